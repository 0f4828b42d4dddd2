//! The device on which the page is opened: a desktop computer or a phone, with or without WebGL.

/// The device that the browser emulates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Device {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// Whether it is a phone, with touch and two device pixels for each CSS pixel.
    pub phone: bool,
    /// Whether the browser can draw WebGL.
    pub webgl: bool,
}

impl Device {
    /// A desktop computer, 1440 by 900.
    pub const DESKTOP: Self = Self {
        width: 1440,
        height: 900,
        phone: false,
        webgl: true,
    };
    /// A phone in portrait, 390 by 844.
    pub const PHONE: Self = Self {
        width: 390,
        height: 844,
        phone: true,
        webgl: true,
    };

    /// The same device without WebGL.
    #[must_use]
    pub const fn without_webgl(self) -> Self {
        Self {
            webgl: false,
            ..self
        }
    }
}
