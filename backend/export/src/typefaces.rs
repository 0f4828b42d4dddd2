//! The files of the typefaces, in the program: a server may have no typefaces installed, and the same map gives the same picture on
//! every machine.

use std::sync::OnceLock;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// Name of the main typeface.
pub(crate) const FAMILY: &str = "Titillium Web";

/// Name of the typeface of emoji.
pub(crate) const EMOJI: &str = "Noto Emoji";

/// The file of a typeface.
pub(crate) struct File {
    /// Name of its family, as CSS names it.
    pub name: &'static str,
    /// Whether it is the bold one; none when there is one weight only.
    pub bold: Option<bool>,
    /// The OpenType file.
    pub bytes: &'static [u8],
}

const fn file(name: &'static str, bold: Option<bool>, bytes: &'static [u8]) -> File {
    File { name, bold, bytes }
}

/// In order of preference: Titillium Web, then what it has no glyphs for: Hebrew, Arabic, other alphabets and signs, emoji.
/// Where they come from is in `backend/export/fonts/README.md`.
pub(crate) static FILES: [File; 8] = [
    file(
        FAMILY,
        Some(false),
        include_bytes!("../fonts/TitilliumWeb-Regular.ttf"),
    ),
    file(
        FAMILY,
        Some(true),
        include_bytes!("../fonts/TitilliumWeb-Bold.ttf"),
    ),
    file(
        "Noto Sans Hebrew",
        Some(false),
        include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
    ),
    file(
        "Noto Sans Hebrew",
        Some(true),
        include_bytes!("../fonts/NotoSansHebrew-Bold.ttf"),
    ),
    file(
        "Noto Sans Arabic",
        Some(false),
        include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    ),
    file(
        "Noto Sans Arabic",
        Some(true),
        include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
    ),
    file(
        "DejaVu Sans",
        None,
        include_bytes!("../fonts/DejaVuSans-part.ttf"),
    ),
    file(
        EMOJI,
        None,
        include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
    ),
];

/// The subset of Titillium Web that Italian and English need, by weight: the files that the client's page loads, and that pages and
/// drawings carry.
const WEB: [(u16, &[u8]); 2] = [
    (
        400,
        include_bytes!("../../../frontend/assets/fonts/titillium-web-latin-400-normal.woff2"),
    ),
    (
        700,
        include_bytes!("../../../frontend/assets/fonts/titillium-web-latin-700-normal.woff2"),
    ),
];

/// Whether the typefaces of [`web_font_css`] have a character: the ranges of their `@font-face` rules in the client's page.
pub(crate) fn is_in_web_font(c: char) -> bool {
    matches!(
        u32::from(c),
        0..=0xff | 0x131 | 0x152..=0x153 | 0x2c6 | 0x2da | 0x2dc | 0x2010..=0x2026 | 0x20ac | 0x2122 | 0x2212
    )
}

/// CSS that declares the main typeface in both weights, with its files in it.
pub(crate) fn web_font_css() -> &'static str {
    static CSS: OnceLock<String> = OnceLock::new();
    CSS.get_or_init(|| {
        let face = |(weight, bytes): (u16, &[u8])| {
            format!(
                "@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:normal;src:url(data:font/woff2;base64,{}) format('woff2')}}",
                BASE64_STANDARD.encode(bytes)
            )
        };
        WEB.map(face).concat()
    })
}
