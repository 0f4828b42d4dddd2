//! The scene: the colours of the tiles' features, the selection and the symbols.

use std::collections::{BTreeMap, BTreeSet};

use geodata_model::LonLat;

/// Red, green, blue and opacity, in sRGB.
pub type Rgba = [u8; 4];

/// What the map draws from its tiles, and the symbols over them. Setting a new scene loads and tessellates no tile again.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Fill of each municipality by ISTAT number; those left out are transparent.
    pub municipality_fill: BTreeMap<u32, Rgba>,
    /// Municipalities whose fill is hatched because their value is not known: a plain colour would read as a class.
    pub hatched: BTreeSet<u32>,
    /// Zone drawn with the selection outline.
    pub selected_zone: Option<u8>,
    /// Municipality drawn with the selection outline.
    pub selected_municipality: Option<u32>,
    /// Style of project lines by project identifier; those left out are not drawn.
    pub lines: BTreeMap<String, LineStyle>,
    /// Symbols, the last one on top.
    pub circles: Vec<Circle>,
    /// What is outlined under the pointer.
    pub hover: HoverUnit,
    /// Colours of the base map, by theme.
    pub base: BaseColours,
}

/// The unit that is outlined under the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HoverUnit {
    /// The municipality.
    #[default]
    Municipality,
    /// The zone.
    Zone,
    /// None.
    Nothing,
}

/// How the line of a project is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineStyle {
    /// Colour.
    pub colour: Rgba,
    /// Width in CSS pixels, without its casing.
    pub width: f32,
    /// Dashed, as schematic places are.
    pub dashed: bool,
    /// Drawn at all.
    pub visible: bool,
}

/// A symbol of constant size on screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Circle {
    /// Identifier, returned in [`Picked::circles`](super::event::Picked::circles).
    pub id: String,
    /// Longitude and latitude of its centre.
    pub lonlat: LonLat,
    /// Radius in CSS pixels, without its casing.
    pub radius_px: f32,
    /// Colour inside.
    pub fill: Rgba,
    /// Colour of the casing.
    pub stroke: Rgba,
    /// Width of the casing in CSS pixels.
    pub stroke_px: f32,
    /// Form: distinguishes kinds of projects for those who cannot distinguish the colours.
    pub shape: Shape,
}

/// The form of a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A disc.
    #[default]
    Circle,
    /// A square.
    Square,
    /// A triangle pointing up.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// A plus sign.
    Cross,
    /// A hexagon.
    Hexagon,
    /// A star with five points.
    Star,
    /// A short bar, for lines that are shown at a point.
    Line,
}

impl Shape {
    /// The shape named by the `symbol` column of the atlas; a disc when unknown.
    #[must_use]
    pub fn from_symbol(symbol: &str) -> Self {
        match symbol {
            "square" => Self::Square,
            "triangle" => Self::Triangle,
            "diamond" => Self::Diamond,
            "cross" => Self::Cross,
            "hexagon" => Self::Hexagon,
            "star" => Self::Star,
            "line" => Self::Line,
            _ => Self::Circle,
        }
    }
}

/// Colours of what does not show data: background, borders and outlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BaseColours {
    /// Background around the territory (its opacity is not used).
    pub background: Rgba,
    /// Borders between municipalities.
    pub municipality_border: Rgba,
    /// Borders between zones.
    pub zone_border: Rgba,
    /// Outline of the territory.
    pub outline: Rgba,
    /// Around project lines.
    pub casing: Rgba,
    /// Outline of the unit under the pointer.
    pub hover: Rgba,
    /// Outline of the selected unit.
    pub selection: Rgba,
}

impl BaseColours {
    /// For a light page.
    pub const LIGHT: Self = Self {
        background: [255, 255, 255, 255],
        municipality_border: [255, 255, 255, 190],
        zone_border: [43, 51, 63, 235],
        outline: [23, 30, 41, 255],
        casing: [255, 255, 255, 255],
        hover: [23, 30, 41, 255],
        selection: [0, 0, 0, 255],
    };

    /// For a dark page.
    pub const DARK: Self = Self {
        background: [23, 28, 36, 255],
        municipality_border: [23, 28, 36, 170],
        zone_border: [232, 236, 242, 220],
        outline: [232, 236, 242, 255],
        casing: [23, 28, 36, 255],
        hover: [255, 255, 255, 255],
        selection: [255, 255, 255, 255],
    };
}

impl Default for BaseColours {
    fn default() -> Self {
        Self::LIGHT
    }
}
