//! What stands around the map: title, legend, scale, north, sources.

use geo::Coord;
use qrcode::{EcLevel, QrCode};

use super::flow::{Flow, INK, Row, Sign, flow};
use super::frame::{Frame, Part};
use super::{Geometry, LINE_HEIGHT, Parts, Shape, Sheet, Text, wrap};
use geodata_api::MapBody;
use geodata_atlas::PreparedAtlas;
use geodata_mapspec::{MapSpec, Theme};
use geodata_model::i18n::Catalogue;

/// White around everything.
pub(super) const MARGIN: f64 = 28.0;
/// Text that explains, in a colour with a contrast of 7:1 on white.
const QUIET: &str = "#455a64";
/// An address that needs more than this makes a code that no telephone reads from a slide.
const LONGEST_CODE: usize = 300;

/// Everything around the map, and the part of the sheet that is left for it.
pub(super) struct Furniture {
    pub(super) title: Vec<Shape>,
    pub(super) legend: Vec<Shape>,
    pub(super) footer: Vec<Shape>,
    pub(super) map: Part,
}

/// What furniture is made from.
pub(super) struct Maker<'a> {
    pub(super) atlas: &'a PreparedAtlas,
    pub(super) spec: &'a MapSpec,
    pub(super) body: &'a MapBody,
    pub(super) sheet: &'a Sheet,
    pub(super) texts: &'a Catalogue,
}

impl Maker<'_> {
    pub(super) fn make(&self) -> Furniture {
        let (width, height) = self.sheet.size();
        if self.sheet.parts == Parts::Map {
            return Furniture {
                title: Vec::new(),
                legend: Vec::new(),
                footer: Vec::new(),
                map: [4.0, 4.0, width - 8.0, height - 8.0],
            };
        }
        let ((title, top), (footer, bottom)) = if self.sheet.parts == Parts::All {
            (self.title(width), self.footer(width, height))
        } else {
            ((Vec::new(), 4.0), (Vec::new(), height - 4.0))
        };
        let room = bottom - top - 30.0; // the scale stands below the map
        if width > height * 1.15 {
            let column = width * 0.27;
            let at = Coord {
                x: width - MARGIN - column,
                y: top + 4.0,
            };
            let legend = self.legend(at, column, 1, bottom - top - 8.0);
            Furniture {
                title,
                legend: legend.shapes,
                footer,
                map: [MARGIN, top, width - MARGIN * 2.0 - column - 20.0, room],
            }
        } else {
            let inner = width - MARGIN * 2.0;
            let place = |y| Coord { x: MARGIN, y };
            let limit = room * 0.45;
            let height = self.legend(place(0.0), inner, 3, limit).height;
            let legend = self.legend(place(bottom - height), inner, 3, limit);
            Furniture {
                title,
                legend: legend.shapes,
                footer,
                map: [MARGIN, top, inner, room - height - 10.0],
            }
        }
    }

    fn text(lines: Vec<String>, x: f64, y: f64, size: f64, colour: &'static str) -> Text {
        Text {
            lines,
            at: Coord { x, y },
            size,
            bold: false,
            colour,
            link: None,
            halo: false,
        }
    }

    /// Title and sentence; the longer the title, the smaller it is set. Gives where the map may begin.
    fn title(&self, width: f64) -> (Vec<Shape>, f64) {
        let scale = self.sheet.text_scale();
        let inner = width - MARGIN * 2.0;
        let title = self.body.title.get(self.spec.language);
        let sizes = [27.0, 22.0, 18.0, 15.0].map(|s| s * scale);
        let set = |size: f64| (size, wrap(title, size, true, inner));
        let fits = |(_, lines): &(f64, Vec<String>)| lines.len() <= 2;
        let set = sizes
            .into_iter()
            .map(set)
            .find(fits)
            .unwrap_or_else(|| set(sizes[3]));
        let (size, lines) = set;
        let mut y = MARGIN + size * 0.85;
        let mut shapes = Vec::new();
        let mut text = Self::text(lines, MARGIN, y, size, INK);
        text.bold = true;
        y += (text.lines.len() - 1.min(text.lines.len())) as f64 * size * LINE_HEIGHT;
        shapes.push(Shape::plain(Geometry::Text(text)).with_id("title-text"));
        let size = 14.0 * scale;
        let sentence = wrap(
            self.body.sentence.get(self.spec.language),
            size,
            false,
            inner,
        );
        y += size * 1.6;
        let last = y + (sentence.len().max(1) - 1) as f64 * size * LINE_HEIGHT;
        shapes.push(Shape::plain(Geometry::Text(Self::text(
            sentence, MARGIN, y, size, QUIET,
        ))));
        (shapes, last + 16.0)
    }

    fn legend(&self, at: Coord, width: f64, columns: usize, height: f64) -> Flow {
        flow(&self.rows(), at, width, columns, height)
    }

    fn rows(&self) -> Vec<Row> {
        let scale = self.sheet.text_scale();
        let row = |sign, text: &str, size: f64, gap| Row {
            sign,
            text: text.to_owned(),
            size: size * scale,
            bold: false,
            gap,
            id: String::new(),
        };
        let language = self.spec.language;
        let mut rows = vec![Row {
            bold: true,
            ..row(Sign::None, self.body.legend_title.get(language), 16.0, 0.0)
        }];
        for (i, entry) in self.body.legend.iter().enumerate() {
            let sign = Sign::Field(entry.colour.clone());
            rows.push(Row {
                id: format!("legend-{i}"),
                ..row(sign, entry.label.get(language), 15.0, 1.0)
            });
        }
        let points = self.texts.text("symbol-points", &[]);
        let lines = self.texts.text("symbol-schematic", &[]);
        rows.push(row(Sign::Circle, &points, 13.0, 12.0));
        rows.push(row(Sign::Dashes, &lines, 13.0, 0.0));
        // beside a map of a part the zones around are not the subject
        if self.spec.theme != Theme::Zones && self.sheet.parts == Parts::All {
            for (i, (number, zone)) in self.atlas.atlas.zones.iter().enumerate() {
                let gap = if i == 0 { 12.0 } else { 0.0 };
                let sign = Sign::Plate(number.to_string());
                rows.push(row(sign, zone.name.get(language), 13.0, gap));
            }
        }
        rows
    }

    /// Sources, date and version, the address and its code. Gives where the map must end.
    fn footer(&self, width: f64, height: f64) -> (Vec<Shape>, f64) {
        let size = 11.5 * self.sheet.text_scale();
        let link = self.sheet.link.as_deref();
        let code = link.and_then(|link| code(link, 64.0));
        let beside = if code.is_some() { 64.0 + 16.0 } else { 0.0 };
        let inner = width - MARGIN * 2.0 - beside;
        let source = wrap(&self.source(), size, false, inner);
        let address = link.map(|link| {
            // which data it was made from is for the code and the click, not for who types it
            let typed = link.split("since=").next().unwrap_or(link);
            let typed = typed.trim_end_matches(['?', '&']);
            let text = self.texts.text("sheet-link", &[("link", typed.into())]);
            let mut lines = wrap(&text, size, false, inner);
            if lines.len() > 2 {
                // a long address leads there all the same; nobody types it
                lines = vec![self.texts.text("sheet-open", &[])];
            }
            lines
        });
        let count = source.len() + address.as_ref().map_or(0, Vec::len);
        let text_height = count as f64 * size * LINE_HEIGHT;
        let block = if code.is_some() {
            text_height.max(64.0)
        } else {
            text_height
        };
        let top = height - 18.0 - block;
        let y = height - 18.0 - text_height + size;
        let below = y + source.len() as f64 * size * LINE_HEIGHT;
        let mut shapes = vec![
            Shape::plain(Geometry::Text(Self::text(source, MARGIN, y, size, QUIET)))
                .with_id("source-text"),
        ];
        if let Some(lines) = address {
            let mut text = Self::text(lines, MARGIN, below, size, "#0b57a8");
            text.link = link.map(ToOwned::to_owned);
            shapes.push(Shape::plain(Geometry::Text(text)));
        }
        if let Some(mut code) = code {
            let at = Coord {
                x: width - MARGIN - 64.0,
                y: height - 18.0 - 64.0,
            };
            code.shift(at);
            shapes.push(code);
        }
        (shapes, top - 14.0)
    }

    /// Sources, date and version in one line.
    pub(super) fn source(&self) -> String {
        let date = self.texts.date(&self.atlas.atlas.date);
        let tail = self.texts.text(
            "sheet-date",
            &[
                ("date", date.into()),
                ("version", self.body.version.as_str().into()),
            ],
        );
        format!("{} · {tail}", self.body.attribution)
    }

    /// Scale bar and north below the map.
    pub(super) fn scale(&self, frame: &Frame) -> Vec<Shape> {
        if self.sheet.parts == Parts::Map {
            return Vec::new();
        }
        let [x, top, _, height] = frame.part;
        let y = top + height + 18.0;
        let km = frame.kilometres(120.0);
        let steps = [50.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1];
        let nice = steps.into_iter().find(|n| *n <= km).unwrap_or(0.1);
        let length = 120.0 * nice / km.max(1e-9);
        let c = |x, y| Coord { x, y };
        let bar = vec![
            c(x, y - 6.0),
            c(x, y),
            c(x + length, y),
            c(x + length, y - 6.0),
        ];
        let decimals = usize::from(nice < 1.0);
        let label = format!("{} km", self.texts.number(nice, decimals));
        let north = x + length + 90.0;
        let arrow = vec![
            c(north, y - 15.0),
            c(north + 6.0, y + 2.0),
            c(north, y - 2.0),
            c(north - 6.0, y + 2.0),
        ];
        let letter = self.texts.text("sheet-north", &[]);
        let text = |text: String, x| Geometry::Text(Self::text(vec![text], x, y + 1.0, 12.5, INK));
        vec![
            Shape::plain(Geometry::Lines(vec![bar])).stroked(INK, 1.5, false),
            Shape::plain(text(label, x + length + 8.0)),
            Shape::plain(Geometry::Area(vec![arrow])).filled(INK),
            Shape::plain(text(letter, north + 11.0)),
        ]
    }
}

/// The QR code of an address with its corner at the origin; none when it would be too fine to read.
#[must_use]
pub fn code(link: &str, side: f64) -> Option<Shape> {
    if link.len() > LONGEST_CODE {
        return None;
    }
    let code = QrCode::with_error_correction_level(link, EcLevel::L).ok()?;
    let modules = code.width();
    let unit = side / modules as f64;
    let colours = code.to_colors();
    let mut rings = Vec::new();
    for (row, line) in colours.chunks(modules).enumerate() {
        let mut column = 0;
        // neighbours in a row are one bar, so that no hairline shows between them
        for run in line.chunk_by(|a, b| a == b) {
            if run[0] == qrcode::Color::Dark {
                let c = |x: usize, y: usize| Coord {
                    x: x as f64 * unit,
                    y: y as f64 * unit,
                };
                let end = column + run.len();
                rings.push(vec![
                    c(column, row),
                    c(end, row),
                    c(end, row + 1),
                    c(column, row + 1),
                ]);
            }
            column += run.len();
        }
    }
    Some(
        Shape::plain(Geometry::Area(rings))
            .filled(INK)
            .with_id("code"),
    )
}
