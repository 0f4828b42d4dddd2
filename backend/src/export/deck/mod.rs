//! A deck for the plan's meetings: cover, the whole area, a slide for every zone, the sources.

mod slides;
mod words;

use geodata_api::gaps::Gaps;
use geodata_api::matrix::{Matrix, MatrixColumns, MatrixRows};
use geodata_atlas::PreparedAtlas;
use geodata_cartography::{Parts, Scene, Sheet};
use geodata_indicator::matrix::matrix_of;
use geodata_mapspec::MapSpec;
use geodata_model::i18n::Catalogue;
use geodata_model::{Text, Zone, ZoneNumber};

use super::options::Request;
use super::pptx::{INK, Paragraph, Placed, Presentation, QUIET, Slide, Template, TextBox, write};
use super::{ExportError, scene};

const MARGIN: f64 = 28.0;

/// What a deck is made from.
pub(crate) struct Maker<'a> {
    /// The atlas.
    pub atlas: &'a PreparedAtlas,
    /// Its gaps.
    pub gaps: &'a Gaps,
    /// The map of the overview, and the size of the slides.
    pub request: &'a Request,
    /// Scheme and host of the server, for links.
    pub origin: Option<&'a str>,
    /// Whose look and size the slides have; their own without one.
    pub template: Option<&'a Template>,
}

/// The whole deck.
pub(crate) fn deck(maker: &Maker) -> Result<Vec<u8>, ExportError> {
    let deck = Deck::new(maker);
    let mut slides = vec![deck.cover(), deck.overview()];
    slides.extend(maker.atlas.atlas.zones.values().map(|z| deck.zone(z)));
    slides.push(deck.closing());
    deck.write(deck.say(&maker.atlas.atlas.title).to_owned(), slides)
}

/// The slide of one zone.
pub(crate) fn zone(maker: &Maker, number: ZoneNumber) -> Result<Vec<u8>, ExportError> {
    let deck = Deck::new(maker);
    let zone = maker.atlas.atlas.zones.get(&number);
    let zone = zone.ok_or(ExportError::NoZone(number.0))?;
    deck.write(deck.zone_title(zone), vec![deck.zone(zone)])
}

/// The map alone, on a slide of a template.
pub(crate) fn map(maker: &Maker) -> Result<Vec<u8>, ExportError> {
    let deck = Deck::new(maker);
    let slide = deck.overview();
    let title = slide.title.paragraphs.iter().map(|p| p.text.as_str());
    deck.write(title.collect(), vec![slide])
}

struct Deck<'a> {
    maker: &'a Maker<'a>,
    texts: &'a Catalogue,
    matrix: Matrix,
    width: f64,
    height: f64,
    /// Left, top, width, height of what is neither title nor footer.
    room: [f64; 4],
    /// Left, top, width, height of the footer.
    foot: [f64; 4],
    /// How much larger letters are than on a slide of our own.
    scale: f64,
}

impl<'a> Deck<'a> {
    fn new(maker: &'a Maker<'a>) -> Self {
        let (width, height) = match maker.template {
            Some(template) => (template.width, template.height),
            None => maker.request.format.size(),
        };
        let (room, foot, scale) = match maker.template {
            Some(template) => within(template.content.room, width),
            None => (
                [MARGIN, 62.0, width - 2.0 * MARGIN, height - 112.0],
                [MARGIN, height - 40.0, width - 2.0 * MARGIN, 26.0],
                1.0,
            ),
        };
        Self {
            texts: maker.atlas.texts.get(maker.request.spec.language),
            matrix: matrix_of(maker.atlas, MatrixRows::Strategy, MatrixColumns::Zone),
            maker,
            width,
            height,
            room,
            foot,
            scale,
        }
    }

    fn write(&self, title: String, slides: Vec<Slide>) -> Result<Vec<u8>, ExportError> {
        let spec = &self.maker.request.spec;
        let version = &self.maker.atlas.atlas.version;
        write(&Presentation {
            template: self.maker.template,
            width: self.width,
            height: self.height,
            title,
            origin: format!("MapSpec: {} · {version}", spec.to_query()),
            date: self.maker.atlas.atlas.date.clone(),
            language: spec.language,
            slides,
        })
    }

    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.maker.request.spec.language)
    }

    fn zone_title(&self, zone: &Zone) -> String {
        let (number, name) = (zone.number.to_string(), self.say(&zone.name).to_owned());
        self.texts.text(
            "zone-label",
            &[("number", number.into()), ("name", name.into())],
        )
    }

    fn sheet(&self, parts: Parts, size: (f64, f64)) -> Sheet {
        Sheet {
            parts,
            size: Some(size),
            format: self.maker.request.format,
            transparent: true,
            link: None,
            detail: 1.5,
        }
    }

    /// A box with letters as large as the slide has room for.
    fn text(&self, name: &str, place: [f64; 4], mut paragraphs: Vec<Paragraph>) -> TextBox {
        for paragraph in &mut paragraphs {
            paragraph.size *= self.scale;
        }
        TextBox {
            name: self.texts.text(name, &[]),
            place,
            paragraphs,
        }
    }

    fn footer(&self) -> TextBox {
        let atlas = &self.maker.atlas.atlas;
        let date = self.texts.text(
            "sheet-date",
            &[
                ("date", self.texts.date(&atlas.date).into()),
                ("version", atlas.version.as_str().into()),
            ],
        );
        let text = format!("{} · {date}", self.say(&atlas.attribution));
        self.text("layer-sources", self.foot, vec![line(text, 11.0, QUIET)])
    }

    fn title(text: String, place: [f64; 4], size: f64) -> TextBox {
        TextBox {
            name: String::new(),
            place,
            paragraphs: vec![Paragraph {
                bold: true,
                ..line(text, size, INK)
            }],
        }
    }

    fn heading(&self, text: String) -> TextBox {
        Self::title(text, [MARGIN, 22.0, self.width - 2.0 * MARGIN, 38.0], 27.0)
    }

    fn linked(&self, spec: &MapSpec) -> Vec<Paragraph> {
        let link = self.maker.origin;
        let link = link.map(|origin| self.maker.request.address(origin, spec));
        let paragraph = |link: String| Paragraph {
            link: Some(link),
            ..line(self.texts.text("sheet-open", &[]), 13.0, "#0b57a8")
        };
        link.map(paragraph).into_iter().collect()
    }

    fn drawn(&self, spec: &MapSpec, parts: Parts, size: (f64, f64)) -> Scene {
        scene(self.maker.atlas, spec, &self.sheet(parts, size))
    }
}

/// Room, footer and size of letters on a template's layout.
fn within([left, top, wide, high]: [f64; 4], width: f64) -> ([f64; 4], [f64; 4], f64) {
    let scale = (width / 1280.0).min(high / 560.0).clamp(0.5, 2.0);
    // two lines, of a source that is longer than a line
    let foot = 30.0 * scale;
    let room = [left, top + 4.0 * scale, wide, high - foot - 12.0 * scale];
    (room, [left, top + high - foot, wide, foot], scale)
}

fn line(text: String, size: f64, colour: &'static str) -> Paragraph {
    Paragraph {
        text,
        size,
        colour,
        ..Paragraph::default()
    }
}

fn bullet(text: String, size: f64) -> Paragraph {
    Paragraph {
        bullet: true,
        ..line(text, size, INK)
    }
}

fn placed(scene: Scene, x: f64, y: f64) -> Vec<Placed> {
    vec![Placed { scene, x, y }]
}
