//! A slide and its notes.

use geodata::model::Language;
use geodata::xml::escape;

use super::shape::Canvas;
use super::{Presentation, Slide};

/// A slide as it is written, and where its links lead.
pub(super) struct Drawn {
    pub(super) xml: String,
    pub(super) links: Vec<String>,
}

/// What every part of a presentation declares.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The root of every tree of shapes.
pub(super) const ROOT: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

pub(super) fn language(language: Language) -> &'static str {
    match language {
        Language::It => "it-IT",
        Language::En => "en-GB",
    }
}

/// Title first, so that screen readers begin with it.
pub(super) fn slide(presentation: &Presentation, slide: &Slide, number: usize) -> Drawn {
    let mut canvas = Canvas::new(language(presentation.language));
    let named = |text: &super::TextBox, name: &str| super::TextBox {
        name: name.to_owned(),
        ..text.clone()
    };
    let (title, footer) = match presentation.language {
        Language::It => ("Titolo", "Fonti"),
        Language::En => ("Title", "Sources"),
    };
    canvas.text_box(&named(&slide.title, title), Some("type=\"title\""));
    for map in &slide.maps {
        canvas.map(map);
    }
    for text in &slide.texts {
        canvas.text_box(text, None);
    }
    if !slide.footer.paragraphs.is_empty() {
        let kind = "type=\"ftr\" sz=\"quarter\" idx=\"11\"";
        canvas.text_box(&named(&slide.footer, footer), Some(kind));
    }
    let Canvas { xml, links, .. } = canvas;
    Drawn {
        xml: format!(
            "<p:sld {SPACES}><p:cSld name=\"{number}\"><p:spTree>{ROOT}{xml}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        ),
        links,
    }
}

pub(super) fn notes(presentation: &Presentation, slide: &Slide) -> String {
    let language = language(presentation.language);
    let paragraph = |line: &str| {
        format!(
            "<a:p><a:r><a:rPr lang=\"{language}\" dirty=\"0\"/><a:t>{}</a:t></a:r></a:p>",
            escape(line)
        )
    };
    let text: String = slide.notes.lines().map(paragraph).collect();
    let text = if text.is_empty() {
        "<a:p/>".to_owned()
    } else {
        text
    };
    format!(
        "<p:notes {SPACES}><p:cSld><p:spTree>{ROOT}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
}
