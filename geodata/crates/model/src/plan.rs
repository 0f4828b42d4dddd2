//! The plan: axes, strategies, principles, statements and declared absences.

use serde::{Deserialize, Serialize};

use crate::code::{AxisNumber, StrategyCode, ZoneNumber};
use crate::provenance::Citation;
use crate::text::Text;

/// An axis (asse) of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Axis {
    /// Number, from 1.
    pub number: AxisNumber,
    /// Current name.
    pub name: Text,
    /// Name in the 2021-23 plan.
    pub name_2021: String,
    /// What the axis is for, in our words.
    pub aim: String,
    /// Number of actions (azioni) of the axis; absent when the plan counts none.
    pub actions: Option<u16>,
    /// Code of the mission of the recovery plan (PNRR) it mirrors, such as `M1`.
    pub pnrr_mission: String,
    /// Name of that mission.
    pub pnrr_mission_name: String,
    /// Objectives of European cohesion policy, as the source gives them.
    pub cohesion_objectives: String,
    /// Colour as `#rrggbb`.
    pub colour: String,
    /// Provenance.
    pub sources: Vec<Citation>,
}

/// A strategy (strategia) of an axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Strategy {
    /// Code, such as `3.4`.
    pub code: StrategyCode,
    /// Title.
    pub title: Text,
    /// What it aims at, in our words.
    pub aim: String,
    /// Provenance.
    pub sources: Vec<Citation>,
}

/// A principle of the plan's vision or method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Principle {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: Text,
    /// The principle in our words.
    pub text: String,
    /// Provenance.
    pub sources: Vec<Citation>,
}

/// A stated or derived figure about the plan, kept because sources differ on it or others rest on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Statement {
    /// Identifier.
    pub id: String,
    /// What it is about.
    pub topic: String,
    /// The value as text.
    pub value: String,
    /// What the sources say, in our words.
    pub text: String,
    /// Zones that a source did not hear: what it does not say of them is no sign of anything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unheard_zones: Vec<ZoneNumber>,
    /// Provenance.
    pub sources: Vec<Citation>,
}

/// A declared absence: a source says that nothing was reported. Not the same as silence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Absence {
    /// Identifier.
    pub id: String,
    /// The strategy without action.
    pub strategy: StrategyCode,
    /// The zones it concerns; empty for the whole area.
    pub zones: Vec<ZoneNumber>,
    /// Whether the whole strategy or only the named aspect of it is absent.
    pub scope: AbsenceScope,
    /// What the source says, in our words.
    pub statement: String,
    /// Provenance.
    pub sources: Vec<Citation>,
}

/// How much of a strategy a declared absence covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AbsenceScope {
    /// The whole strategy.
    Whole,
    /// Only the aspect named in the statement.
    Part,
}
