//! Where the figures come from that the API gives without a citation of their own.

/// A figure about places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Residents, and everything counted per resident.
    Residents,
    /// Official surface.
    Surface,
    /// Altitude and altitude zone.
    Altitude,
    /// Which municipalities make a zone.
    Membership,
    /// Polygons.
    Boundaries,
}

impl Figure {
    /// The identifier of its source in the register (`sources.csv`, described in SOURCES.md).
    pub fn source(self) -> &'static str {
        match self {
            Self::Residents => "istat-population-2023",
            Self::Surface | Self::Altitude => "istat-situas-2022",
            Self::Membership => "zones-2015",
            Self::Boundaries => "istat-boundaries-2023",
        }
    }
}
