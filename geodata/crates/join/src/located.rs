//! What there is of a project to share out, which decides the rules that apply.

use geodata_model::Rule;

/// What there is to share out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Located {
    Points,
    Line,
    Area,
    Named,
    Schematic,
    Zones,
    Nowhere,
}

impl Located {
    /// Whether a rule means something for it.
    pub(super) fn takes(self, rule: Rule) -> bool {
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
    pub(super) fn key(self) -> &'static str {
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
