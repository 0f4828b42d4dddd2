//! The form in which a project's place is given, which decides the rules that apply to it.

use geodata_model::Rule;

/// The form in which a project's place is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlaceForm {
    /// Points of a geometry.
    Points,
    /// Lines of a geometry.
    Line,
    /// Polygons of a geometry.
    Area,
    /// Municipalities that a source names.
    Named,
    /// A line through municipalities that a source names.
    Schematic,
    /// Zones as a whole.
    Zones,
    /// No place: the whole area, or a geometry that cannot be used.
    Nowhere,
}

impl PlaceForm {
    /// Whether a rule can be applied to it.
    pub(crate) fn allows(self, rule: Rule) -> bool {
        match rule {
            Rule::Geometry => true,
            Rule::Presence | Rule::Equal | Rule::Population => self != Self::Nowhere,
            Rule::Length => self == Self::Line,
            Rule::Area => matches!(
                self,
                Self::Area | Self::Named | Self::Schematic | Self::Zones
            ),
        }
    }

    /// Key of its name in the message catalogue.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Points => "located-points",
            Self::Line => "located-line",
            Self::Area => "located-area",
            Self::Named => "located-named",
            Self::Schematic => "located-schematic",
            Self::Zones => "located-zones",
            Self::Nowhere => "located-nowhere",
        }
    }
}
