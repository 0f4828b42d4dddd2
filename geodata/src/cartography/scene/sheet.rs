//! What a map is drawn on.

/// Proportions and size of a sheet, landscape where they are not square.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// 16:9, a slide of today.
    #[default]
    Wide,
    /// 4:3, a slide of yesterday.
    Standard,
    /// Square, for social media.
    Square,
    /// A4.
    A4,
    /// A3.
    A3,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Wide, Self::Standard, Self::Square, Self::A4, Self::A3];

    /// The word in a query.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Wide => "16x9",
            Self::Standard => "4x3",
            Self::Square => "square",
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    /// The format of a word; `16:9` and `4:3` are understood too.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        let id = id.to_lowercase().replace(':', "x");
        Self::ALL.into_iter().find(|f| f.id() == id)
    }

    /// Width and height in units of 1/96 inch.
    #[must_use]
    pub fn size(self) -> (f64, f64) {
        match self {
            Self::Wide => (1280.0, 720.0),
            Self::Standard => (1024.0, 768.0),
            Self::Square => (960.0, 960.0),
            Self::A4 => (1122.5, 793.7),
            Self::A3 => (1587.4, 1122.5),
        }
    }
}

/// A sheet and what is printed on it beside the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Proportions and size.
    pub format: Format,
    /// No white behind the map.
    pub transparent: bool,
    /// The map's own address, printed and as QR code.
    pub link: Option<String>,
    /// Pixels per unit the drawing must stand: lines are thinned to half of one.
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
    pub(super) fn thin(&self) -> f64 {
        0.5 / self.detail.max(1.0)
    }

    pub(super) fn digits(&self) -> usize {
        if self.detail > 1.0 { 2 } else { 1 }
    }

    /// A3 is looked at from farther away than A4.
    pub(super) fn text_scale(&self) -> f64 {
        match self.format {
            Format::A3 => 1.3,
            Format::Square => 1.1,
            _ => 1.0,
        }
    }
}
