//! The content of a page in reading order, each part with its role: drawn and tagged in that order, so that a screen reader reads what
//! the eye sees.

use std::collections::VecDeque;
use std::num::NonZeroU16;

use geodata_cartography::scene::{Geometry, Shape};
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::{Rect, Transform};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup,
    TagKind,
};

use super::paint;

/// Points (1/72 inch) in a unit of a drawing (1/96 inch).
pub(super) const POINTS: f32 = 0.75;

/// A page, in units of 1/96 inch.
pub(crate) struct Page {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Its entry in the document outline (bookmarks); empty when it continues the page before.
    pub outline: String,
    /// What is on it, in reading order.
    pub nodes: Vec<Node>,
}

/// A part of a page: a role, its shapes, then the parts in it.
#[derive(Debug)]
pub(crate) struct Node {
    role: Role,
    shapes: Vec<Shape>,
    children: Vec<Node>,
}

/// The role of a part of a page, which becomes its tag.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Role {
    /// Parts that belong together.
    Section,
    /// A heading of a level, from 1.
    Heading(u16),
    /// A paragraph.
    Paragraph,
    /// A list of items.
    List,
    /// An item of a list.
    Item,
    /// A picture, with what it shows in words.
    Figure(String),
    /// A link to an address, and its alternative text.
    Link(String, String),
    /// Lines, backgrounds, repeated headers: an artifact, which is not read.
    Decoration,
}

impl Node {
    /// A part of shapes alone.
    pub(crate) fn new(role: Role, shapes: Vec<Shape>) -> Self {
        Self {
            role,
            shapes,
            children: Vec::new(),
        }
    }

    /// A part of other parts.
    pub(crate) fn of(role: Role, children: Vec<Self>) -> Self {
        Self {
            role,
            shapes: Vec::new(),
            children,
        }
    }

    /// The texts in it, in reading order.
    fn text(&self) -> String {
        let texts = self.shapes.iter().filter_map(|s| match &s.geometry {
            Geometry::Text(text) => Some(text.lines.join(" ")),
            _ => None,
        });
        let own = texts.collect::<Vec<_>>().join(" ");
        let below = self.children.iter().map(Self::text);
        let all = std::iter::once(own).chain(below);
        all.filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The bounding box of its shapes in points; the widths of texts are estimates.
    fn bounds(&self) -> Option<Rect> {
        let mut all = Vec::new();
        self.for_each_shape(&mut |shape| all.extend(corners(&shape.geometry)));
        let fold = |f: fn(f64, f64) -> f64, get: fn(&geo::Coord) -> f64| {
            all.iter().map(get).reduce(f).map(|v| v as f32 * POINTS)
        };
        Rect::from_ltrb(
            fold(f64::min, |c| c.x)?,
            fold(f64::min, |c| c.y)?,
            fold(f64::max, |c| c.x)?,
            fold(f64::max, |c| c.y)?,
        )
    }

    /// Visits its shapes and those of its parts, in reading order.
    fn for_each_shape(&self, visit: &mut impl FnMut(&Shape)) {
        self.shapes.iter().for_each(&mut *visit);
        for child in &self.children {
            child.for_each_shape(visit);
        }
    }

    /// Adds the annotations of its links to the page, in reading order.
    fn links(&self, page: &mut krilla::page::Page, ids: &mut VecDeque<Identifier>) {
        if let (Role::Link(address, alt), Some(rect)) = (&self.role, self.bounds()) {
            let action = Action::Link(LinkAction::new(address.clone()));
            let link = LinkAnnotation::new(rect, Target::Action(action));
            let link = Annotation::new_link(link, Some(alt.clone()));
            ids.push_back(page.add_tagged_annotation(link));
        }
        for child in &self.children {
            child.links(page, ids);
        }
    }

    fn draw(&self, canvas: &mut Canvas, into: &mut Vec<krilla::tagging::Node>) {
        let Some(tag) = self.tag(canvas.page) else {
            canvas
                .surface
                .start_tagged(ContentTag::Artifact(Artifact::with_kind(
                    ArtifactType::Layout,
                )));
            self.for_each_shape(&mut |shape| paint::shape(canvas.surface, shape));
            canvas.surface.end_tagged();
            return;
        };
        let mut parts = Vec::new();
        if !self.shapes.is_empty() {
            let is_text = self
                .shapes
                .iter()
                .all(|s| matches!(s.geometry, Geometry::Text(_)));
            let content = if is_text {
                ContentTag::Span(SpanTag::empty())
            } else {
                ContentTag::Other
            };
            parts.push(canvas.surface.start_tagged(content).into());
            for shape in &self.shapes {
                paint::shape(canvas.surface, shape);
            }
            canvas.surface.end_tagged();
        }
        if matches!(self.role, Role::Link(..)) && self.bounds().is_some() {
            parts.extend(canvas.links.pop_front().map(Into::into));
        }
        for child in &self.children {
            child.draw(canvas, &mut parts);
        }
        let group = match self.role {
            Role::Item => {
                TagGroup::with_children(Tag::LI, vec![TagGroup::with_children(tag, parts).into()])
            }
            _ => TagGroup::with_children(tag, parts),
        };
        into.push(group.into());
    }

    /// Its tag; none for an artifact.
    fn tag(&self, page: usize) -> Option<TagKind> {
        Some(match &self.role {
            Role::Section => Tag::Section.into(),
            Role::Heading(level) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(self.text())).into()
            }
            Role::Paragraph => Tag::P.into(),
            Role::List => Tag::L(ListNumbering::None).into(),
            Role::Item => Tag::LBody.into(),
            Role::Figure(alt) => {
                let place = self.bounds().map(|rect| BBox::new(page, rect));
                Tag::Figure(Some(alt.clone())).with_bbox(place).into()
            }
            Role::Link(..) => Tag::Link.into(),
            Role::Decoration => return None,
        })
    }
}

/// Where a page is drawn: its surface, its index, and the annotations of its links that are not drawn yet.
struct Canvas<'a, 's> {
    surface: &'a mut Surface<'s>,
    page: usize,
    links: VecDeque<Identifier>,
}

/// Draws the parts of a page and returns their tags.
pub(super) fn draw(
    page: &mut krilla::page::Page,
    index: usize,
    nodes: &[Node],
) -> Vec<krilla::tagging::Node> {
    let mut links = VecDeque::new();
    for node in nodes {
        node.links(page, &mut links);
    }
    let mut tags = Vec::new();
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(POINTS, POINTS));
    let mut canvas = Canvas {
        surface: &mut surface,
        page: index,
        links,
    };
    for node in nodes {
        node.draw(&mut canvas, &mut tags);
    }
    surface.pop();
    surface.finish();
    tags
}

/// Points that have the same bounding box as a shape.
fn corners(geometry: &Geometry) -> Vec<geo::Coord> {
    use geodata_cartography::scene::{LINE_HEIGHT, text_width};
    let c = |x, y| geo::Coord { x, y };
    match geometry {
        Geometry::Area(lines) | Geometry::Lines(lines) => lines.iter().flatten().copied().collect(),
        Geometry::Circle {
            centre: p,
            radius: r,
        } => vec![c(p.x - r, p.y - r), c(p.x + r, p.y + r)],
        Geometry::Rect {
            at, width, height, ..
        } => vec![*at, c(at.x + width, at.y + height)],
        Geometry::Text(text) => {
            let width = |line: &String| text_width(line, text.size, text.bold);
            let width = text.lines.iter().map(width).fold(0.0, f64::max);
            let rest = text.lines.len().saturating_sub(1) as f64 * text.size * LINE_HEIGHT;
            vec![
                c(text.at.x, text.at.y - text.size),
                c(text.at.x + width, text.at.y + rest + text.size * 0.3),
            ]
        }
    }
}
