//! The typefaces of exports, carried in the program: a server has none of its own, and the same
//! map must give the same picture everywhere.

use std::sync::{Arc, OnceLock};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use resvg::usvg::fontdb::Database;

/// Name of the main typeface.
pub(crate) const FAMILY: &str = "Titillium Web";

/// Titillium Web, then what it has no letters for: other alphabets, signs, faces.
pub(crate) const FILES: [&[u8]; 3] = [
    include_bytes!("../../fonts/TitilliumWeb-Regular.ttf"),
    include_bytes!("../../fonts/TitilliumWeb-Bold.ttf"),
    include_bytes!("../../fonts/DejaVuSans-part.ttf"),
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

/// The typefaces for pictures, read once.
pub(crate) fn database() -> Arc<Database> {
    static DATABASE: OnceLock<Arc<Database>> = OnceLock::new();
    let read = || {
        let mut database = Database::new();
        for file in FILES {
            database.load_font_source(resvg::usvg::fontdb::Source::Binary(Arc::new(file)));
        }
        database.set_sans_serif_family(FAMILY);
        Arc::new(database)
    };
    Arc::clone(DATABASE.get_or_init(read))
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
