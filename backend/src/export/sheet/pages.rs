//! Two pages A4 for a zone, or one A3 for the table.

use geo::Coord;
use geodata_cartography::scene::{Geometry, code};
use geodata_cartography::{Parts, Scene, Sheet, map_body};
use geodata_mapspec::{Format, Level, MapSpec};
use geodata_model::ZoneNumber;

use super::facts::Common;
use super::lay::{LINK, NAVY, Pen, QUIET, RULE, style};
use super::{blocks, strategies};
use crate::export::deck::Maker;
use crate::export::pdf::{Node, Page, Role, map_nodes};

/// White around a page: 12 mm.
const MARGIN: f64 = 45.0;
/// Side of the code in the footer.
const CODE: f64 = 52.0;
/// Room for the footer.
const FOOT: f64 = CODE + 14.0;
/// Room between two blocks.
const BETWEEN: f64 = 12.0;
/// Room for notes: a heading and five lines at least.
const NOTES: f64 = 190.0;
/// Height of the line that says what filters apply to.
const NOTE: f64 = 14.0;
/// A lower map would not show a valley.
const LOWEST_MAP: f64 = 280.0;

/// A page under way.
struct Draft<'a> {
    maker: &'a Maker<'a>,
    common: &'a Common<'a>,
    zone: ZoneNumber,
    width: f64,
    height: f64,
    nodes: Vec<Node>,
}

/// The two pages of a zone.
pub(super) fn a4(maker: &Maker, common: &Common, zone: ZoneNumber) -> Vec<Page> {
    let (height, width) = Format::A4.size();
    let draft = || Draft::new(maker, common, zone, (width, height));
    vec![draft().place(), draft().work()]
}

/// The poster of a zone.
pub(super) fn a3(maker: &Maker, common: &Common, zone: ZoneNumber) -> Page {
    Draft::new(maker, common, zone, Format::A3.size()).poster()
}

impl<'a> Draft<'a> {
    fn new(
        maker: &'a Maker<'a>,
        common: &'a Common<'a>,
        zone: ZoneNumber,
        (width, height): (f64, f64),
    ) -> Self {
        Self {
            maker,
            common,
            zone,
            width,
            height,
            nodes: Vec::new(),
        }
    }

    fn pen(&self, scale: f64) -> Pen {
        Pen {
            x: MARGIN,
            y: MARGIN,
            width: self.width - 2.0 * MARGIN,
            scale,
        }
    }

    fn bottom(&self) -> f64 {
        self.height - MARGIN - FOOT
    }

    /// Where the zone is, how it stands, what is being done.
    fn place(mut self) -> Page {
        let mut pen = self.pen(1.0);
        self.nodes = blocks::masthead(&mut pen, self.common, self.zone);
        pen.skip(18.0);
        // the map takes what the others leave
        let known = self.nodes.len();
        let mut trial = pen;
        self.figures(&mut trial, 3);
        trial.skip(BETWEEN);
        self.projects(&mut trial, f64::INFINITY, false);
        self.nodes.truncate(known);
        let rest = self.bottom() - (trial.y - pen.y) - 14.0;
        let bottom = rest.max(pen.y + LOWEST_MAP);
        self.map([pen.x, pen.y, pen.width, bottom - pen.y]);
        pen.y = bottom + 14.0;
        self.figures(&mut pen, 3);
        pen.skip(BETWEEN);
        let bottom = self.bottom();
        self.projects(&mut pen, bottom, false);
        self.finish(1, 2)
    }

    /// What the plan has here and what is missing; room for what the table says.
    fn work(mut self) -> Page {
        let mut pen = self.pen(1.0);
        self.running_head(&mut pen);
        let notes = self.bottom() - NOTES;
        let [mut left, mut right] = self.strategies(&mut pen);
        self.gaps(&mut left, notes);
        self.needs(&mut right, notes);
        pen.y = left.y.max(right.y) + BETWEEN;
        self.notes(&mut pen);
        self.finish(2, 2)
    }

    /// Everything at a glance, for the middle of a table.
    fn poster(mut self) -> Page {
        let (pen, bottom) = (self.pen(1.0), self.bottom());
        let wide = pen.width * 0.46;
        let x = pen.x + wide + 44.0;
        let mut right = Pen {
            x,
            width: pen.width - wide - 44.0,
            ..pen
        };
        let mut top = Pen {
            width: wide,
            scale: 1.25,
            ..pen
        };
        self.nodes = blocks::masthead(&mut top, self.common, self.zone);
        let mut left = Pen {
            y: top.y + 24.0,
            scale: 1.0,
            ..top
        };
        let known = self.nodes.len();
        let mut trial = left;
        self.figures(&mut trial, 3);
        self.nodes.truncate(known);
        let map = bottom - (trial.y - left.y) - 18.0;
        self.map([left.x, left.y, left.width, map - left.y]);
        left.y = map + 18.0;
        self.figures(&mut left, 3);
        let [mut one, mut two] = self.strategies(&mut right);
        self.gaps(&mut one, bottom - NOTES);
        self.projects(&mut two, bottom - NOTES, true);
        right.y = one.y.max(two.y) + BETWEEN;
        self.notes(&mut right);
        self.finish(1, 1)
    }

    /// The strategies; gives where their columns end.
    fn strategies(&mut self, pen: &mut Pen) -> [Pen; 2] {
        let axes = self.common.strategies(self.zone);
        let (nodes, mut columns) = strategies::strategies(pen, self.common, &axes);
        self.nodes.extend(nodes);
        for column in &mut columns {
            column.skip(BETWEEN);
        }
        columns
    }

    fn notes(&mut self, pen: &mut Pen) {
        let bottom = self.bottom();
        self.nodes.extend(blocks::notes(pen, self.common, bottom));
    }

    fn gaps(&mut self, pen: &mut Pen, bottom: f64) {
        let gaps = self.common.gaps(self.zone);
        let unknown = self.common.unknown(self.zone);
        self.nodes
            .extend(blocks::gaps(pen, self.common, &gaps, unknown, bottom));
    }

    fn figures(&mut self, pen: &mut Pen, columns: usize) {
        if let Some(body) = self.common.body(self.zone) {
            let figures = self.common.figures(body);
            self.nodes
                .extend(blocks::figures(pen, self.common, &figures, columns));
        }
    }

    fn projects(&mut self, pen: &mut Pen, bottom: f64, brief: bool) {
        let projects = self.common.projects(self.zone);
        let count = self.common.body(self.zone).map_or(0, |b| b.projects);
        let title = self
            .common
            .texts
            .text("sheet-projects-count", &[("count", count.into())]);
        self.nodes.extend(blocks::projects(
            pen,
            self.common,
            &title,
            &projects,
            bottom,
            brief,
        ));
    }

    fn needs(&mut self, pen: &mut Pen, bottom: f64) {
        let needs = self.common.needs(self.zone);
        if !needs.is_empty() {
            self.nodes
                .extend(blocks::needs(pen, self.common, &needs, bottom));
        }
    }

    /// The zone and its municipalities, with title, legend and scale.
    fn map(&mut self, [x, y, width, height]: [f64; 4]) {
        let spec = MapSpec {
            title: String::new(),
            ..self.spec()
        };
        let (atlas, texts) = (self.maker.atlas, self.common.texts);
        let body = map_body(atlas, &spec, Vec::new());
        let note = spec
            .is_filtered()
            .then(|| self.common.word("sheet-filtered"));
        let note_height = if note.is_some() { NOTE } else { 0.0 };
        let sheet = Sheet {
            format: Format::A4,
            transparent: true,
            link: None,
            detail: 3.0,
            parts: Parts::MapAndLegend,
            size: Some((width + 48.0, height - 32.0 - note_height)),
        };
        let mut scene = Scene::new(atlas, &spec, &body, &sheet);
        let mut pen = Pen {
            x,
            y,
            width,
            scale: 1.0,
        };
        let title = pen.text(&scene.title, style(13.0, true, NAVY));
        self.nodes.push(Node::new(Role::Heading(2), vec![title]));
        if let Some(note) = note {
            let text = pen.text(&note, style(9.5, false, QUIET));
            self.nodes.push(Node::new(Role::Paragraph, vec![text]));
        }
        // circles of the places at its edge hang over
        pen.skip(8.0);
        // the drawing keeps a margin of its own at its sides
        scene.shift(Coord {
            x: x - 28.0,
            y: pen.y,
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
            ..self.maker.request.spec.clone()
        }
    }

    /// The second page is found again when it is alone on a table.
    fn running_head(&mut self, pen: &mut Pen) {
        let zone = self.maker.atlas.atlas.zones.get(&self.zone);
        let title = zone.map(|z| self.common.zone_title(z)).unwrap_or_default();
        let text = pen.text(&title, style(14.0, true, NAVY));
        pen.skip(6.0);
        let rule = pen.rule(RULE);
        pen.skip(16.0);
        self.nodes
            .push(Node::new(Role::Decoration, vec![text, rule]));
    }

    /// Sources, date, address, number of the page. They are read once, on the first.
    fn finish(mut self, page: usize, of: usize) -> Page {
        let atlas = &self.maker.atlas.atlas;
        let first = page == 1;
        let role = |role| if first { role } else { Role::Decoration };
        let top = self.height - MARGIN - CODE;
        let link = self
            .maker
            .origin
            .map(|o| self.maker.request.address(o, &self.spec()));
        let mut pen = Pen {
            y: top,
            ..self.pen(1.0)
        };
        pen.width -= CODE + 20.0;
        let date = self.common.texts.text(
            "sheet-date",
            &[
                ("date", self.common.texts.date(&atlas.date).into()),
                ("version", atlas.version.as_str().into()),
            ],
        );
        let attribution = self.common.say(&atlas.attribution).to_owned();
        for line in [attribution, date, self.common.word("deck-caveat")] {
            let text = pen.text(&line, style(9.5, false, QUIET));
            self.nodes
                .push(Node::new(role(Role::Paragraph), vec![text]));
        }
        if let Some(link) = &link {
            let words = self.common.word("sheet-open");
            let mut open = pen.text(&words, style(9.5, true, LINK));
            if let Geometry::Text(text) = &mut open.geometry {
                text.link = Some(link.clone());
            }
            let open = Node::new(Role::Link(link.clone(), words), vec![open]);
            self.nodes.push(Node::of(Role::Paragraph, vec![open]));
        }
        if let Some(mut code) = link.as_deref().and_then(|link| code(link, CODE)) {
            code.shift(Coord {
                x: self.width - MARGIN - CODE,
                y: top,
            });
            let alt = self.common.word("sheet-code");
            self.nodes
                .push(Node::new(role(Role::Figure(alt)), vec![code]));
        }
        if of > 1 {
            let number = Pen {
                y: top + CODE + 4.0,
                x: self.width - MARGIN - 16.0,
                ..pen
            }
            .text(&format!("{page}/{of}"), style(10.0, false, QUIET));
            self.nodes.push(Node::new(Role::Decoration, vec![number]));
        }
        let zone = atlas.zones.get(&self.zone).filter(|_| first);
        Page {
            width: self.width,
            height: self.height,
            outline: zone.map(|z| self.common.zone_title(z)).unwrap_or_default(),
            nodes: vec![Node::of(Role::Section, self.nodes)],
        }
    }
}
