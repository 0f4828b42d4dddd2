//! Labels over the map, kept in the document past yew: of many only those that change are touched.

use std::{collections::BTreeMap, fmt::Write as _};

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};
use yew::{Classes, NodeRef};

/// A label and its place on a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// What it belongs to.
    pub key: String,
    /// Style classes.
    pub class: Classes,
    /// Where it is.
    pub spot: LabelPosition,
    /// What it says.
    pub parts: Vec<LabelPart>,
}

/// A place on a layer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelPosition {
    /// What a label belongs to lies here, in the layer's pixels.
    pub at: [f64; 2],
    /// The label's centre lies so far from there, in pixels of the screen whatever the layer's scale.
    pub shift: [f64; 2],
    /// From the label's centre to the end of a line that leads to what it belongs to, in the same pixels.
    pub leader: Option<[f64; 2]>,
}

/// A part of a label with a style of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelPart {
    class: &'static str,
    lines: Vec<String>,
}

impl LabelPart {
    /// Lines of text in a style class; without a class, the label's own text.
    pub fn new(class: &'static str, lines: Vec<String>) -> Self {
        Self { class, lines }
    }
}

/// The labels in a frame.
#[derive(Default)]
pub struct LabelPool {
    frame: Option<Element>,
    shown: BTreeMap<String, Shown>,
}

struct Shown {
    label: Label,
    element: HtmlElement,
}

impl LabelPool {
    /// Shows these labels in the frame, and no others.
    pub fn show(&mut self, frame: &NodeRef, labels: Vec<Label>) {
        let frame = frame.cast::<Element>();
        if self.frame != frame {
            // the labels left the document with their frame
            self.shown.clear();
            self.frame = frame;
        }
        let Some(frame) = &self.frame else { return };
        let mut before = std::mem::take(&mut self.shown);
        for label in labels {
            let shown = match before.remove(&label.key) {
                Some(shown) => Some(shown.becomes(label)),
                None => Shown::new(frame, label),
            };
            self.shown
                .extend(shown.map(|shown| (shown.label.key.clone(), shown)));
        }
        for gone in before.into_values() {
            gone.element.remove();
        }
    }
}

impl Shown {
    fn new(frame: &Element, label: Label) -> Option<Self> {
        let document = frame.owner_document()?;
        let element: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
        element.set_class_name(&label.class.to_string());
        fill(&document, &element, &label.parts)?;
        put(&element, label.spot);
        frame.append_child(&element).ok()?;
        Some(Self { label, element })
    }

    fn becomes(mut self, label: Label) -> Self {
        if self.label.class != label.class {
            self.element.set_class_name(&label.class.to_string());
        }
        if self.label.parts != label.parts
            && let Some(document) = self.element.owner_document()
        {
            self.element.set_text_content(None);
            // fails only for names no element can have
            let _ = fill(&document, &self.element, &label.parts);
        }
        if self.label.spot != label.spot {
            put(&self.element, label.spot);
        }
        self.label = label;
        self
    }
}

fn fill(document: &Document, element: &HtmlElement, parts: &[LabelPart]) -> Option<()> {
    let child = |parent: &Element, class: &str| {
        let span = document.create_element("span").ok()?;
        span.set_class_name(class);
        parent.append_child(&span).ok()?;
        Some(span)
    };
    for part in parts {
        match (part.class, &part.lines[..]) {
            ("", lines) => element.set_text_content(Some(&lines.concat())),
            (class, [line]) => child(element, class)?.set_text_content(Some(line)),
            (class, lines) => {
                let block = child(element, class)?;
                for line in lines {
                    child(&block, "")?.set_text_content(Some(line));
                }
            }
        }
    }
    Some(())
}

fn put(element: &HtmlElement, spot: LabelPosition) {
    let ([x, y], [dx, dy]) = (spot.at, spot.shift);
    let mut style = format!(
        "transform: translate({x:.2}px, {y:.2}px) scale(var(--unscale)) translate(calc({dx:.1}px - 50%), calc({dy:.1}px - 50%));"
    );
    if let Some([x, y]) = spot.leader {
        // fails never: it is written to memory
        let _ = write!(style, "--leader-x: {x:.1}px; --leader-y: {y:.1}px;");
    }
    element.style().set_css_text(&style);
}
