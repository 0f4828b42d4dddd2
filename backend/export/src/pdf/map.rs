//! A map in reading order: title and sentence, the map with its description, the legend, the sources.

use geodata_atlas::PreparedAtlas;
use geodata_cartography::Scene;
use geodata_cartography::scene::{Geometry, Layer, Shape};
use geodata_model::i18n::Catalogue;

use super::document::{PdfDocument, write};
use super::page::{Node, Page, Role};
use crate::drawing::{draw_request, provenance};
use crate::error::ExportError;
use crate::request::Request;

/// Pixels for each unit of the sheet at which lines are still smooth: what printers show.
const DETAIL: f64 = 3.0;

/// Layers that are around the map and are read as text.
const AROUND: [&str; 3] = ["heading", "legend", "sources"];

/// The map of a request as a PDF of one page, which passes the checks of PDF/UA-1.
///
/// `base_url` is scheme and host of the server that the map's address leads to.
///
/// ```
/// use atlante_export::{Request, map_pdf};
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let request = Request::from_query("theme=density&format=a4", &atlas.atlas)?;
/// let pdf = map_pdf(&atlas, &request, None)?;
/// assert!(pdf.starts_with(b"%PDF-"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn map_pdf(
    atlas: &PreparedAtlas,
    request: &Request,
    base_url: Option<&str>,
) -> Result<Vec<u8>, ExportError> {
    let scene = draw_request(atlas, request, base_url, DETAIL);
    let texts = atlas.texts.get(request.spec.language);
    write(&PdfDocument {
        title: scene.title.clone(),
        description: scene.description.clone(),
        language: scene.language,
        date: atlas.atlas.date.clone(),
        provenance: provenance(atlas, &request.spec),
        pages: vec![Page {
            width: scene.width,
            height: scene.height,
            outline: scene.title.clone(),
            nodes: map_nodes(scene, texts, 1),
        }],
    })
}

/// The parts of a map, in reading order. `level` is the heading level of its title.
pub(crate) fn map_nodes(scene: Scene, texts: &Catalogue, level: u16) -> Vec<Node> {
    let Scene {
        layers,
        description,
        link,
        ..
    } = scene;
    let (around, map): (Vec<Layer>, Vec<Layer>) =
        layers.into_iter().partition(|l| AROUND.contains(&l.id));
    let mut around: Vec<(&str, Vec<Shape>)> =
        around.into_iter().map(|l| (l.id, l.shapes)).collect();
    let mut take = |id: &str| {
        let found = around.iter_mut().find(|(name, _)| *name == id);
        found.map_or_else(Vec::new, |(_, shapes)| std::mem::take(shapes))
    };
    let (heading, legend, sources) = (take("heading"), take("legend"), take("sources"));
    let mut nodes = heading_nodes(heading, level);
    let map = map.into_iter().flat_map(|l| l.shapes).collect();
    nodes.push(Node::new(Role::Figure(description), map));
    nodes.extend(legend_nodes(legend, level + 1));
    nodes.extend(source_nodes(sources, link.as_deref(), texts));
    nodes
}

fn heading_nodes(shapes: Vec<Shape>, level: u16) -> Vec<Node> {
    let role = |i| {
        if i == 0 {
            Role::Heading(level)
        } else {
            Role::Paragraph
        }
    };
    let shapes = shapes.into_iter().enumerate();
    shapes.map(|(i, s)| Node::new(role(i), vec![s])).collect()
}

/// The legend's title, then its signs each with its text.
fn legend_nodes(shapes: Vec<Shape>, level: u16) -> Vec<Node> {
    let (mut nodes, mut items, mut row) = (Vec::new(), Vec::new(), Vec::new());
    for shape in shapes {
        let ends = matches!(shape.geometry, Geometry::Text(_));
        row.push(shape);
        if !ends {
            continue;
        }
        let row = std::mem::take(&mut row);
        if row.len() == 1 && items.is_empty() {
            nodes.push(Node::new(Role::Heading(level), row));
        } else {
            items.push(Node::new(Role::Item, row));
        }
    }
    if !items.is_empty() {
        nodes.push(Node::of(Role::List, items));
    }
    nodes
}

fn source_nodes(shapes: Vec<Shape>, link: Option<&str>, texts: &Catalogue) -> Vec<Node> {
    let node = |shape: Shape| {
        let alt = || texts.text("sheet-code", &[]);
        let open = || texts.text("sheet-open", &[]);
        match (&shape.geometry, link) {
            (Geometry::Text(text), Some(link)) if text.link.is_some() => {
                let link = Role::Link(link.to_owned(), open());
                Node::of(Role::Paragraph, vec![Node::new(link, vec![shape])])
            }
            (Geometry::Text(_), _) => Node::new(Role::Paragraph, vec![shape]),
            _ => Node::new(Role::Figure(alt()), vec![shape]),
        }
    };
    shapes.into_iter().map(node).collect()
}
