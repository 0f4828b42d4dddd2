//! What a scene is made of: layers of shapes, each with its geometry, its fill, its stroke and its texts.

use geo::Coord;

use crate::text_direction::is_right_to_left;
use geodata_mapspec::palette;

/// Shapes that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// Stable identifier.
    pub id: &'static str,
    /// Name for people.
    pub name: String,
    /// From the bottom up.
    pub shapes: Vec<Shape>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Stable identifier within the scene; empty for what stands around the map.
    pub id: String,
    /// Name of the municipality, zone or project it stands for; empty for what stands around the map.
    pub name: String,
    /// Its value as text, when it has one.
    pub value: String,
    /// Where it is.
    pub geometry: Geometry,
    /// How its inside is painted.
    pub fill: Fill,
    /// How its edge is painted.
    pub stroke: Option<Stroke>,
    /// A text in its middle.
    pub label: Option<Label>,
}

/// Where a shape is.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// Closed rings, filled where an odd number of them lies around.
    Area(Vec<Vec<Coord>>),
    /// Open lines.
    Lines(Vec<Vec<Coord>>),
    /// A circle.
    Circle {
        /// Its centre.
        centre: Coord,
        /// Its radius.
        radius: f64,
    },
    /// A rectangle.
    Rect {
        /// Left top corner.
        at: Coord,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Radius of its corners.
        round: f64,
    },
    /// Lines of text; the shape has neither fill nor stroke.
    Text(Text),
}

/// Lines of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The lines, wrapped already.
    pub lines: Vec<String>,
    /// Left end of the first baseline.
    pub at: Coord,
    /// Size.
    pub size: f64,
    /// Weight 700 instead of 400.
    pub bold: bool,
    /// Colour as `#rrggbb`.
    pub colour: &'static str,
    /// Address it links to.
    pub link: Option<String>,
    /// With a white edge, for a text over the map.
    pub halo: bool,
}

/// A short text in the middle of a shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The text.
    pub text: String,
    /// Size.
    pub size: f64,
    /// Colour as `#rrggbb`.
    pub colour: &'static str,
}

/// The inside of a shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fill {
    /// Nothing.
    None,
    /// A colour as `#rrggbb`.
    Solid(String),
    /// Hatched: a value that is not known must not look like a step of the scale.
    Unknown,
}

/// The edge of a shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Colour as `#rrggbb`.
    pub colour: String,
    /// Width.
    pub width: f64,
    /// Dashed: a line that is not a track.
    pub dashed: bool,
}

/// Distance of the baseline from the line before, in sizes of the text.
pub const LINE_HEIGHT: f64 = 1.25;

impl Text {
    /// Whether it runs from the right: its first letter does.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        is_right_to_left(&self.lines.join(" "))
    }
}

impl Shape {
    /// A shape without name, fill or stroke.
    #[must_use]
    pub fn plain(geometry: Geometry) -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            value: String::new(),
            geometry,
            fill: Fill::None,
            stroke: None,
            label: None,
        }
    }

    /// Moves it.
    pub fn shift(&mut self, by: Coord) {
        match &mut self.geometry {
            Geometry::Area(lines) | Geometry::Lines(lines) => {
                lines.iter_mut().flatten().for_each(|p| *p = *p + by);
            }
            Geometry::Circle { centre: at, .. } | Geometry::Rect { at, .. } => *at = *at + by,
            Geometry::Text(text) => text.at = text.at + by,
        }
    }

    pub(super) fn named(
        mut self,
        id: impl Into<String>,
        name: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        (self.id, self.name, self.value) = (id.into(), name.into(), value.into());
        self
    }

    pub(super) fn filled(mut self, colour: impl Into<String>) -> Self {
        self.fill = Fill::of(&colour.into());
        self
    }

    pub(super) fn stroked(mut self, colour: impl Into<String>, width: f64, dashed: bool) -> Self {
        self.stroke = Some(Stroke {
            colour: colour.into(),
            width,
            dashed,
        });
        self
    }

    pub(super) fn labelled(
        mut self,
        text: impl Into<String>,
        size: f64,
        colour: &'static str,
    ) -> Self {
        self.label = Some(Label {
            text: text.into(),
            size,
            colour,
        });
        self
    }

    /// The texts that are drawn, each with whether it is bold.
    pub fn texts(&self) -> impl Iterator<Item = (&str, bool)> {
        let lines = match &self.geometry {
            Geometry::Text(text) => text.lines.as_slice(),
            _ => &[],
        };
        let bold = matches!(&self.geometry, Geometry::Text(text) if text.bold);
        let label = self.label.iter().map(|l| (l.text.as_str(), true));
        lines.iter().map(move |l| (l.as_str(), bold)).chain(label)
    }

    pub(super) fn with_id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.id);
        self
    }

    /// Whether nothing of it would be seen.
    #[must_use]
    pub fn is_invisible(&self) -> bool {
        self.fill == Fill::None
            && self.stroke.is_none()
            && !matches!(self.geometry, Geometry::Text(_))
    }

    /// Name and value as one title.
    #[must_use]
    pub fn title(&self) -> String {
        if self.value.is_empty() {
            self.name.clone()
        } else {
            format!("{}: {}", self.name, self.value)
        }
    }
}

impl Geometry {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Area(rings) | Self::Lines(rings) => rings.is_empty(),
            _ => false,
        }
    }
}

impl Fill {
    fn of(colour: &str) -> Self {
        if colour == palette::UNKNOWN {
            Self::Unknown
        } else {
            Self::Solid(colour.to_owned())
        }
    }
}

/// Lines of text of one size and colour, without link, halo or weight.
pub(super) fn text_lines(
    lines: Vec<String>,
    x: f64,
    y: f64,
    size: f64,
    colour: &'static str,
) -> Text {
    Text {
        lines,
        at: Coord { x, y },
        size,
        bold: false,
        colour,
        link: None,
        halo: false,
    }
}
