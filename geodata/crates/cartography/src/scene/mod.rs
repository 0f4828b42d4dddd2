//! The one drawing of a map, before it becomes a file: named layers of named shapes with their places
//! in units of 1/96 inch. SVG, PNG, slides and pages are all written from it.

mod clip;
mod colours;
mod columns;
mod extent;
mod footer;
mod frame;
mod inputs;
mod labels;
mod layers;
mod layout;
mod legend;
mod map_frame;
mod projects;
mod qr_code;
mod scale_bar;
mod shape;
mod sheet;
mod text_metrics;
mod title;
mod units;

use geo::Coord;

pub use qr_code::qr_code;
pub use shape::{Fill, Geometry, LINE_HEIGHT, Label, Layer, Shape, Stroke, Text};
pub use sheet::{Parts, Sheet};
pub use text_metrics::{FALLBACK_FONT_FACTOR, text_width, wrap};

use inputs::Inputs;

use geodata_api::MapBody;
use geodata_atlas::PreparedAtlas;
use geodata_mapspec::MapSpec;
use geodata_model::Language;

/// A map ready to be written in any format.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width of the sheet.
    pub width: f64,
    /// Height of the sheet.
    pub height: f64,
    /// Language of its texts.
    pub language: Language,
    /// Title of the map.
    pub title: String,
    /// What the map shows, in a sentence: the text alternative of the drawing.
    pub description: String,
    /// Sources, date and version, as printed.
    pub source: String,
    /// The address of the map, when the public address of the server is known.
    pub link: Option<String>,
    /// From the bottom up.
    pub layers: Vec<Layer>,
    /// No background.
    pub transparent: bool,
    /// Digits after the decimal point of coordinates, as many as the resolution asked for can show.
    pub digits: usize,
}

impl Scene {
    /// Draws a map on a sheet.
    #[must_use]
    pub fn new(atlas: &PreparedAtlas, spec: &MapSpec, body: &MapBody, sheet: &Sheet) -> Self {
        let inputs = Inputs {
            atlas,
            spec,
            body,
            sheet,
            texts: atlas.texts.get(spec.language),
        };
        let (width, height) = sheet.size();
        Self {
            width,
            height,
            language: spec.language,
            title: body.title.get(spec.language).to_owned(),
            description: body.sentence.get(spec.language).to_owned(),
            source: inputs.source(),
            link: sheet.link.clone(),
            layers: layers::layers(inputs),
            transparent: sheet.transparent,
            digits: sheet.digits(),
        }
    }

    /// Moves everything: a map that is a part of a page.
    pub fn shift(&mut self, by: Coord) {
        let shapes = self.layers.iter_mut().flat_map(|l| &mut l.shapes);
        shapes.for_each(|shape| shape.shift(by));
    }

    /// The shapes that stand for something, with their layer.
    pub fn named(&self) -> impl Iterator<Item = (&Layer, &Shape)> {
        let shapes = self
            .layers
            .iter()
            .flat_map(|l| l.shapes.iter().map(move |s| (l, s)));
        shapes.filter(|(_, s)| !s.name.is_empty())
    }
}
