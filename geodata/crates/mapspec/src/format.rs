//! Formats of a sheet: proportions and size of an exported map.

/// Proportions and size of a sheet, landscape where they are not square.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// 16:9, the usual slide.
    #[default]
    Wide,
    /// 4:3, the older slide.
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
