//! The XML of a slide's shapes while it is written.

use std::fmt::Write as _;

/// The shapes of a slide as XML, numbered from 2 on, and the addresses their links lead to.
pub(super) struct Canvas {
    pub(super) xml: String,
    pub(super) links: Vec<String>,
    pub(super) language: &'static str,
    /// The colour of the slide's texts on a template, as XML; each text's own without one.
    pub(super) text_colour: Option<String>,
    last_id: u32,
}

impl Canvas {
    pub(super) fn new(language: &'static str, text_colour: Option<String>) -> Self {
        Self {
            xml: String::new(),
            links: Vec::new(),
            language,
            text_colour,
            last_id: 1, // the root of the slide's tree of shapes
        }
    }

    pub(super) fn add(&mut self, text: std::fmt::Arguments) {
        // writing to a String cannot fail
        let _ = self.xml.write_fmt(text);
    }

    pub(super) fn next_id(&mut self) -> u32 {
        self.last_id += 1;
        self.last_id
    }

    pub(super) fn solid(&mut self, colour: &str) {
        let hex = hex(colour);
        self.add(format_args!(
            "<a:solidFill><a:srgbClr val=\"{hex}\"/></a:solidFill>"
        ));
    }
}

/// `RRGGBB` of `#rrggbb`; grey when it is not one.
fn hex(colour: &str) -> String {
    let hex = colour.trim_start_matches('#').to_uppercase();
    if hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        hex
    } else {
        "455A64".to_owned()
    }
}
