//! Kinds of project and their map symbols.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// A kind (tipologia) of project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Kind {
    /// Identifier, such as `cycle_route`.
    pub id: String,
    /// Singular name.
    pub name: Text,
    /// Plural name.
    pub plural: Text,
    /// The shape that tells it from others without colour.
    pub symbol: Symbol,
}

/// Map symbols of the kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Symbol {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
    /// ✚
    Cross,
    /// ⬢
    Hexagon,
    /// ★
    Star,
    /// A stroke.
    Line,
}

impl Symbol {
    /// Every symbol.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Circle, "circle"),
        (Self::Square, "square"),
        (Self::Triangle, "triangle"),
        (Self::Diamond, "diamond"),
        (Self::Cross, "cross"),
        (Self::Hexagon, "hexagon"),
        (Self::Star, "star"),
        (Self::Line, "line"),
    ];

    /// Reads an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, i)| *i == id)
            .map(|(s, _)| s)
    }
}
