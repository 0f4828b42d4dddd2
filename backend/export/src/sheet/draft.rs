//! A page that is being laid out: its blocks, its map, its footer.

use geo::Coord;
use geodata_cartography::scene::{Geometry, qr_code};
use geodata_cartography::{Parts, Scene, Sheet, map_body};
use geodata_mapspec::{Format, Level, MapSpec};
use geodata_model::ZoneNumber;

use super::blocks;
use super::content::SheetContext;
use super::cursor::{Cursor, LINK, NAVY, QUIET, RULE, style};
use crate::input::ExportInput;
use crate::pdf::{Node, Page, Role, map_nodes};

/// White around a page: 12 mm.
const MARGIN: f64 = 45.0;
/// Side of the QR code in the footer.
const QR_SIDE: f64 = 52.0;
/// Height of the footer.
const FOOTER_HEIGHT: f64 = QR_SIDE + 14.0;
/// Space between two blocks.
pub(super) const BLOCK_GAP: f64 = 12.0;
/// Height of the line that the map is filtered.
const NOTE_HEIGHT: f64 = 14.0;

/// A page that is being laid out: what it is made from, and the parts laid out so far.
pub(super) struct Draft<'a> {
    input: &'a ExportInput<'a>,
    pub(super) context: &'a SheetContext<'a>,
    pub(super) zone: ZoneNumber,
    width: f64,
    height: f64,
    pub(super) nodes: Vec<Node>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        input: &'a ExportInput<'a>,
        context: &'a SheetContext<'a>,
        zone: ZoneNumber,
        (width, height): (f64, f64),
    ) -> Self {
        Self {
            input,
            context,
            zone,
            width,
            height,
            nodes: Vec::new(),
        }
    }

    /// A cursor at the top of the page, as wide as the page allows.
    pub(super) fn cursor(&self, scale: f64) -> Cursor {
        Cursor {
            x: MARGIN,
            y: MARGIN,
            width: self.width - 2.0 * MARGIN,
            scale,
        }
    }

    /// Where the footer begins.
    pub(super) fn bottom(&self) -> f64 {
        self.height - MARGIN - FOOTER_HEIGHT
    }

    /// Adds the strategies; returns a cursor below each of their two columns.
    pub(super) fn strategies(&mut self, cursor: &mut Cursor) -> [Cursor; 2] {
        let axes = self.context.strategies(self.zone);
        let (nodes, mut columns) = blocks::strategies(cursor, self.context, &axes);
        self.nodes.extend(nodes);
        for column in &mut columns {
            column.skip(BLOCK_GAP);
        }
        columns
    }

    /// Adds room for notes down to the footer.
    pub(super) fn notes(&mut self, cursor: &mut Cursor) {
        let bottom = self.bottom();
        self.nodes
            .extend(blocks::notes(cursor, self.context, bottom));
    }

    /// Adds the gaps, as many as end above `bottom`.
    pub(super) fn gaps(&mut self, cursor: &mut Cursor, bottom: f64) {
        let gaps = self.context.gaps(self.zone);
        let unknown = self.context.unknown_count(self.zone);
        self.nodes
            .extend(blocks::gaps(cursor, self.context, &gaps, unknown, bottom));
    }

    /// Adds the figures.
    pub(super) fn figures(&mut self, cursor: &mut Cursor, columns: usize) {
        if let Some(body) = self.context.body(self.zone) {
            let figures = self.context.figures(body);
            self.nodes
                .extend(blocks::figures(cursor, self.context, &figures, columns));
        }
    }

    /// Adds the projects, as many as end above `bottom`.
    pub(super) fn projects(&mut self, cursor: &mut Cursor, bottom: f64, brief: bool) {
        let projects = self.context.projects(self.zone);
        let count = self.context.body(self.zone).map_or(0, |b| b.projects);
        let title = self
            .context
            .texts
            .text("sheet-projects-count", &[("count", count.into())]);
        self.nodes.extend(blocks::projects(
            cursor,
            self.context,
            &title,
            &projects,
            bottom,
            brief,
        ));
    }

    /// Adds the needs, as many as end above `bottom`.
    pub(super) fn needs(&mut self, cursor: &mut Cursor, bottom: f64) {
        let needs = self.context.needs(self.zone);
        if !needs.is_empty() {
            self.nodes
                .extend(blocks::needs(cursor, self.context, &needs, bottom));
        }
    }

    /// Adds the map of the zone and its municipalities, with title, legend and scale, in a place (left, top, width, height).
    pub(super) fn map(&mut self, [x, y, width, height]: [f64; 4]) {
        let spec = MapSpec {
            title: String::new(),
            ..self.spec()
        };
        let (atlas, texts) = (self.input.atlas, self.context.texts);
        let body = map_body(atlas, &spec, Vec::new());
        let note = spec
            .is_filtered()
            .then(|| self.context.message("sheet-filtered"));
        let note_height = if note.is_some() { NOTE_HEIGHT } else { 0.0 };
        let sheet = Sheet {
            format: Format::A4,
            transparent: true,
            link: None,
            detail: 3.0,
            parts: Parts::MapAndLegend,
            size: Some((width + 48.0, height - 32.0 - note_height)),
        };
        let mut scene = Scene::new(atlas, &spec, &body, &sheet);
        let mut cursor = Cursor {
            x,
            y,
            width,
            scale: 1.0,
        };
        let title = cursor.text(&scene.title, style(13.0, true, NAVY));
        self.nodes.push(Node::new(Role::Heading(2), vec![title]));
        if let Some(note) = note {
            let text = cursor.text(&note, style(9.5, false, QUIET));
            self.nodes.push(Node::new(Role::Paragraph, vec![text]));
        }
        // room for circles of places at the map's edge, which extend beyond it
        cursor.skip(8.0);
        // the drawing has a margin of 28 units at its sides
        scene.shift(Coord {
            x: x - 28.0,
            y: cursor.y,
        });
        self.nodes.extend(map_nodes(scene, texts, 2));
    }

    /// The map of the zone, in the theme that was asked for.
    fn spec(&self) -> MapSpec {
        MapSpec {
            zone: Some(self.zone),
            level: Level::Municipality,
            municipality: None,
            project: None,
            view: None,
            ..self.input.request.spec.clone()
        }
    }

    /// The zone's name at the top of the second page, which may be separated from the first.
    pub(super) fn running_head(&mut self, cursor: &mut Cursor) {
        let zone = self.input.atlas.atlas.zones.get(&self.zone);
        let title = zone.map(|z| self.context.zone_title(z)).unwrap_or_default();
        let text = cursor.text(&title, style(14.0, true, NAVY));
        cursor.skip(6.0);
        let rule = cursor.rule(RULE);
        cursor.skip(16.0);
        self.nodes
            .push(Node::new(Role::Decoration, vec![text, rule]));
    }

    /// Adds the footer: sources, date, address, page number. Screen readers read it on the first page only.
    pub(super) fn finish(mut self, page: usize, of: usize) -> Page {
        let atlas = &self.input.atlas.atlas;
        let first = page == 1;
        let role = |role| if first { role } else { Role::Decoration };
        let top = self.height - MARGIN - QR_SIDE;
        let link = self
            .input
            .base_url
            .map(|base_url| self.input.request.address(base_url, &self.spec()));
        let mut cursor = Cursor {
            y: top,
            ..self.cursor(1.0)
        };
        cursor.width -= QR_SIDE + 20.0;
        let date = self.context.texts.text(
            "sheet-date",
            &[
                ("date", self.context.texts.date(&atlas.date).into()),
                ("version", atlas.version.as_str().into()),
            ],
        );
        let attribution = self.context.localized(&atlas.attribution).to_owned();
        for line in [attribution, date, self.context.message("deck-caveat")] {
            let text = cursor.text(&line, style(9.5, false, QUIET));
            self.nodes
                .push(Node::new(role(Role::Paragraph), vec![text]));
        }
        if let Some(link) = &link {
            let label = self.context.message("sheet-open");
            let mut open = cursor.text(&label, style(9.5, true, LINK));
            if let Geometry::Text(text) = &mut open.geometry {
                text.link = Some(link.clone());
            }
            let open = Node::new(Role::Link(link.clone(), label), vec![open]);
            self.nodes.push(Node::of(Role::Paragraph, vec![open]));
        }
        if let Some(mut code) = link.as_deref().and_then(|link| qr_code(link, QR_SIDE)) {
            code.shift(Coord {
                x: self.width - MARGIN - QR_SIDE,
                y: top,
            });
            let alt = self.context.message("sheet-code");
            self.nodes
                .push(Node::new(role(Role::Figure(alt)), vec![code]));
        }
        if of > 1 {
            let number = Cursor {
                y: top + QR_SIDE + 4.0,
                x: self.width - MARGIN - 16.0,
                ..cursor
            }
            .text(&format!("{page}/{of}"), style(10.0, false, QUIET));
            self.nodes.push(Node::new(Role::Decoration, vec![number]));
        }
        let zone = atlas.zones.get(&self.zone).filter(|_| first);
        Page {
            width: self.width,
            height: self.height,
            outline: zone.map(|z| self.context.zone_title(z)).unwrap_or_default(),
            nodes: vec![Node::of(Role::Section, self.nodes)],
        }
    }
}
