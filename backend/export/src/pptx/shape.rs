//! Shapes of a scene as shapes of a slide.

use geo::Coord;
use geodata_cartography::scene::{Fill, Geometry, LINE_HEIGHT, Layer, Shape, text_width};
use geodata_model::xml::escape;

use super::canvas::Canvas;
use super::presentation::PlacedMap;
use super::units::emu;

impl Canvas {
    /// A map: one group for each layer. Texts that the slide has a placeholder for are left out.
    pub(super) fn map(&mut self, placed: &PlacedMap) {
        let offset = Coord {
            x: placed.x,
            y: placed.y,
        };
        for layer in &placed.scene.layers {
            let shapes = layer.shapes.iter();
            let shapes: Vec<&Shape> = shapes
                .filter(|s| s.id != "title-text" && s.id != "source-text")
                .filter(|s| !s.is_invisible())
                .collect();
            if !shapes.is_empty() {
                let alt = match layer.id {
                    "municipalities" => placed.scene.description.as_str(),
                    _ => "",
                };
                self.group(layer, &shapes, alt, offset);
            }
        }
    }

    /// A white rectangle behind a map, on a background that may not be light.
    pub(super) fn white_background(&mut self, placed: &PlacedMap) {
        let place = [placed.x, placed.y, placed.scene.width, placed.scene.height];
        let ([x, y, cx, cy], id) = (place.map(emu), self.next_id());
        self.add(format_args!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{id}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
        ));
    }

    fn group(&mut self, layer: &Layer, shapes: &[&Shape], alt: &str, offset: Coord) {
        let boxes = shapes.iter().map(|s| bounds(&s.geometry, offset));
        let all = boxes.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |a, b| {
            [
                a[0].min(b[0]),
                a[1].min(b[1]),
                a[2].max(b[2]),
                a[3].max(b[3]),
            ]
        });
        let (x, y) = (emu(all[0]), emu(all[1]));
        let (cx, cy) = (emu(all[2]) - x, emu(all[3]) - y);
        let id = self.next_id();
        let (name, alt) = (escape(&layer.name), escape(alt));
        self.add(format_args!(
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{id}\" name=\"{name}\" descr=\"{alt}\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/><a:chOff x=\"{x}\" y=\"{y}\"/><a:chExt cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm></p:grpSpPr>"
        ));
        for shape in shapes {
            self.shape(shape, &layer.name, offset);
        }
        self.xml.push_str("</p:grpSp>");
    }

    fn shape(&mut self, shape: &Shape, layer: &str, offset: Coord) {
        let id = self.next_id();
        let name = match &shape.geometry {
            _ if !shape.name.is_empty() => shape.name.clone(),
            Geometry::Text(text) => text.lines.join(" "),
            _ if shape.id == "code" => "QR".to_owned(),
            _ => format!("{layer} {id}"),
        };
        let text_box = match shape.geometry {
            Geometry::Text(_) => " txBox=\"1\"",
            _ => "",
        };
        let alt = if shape.name.is_empty() {
            String::new()
        } else {
            shape.title()
        };
        self.add(format_args!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\" descr=\"{}\"/><p:cNvSpPr{text_box}/><p:nvPr/></p:nvSpPr><p:spPr>",
            escape(&name),
            escape(&alt)
        ));
        let [left, top, right, bottom] = bounds(&shape.geometry, offset);
        let (x, y) = (emu(left), emu(top));
        let (cx, cy) = ((emu(right) - x).max(1), (emu(bottom) - y).max(1));
        self.add(format_args!(
            "<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>"
        ));
        self.geometry(&shape.geometry, offset, [x, y, cx, cy]);
        self.paint(shape);
        self.xml.push_str("</p:spPr>");
        match (&shape.geometry, &shape.label) {
            (Geometry::Text(text), _) => self.text(text),
            (_, Some(label)) => self.label(label),
            _ => self.xml.push_str(
                "<p:txBody><a:bodyPr rtlCol=\"0\" anchor=\"ctr\"/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody>",
            ),
        }
        self.xml.push_str("</p:sp>");
    }

    fn geometry(&mut self, geometry: &Geometry, offset: Coord, [x, y, cx, cy]: [i64; 4]) {
        let preset = |name: &str, adjust: &str| {
            format!("<a:prstGeom prst=\"{name}\"><a:avLst>{adjust}</a:avLst></a:prstGeom>")
        };
        let (lines, close) = match geometry {
            Geometry::Area(rings) => (rings, true),
            Geometry::Lines(lines) => (lines, false),
            Geometry::Circle { .. } => {
                self.xml.push_str(&preset("ellipse", ""));
                return;
            }
            Geometry::Rect {
                width,
                height,
                round,
                ..
            } if *round > 0.0 => {
                let part = (round / width.min(*height) * 100_000.0).round();
                let adjust = format!("<a:gd name=\"adj\" fmla=\"val {part}\"/>");
                self.xml.push_str(&preset("roundRect", &adjust));
                return;
            }
            _ => {
                self.xml.push_str(&preset("rect", ""));
                return;
            }
        };
        let fill = if close { "" } else { " fill=\"none\"" };
        self.add(format_args!(
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{cx}\" h=\"{cy}\"{fill}>"
        ));
        for line in lines {
            for (i, p) in line.iter().enumerate() {
                let tag = if i == 0 { "moveTo" } else { "lnTo" };
                let (px, py) = (emu(p.x + offset.x) - x, emu(p.y + offset.y) - y);
                self.add(format_args!(
                    "<a:{tag}><a:pt x=\"{px}\" y=\"{py}\"/></a:{tag}>"
                ));
            }
            if close {
                self.xml.push_str("<a:close/>");
            }
        }
        self.xml.push_str("</a:path></a:pathLst></a:custGeom>");
    }

    fn paint(&mut self, shape: &Shape) {
        match &shape.fill {
            Fill::None => self.xml.push_str("<a:noFill/>"),
            Fill::Solid(colour) => self.solid(colour),
            Fill::Unknown => self.xml.push_str(
                "<a:pattFill prst=\"wdUpDiag\"><a:fgClr><a:srgbClr val=\"C9C9C9\"/></a:fgClr><a:bgClr><a:srgbClr val=\"FFFFFF\"/></a:bgClr></a:pattFill>",
            ),
        }
        let Some(stroke) = &shape.stroke else {
            self.xml.push_str("<a:ln><a:noFill/></a:ln>");
            return;
        };
        let cap = if matches!(shape.geometry, Geometry::Lines(_)) {
            " cap=\"rnd\""
        } else {
            ""
        };
        self.add(format_args!("<a:ln w=\"{}\"{cap}>", emu(stroke.width)));
        self.solid(&stroke.colour);
        if stroke.dashed {
            self.xml.push_str("<a:prstDash val=\"dash\"/>");
        }
        self.xml.push_str("<a:round/></a:ln>");
    }
}

/// Left, top, right, bottom.
fn bounds(geometry: &Geometry, offset: Coord) -> [f64; 4] {
    let [l, t, r, b] = match geometry {
        Geometry::Area(lines) | Geometry::Lines(lines) => {
            let none = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
            lines.iter().flatten().fold(none, |b, p| {
                [b[0].min(p.x), b[1].min(p.y), b[2].max(p.x), b[3].max(p.y)]
            })
        }
        Geometry::Circle { centre: c, radius } => {
            [c.x - radius, c.y - radius, c.x + radius, c.y + radius]
        }
        Geometry::Rect {
            at, width, height, ..
        } => [at.x, at.y, at.x + width, at.y + height],
        Geometry::Text(text) => {
            let widths = text.lines.iter();
            let widths = widths.map(|l| text_width(l, text.size, text.bold));
            let height = text.lines.len() as f64 * text.size * LINE_HEIGHT;
            let top = text.at.y - text.size;
            [
                text.at.x,
                top,
                text.at.x + widths.fold(1.0, f64::max),
                top + height,
            ]
        }
    };
    [l + offset.x, t + offset.y, r + offset.x, b + offset.y]
}
