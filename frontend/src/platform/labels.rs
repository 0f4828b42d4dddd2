//! Labels over the map, which this module creates and updates in the document itself, without yew: only the labels that
//! changed are touched, whereas yew would compare all of them at every update.

use std::{collections::BTreeMap, fmt::Write as _};

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};
use yew::{Classes, NodeRef};

/// A label and its position on a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Identifies what it labels; an element is reused for the next label with the same key.
    pub key: String,
    /// Style classes.
    pub class: Classes,
    /// Where it is.
    pub position: LabelPosition,
    /// Its text, in parts.
    pub parts: Vec<LabelPart>,
}

/// The position of a label on a layer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelPosition {
    /// The labelled point, in the layer's pixels.
    pub anchor: [f64; 2],
    /// From the anchor to the label's centre, in CSS pixels of the screen whatever the layer's scale.
    pub offset: [f64; 2],
    /// From the label's centre to the end of its leader line, in CSS pixels of the screen; none without a leader line.
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

/// The labels inside an element.
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
    /// Makes these the labels inside the element: adds, updates and removes what differs from the last call.
    pub fn show(&mut self, frame: &NodeRef, labels: Vec<Label>) {
        let frame = frame.cast::<Element>();
        if self.frame != frame {
            // another element: the labels of the former one were removed from the document with it
            self.shown.clear();
            self.frame = frame;
        }
        let Some(frame) = &self.frame else { return };
        let mut before = std::mem::take(&mut self.shown);
        for label in labels {
            let shown = match before.remove(&label.key) {
                Some(shown) => Some(shown.updated(label)),
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
        set_position(&element, label.position);
        frame.append_child(&element).ok()?;
        Some(Self { label, element })
    }

    fn updated(mut self, label: Label) -> Self {
        if self.label.class != label.class {
            self.element.set_class_name(&label.class.to_string());
        }
        if self.label.parts != label.parts
            && let Some(document) = self.element.owner_document()
        {
            self.element.set_text_content(None);
            // fails only for invalid element names
            let _ = fill(&document, &self.element, &label.parts);
        }
        if self.label.position != label.position {
            set_position(&self.element, label.position);
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

fn set_position(element: &HtmlElement, position: LabelPosition) {
    let ([x, y], [dx, dy]) = (position.anchor, position.offset);
    let mut style = format!(
        "transform: translate({x:.2}px, {y:.2}px) scale(var(--unscale)) translate(calc({dx:.1}px - 50%), calc({dy:.1}px - 50%));"
    );
    if let Some([x, y]) = position.leader {
        // writing to a string does not fail
        let _ = write!(style, "--leader-x: {x:.1}px; --leader-y: {y:.1}px;");
    }
    element.style().set_css_text(&style);
}
