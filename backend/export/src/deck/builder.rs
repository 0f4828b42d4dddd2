//! What the slides of a deck share: the atlas and its matrix, places on the slide, titles, footer, links.

use geodata_api::matrix::{Matrix, MatrixColumns, MatrixRows};
use geodata_cartography::{Parts, Scene, Sheet};
use geodata_indicator::matrix::matrix_of;
use geodata_mapspec::MapSpec;
use geodata_model::i18n::Catalogue;
use geodata_model::{Text, Zone};

use crate::drawing::{draw, provenance};
use crate::error::ExportError;
use crate::input::ExportInput;
use crate::pptx::{
    INK, Paragraph, PlacedMap, Presentation, QUIET, Slide, Template, TextBox, write,
};

/// White at the sides of a slide.
pub(super) const MARGIN: f64 = 28.0;

/// What the slides of a deck share: contents and places.
pub(super) struct Deck<'a> {
    pub(super) input: &'a ExportInput<'a>,
    pub(super) template: Option<&'a Template>,
    pub(super) texts: &'a Catalogue,
    pub(super) matrix: Matrix,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Left, top, width, height of what is neither title nor footer.
    pub(super) content_place: [f64; 4],
    /// Left, top, width, height of the footer.
    pub(super) footer_place: [f64; 4],
    /// Text sizes, relative to those on a slide without a template.
    pub(super) scale: f64,
}

impl<'a> Deck<'a> {
    pub(super) fn new(input: &'a ExportInput<'a>, template: Option<&'a Template>) -> Self {
        let (width, height) = match template {
            Some(template) => (template.width, template.height),
            None => input.request.format.size(),
        };
        let (content_place, footer_place, scale) = match template {
            Some(template) => places_on_layout(template.content.content_place, width),
            None => (
                [MARGIN, 62.0, width - 2.0 * MARGIN, height - 112.0],
                [MARGIN, height - 40.0, width - 2.0 * MARGIN, 26.0],
                1.0,
            ),
        };
        Self {
            texts: input.atlas.texts.get(input.request.spec.language),
            matrix: matrix_of(input.atlas, MatrixRows::Strategy, MatrixColumns::Zone),
            input,
            template,
            width,
            height,
            content_place,
            footer_place,
            scale,
        }
    }

    /// The deck as a file.
    pub(super) fn write(&self, title: String, slides: Vec<Slide>) -> Result<Vec<u8>, ExportError> {
        let spec = &self.input.request.spec;
        write(&Presentation {
            template: self.template,
            width: self.width,
            height: self.height,
            title,
            provenance: provenance(self.input.atlas, spec),
            date: self.input.atlas.atlas.date.clone(),
            language: spec.language,
            slides,
        })
    }

    /// A text in the language of the deck.
    pub(super) fn localized<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.input.request.spec.language)
    }

    /// Number and name of a zone.
    pub(super) fn zone_title(&self, zone: &Zone) -> String {
        let (number, name) = (
            zone.number.to_string(),
            self.localized(&zone.name).to_owned(),
        );
        self.texts.text(
            "zone-label",
            &[("number", number.into()), ("name", name.into())],
        )
    }

    fn sheet(&self, parts: Parts, size: (f64, f64)) -> Sheet {
        Sheet {
            parts,
            size: Some(size),
            format: self.input.request.format,
            transparent: true,
            link: None,
            detail: 1.5,
        }
    }

    /// A text box named by a message of the catalogue, with text sizes scaled to the slide.
    pub(super) fn text(
        &self,
        name: &str,
        place: [f64; 4],
        mut paragraphs: Vec<Paragraph>,
    ) -> TextBox {
        for paragraph in &mut paragraphs {
            paragraph.size *= self.scale;
        }
        TextBox {
            name: self.texts.text(name, &[]),
            place,
            paragraphs,
        }
    }

    /// Sources, date and version of the data.
    pub(super) fn footer(&self) -> TextBox {
        let atlas = &self.input.atlas.atlas;
        let date = self.texts.text(
            "sheet-date",
            &[
                ("date", self.texts.date(&atlas.date).into()),
                ("version", atlas.version.as_str().into()),
            ],
        );
        let text = format!("{} · {date}", self.localized(&atlas.attribution));
        self.text(
            "layer-sources",
            self.footer_place,
            vec![line(text, 11.0, QUIET)],
        )
    }

    /// A title in a place.
    pub(super) fn title(text: String, place: [f64; 4], size: f64) -> TextBox {
        TextBox {
            name: String::new(),
            place,
            paragraphs: vec![Paragraph {
                bold: true,
                ..line(text, size, INK)
            }],
        }
    }

    /// A title at the top of a slide.
    pub(super) fn heading(&self, text: String) -> TextBox {
        Self::title(text, [MARGIN, 22.0, self.width - 2.0 * MARGIN, 38.0], 27.0)
    }

    /// A paragraph with a link to a map on the server; none without a base URL.
    pub(super) fn link_paragraphs(&self, spec: &MapSpec) -> Vec<Paragraph> {
        let link = self.input.base_url;
        let link = link.map(|base_url| self.input.request.address(base_url, spec));
        let paragraph = |link: String| Paragraph {
            link: Some(link),
            ..line(self.texts.text("sheet-open", &[]), 13.0, "#0b57a8")
        };
        link.map(paragraph).into_iter().collect()
    }

    pub(super) fn draw_map(&self, spec: &MapSpec, parts: Parts, size: (f64, f64)) -> Scene {
        draw(self.input.atlas, spec, &self.sheet(parts, size))
    }
}

/// Places of content and footer, and scale of text sizes, on a template's layout.
fn places_on_layout([left, top, wide, high]: [f64; 4], width: f64) -> ([f64; 4], [f64; 4], f64) {
    let scale = (width / 1280.0).min(high / 560.0).clamp(0.5, 2.0);
    // room for two lines: the sources may be longer than one
    let foot = 30.0 * scale;
    let content = [left, top + 4.0 * scale, wide, high - foot - 12.0 * scale];
    (content, [left, top + high - foot, wide, foot], scale)
}

pub(super) fn line(text: String, size: f64, colour: &'static str) -> Paragraph {
    Paragraph {
        text,
        size,
        colour,
        ..Paragraph::default()
    }
}

pub(super) fn bullet(text: String, size: f64) -> Paragraph {
    Paragraph {
        bullet: true,
        ..line(text, size, INK)
    }
}

pub(super) fn placed(scene: Scene, x: f64, y: f64) -> Vec<PlacedMap> {
    vec![PlacedMap { scene, x, y }]
}
