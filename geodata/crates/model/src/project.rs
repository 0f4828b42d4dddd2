//! Projects: the records of the register.

use serde::{Deserialize, Serialize};

use crate::code::{ProjectId, StrategyCode, ZoneNumber};
#[cfg(doc)]
use crate::kind::Kind;
use crate::place::Place;
use crate::provenance::Citation;
use crate::status::Status;
use crate::text::Text;
use crate::validity::Validity;

/// A project, initiative or facility of the register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Project {
    /// Stable identifier.
    pub id: ProjectId,
    /// Title.
    pub title: Text,
    /// What it is, in one or two Italian sentences of our own.
    pub summary: String,
    /// Identifier of its [`Kind`].
    pub kind: String,
    /// Strategies it serves; the first is the primary one. Never empty.
    pub strategies: Vec<StrategyCode>,
    /// How far it has come, as the source words it.
    pub status: Status,
    /// The body that leads it, as the source names it; empty when the source does not.
    pub lead_body: String,
    /// Partners as the source names them.
    pub partners: String,
    /// Programme or funding line.
    pub programme: String,
    /// Number of interventions, if a source states it.
    pub interventions: Option<u32>,
    /// Amount in euro, if a source states it.
    pub amount_eur: Option<f64>,
    /// Length in kilometres, if a source states it.
    pub length_km: Option<f64>,
    /// Codice unico di progetto.
    pub cup: String,
    /// Where it is, no more precisely than the source allows.
    pub place: Place,
    /// Zones the source declares in words, compared with the computed ones.
    pub declared_zones: Vec<ZoneNumber>,
    /// Provenance. Never empty.
    pub sources: Vec<Citation>,
    /// Date of the information: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub source_date: String,
    /// From when to when it holds, if a source states it.
    #[serde(flatten)]
    pub validity: Validity,
    /// What a reader must know, such as why a place is coarse.
    pub note: String,
}
