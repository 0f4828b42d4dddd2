//! A slide and its notes.

use geodata_cartography::scene::text_width;
use geodata_model::Language;
use geodata_model::xml::escape;

use super::canvas::Canvas;
use super::presentation::{Presentation, Slide, TextBox};
use super::template::{Layout, Title};
use super::xml::{NAMESPACES, SHAPE_TREE_ROOT, language_tag};

/// A slide as XML, and the addresses its links lead to.
pub(super) struct Drawn {
    pub(super) xml: String,
    pub(super) links: Vec<String>,
}

/// Title first, so that screen readers begin with it.
pub(super) fn slide(presentation: &Presentation, slide: &Slide, number: usize) -> Drawn {
    let layout = presentation.template.map(|t| t.layout(slide.cover));
    let text_colour = layout.map(|l| l.text_colour.clone());
    let mut canvas = Canvas::new(language_tag(presentation.language), text_colour);
    let named = |text: &TextBox, name: &str| TextBox {
        name: name.to_owned(),
        ..text.clone()
    };
    let (title, footer) = match presentation.language {
        Language::It => ("Titolo", "Fonti"),
        Language::En => ("Title", "Sources"),
    };
    let (title, footer) = (named(&slide.title, title), named(&slide.footer, footer));
    if let Some(layout) = layout {
        on_template(&mut canvas, layout, slide, &title, &footer);
    } else {
        canvas.text_box(&title, Some("type=\"title\""));
        for map in &slide.maps {
            canvas.map(map);
        }
        for text in &slide.texts {
            canvas.text_box(text, None);
        }
        if !footer.paragraphs.is_empty() {
            canvas.text_box(&footer, Some("type=\"ftr\" sz=\"quarter\" idx=\"11\""));
        }
    }
    let Canvas { xml, links, .. } = canvas;
    Drawn {
        xml: format!(
            "<p:sld {NAMESPACES}><p:cSld name=\"{number}\"><p:spTree>{SHAPE_TREE_ROOT}{xml}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        ),
        links,
    }
}

/// A slide of a template: what its layout has placeholders for goes there, in the layout's own style.
fn on_template(
    canvas: &mut Canvas,
    layout: &Layout,
    slide: &Slide,
    title: &TextBox,
    footer: &TextBox,
) {
    let kind = layout
        .title
        .as_ref()
        .map(|t| format!("type=\"{}\"", t.kind));
    match layout.title.as_ref().zip(kind.as_deref()) {
        Some((place, kind)) if slide.cover || layout.has_room_below_title => {
            canvas.placeholder(title, kind, fitting(title, place));
        }
        // a title in the middle of the layout would be covered by the map: it goes to the top
        _ => canvas.text_box(title, kind.as_deref()),
    }
    for map in &slide.maps {
        if !layout.light {
            canvas.white_background(map);
        }
        canvas.map(map);
    }
    let mut texts = slide.texts.iter();
    if let Some((number, first)) = layout
        .subtitle
        .as_ref()
        .filter(|_| slide.cover)
        .zip(texts.clone().next())
    {
        let kind = format!("type=\"subTitle\" idx=\"{}\"", escape(number));
        canvas.placeholder(first, &kind, None);
        texts.next();
    }
    for text in texts {
        canvas.text_box(text, None);
    }
    if footer.paragraphs.is_empty() {
        return;
    }
    let kind = layout.footer.as_ref().map(|(number, _)| {
        let number = escape(number);
        format!("type=\"ftr\" sz=\"quarter\" idx=\"{number}\"")
    });
    canvas.text_box(footer, kind.as_deref());
}

/// A smaller text size for a title that does not fit its placeholder in the layout's own size; none when it fits.
fn fitting(text: &TextBox, title: &Title) -> Option<f64> {
    let [.., width, height] = title.place;
    let words: String = text.paragraphs.iter().map(|p| p.text.as_str()).collect();
    let holds = |size: f64| {
        // 15 % more: lines end at words, and the template's typeface may be wider
        let lines = (text_width(&words, size, true) * 1.15 / width)
            .ceil()
            .max(1.0);
        lines * size * 1.2 <= height
    };
    let sizes = std::iter::successors(Some(title.size), |size| Some(size * 0.92));
    let size = sizes
        .take_while(|size| *size > 10.0)
        .find(|size| holds(*size));
    let size = size.unwrap_or(10.0);
    (size < title.size).then_some(size)
}

pub(super) fn notes(presentation: &Presentation, slide: &Slide) -> String {
    let language = language_tag(presentation.language);
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
        "<p:notes {NAMESPACES}><p:cSld><p:spTree>{SHAPE_TREE_ROOT}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
}
