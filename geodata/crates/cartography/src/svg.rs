//! A [`Scene`] as an SVG document: text stays text, every layer a named group, every unit a named path.

use std::fmt::Write as _;

use geo::Coord;

use super::scene::{Fill, Geometry, LINE_HEIGHT, Layer, Scene, Shape, Text};
use super::text_direction::is_right_to_left;
use geodata_mapspec::palette;
use geodata_model::xml::escape;

/// The typeface, those of other alphabets where a drawing carries them, and what may stand in for them.
const FONTS: &str = "'Titillium Web', 'Noto Sans Hebrew', 'Noto Sans Arabic', Arial, 'Liberation Sans', 'DejaVu Sans', 'Noto Emoji', sans-serif";

/// A line of text as outlines of its glyphs.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlined {
    /// Data of a path whose baseline begins at the origin.
    pub path: String,
    /// Width of the line.
    pub width: f64,
}

/// Makes shapes of a line of text: the text, its size, whether it is bold, whether it runs from the right.
pub type Outline = fn(&str, f64, bool, bool) -> Outlined;

/// The drawing as a complete document. `style` is CSS that declares the typeface; empty when the
/// reader has it already.
///
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_cartography::{Scene, Sheet, map_body, mapspec_of_atlas, svg};
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap());
/// let (spec, notices) = mapspec_of_atlas("theme=residents&lang=en", &atlas.atlas);
/// let body = map_body(&atlas, &spec, notices);
/// let scene = Scene::new(&atlas, &spec, &body, &Sheet::default());
/// let drawing = svg(&scene, "");
/// assert!(drawing.starts_with("<svg ") && drawing.contains("<g id=\"legend\""));
/// ```
#[must_use]
pub fn svg(scene: &Scene, style: &str) -> String {
    write_svg(scene, style, None)
}

/// The drawing with shapes in place of its texts, for programs that have no typefaces.
#[must_use]
pub fn svg_of_outlines(scene: &Scene, outline: Outline) -> String {
    write_svg(scene, "", Some(outline))
}

fn write_svg(scene: &Scene, style: &str, outline: Option<Outline>) -> String {
    let mut writer = Writer {
        out: String::with_capacity(400_000),
        digits: scene.digits,
        outline,
    };
    writer.open(scene, style);
    for layer in &scene.layers {
        writer.layer(layer);
    }
    writer.out.push_str("</svg>\n");
    writer.out
}

struct Writer {
    out: String,
    digits: usize,
    outline: Option<Outline>,
}

impl Writer {
    fn add(&mut self, text: std::fmt::Arguments) {
        // writing to a String cannot fail
        let _ = self.out.write_fmt(text);
    }

    fn open(&mut self, scene: &Scene, style: &str) {
        let (title, sentence) = (escape(&scene.title), escape(&scene.description));
        let Scene { width, height, .. } = scene;
        let (language, unknown) = (scene.language.tag(), palette::UNKNOWN);
        self.add(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title desc\" lang=\"{language}\" xml:lang=\"{language}\" font-family=\"{FONTS}\" fill=\"#19191a\">\n\
             <title id=\"title\">{title}</title>\n<desc id=\"desc\">{sentence}</desc>\n"
        ));
        if !style.is_empty() {
            self.add(format_args!("<style>{style}</style>\n"));
        }
        self.add(format_args!(
            "<defs><pattern id=\"unknown\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"2\" height=\"6\" fill=\"{unknown}\"/></pattern></defs>\n"
        ));
        if !scene.transparent {
            self.out.push_str(
                "<rect id=\"background\" width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
            );
        }
    }

    fn layer(&mut self, layer: &Layer) {
        let name = escape(&layer.name);
        self.add(format_args!(
            "<g id=\"{}\" data-name=\"{name}\" stroke-linejoin=\"round\">\n",
            layer.id
        ));
        for shape in &layer.shapes {
            self.shape(shape);
        }
        self.out.push_str("</g>\n");
    }

    fn shape(&mut self, shape: &Shape) {
        let id = if shape.id.is_empty() {
            String::new()
        } else {
            format!(" id=\"{}\"", escape(&shape.id))
        };
        let paint = paint(shape);
        let title = if shape.name.is_empty() {
            "/>".to_owned()
        } else {
            format!("><title>{}</title></", escape(&shape.title()))
        };
        let close = |tag: &str| {
            if title == "/>" {
                "/>\n".to_owned()
            } else {
                format!("{title}{tag}>\n")
            }
        };
        match &shape.geometry {
            Geometry::Area(rings) => {
                let d = self.path(rings, true);
                self.add(format_args!("<path{id}{paint} d=\"{d}\"{}", close("path")));
            }
            Geometry::Lines(lines) => {
                let d = self.path(lines, false);
                self.add(format_args!(
                    "<path{id}{paint} stroke-linecap=\"round\" d=\"{d}\"{}",
                    close("path")
                ));
            }
            Geometry::Circle { centre, radius } => self.add(format_args!(
                "<circle{id}{paint} cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius:.1}\"{}",
                centre.x,
                centre.y,
                close("circle")
            )),
            Geometry::Rect {
                at,
                width,
                height,
                round,
            } => self.add(format_args!(
                "<rect{id}{paint} x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{round:.1}\"{}",
                at.x, at.y, close("rect")
            )),
            Geometry::Text(text) => self.text(text, &id),
        }
        self.label(shape);
    }

    fn label(&mut self, shape: &Shape) {
        let (Some(label), Some(middle)) = (&shape.label, middle(&shape.geometry)) else {
            return;
        };
        // a third of the size below the middle, digits stand in the middle
        if let Some(outline) = self.outline {
            let from_right = is_right_to_left(&label.text);
            let Outlined { path, width } = outline(&label.text, label.size, true, from_right);
            let (x, y) = (middle.x - width / 2.0, middle.y + label.size * 0.35);
            self.add(format_args!(
                "<path transform=\"translate({x:.2} {y:.2})\" fill=\"{}\" d=\"{path}\"/>\n",
                label.colour
            ));
            return;
        }
        self.add(format_args!(
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{:.1}\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{}\" aria-hidden=\"true\" pointer-events=\"none\">{}</text>\n",
            middle.x,
            middle.y + label.size * 0.35,
            label.size,
            label.colour,
            escape(&label.text)
        ));
    }

    fn text(&mut self, text: &Text, id: &str) {
        let link = text.link.as_deref().filter(|l| l.starts_with("http"));
        let link = link.filter(|_| self.outline.is_none());
        if let Some(link) = link {
            self.add(format_args!("<a href=\"{}\">", escape(link)));
        }
        let weight = if text.bold {
            " font-weight=\"700\""
        } else {
            ""
        };
        let halo = if text.halo {
            " stroke=\"#fff\" stroke-width=\"2.5\" paint-order=\"stroke\" stroke-linejoin=\"round\""
        } else {
            ""
        };
        let Text {
            at, size, colour, ..
        } = text;
        let from_right = text.is_right_to_left();
        if let Some(outline) = self.outline {
            for (i, line) in text.lines.iter().enumerate() {
                let y = at.y + i as f64 * size * LINE_HEIGHT;
                let path = outline(line, *size, text.bold, from_right).path;
                self.add(format_args!(
                    "<path transform=\"translate({:.2} {y:.2})\"{halo} fill=\"{colour}\" d=\"{path}\"/>\n",
                    at.x
                ));
            }
            return;
        }
        // its last word stands where a line from the left begins
        let direction = if from_right {
            " direction=\"rtl\" text-anchor=\"end\""
        } else {
            ""
        };
        self.add(format_args!(
            "<text{id} font-size=\"{size:.1}\"{weight}{direction}{halo} fill=\"{colour}\">"
        ));
        for (i, line) in text.lines.iter().enumerate() {
            let y = at.y + i as f64 * size * LINE_HEIGHT;
            self.add(format_args!(
                "<tspan x=\"{:.1}\" y=\"{y:.1}\">{}</tspan>",
                at.x,
                escape(line)
            ));
        }
        self.out.push_str("</text>");
        self.out
            .push_str(if link.is_some() { "</a>\n" } else { "\n" });
    }

    fn path(&self, lines: &[Vec<Coord>], close: bool) -> String {
        let mut path = String::new();
        for line in lines {
            for (i, p) in line.iter().enumerate() {
                let command = if i == 0 { "M" } else { "L" };
                // writing to a String cannot fail
                let _ = write!(
                    path,
                    "{command}{:.*},{:.*}",
                    self.digits, p.x, self.digits, p.y
                );
            }
            if close {
                path.push('Z');
            }
        }
        path
    }
}

fn paint(shape: &Shape) -> String {
    let mut paint = match &shape.fill {
        Fill::None => " fill=\"none\"".to_owned(),
        Fill::Solid(colour) => format!(" fill=\"{}\"", escape(colour)),
        Fill::Unknown => " fill=\"url(#unknown)\"".to_owned(),
    };
    if matches!(shape.geometry, Geometry::Area(_)) && shape.fill != Fill::None {
        paint.push_str(" fill-rule=\"evenodd\"");
    }
    if let Some(stroke) = &shape.stroke {
        let _ = write!(
            paint,
            " stroke=\"{}\" stroke-width=\"{}\"",
            escape(&stroke.colour),
            stroke.width
        );
        if stroke.dashed {
            paint.push_str(" stroke-dasharray=\"7 6\"");
        }
    }
    paint
}

/// The middle of a circle or rectangle, which alone carry labels.
fn middle(geometry: &Geometry) -> Option<Coord> {
    match geometry {
        Geometry::Circle { centre, .. } => Some(*centre),
        Geometry::Rect {
            at, width, height, ..
        } => Some(
            *at + Coord {
                x: width / 2.0,
                y: height / 2.0,
            },
        ),
        _ => None,
    }
}
