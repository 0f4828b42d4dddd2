//! What can be made of a map, and at which address of the server.

use geodata_mapspec::{Format, MapSpec};

/// A thing to take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Output {
    /// A picture.
    #[default]
    Picture,
    /// A drawing of vectors.
    Drawing,
    /// A sheet of paper.
    Paper,
    /// The sheets of zones for the tables, of one where the map is about one.
    Sheet,
    /// A slide whose shapes can be edited.
    Slide,
    /// A deck with a slide for every zone.
    Deck,
    /// A page that works without a network.
    Offline,
    /// A frame in another page.
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

    /// The word in identifiers and in keys of texts.
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

    /// Whether proportions can be chosen.
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

/// What is chosen in the panel.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ExportOptions {
    /// What to make.
    pub output: Output,
    /// Proportions.
    pub format: Format,
    /// Times as fine, for pictures: 1, 2, 4.
    pub scale: u8,
    /// No white behind the map.
    pub transparent: bool,
    /// A frame in which nothing moves.
    pub still: bool,
    /// A frame in dark surroundings.
    pub dark: bool,
}

impl ExportOptions {
    /// The address of the file, or of the page in the frame.
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

    /// A small picture of what will be made.
    pub fn preview(&self, spec: &MapSpec) -> String {
        let more = [self.format_key(), "width=640".to_owned()];
        join("export/map.png", &spec.to_query(), &more)
    }

    /// The address of the picture that is copied: large enough for a slide, quick to paste.
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

/// The data behind a map as a table.
pub fn table(spec: &MapSpec) -> String {
    join("export/map.csv", &spec.to_query(), &[])
}

/// The code that puts a map into another page.
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
    fn addresses_carry_the_map_and_only_what_differs_from_the_usual() {
        let spec = MapSpec::from_query("theme=density&title=A%20%26%20B").0;
        let mut choices = ExportOptions::default();
        assert_eq!(
            choices.address(&spec),
            "export/map.png?theme=density&title=A%20%26%20B"
        );
        choices.format = Format::A4;
        choices.scale = 2;
        choices.transparent = true;
        assert_eq!(
            choices.address(&MapSpec::default()),
            "export/map.png?format=a4&scale=2&background=transparent"
        );
        choices.output = Output::Frame;
        choices.still = true;
        assert_eq!(choices.address(&MapSpec::default()), "embed?mode=still");
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
    fn a_title_cannot_leave_the_code_of_the_frame() {
        let code = frame("https://a.example.it/embed?q=1&x=2", "\"><script>");
        assert!(code.contains("&quot;&gt;&lt;script&gt;") && code.contains("&amp;x=2"));
    }
}
