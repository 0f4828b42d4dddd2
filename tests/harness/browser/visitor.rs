//! Who looks at the page: at a desk or on a phone, with or without WebGL.

/// What kind of visitor the browser plays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visitor {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// A phone: touch, and two device pixels for each CSS pixel.
    pub phone: bool,
    /// Whether the browser can draw WebGL.
    pub webgl: bool,
}

impl Visitor {
    /// At a desk, 1440 by 900.
    pub const DESK: Self = Self {
        width: 1440,
        height: 900,
        phone: false,
        webgl: true,
    };
    /// On a phone held upright, 390 by 844.
    pub const PHONE: Self = Self {
        width: 390,
        height: 844,
        phone: true,
        webgl: true,
    };

    /// The same visitor on a machine without WebGL.
    #[must_use]
    pub const fn without_webgl(self) -> Self {
        Self {
            webgl: false,
            ..self
        }
    }
}
