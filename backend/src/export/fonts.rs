//! The typefaces of exports, carried in the program: a server has none of its own, and the same
//! map must give the same picture everywhere.

use std::sync::OnceLock;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// Name of the main typeface.
pub(crate) const FAMILY: &str = "Titillium Web";

/// Name of the typeface of signs that are pictures.
pub(crate) const EMOJI: &str = "Noto Emoji";

/// The file of a typeface.
pub(crate) struct File {
    /// Name of its family.
    pub name: &'static str,
    /// Whether it is the bold one; none when there is one weight only.
    pub bold: Option<bool>,
    /// What is in it.
    pub bytes: &'static [u8],
}

const fn file(name: &'static str, bold: Option<bool>, bytes: &'static [u8]) -> File {
    File { name, bold, bytes }
}

/// Titillium Web, then what it has no letters for: Hebrew, Arabic, other alphabets and signs, emoji.
/// Where they come from is in `backend/fonts/README.md`.
pub(crate) static FILES: [File; 8] = [
    file(
        FAMILY,
        Some(false),
        include_bytes!("../../fonts/TitilliumWeb-Regular.ttf"),
    ),
    file(
        FAMILY,
        Some(true),
        include_bytes!("../../fonts/TitilliumWeb-Bold.ttf"),
    ),
    file(
        "Noto Sans Hebrew",
        Some(false),
        include_bytes!("../../fonts/NotoSansHebrew-Regular.ttf"),
    ),
    file(
        "Noto Sans Hebrew",
        Some(true),
        include_bytes!("../../fonts/NotoSansHebrew-Bold.ttf"),
    ),
    file(
        "Noto Sans Arabic",
        Some(false),
        include_bytes!("../../fonts/NotoSansArabic-Regular.ttf"),
    ),
    file(
        "Noto Sans Arabic",
        Some(true),
        include_bytes!("../../fonts/NotoSansArabic-Bold.ttf"),
    ),
    file(
        "DejaVu Sans",
        None,
        include_bytes!("../../fonts/DejaVuSans-part.ttf"),
    ),
    file(
        EMOJI,
        None,
        include_bytes!("../../fonts/NotoEmoji-Regular.ttf"),
    ),
];

/// The parts of Titillium Web that Italian and English need, as pages and drawings carry it.
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

/// Whether [`style`] has a letter: what the files of the page say they have.
pub(crate) fn is_in_style(c: char) -> bool {
    matches!(
        u32::from(c),
        0..=0xff | 0x131 | 0x152..=0x153 | 0x2c6 | 0x2da | 0x2dc | 0x2010..=0x2026 | 0x20ac | 0x2122 | 0x2212
    )
}

/// CSS with the typeface in it.
pub(crate) fn style() -> &'static str {
    static STYLE: OnceLock<String> = OnceLock::new();
    STYLE.get_or_init(|| {
        let face = |(weight, bytes): (u16, &[u8])| {
            format!(
                "@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:normal;src:url(data:font/woff2;base64,{}) format('woff2')}}",
                BASE64_STANDARD.encode(bytes)
            )
        };
        WEB.map(face).concat()
    })
}
