//! The texts of a zone's slide: figures, strategies, gaps, speaker notes.

use geodata_api::ZoneBody;
use geodata_api::matrix::CellState;
use geodata_cartography::Scene;
use geodata_indicator::zone_body;
use geodata_model::Zone;

use super::builder::{Deck, bullet, line};
use crate::pptx::{INK, Paragraph, QUIET};

impl Deck<'_> {
    /// Key figures against the whole area, with the same numbers as the zone's card.
    pub(super) fn figures(&self, zone: &Zone) -> Vec<Paragraph> {
        let atlas = self.input.atlas;
        let body = zone_body(atlas, zone);
        let all: Vec<ZoneBody> = atlas
            .atlas
            .zones
            .values()
            .map(|z| zone_body(atlas, z))
            .collect();
        let residents: Option<u32> = all.iter().map(|z| z.residents).sum();
        let surface: f64 = all.iter().map(|z| z.surface_km2).sum();
        let projects: usize = all.iter().map(|z| z.projects).sum();
        let number = |v: f64, decimals| self.texts.number(v, decimals);
        let figure = |key: &str, value: String, other: String| {
            let text = self
                .texts
                .text(key, &[("value", value.into()), ("other", other.into())]);
            bullet(text, 15.0)
        };
        let people = body.residents.zip(body.density_per_km2);
        let people = people.map(|(own, density)| {
            // not a number where the residents of another zone are not known
            let whole = residents.map_or(f64::NAN, f64::from);
            let share = f64::from(own) / whole * 100.0;
            let own = number(own.into(), 0);
            (
                figure("deck-residents", own, number(share, 1)),
                figure(
                    "deck-density",
                    number(density, 1),
                    number(whole / surface, 1),
                ),
            )
        });
        let (own, density) = people.unzip();
        let unknown = || bullet(self.texts.text("deck-residents-unknown", &[]), 15.0);
        let mut paragraphs = vec![
            self.section("deck-figures"),
            own.unwrap_or_else(unknown),
            figure(
                "deck-municipalities",
                number(body.municipalities as f64, 0),
                number(body.surface_km2, 0),
            ),
        ];
        paragraphs.extend(density);
        paragraphs.push(figure(
            "deck-projects",
            number(body.projects as f64, 0),
            number(projects as f64 / all.len().max(1) as f64, 1),
        ));
        paragraphs
    }

    /// The heading of a section.
    fn section(&self, key: &str) -> Paragraph {
        Paragraph {
            bold: true,
            ..line(self.texts.text(key, &[]), 17.0, INK)
        }
    }

    /// Which strategies have projects, which have none by the declaration of a source, and which are not known.
    pub(super) fn strategies(&self, zone: &Zone) -> Vec<Paragraph> {
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
        let mut paragraphs = vec![self.section("deck-strategies")];
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
            paragraphs.push(bullet(text, 14.0));
        }
        paragraphs
    }

    /// The first gaps of a zone, `most` at most.
    pub(super) fn gaps(&self, zone: &Zone, most: usize) -> Vec<Paragraph> {
        let mut paragraphs = vec![self.section("deck-gaps")];
        let gaps = self.input.gaps.gaps.iter();
        for gap in gaps.filter(|g| g.zone == Some(zone.number)).take(most) {
            let name = format!("{} – {}", gap.subject, self.localized(&gap.name));
            let name = if gap.subject.to_string().starts_with("service:") {
                self.localized(&gap.name).to_owned()
            } else {
                name
            };
            paragraphs.push(Paragraph {
                bold: true,
                ..bullet(name, 13.0)
            });
            paragraphs.push(line(self.localized(&gap.reason).to_owned(), 12.0, QUIET));
        }
        if paragraphs.len() == 1 {
            paragraphs.push(line(self.texts.text("deck-no-gaps", &[]), 14.0, QUIET));
        }
        paragraphs
    }

    /// Speaker notes: the sentence of the map, every project present, every gap.
    pub(super) fn notes(&self, zone: &Zone, map: &Scene) -> String {
        let atlas = self.input.atlas;
        let mut lines = vec![self.zone_title(zone), map.description.clone()];
        let present = atlas.allocations.iter().filter(|(_, a)| {
            let mut shares = a.zones.shares.iter();
            shares.any(|s| s.unit == zone.number && !s.marginal)
        });
        let titles = present.filter_map(|(id, _)| atlas.atlas.projects.get(id));
        lines.push(self.texts.text("deck-projects-list", &[]));
        lines.extend(titles.map(|p| format!("– {}", self.localized(&p.title))));
        lines.extend(self.gaps(zone, usize::MAX).into_iter().map(|p| p.text));
        lines.join("\n")
    }
}
