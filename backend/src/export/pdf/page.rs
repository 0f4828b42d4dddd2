//! What stands on a page, in reading order and with its meaning: who does not see the page is told
//! the same things in the same order.

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

/// Points of a page for each unit of a drawing: 1/72 and 1/96 inch.
pub(super) const POINTS: f32 = 0.75;

/// A page, in units of 1/96 inch.
pub(crate) struct Page {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Its line in the table of contents; empty when it continues the page before.
    pub outline: String,
    /// What is on it, in reading order.
    pub nodes: Vec<Node>,
}

/// A part of a page: shapes with a meaning, then parts of it.
#[derive(Debug)]
pub(crate) struct Node {
    role: Role,
    shapes: Vec<Shape>,
    children: Vec<Node>,
}

/// What a part of a page is.
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
    /// Leads to an address, with words for it.
    Link(String, String),
    /// Lines, backgrounds, repeated headers: nothing to read.
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
    fn words(&self) -> String {
        let texts = self.shapes.iter().filter_map(|s| match &s.geometry {
            Geometry::Text(text) => Some(text.lines.join(" ")),
            _ => None,
        });
        let own = texts.collect::<Vec<_>>().join(" ");
        let below = self.children.iter().map(Self::words);
        let all = std::iter::once(own).chain(below);
        all.filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Left, top, right, bottom of its shapes, in points; the widths of texts are estimates.
    fn bounds(&self) -> Option<Rect> {
        let mut all = Vec::new();
        self.each(&mut |shape| all.extend(corners(&shape.geometry)));
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

    fn each(&self, see: &mut impl FnMut(&Shape)) {
        self.shapes.iter().for_each(&mut *see);
        for child in &self.children {
            child.each(see);
        }
    }

    /// Adds what can be clicked, in reading order.
    fn links(&self, page: &mut krilla::page::Page, ids: &mut VecDeque<Identifier>) {
        if let (Role::Link(address, words), Some(rect)) = (&self.role, self.bounds()) {
            let action = Action::Link(LinkAction::new(address.clone()));
            let link = LinkAnnotation::new(rect, Target::Action(action));
            let link = Annotation::new_link(link, Some(words.clone()));
            ids.push_back(page.add_tagged_annotation(link));
        }
        for child in &self.children {
            child.links(page, ids);
        }
    }

    fn draw(&self, brush: &mut Brush, into: &mut Vec<krilla::tagging::Node>) {
        let Some(tag) = self.tag(brush.page) else {
            brush
                .surface
                .start_tagged(ContentTag::Artifact(Artifact::with_kind(
                    ArtifactType::Layout,
                )));
            self.each(&mut |shape| paint::shape(brush.surface, shape));
            brush.surface.end_tagged();
            return;
        };
        let mut parts = Vec::new();
        if !self.shapes.is_empty() {
            let words = self
                .shapes
                .iter()
                .all(|s| matches!(s.geometry, Geometry::Text(_)));
            let content = if words {
                ContentTag::Span(SpanTag::empty())
            } else {
                ContentTag::Other
            };
            parts.push(brush.surface.start_tagged(content).into());
            for shape in &self.shapes {
                paint::shape(brush.surface, shape);
            }
            brush.surface.end_tagged();
        }
        if matches!(self.role, Role::Link(..)) && self.bounds().is_some() {
            parts.extend(brush.links.pop_front().map(Into::into));
        }
        for child in &self.children {
            child.draw(brush, &mut parts);
        }
        let group = match self.role {
            Role::Item => {
                TagGroup::with_children(Tag::LI, vec![TagGroup::with_children(tag, parts).into()])
            }
            _ => TagGroup::with_children(tag, parts),
        };
        into.push(group.into());
    }

    /// Its tag; none for what is not to be read.
    fn tag(&self, page: usize) -> Option<TagKind> {
        Some(match &self.role {
            Role::Section => Tag::Section.into(),
            Role::Heading(level) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(self.words())).into()
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

/// A surface, the page's index and the links on it.
struct Brush<'a, 's> {
    surface: &'a mut Surface<'s>,
    page: usize,
    links: VecDeque<Identifier>,
}

/// Draws the parts of a page and gives their tags.
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
    let mut brush = Brush {
        surface: &mut surface,
        page: index,
        links,
    };
    for node in nodes {
        node.draw(&mut brush, &mut tags);
    }
    surface.pop();
    surface.finish();
    tags
}

/// Two corners of a shape.
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
