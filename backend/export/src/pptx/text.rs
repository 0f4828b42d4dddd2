//! Texts on a slide: boxes, placeholders, labels of shapes.

use geodata_cartography::is_right_to_left;
use geodata_cartography::scene::{LINE_HEIGHT, Label, Text};
use geodata_model::xml::escape;

use super::canvas::Canvas;
use super::presentation::{Paragraph, TextBox};
use super::units::emu;

impl Canvas {
    /// The body of a shape with its label in the middle.
    pub(super) fn label(&mut self, label: &Label) {
        self.xml.push_str("<p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"ctr\"/><a:lstStyle/><a:p><a:pPr algn=\"ctr\"/>");
        let run = Run {
            size: label.size,
            bold: true,
            colour: label.colour,
            link: None,
            is_on_slide: false,
        };
        self.run(&label.text, &run);
        self.xml.push_str("</a:p></p:txBody>");
    }

    /// The body of a shape that is a text of a map, line by line.
    pub(super) fn text(&mut self, text: &Text) {
        self.xml.push_str("<p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\"/><a:lstStyle/><a:p>");
        let spacing = (text.size * LINE_HEIGHT * 75.0).round();
        let direction = if text.is_right_to_left() {
            " algn=\"l\" rtl=\"1\""
        } else {
            ""
        };
        self.add(format_args!(
            "<a:pPr{direction}><a:lnSpc><a:spcPts val=\"{spacing}\"/></a:lnSpc></a:pPr>"
        ));
        let run = Run {
            size: text.size,
            bold: text.bold,
            colour: text.colour,
            link: text.link.as_deref(),
            is_on_slide: false,
        };
        for (i, line) in text.lines.iter().enumerate() {
            if i > 0 {
                self.xml.push_str("<a:br/>");
            }
            self.run(line, &run);
        }
        self.xml.push_str("</a:p></p:txBody>");
    }

    /// A box of text at its place; a placeholder when `kind` names one.
    pub(super) fn text_box(&mut self, text: &TextBox, kind: Option<&str>) {
        let [x, y, cx, cy] = text.place.map(emu);
        self.begin(&text.name, kind);
        self.add(format_args!(
            "<p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr><a:lstStyle/>"
        ));
        for paragraph in &text.paragraphs {
            self.paragraph(paragraph);
        }
        self.xml.push_str("</p:txBody></p:sp>");
    }

    /// A placeholder in the place and style of its layout, but for the text size where one is given.
    pub(super) fn placeholder(&mut self, text: &TextBox, kind: &str, size: Option<f64>) {
        self.begin(&text.name, Some(kind));
        self.xml
            .push_str("<p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>");
        let language = self.language;
        let size = size.map_or_else(String::new, |s| format!(" sz=\"{}\"", (s * 75.0).round()));
        for paragraph in &text.paragraphs {
            let direction = if is_right_to_left(&paragraph.text) {
                "<a:pPr rtl=\"1\"/>"
            } else {
                ""
            };
            self.add(format_args!(
                "<a:p>{direction}<a:r><a:rPr lang=\"{language}\"{size} dirty=\"0\">"
            ));
            self.link(paragraph.link.as_deref());
            let text = escape(&paragraph.text);
            self.add(format_args!("</a:rPr><a:t>{text}</a:t></a:r></a:p>"));
        }
        self.xml.push_str("</p:txBody></p:sp>");
    }

    /// The start of a shape, up to its properties.
    fn begin(&mut self, name: &str, kind: Option<&str>) {
        let id = self.next_id();
        let (properties, what) = match kind {
            Some(kind) => (
                "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>",
                format!("<p:nvPr><p:ph {kind}/></p:nvPr>"),
            ),
            None => ("<p:cNvSpPr txBox=\"1\"/>", "<p:nvPr/>".to_owned()),
        };
        self.add(format_args!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/>{properties}{what}</p:nvSpPr>",
            escape(name)
        ));
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let direction = if is_right_to_left(&paragraph.text) {
            " rtl=\"1\""
        } else {
            ""
        };
        self.xml.push_str("<a:p>");
        if paragraph.bullet {
            let indent = emu(paragraph.size);
            self.add(format_args!(
                "<a:pPr marL=\"{indent}\" indent=\"-{indent}\"{direction}><a:spcBef><a:spcPts val=\"200\"/></a:spcBef><a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/></a:pPr>"
            ));
        } else {
            // space above: more above a heading
            let above = if paragraph.bold { 700 } else { 100 };
            self.add(format_args!(
                "<a:pPr marL=\"0\" indent=\"0\" algn=\"l\"{direction}><a:spcBef><a:spcPts val=\"{above}\"/></a:spcBef><a:buNone/></a:pPr>"
            ));
        }
        let run = Run {
            size: paragraph.size,
            bold: paragraph.bold,
            colour: paragraph.colour,
            link: paragraph.link.as_deref(),
            is_on_slide: true,
        };
        self.run(&paragraph.text, &run);
        self.xml.push_str("</a:p>");
    }

    fn run(&mut self, text: &str, run: &Run) {
        let size = (run.size * 75.0).round().max(100.0);
        let bold = u8::from(run.bold);
        let language = self.language;
        self.add(format_args!(
            "<a:r><a:rPr lang=\"{language}\" sz=\"{size}\" b=\"{bold}\" dirty=\"0\">"
        ));
        match self.text_colour.clone().filter(|_| run.is_on_slide) {
            // the colour of the template's texts is legible on the template's background
            Some(colour) => self.add(format_args!("<a:solidFill>{colour}</a:solidFill>")),
            None => self.solid(run.colour),
        }
        self.xml
            .push_str("<a:latin typeface=\"+mn-lt\"/><a:cs typeface=\"+mn-lt\"/>");
        self.link(run.link);
        let text = escape(text);
        self.add(format_args!("</a:rPr><a:t>{text}</a:t></a:r>"));
    }

    fn link(&mut self, link: Option<&str>) {
        if let Some(link) = link.filter(|l| l.starts_with("http")) {
            self.links.push(link.to_owned());
            // rId1 and rId2 are the layout and the notes
            let id = self.links.len() + 2;
            self.add(format_args!("<a:hlinkClick r:id=\"rId{id}\"/>"));
        }
    }
}

/// Style of a run of text.
struct Run<'a> {
    size: f64,
    bold: bool,
    colour: &'a str,
    link: Option<&'a str>,
    /// On the slide itself, not on a map.
    is_on_slide: bool,
}
