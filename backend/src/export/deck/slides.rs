//! The slides of a deck.

use geodata_cartography::Parts;
use geodata_mapspec::{Level, MapSpec, Theme};
use geodata_model::Zone;

use super::{Deck, MARGIN, bullet, line, placed};
use crate::export::pptx::{INK, QUIET, Slide};

/// Gaps on a slide: what a table can discuss in the time of a slide.
const GAPS: usize = 3;
/// Letters of a title that is longer than this are small.
const LONG_TITLE: usize = 90;

impl Deck<'_> {
    pub(super) fn cover(&self) -> Slide {
        let atlas = &self.maker.atlas.atlas;
        let spec = MapSpec {
            theme: Theme::Zones,
            language: self.maker.request.spec.language,
            ..MapSpec::default()
        };
        let size = (self.width * 0.46, self.height - 120.0);
        let mut map = self.drawn(&spec, Parts::Map, size);
        map.layers
            .retain(|l| matches!(l.id, "municipalities" | "zones"));
        let title = self.say(&atlas.title).to_owned();
        let width = self.width * 0.46;
        let top = self.height * 0.26;
        let mut words = vec![
            line(self.say(&atlas.territory).to_owned(), 22.0, QUIET),
            line(self.texts.text("deck-lead", &[]), 16.0, INK),
        ];
        words.extend(self.linked(&self.maker.request.spec));
        let subtitle = match self.maker.template.and_then(|t| t.cover.title.as_ref()) {
            Some(title) => self.beside(title.place),
            None => [MARGIN * 2.0, top + 150.0, width, 160.0],
        };
        let notes = format!("{title}\n{}", map.description);
        // the first slide of a template is its own picture, and what is on it would lie under the map
        let own = self.maker.template.is_none();
        Slide {
            cover: true,
            notes,
            title: Self::title(title, [MARGIN * 2.0, top, width, 130.0], 42.0),
            texts: vec![self.text("deck-subtitle", subtitle, words)],
            maps: if own {
                placed(map, self.width * 0.52, 50.0)
            } else {
                Vec::new()
            },
            footer: self.footer(),
        }
    }

    /// Beneath a title, or above one that is at the foot.
    fn beside(&self, [left, top, width, height]: [f64; 4]) -> [f64; 4] {
        let (gap, room) = (12.0 * self.scale, 110.0 * self.scale);
        if top + height + gap + room < self.height {
            [left, top + height + gap, width, room]
        } else {
            [left, top - gap - room, width, room]
        }
    }

    pub(super) fn overview(&self) -> Slide {
        let spec = &self.maker.request.spec;
        let [left, top, width, height] = self.room;
        let words = 42.0 * self.scale;
        let map = self.drawn(spec, Parts::MapAndLegend, (width, height - words));
        let title = map.title.clone();
        let fits = if title.chars().count() > LONG_TITLE {
            16.0
        } else {
            27.0
        };
        let mut lines = vec![line(map.description.clone(), 14.0, QUIET)];
        lines.extend(self.linked(spec));
        Slide {
            cover: false,
            notes: format!("{title}\n{}", map.description),
            title: Self::title(title, [MARGIN, 18.0, self.width - 2.0 * MARGIN, 42.0], fits),
            texts: vec![self.text("deck-subtitle", [left, top, width, words - 2.0], lines)],
            maps: placed(map, left, top + words),
            footer: self.footer(),
        }
    }

    pub(super) fn zone(&self, zone: &Zone) -> Slide {
        let spec = MapSpec {
            zone: Some(zone.number),
            level: Level::Municipality,
            municipality: None,
            project: None,
            view: None,
            title: String::new(),
            ..self.maker.request.spec.clone()
        };
        let [left, head, width, height] = self.room;
        let (words, gap) = (26.0 * self.scale, MARGIN * self.scale);
        let (top, high) = (head + words, height - words);
        let size = (width * 0.52, high);
        let map = self.drawn(&spec, Parts::MapAndLegend, size);
        let (x, column) = (left + size.0 + gap, width - size.0 - gap);
        let mut subtitle = map.title.clone();
        if spec.is_filtered() {
            subtitle = format!("{subtitle}. {}", self.texts.text("sheet-filtered", &[]));
        }
        let subtitle = line(subtitle, 14.0, QUIET);
        let mut figures = self.figures(zone);
        figures.extend(self.strategies(zone));
        figures.extend(self.linked(&spec));
        let gaps = self.gaps(zone, GAPS);
        let beneath = [x, top + high * 0.54, column, high * 0.46];
        Slide {
            cover: false,
            title: self.heading(self.zone_title(zone)),
            notes: self.notes(zone, &map),
            texts: vec![
                self.text(
                    "deck-subtitle",
                    [left, head, width, words - 4.0],
                    vec![subtitle],
                ),
                self.text("deck-figures", [x, top, column, high * 0.52], figures),
                self.text("deck-gaps", beneath, gaps),
            ],
            maps: placed(map, left, top),
            footer: self.footer(),
        }
    }

    pub(super) fn closing(&self) -> Slide {
        let title = self.texts.text("deck-sources", &[]);
        let mut words: Vec<_> = self
            .maker
            .atlas
            .atlas
            .sources
            .values()
            .map(|s| {
                let date = self.texts.date(&s.date);
                let text = format!("{} ({}, {date}) – {}", s.title, s.publisher, s.licence);
                bullet(text, 13.0)
            })
            .collect();
        words.push(line(self.texts.text("deck-caveat", &[]), 14.0, INK));
        let method = self.say(&self.maker.gaps.method).to_owned();
        words.push(line(method, 12.0, QUIET));
        words.extend(self.linked(&self.maker.request.spec));
        Slide {
            cover: false,
            notes: title.clone(),
            title: self.heading(title),
            texts: vec![self.text("layer-sources", self.room, words)],
            maps: Vec::new(),
            footer: self.footer(),
        }
    }
}
