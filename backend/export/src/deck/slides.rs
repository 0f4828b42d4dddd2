//! The slides of a deck.

use geodata_cartography::Parts;
use geodata_mapspec::{Level, MapSpec, Theme};
use geodata_model::Zone;

use super::builder::{Deck, MARGIN, bullet, line, placed};
use crate::pptx::{INK, QUIET, Slide};

/// Gaps on a slide: what a meeting can discuss while a slide is shown.
const GAPS: usize = 3;
/// A title of more characters than this is set in a small size.
const LONG_TITLE: usize = 90;

impl Deck<'_> {
    /// Title, territory and map of the zones.
    pub(super) fn cover(&self) -> Slide {
        let atlas = &self.input.atlas.atlas;
        let spec = MapSpec {
            theme: Theme::Zones,
            language: self.input.request.spec.language,
            ..MapSpec::default()
        };
        let size = (self.width * 0.46, self.height - 120.0);
        let mut map = self.draw_map(&spec, Parts::Map, size);
        map.layers
            .retain(|l| matches!(l.id, "municipalities" | "zones"));
        let title = self.localized(&atlas.title).to_owned();
        let width = self.width * 0.46;
        let top = self.height * 0.26;
        let mut paragraphs = vec![
            line(self.localized(&atlas.territory).to_owned(), 22.0, QUIET),
            line(self.texts.text("deck-lead", &[]), 16.0, INK),
        ];
        paragraphs.extend(self.link_paragraphs(&self.input.request.spec));
        let subtitle = match self.template.and_then(|t| t.cover.title.as_ref()) {
            Some(title) => self.subtitle_place(title.place),
            None => [MARGIN * 2.0, top + 150.0, width, 160.0],
        };
        let notes = format!("{title}\n{}", map.description);
        // without a map on a template: the map would cover what its layout of the first slide shows
        let has_map = self.template.is_none();
        Slide {
            cover: true,
            notes,
            title: Self::title(title, [MARGIN * 2.0, top, width, 130.0], 42.0),
            texts: vec![self.text("deck-subtitle", subtitle, paragraphs)],
            maps: if has_map {
                placed(map, self.width * 0.52, 50.0)
            } else {
                Vec::new()
            },
            footer: self.footer(),
        }
    }

    /// The place of a subtitle: below the title, or above one that is at the foot of the slide.
    fn subtitle_place(&self, [left, top, width, height]: [f64; 4]) -> [f64; 4] {
        let (gap, room) = (12.0 * self.scale, 110.0 * self.scale);
        if top + height + gap + room < self.height {
            [left, top + height + gap, width, room]
        } else {
            [left, top - gap - room, width, room]
        }
    }

    /// The map that was asked for.
    pub(super) fn overview(&self) -> Slide {
        let spec = &self.input.request.spec;
        let [left, top, width, height] = self.content_place;
        let subtitle_height = 42.0 * self.scale;
        let map = self.draw_map(spec, Parts::MapAndLegend, (width, height - subtitle_height));
        let title = map.title.clone();
        let fits = if title.chars().count() > LONG_TITLE {
            16.0
        } else {
            27.0
        };
        let mut lines = vec![line(map.description.clone(), 14.0, QUIET)];
        lines.extend(self.link_paragraphs(spec));
        Slide {
            cover: false,
            notes: format!("{title}\n{}", map.description),
            title: Self::title(title, [MARGIN, 18.0, self.width - 2.0 * MARGIN, 42.0], fits),
            texts: vec![self.text(
                "deck-subtitle",
                [left, top, width, subtitle_height - 2.0],
                lines,
            )],
            maps: placed(map, left, top + subtitle_height),
            footer: self.footer(),
        }
    }

    /// A zone: its map, figures, strategies and gaps.
    pub(super) fn zone(&self, zone: &Zone) -> Slide {
        let spec = MapSpec {
            zone: Some(zone.number),
            level: Level::Municipality,
            municipality: None,
            project: None,
            view: None,
            title: String::new(),
            ..self.input.request.spec.clone()
        };
        let [left, head, width, height] = self.content_place;
        let (subtitle_height, gap) = (26.0 * self.scale, MARGIN * self.scale);
        let (top, high) = (head + subtitle_height, height - subtitle_height);
        let size = (width * 0.52, high);
        let map = self.draw_map(&spec, Parts::MapAndLegend, size);
        let (x, column) = (left + size.0 + gap, width - size.0 - gap);
        let mut subtitle = map.title.clone();
        if spec.is_filtered() {
            subtitle = format!("{subtitle}. {}", self.texts.text("sheet-filtered", &[]));
        }
        let subtitle = line(subtitle, 14.0, QUIET);
        let mut figures = self.figures(zone);
        figures.extend(self.strategies(zone));
        figures.extend(self.link_paragraphs(&spec));
        let gaps = self.gaps(zone, GAPS);
        let gaps_place = [x, top + high * 0.54, column, high * 0.46];
        Slide {
            cover: false,
            title: self.heading(self.zone_title(zone)),
            notes: self.notes(zone, &map),
            texts: vec![
                self.text(
                    "deck-subtitle",
                    [left, head, width, subtitle_height - 4.0],
                    vec![subtitle],
                ),
                self.text("deck-figures", [x, top, column, high * 0.52], figures),
                self.text("deck-gaps", gaps_place, gaps),
            ],
            maps: placed(map, left, top),
            footer: self.footer(),
        }
    }

    /// Sources, caveat and method.
    pub(super) fn closing(&self) -> Slide {
        let title = self.texts.text("deck-sources", &[]);
        let mut paragraphs: Vec<_> = self
            .input
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
        paragraphs.push(line(self.texts.text("deck-caveat", &[]), 14.0, INK));
        let method = self.localized(&self.input.gaps.method).to_owned();
        paragraphs.push(line(method, 12.0, QUIET));
        paragraphs.extend(self.link_paragraphs(&self.input.request.spec));
        Slide {
            cover: false,
            notes: title.clone(),
            title: self.heading(title),
            texts: vec![self.text("layer-sources", self.content_place, paragraphs)],
            maps: Vec::new(),
            footer: self.footer(),
        }
    }
}
