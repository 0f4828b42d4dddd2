//! The kinds of exports of a map, their options, and their addresses on the server.

use geodata_mapspec::{Format, MapSpec};

/// A kind of export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Output {
    /// A PNG picture.
    #[default]
    Picture,
    /// An SVG drawing.
    Drawing,
    /// A PDF for printing.
    Paper,
    /// The zone sheets for the co-planning tables, or that of one zone when the map is about one.
    Sheet,
    /// A slide whose shapes can be edited.
    Slide,
    /// A deck with a slide for every zone.
    Deck,
    /// A page that works without a network.
    Offline,
    /// A map embedded in another page.
    Frame,
}

impl Output {
    /// All of them, in the order of the panel.
    pub const ALL: [Self; 8] = [
        Self::Picture,
        Self::Paper,
        Self::Sheet,
        Self::Slide,
        Self::Deck,
        Self::Drawing,
        Self::Offline,
        Self::Frame,
    ];

    /// The name in identifiers and in message keys.
    pub fn id(self) -> &'static str {
        match self {
            Self::Picture => "png",
            Self::Drawing => "svg",
            Self::Paper => "pdf",
            Self::Sheet => "sheet",
            Self::Slide => "pptx",
            Self::Deck => "deck",
            Self::Offline => "html",
            Self::Frame => "embed",
        }
    }

    /// Whether a format (proportions) can be chosen.
    pub fn has_format(self) -> bool {
        !matches!(self, Self::Offline | Self::Frame | Self::Sheet)
    }

    /// Name of the file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Picture => "atlante.png",
            Self::Drawing => "atlante.svg",
            Self::Paper => "atlante.pdf",
            Self::Sheet => "atlante-schede.pdf",
            Self::Slide => "atlante.pptx",
            Self::Deck => "atlante-zone.pptx",
            Self::Offline | Self::Frame => "atlante.html",
        }
    }
}

/// The options of an export, as chosen in the panel.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ExportOptions {
    /// Kind of export.
    pub output: Output,
    /// Proportions.
    pub format: Format,
    /// Factor on the resolution of pictures: 1, 2 or 4.
    pub scale: u8,
    /// Whether a picture has a transparent background instead of a white one.
    pub transparent: bool,
    /// Whether an embedded map is a static picture.
    pub still: bool,
    /// Whether an embedded map uses the dark scheme.
    pub dark: bool,
}

impl ExportOptions {
    /// The address of the file, or of the embedded page.
    pub fn address(&self, spec: &MapSpec) -> String {
        let map = spec.to_query();
        match self.output {
            Output::Picture => {
                let mut more = vec![self.format_key()];
                if self.scale > 1 {
                    more.push(format!("scale={}", self.scale));
                }
                if self.transparent {
                    more.push("background=transparent".to_owned());
                }
                join("export/map.png", &map, &more)
            }
            Output::Drawing => join("export/map.svg", &map, &[self.format_key()]),
            Output::Paper => join("export/map.pdf", &map, &[self.format_key()]),
            Output::Sheet => join("export/sheet.pdf", &map, &[]),
            Output::Slide => join("export/map.pptx", &map, &[self.format_key()]),
            Output::Deck => join("export/deck.pptx", &map, &[self.format_key()]),
            Output::Offline => join("export/map.html", &map, &[]),
            Output::Frame => {
                let still = self.still.then(|| "mode=still".to_owned());
                let dark = self.dark.then(|| "scheme=dark".to_owned());
                let more: Vec<_> = still.into_iter().chain(dark).collect();
                join("embed", &map, &more)
            }
        }
    }

    /// The address of a small picture of the map in the export's format.
    pub fn preview(&self, spec: &MapSpec) -> String {
        let more = [self.format_key(), "width=640".to_owned()];
        join("export/map.png", &spec.to_query(), &more)
    }

    /// The address of the picture that is copied to the clipboard, at the lowest resolution: it is large enough for a slide.
    pub fn copied_picture(&self, spec: &MapSpec) -> String {
        join("export/map.png", &spec.to_query(), &[self.format_key()])
    }

    fn format_key(&self) -> String {
        if self.format == Format::default() || !self.output.has_format() {
            return String::new();
        }
        format!("format={}", self.format.id())
    }
}

/// The address of the data of a map as a table.
pub fn table(spec: &MapSpec) -> String {
    join("export/map.csv", &spec.to_query(), &[])
}

/// The HTML code that embeds a map into another page.
pub fn frame(address: &str, title: &str) -> String {
    let (address, title) = (
        geodata_model::xml::escape(address),
        geodata_model::xml::escape(title),
    );
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"800\" height=\"640\" loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>"
    )
}

fn join(path: &str, map: &str, more: &[String]) -> String {
    let all = std::iter::once(map).chain(more.iter().map(String::as_str));
    let query: Vec<&str> = all.filter(|part| !part.is_empty()).collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use geodata_model::Language;
    use geodata_model::i18n::Catalogue;

    use super::*;

    #[test]
    fn addresses_contain_the_map_and_the_options_that_differ_from_the_default() {
        let spec = MapSpec::from_query("theme=density&title=A%20%26%20B").0;
        let mut options = ExportOptions::default();
        assert_eq!(
            options.address(&spec),
            "export/map.png?theme=density&title=A%20%26%20B"
        );
        options.format = Format::A4;
        options.scale = 2;
        options.transparent = true;
        assert_eq!(
            options.address(&MapSpec::default()),
            "export/map.png?format=a4&scale=2&background=transparent"
        );
        options.output = Output::Frame;
        options.still = true;
        assert_eq!(options.address(&MapSpec::default()), "embed?mode=still");
    }

    #[test]
    fn every_output_has_a_name_in_both_languages() {
        for language in [Language::It, Language::En] {
            let catalogue = Catalogue::of_page(language);
            for output in Output::ALL {
                let key = format!("ui-output-{}", output.id());
                assert_ne!(catalogue.text(&key, &[]), key, "{language:?}");
            }
        }
    }

    #[test]
    fn the_title_in_the_code_of_the_frame_is_escaped() {
        let code = frame("https://a.example.it/embed?q=1&x=2", "\"><script>");
        assert!(code.contains("&quot;&gt;&lt;script&gt;") && code.contains("&amp;x=2"));
    }
}
