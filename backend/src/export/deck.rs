//! A deck for the plan's meetings: cover, the whole area, a slide for every zone, the sources.

use geodata::api::ZoneBody;
use geodata::atlas::PreparedAtlas;
use geodata::cartography::{Level, MapSpec, Parts, Scene, Sheet, Theme, map_body};
use geodata::i18n::Catalogue;
use geodata::indicator::gaps::Gaps;
use geodata::indicator::{CellState, Matrix, MatrixColumns, MatrixRows};
use geodata::model::{Text, Zone, ZoneNumber};

use super::options::Request;
use super::pptx::{Paragraph, Placed, Presentation, Slide, TextBox, write};
use super::{ExportError, scene};

const MARGIN: f64 = 28.0;
const INK: &str = "#19191a";
const QUIET: &str = "#455a64";
/// Gaps on a slide: what a table can discuss in the time of a slide.
const GAPS: usize = 3;

/// What a deck is made from.
pub(crate) struct Maker<'a> {
    /// The atlas.
    pub atlas: &'a PreparedAtlas,
    /// Its gaps.
    pub gaps: &'a Gaps,
    /// The map of the overview, and the size of the slides.
    pub request: &'a Request,
    /// Scheme and host of the server, for links.
    pub origin: Option<&'a str>,
}

/// The whole deck.
pub(crate) fn deck(maker: &Maker) -> Result<Vec<u8>, ExportError> {
    let deck = Deck::new(maker);
    let mut slides = vec![deck.cover(), deck.overview()];
    slides.extend(maker.atlas.atlas.zones.values().map(|z| deck.zone(z)));
    slides.push(deck.closing());
    deck.write(deck.say(&maker.atlas.atlas.title).to_owned(), slides)
}

/// The slide of one zone.
pub(crate) fn zone(maker: &Maker, number: ZoneNumber) -> Result<Vec<u8>, ExportError> {
    let deck = Deck::new(maker);
    let zone = maker.atlas.atlas.zones.get(&number);
    let zone = zone.ok_or(ExportError::NoZone(number.0))?;
    deck.write(deck.zone_title(zone), vec![deck.zone(zone)])
}

struct Deck<'a> {
    maker: &'a Maker<'a>,
    texts: &'a Catalogue,
    matrix: Matrix,
    width: f64,
    height: f64,
}

impl<'a> Deck<'a> {
    fn new(maker: &'a Maker<'a>) -> Self {
        let (width, height) = maker.request.format.size();
        Self {
            texts: maker.atlas.texts.get(maker.request.spec.language),
            matrix: Matrix::new(maker.atlas, MatrixRows::Strategy, MatrixColumns::Zone),
            maker,
            width,
            height,
        }
    }

    fn write(&self, title: String, slides: Vec<Slide>) -> Result<Vec<u8>, ExportError> {
        let spec = &self.maker.request.spec;
        let version = &self.maker.atlas.atlas.version;
        write(&Presentation {
            width: self.width,
            height: self.height,
            title,
            origin: format!("MapSpec: {} · {version}", spec.to_query()),
            date: self.maker.atlas.atlas.date.clone(),
            language: spec.language,
            slides,
        })
    }

    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.maker.request.spec.language)
    }

    fn zone_title(&self, zone: &Zone) -> String {
        let (number, name) = (zone.number.to_string(), self.say(&zone.name).to_owned());
        self.texts.text(
            "zone-label",
            &[("number", number.into()), ("name", name.into())],
        )
    }

    fn sheet(&self, parts: Parts, size: (f64, f64)) -> Sheet {
        Sheet {
            parts,
            size: Some(size),
            format: self.maker.request.format,
            transparent: true,
            link: None,
            detail: 1.5,
        }
    }

    fn footer(&self) -> TextBox {
        let atlas = &self.maker.atlas.atlas;
        let date = self.texts.text(
            "sheet-date",
            &[
                ("date", self.texts.date(&atlas.date).into()),
                ("version", atlas.version.as_str().into()),
            ],
        );
        let text = format!("{} · {date}", self.say(&atlas.attribution));
        TextBox {
            name: String::new(),
            place: [MARGIN, self.height - 40.0, self.width - 2.0 * MARGIN, 26.0],
            paragraphs: vec![line(text, 11.0, QUIET)],
        }
    }

    fn title(text: String, place: [f64; 4], size: f64) -> TextBox {
        TextBox {
            name: String::new(),
            place,
            paragraphs: vec![Paragraph {
                bold: true,
                ..line(text, size, INK)
            }],
        }
    }

    fn heading(&self, text: String) -> TextBox {
        Self::title(text, [MARGIN, 22.0, self.width - 2.0 * MARGIN, 38.0], 27.0)
    }

    fn link(&self, spec: &MapSpec) -> Option<String> {
        self.maker
            .origin
            .map(|origin| self.maker.request.address(origin, spec))
    }

    fn linked(&self, spec: &MapSpec) -> Vec<Paragraph> {
        let link = self.link(spec);
        let paragraph = |link: String| Paragraph {
            link: Some(link),
            ..line(self.texts.text("sheet-open", &[]), 13.0, "#0b57a8")
        };
        link.map(paragraph).into_iter().collect()
    }

    fn cover(&self) -> Slide {
        let atlas = &self.maker.atlas.atlas;
        let spec = MapSpec {
            theme: Theme::Zones,
            language: self.maker.request.spec.language,
            ..MapSpec::default()
        };
        let size = (self.width * 0.46, self.height - 120.0);
        let mut map = scene(self.maker.atlas, &spec, &self.sheet(Parts::Map, size));
        map.layers
            .retain(|l| matches!(l.id, "municipalities" | "zones"));
        let title = self.say(&atlas.title).to_owned();
        let width = self.width * 0.46;
        let mut words = vec![
            line(self.say(&atlas.territory).to_owned(), 22.0, QUIET),
            line(self.texts.text("deck-lead", &[]), 16.0, INK),
        ];
        words.extend(self.linked(&self.maker.request.spec));
        Slide {
            notes: format!("{title}\n{}", map.description),
            title: Self::title(
                title,
                [MARGIN * 2.0, self.height * 0.26, width, 130.0],
                42.0,
            ),
            texts: vec![TextBox {
                name: self.texts.text("deck-subtitle", &[]),
                place: [MARGIN * 2.0, self.height * 0.26 + 150.0, width, 160.0],
                paragraphs: words,
            }],
            maps: vec![Placed {
                scene: map,
                x: self.width * 0.52,
                y: 50.0,
            }],
            footer: self.footer(),
        }
    }

    fn overview(&self) -> Slide {
        let spec = &self.maker.request.spec;
        let size = (self.width - 2.0 * MARGIN, self.height - 150.0);
        let body = map_body(self.maker.atlas, spec, Vec::new());
        let sheet = self.sheet(Parts::MapAndLegend, size);
        let map = Scene::new(self.maker.atlas, spec, &body, &sheet);
        let title = map.title.clone();
        let fits = if title.chars().count() > 90 {
            16.0
        } else {
            27.0
        };
        let mut words = vec![line(map.description.clone(), 14.0, QUIET)];
        words.extend(self.linked(spec));
        Slide {
            notes: format!("{title}\n{}", map.description),
            title: Self::title(title, [MARGIN, 18.0, self.width - 2.0 * MARGIN, 42.0], fits),
            texts: vec![TextBox {
                name: self.texts.text("deck-subtitle", &[]),
                place: [MARGIN, 62.0, self.width - 2.0 * MARGIN, 40.0],
                paragraphs: words,
            }],
            maps: vec![Placed {
                scene: map,
                x: MARGIN,
                y: 104.0,
            }],
            footer: self.footer(),
        }
    }

    fn zone(&self, zone: &Zone) -> Slide {
        let request = &self.maker.request.spec;
        let spec = MapSpec {
            zone: Some(zone.number),
            level: Level::Municipality,
            municipality: None,
            project: None,
            view: None,
            title: String::new(),
            ..request.clone()
        };
        let size = (self.width * 0.5, self.height - 140.0);
        let sheet = self.sheet(Parts::MapAndLegend, size);
        let map = scene(self.maker.atlas, &spec, &sheet);
        let (x, top) = (MARGIN * 2.0 + size.0, 92.0);
        let column = self.width - x - MARGIN;
        let room = self.height - top - 60.0;
        let subtitle = line(map.title.clone(), 14.0, QUIET);
        let mut words = self.figures(zone);
        words.extend(self.strategies(zone));
        words.extend(self.linked(&spec));
        let gaps = self.gaps(zone, GAPS);
        Slide {
            title: self.heading(self.zone_title(zone)),
            notes: self.notes(zone, &map),
            texts: vec![
                TextBox {
                    name: self.texts.text("deck-subtitle", &[]),
                    place: [MARGIN, 62.0, self.width - 2.0 * MARGIN, 20.0],
                    paragraphs: vec![subtitle],
                },
                TextBox {
                    name: self.texts.text("deck-figures", &[]),
                    place: [x, top, column, room * 0.52],
                    paragraphs: words,
                },
                TextBox {
                    name: self.texts.text("deck-gaps", &[]),
                    place: [x, top + room * 0.54, column, room * 0.46],
                    paragraphs: gaps,
                },
            ],
            maps: vec![Placed {
                scene: map,
                x: MARGIN,
                y: top - 4.0,
            }],
            footer: self.footer(),
        }
    }

    /// Key figures against the whole area, with the same numbers as the zone's card.
    fn figures(&self, zone: &Zone) -> Vec<Paragraph> {
        let atlas = self.maker.atlas;
        let body = crate::api::zone_body(atlas, zone);
        let all: Vec<ZoneBody> = atlas
            .atlas
            .zones
            .values()
            .map(|z| crate::api::zone_body(atlas, z))
            .collect();
        let residents: f64 = all.iter().map(|z| f64::from(z.residents)).sum();
        let surface: f64 = all.iter().map(|z| z.surface_km2).sum();
        let projects: usize = all.iter().map(|z| z.projects).sum();
        let number = |v: f64, decimals| self.texts.number(v, decimals);
        let figure = |key: &str, value: String, other: String| {
            let text = self
                .texts
                .text(key, &[("value", value.into()), ("other", other.into())]);
            bullet(text, 15.0)
        };
        let share = f64::from(body.residents) / residents * 100.0;
        vec![
            self.section("deck-figures"),
            figure(
                "deck-residents",
                number(body.residents.into(), 0),
                number(share, 1),
            ),
            figure(
                "deck-municipalities",
                number(body.municipalities as f64, 0),
                number(body.surface_km2, 0),
            ),
            figure(
                "deck-density",
                number(body.density_per_km2, 1),
                number(residents / surface, 1),
            ),
            figure(
                "deck-projects",
                number(body.projects as f64, 0),
                number(projects as f64 / all.len().max(1) as f64, 1),
            ),
        ]
    }

    fn section(&self, key: &str) -> Paragraph {
        Paragraph {
            bold: true,
            ..line(self.texts.text(key, &[]), 17.0, INK)
        }
    }

    /// Which strategies have projects, which are declared without, of which nothing is known.
    fn strategies(&self, zone: &Zone) -> Vec<Paragraph> {
        let column = zone.number.to_string();
        let codes = |state: CellState| {
            let rows = self.matrix.row_headers.iter();
            let rows = rows.filter(|row| {
                let cell = self.matrix.cell(&row.code, &column);
                cell.is_some_and(|c| c.state == state)
            });
            rows.map(|row| row.code.as_str()).collect::<Vec<_>>()
        };
        let all = self.matrix.row_headers.len();
        let mut words = vec![self.section("deck-strategies")];
        for (key, state) in [
            ("deck-covered", CellState::Evidence),
            ("deck-declared", CellState::DeclaredNone),
            ("deck-unknown", CellState::Unknown),
        ] {
            let codes = codes(state);
            if codes.is_empty() {
                continue;
            }
            let text = self.texts.text(
                key,
                &[
                    ("count", codes.len().into()),
                    ("all", all.into()),
                    ("codes", codes.join(", ").into()),
                ],
            );
            words.push(bullet(text, 14.0));
        }
        words
    }

    fn gaps(&self, zone: &Zone, most: usize) -> Vec<Paragraph> {
        let mut words = vec![self.section("deck-gaps")];
        let gaps = self.maker.gaps.gaps.iter();
        for gap in gaps.filter(|g| g.zone == Some(zone.number)).take(most) {
            let name = format!("{} – {}", gap.subject, self.say(&gap.name));
            let name = if gap.subject.to_string().starts_with("service:") {
                self.say(&gap.name).to_owned()
            } else {
                name
            };
            words.push(Paragraph {
                bold: true,
                ..bullet(name, 13.0)
            });
            words.push(line(self.say(&gap.reason).to_owned(), 12.0, QUIET));
        }
        if words.len() == 1 {
            words.push(line(self.texts.text("deck-no-gaps", &[]), 14.0, QUIET));
        }
        words
    }

    /// What the speaker may need: the sentence, every project present, every gap.
    fn notes(&self, zone: &Zone, map: &Scene) -> String {
        let atlas = self.maker.atlas;
        let mut lines = vec![self.zone_title(zone), map.description.clone()];
        let present = atlas.allocations.iter().filter(|(_, a)| {
            let mut shares = a.zones.shares.iter();
            shares.any(|s| s.unit == zone.number && !s.marginal)
        });
        let titles = present.filter_map(|(id, _)| atlas.atlas.projects.get(id));
        lines.push(self.texts.text("deck-projects-list", &[]));
        lines.extend(titles.map(|p| format!("– {}", self.say(&p.title))));
        lines.extend(self.gaps(zone, usize::MAX).into_iter().map(|p| p.text));
        lines.join("\n")
    }

    fn closing(&self) -> Slide {
        let atlas = &self.maker.atlas.atlas;
        let mut words: Vec<Paragraph> = atlas
            .sources
            .values()
            .map(|s| {
                let date = self.texts.date(&s.date);
                let text = format!("{} ({}, {date}) – {}", s.title, s.publisher, s.licence);
                bullet(text, 13.0)
            })
            .collect();
        words.push(line(self.texts.text("deck-caveat", &[]), 14.0, INK));
        words.push(line(
            self.maker
                .gaps
                .method
                .get(self.maker.request.spec.language)
                .to_owned(),
            12.0,
            QUIET,
        ));
        words.extend(self.linked(&self.maker.request.spec));
        let title = self.texts.text("deck-sources", &[]);
        Slide {
            notes: title.clone(),
            title: self.heading(title),
            texts: vec![TextBox {
                name: self.texts.text("layer-sources", &[]),
                place: [MARGIN, 80.0, self.width - 2.0 * MARGIN, self.height - 140.0],
                paragraphs: words,
            }],
            maps: Vec::new(),
            footer: self.footer(),
        }
    }
}

fn line(text: String, size: f64, colour: &'static str) -> Paragraph {
    Paragraph {
        text,
        size,
        colour,
        ..Paragraph::default()
    }
}

fn bullet(text: String, size: f64) -> Paragraph {
    Paragraph {
        bullet: true,
        ..line(text, size, INK)
    }
}
