//! The sheet a map is drawn on.

use geodata_mapspec::Format;

/// White around everything, in units of 1/96 inch.
pub(super) const MARGIN: f64 = 28.0;

/// A sheet and what is printed on it beside the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Proportions and size.
    pub format: Format,
    /// No white behind the map.
    pub transparent: bool,
    /// The map's own address, printed and as QR code.
    pub link: Option<String>,
    /// Pixels per unit for which the drawing must be fine enough: lines are thinned to half a pixel.
    pub detail: f64,
    /// What is printed.
    pub parts: Parts,
    /// A size in place of the format's.
    pub size: Option<(f64, f64)>,
}

/// What is printed on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Parts {
    /// Map, title, legend, sources.
    #[default]
    All,
    /// Map, legend and scale: title and sources are around it.
    MapAndLegend,
    /// The map alone: the page around it has the rest.
    Map,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            format: Format::default(),
            transparent: false,
            link: None,
            detail: 2.0,
            parts: Parts::default(),
            size: None,
        }
    }
}

impl Sheet {
    pub(super) fn size(&self) -> (f64, f64) {
        self.size.unwrap_or_else(|| self.format.size())
    }

    /// Points of an arc nearer than this to the one before are left out: half a pixel cannot be seen.
    pub(super) fn min_point_distance(&self) -> f64 {
        0.5 / self.detail.max(1.0)
    }

    pub(super) fn digits(&self) -> usize {
        if self.detail > 1.0 { 2 } else { 1 }
    }

    /// Factor of the size of texts: A3 is read from a greater distance than A4.
    pub(super) fn text_scale(&self) -> f64 {
        match self.format {
            Format::A3 => 1.3,
            Format::Square => 1.1,
            _ => 1.0,
        }
    }
}
