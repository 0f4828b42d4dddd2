//! What a sheet says of a zone, before it is laid out: the numbers of the zone's card, of the matrix, of the
//! indicators and of the gaps, none computed here.

use std::collections::{BTreeMap, BTreeSet};

use geodata_api::ZoneBody;
use geodata_api::gaps::{Extent, Gap, Gaps, Subject, Verdict};
use geodata_api::indicator::Level;
use geodata_api::matrix::{CellState, Matrix, MatrixColumns, MatrixRows};
use geodata_atlas::PreparedAtlas;
use geodata_indicator::matrix::matrix_of;
use geodata_indicator::{is_facility, spec};
use geodata_model::i18n::Catalogue;
use geodata_model::{Axis, Distribution, Place, Project, Strategy, Text, Zone, ZoneNumber};

/// What all sheets share, computed once for the eleven.
pub(super) struct Common<'a> {
    pub(super) atlas: &'a PreparedAtlas,
    pub(super) texts: &'a Catalogue,
    gaps: &'a Gaps,
    matrix: Matrix,
    bodies: Vec<ZoneBody>,
    /// By name.
    indicators: BTreeMap<&'static str, Values>,
}

/// The values of an indicator: by zone, and of the whole; none where it is not known.
type Values = (BTreeMap<String, Option<f64>>, Option<f64>);

/// The indicators on a sheet: people, then money.
const DISTANCE: &str = "distance-residents";
const FUNDS: &str = "pnrr-eur-per-resident";

/// Gaps whose needs are told.
const MAIN_GAPS: usize = 6;

/// Not a number where they are not known, as below: nothing made of it is known then.
fn residents(body: &ZoneBody) -> f64 {
    body.residents.map_or(f64::NAN, f64::from)
}

fn aged_65(body: &ZoneBody) -> f64 {
    let ages = body.residents_by_age;
    ages.map_or(f64::NAN, |ages| f64::from(ages.aged_65_and_over()))
}

fn density_of(body: &ZoneBody) -> f64 {
    body.density_per_km2.unwrap_or(f64::NAN)
}

/// A figure of a zone beside those of the others.
pub(super) struct Figure {
    pub(super) label: String,
    /// In words; says so when it is not known.
    pub(super) value: String,
    /// What the whole area has.
    pub(super) whole: String,
    /// This zone, the whole, every zone: what can be drawn on one line.
    pub(super) line: Option<Strip>,
}

/// Values on one scale.
pub(super) struct Strip {
    pub(super) own: f64,
    pub(super) whole: f64,
    pub(super) all: Vec<f64>,
}

/// A strategy in a zone.
pub(super) struct StrategyRow<'a> {
    pub(super) strategy: &'a Strategy,
    pub(super) state: CellState,
    /// Projects; none where nothing is known.
    pub(super) count: Option<usize>,
}

/// A gap as a sheet words it.
pub(super) struct GapRow {
    pub(super) name: String,
    pub(super) reason: String,
    pub(super) verdict: String,
    pub(super) robust: bool,
    /// Whether each look at it sees a gap.
    pub(super) looks: Vec<bool>,
}

/// A title and a line below it.
pub(super) struct Entry {
    pub(super) title: String,
    pub(super) below: String,
}

impl<'a> Common<'a> {
    pub(super) fn new(atlas: &'a PreparedAtlas, gaps: &'a Gaps, texts: &'a Catalogue) -> Self {
        let zones = atlas.atlas.zones.values();
        let values = |name: &'static str| {
            let result = spec(name)
                .and_then(|s| s.compute(atlas, Level::Zone))
                .ok()?;
            let values = result.values.into_iter().map(|(k, cell)| (k, cell.value));
            Some((name, (values.collect(), result.total.value)))
        };
        Self {
            atlas,
            texts,
            gaps,
            matrix: matrix_of(atlas, MatrixRows::Strategy, MatrixColumns::Zone),
            bodies: zones.map(|z| crate::api::zone_body(atlas, z)).collect(),
            indicators: [DISTANCE, FUNDS].into_iter().filter_map(values).collect(),
        }
    }

    pub(super) fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.texts.language())
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.texts.text(key, &[])
    }

    pub(super) fn with(&self, key: &str, name: &str, value: String) -> String {
        self.texts.text(key, &[(name, value.into())])
    }

    pub(super) fn body(&self, zone: ZoneNumber) -> Option<&ZoneBody> {
        self.bodies.iter().find(|b| b.zone.number == zone)
    }

    /// `Zona 5 – Pinerolese`.
    pub(super) fn zone_title(&self, zone: &Zone) -> String {
        let name = self.say(&zone.name).to_owned();
        let number = zone.number.to_string();
        self.texts.text(
            "zone-label",
            &[("number", number.into()), ("name", name.into())],
        )
    }

    /// Municipalities, surface, altitude, venue.
    pub(super) fn about(&self, body: &ZoneBody) -> String {
        use geodata_model::AltitudeZone::{Hill, Mountain, Plain};
        let count = |key: &str, count: usize| {
            let value = self.texts.number(count as f64, 0);
            self.texts
                .text(key, &[("count", count.into()), ("value", value.into())])
        };
        let surface = self.texts.number(body.surface_km2, 0);
        let mut parts = vec![
            count("ui-municipalities-count", body.municipalities),
            self.with("ui-km2", "value", surface),
        ];
        let kinds = [
            (Mountain, "ui-altitude-mountain"),
            (Hill, "ui-altitude-hill"),
            (Plain, "ui-altitude-plain"),
        ];
        let of = |kind| body.altitude.get(&kind).copied().unwrap_or_default();
        let kinds = kinds.into_iter().filter(|(kind, _)| of(*kind) > 0);
        let words: Vec<String> = kinds.map(|(kind, key)| count(key, of(kind))).collect();
        if body.municipalities > 1 && !words.is_empty() {
            parts.push(words.join(", "));
        }
        if !body.zone.venue.is_empty() {
            parts.push(self.with("sheet-venue", "venue", body.zone.venue.clone()));
        }
        parts.join(" · ")
    }

    pub(super) fn figures(&self, body: &ZoneBody) -> Vec<Figure> {
        let sum = |get: fn(&ZoneBody) -> f64| self.bodies.iter().map(get).sum::<f64>();
        let residents = sum(residents);
        let aged = |b: &ZoneBody| aged_65(b) / self::residents(b).max(1.0) * 100.0;
        let all_aged = sum(aged_65);
        let mean_projects = sum(|b| b.projects as f64) / self.bodies.len().max(1) as f64;
        let number = |v: f64, decimals| self.texts.number(v, decimals);
        let percent = |v: f64| {
            let unit = if v.is_finite() { "\u{a0}%" } else { "" };
            format!("{}{unit}", number(v, 1))
        };
        let whole = |value: String| self.with("ui-metropolitan-mean", "value", value);
        let each = |get: &dyn Fn(&ZoneBody) -> f64| self.bodies.iter().map(get).collect::<Vec<_>>();
        let strip = |own: f64, whole: f64, all: Vec<f64>| {
            let all = all.into_iter().filter(|v| v.is_finite()).collect();
            (own.is_finite() && whole.is_finite()).then_some(Strip { own, whole, all })
        };
        let share = self::residents(body) / residents * 100.0;
        let density = residents / sum(|b| b.surface_km2);
        let own_density = density_of(body);
        vec![
            Figure {
                label: self.word("ui-residents"),
                value: number(self::residents(body), 0),
                whole: if share.is_finite() {
                    self.with("ui-share-of-whole", "share", percent(share))
                } else {
                    String::new()
                },
                line: None,
            },
            Figure {
                label: self.word("ui-density"),
                value: if own_density.is_finite() {
                    self.with("ui-per-km2", "value", number(own_density, 0))
                } else {
                    number(own_density, 0)
                },
                whole: whole(number(density, 0)),
                line: strip(own_density, density, each(&density_of)),
            },
            Figure {
                label: self.word("sheet-aged"),
                value: percent(aged(body)),
                whole: whole(percent(all_aged / residents * 100.0)),
                line: strip(aged(body), all_aged / residents * 100.0, each(&aged)),
            },
            self.indicator(DISTANCE, body, &percent),
            self.indicator(FUNDS, body, &|v| {
                self.with("ui-euro", "value", number(v, 0))
            }),
            Figure {
                label: self.word("sheet-projects"),
                value: number(body.projects as f64, 0),
                whole: self.with("sheet-mean-of-zones", "value", number(mean_projects, 1)),
                line: strip(
                    body.projects as f64,
                    mean_projects,
                    each(&|b| b.projects as f64),
                ),
            },
        ]
    }

    fn indicator(&self, name: &str, body: &ZoneBody, say: &dyn Fn(f64) -> String) -> Figure {
        let label = self.word(&format!("indicator-{name}-title"));
        let found = self.indicators.get(name);
        let own = found.and_then(|(v, _)| v.get(&body.zone.number.to_string()).copied().flatten());
        let total = found.and_then(|(_, total)| *total);
        let unknown = || self.word("value-unknown-short");
        let line = own.zip(total).map(|(own, whole)| Strip {
            own,
            whole,
            all: found
                .into_iter()
                .flat_map(|(v, _)| v.values().flatten().copied())
                .collect(),
        });
        let whole = total.map_or_else(unknown, say);
        Figure {
            label,
            value: own.map_or_else(unknown, say),
            whole: self.with("ui-metropolitan-mean", "value", whole),
            line,
        }
    }

    /// The strategies by axis, each with what the sources say of it here.
    pub(super) fn strategies(&self, zone: ZoneNumber) -> Vec<(&'a Axis, Vec<StrategyRow<'a>>)> {
        let atlas: &'a PreparedAtlas = self.atlas;
        let column = zone.to_string();
        let row = |strategy: &'a Strategy| {
            let cell = self.matrix.cell(&strategy.code.to_string(), &column);
            StrategyRow {
                strategy,
                state: cell.map_or(CellState::Unknown, |c| c.state),
                count: cell.and_then(|c| c.count),
            }
        };
        let axes = atlas.atlas.axes.values();
        axes.map(|axis| {
            let of_axis = atlas
                .atlas
                .strategies
                .values()
                .filter(|s| s.code.axis == axis.number);
            (axis, of_axis.map(row).collect())
        })
        .collect()
    }

    /// The projects present, facilities of one kind together.
    pub(super) fn projects(&self, zone: ZoneNumber) -> Vec<Entry> {
        let here =
            |d: &Distribution<ZoneNumber>| d.shares.iter().any(|s| s.unit == zone && !s.marginal);
        let roles = &self.atlas.atlas.roles;
        let all = self.atlas.atlas.projects.values();
        let present = all.filter(|p| {
            self.atlas
                .allocations
                .get(&p.id)
                .is_some_and(|a| here(&a.zones))
        });
        let (facilities, mut projects): (Vec<&Project>, Vec<&Project>) =
            present.partition(|p| is_facility(roles, p));
        projects.sort_by_key(|p| (p.strategies.first().copied(), p.id.clone()));
        let mut entries: Vec<Entry> = projects.into_iter().map(|p| self.project(p)).collect();
        for kind in &roles.health {
            let of_kind: Vec<&&Project> = facilities.iter().filter(|p| p.kind == *kind).collect();
            if let Some(known) = self.atlas.atlas.kind(kind).filter(|_| !of_kind.is_empty()) {
                let places: BTreeSet<&str> = of_kind.iter().flat_map(|p| self.places(p)).collect();
                entries.push(Entry {
                    title: format!("{}: {}", self.say(&known.plural), of_kind.len()),
                    below: places.into_iter().collect::<Vec<_>>().join(", "),
                });
            }
        }
        entries
    }

    fn project(&self, project: &Project) -> Entry {
        let codes: Vec<String> = project.strategies.iter().map(ToString::to_string).collect();
        let places = self.places(project);
        let place = match &project.place {
            Place::Zone { zones } => {
                let zones: Vec<String> = zones.iter().map(ToString::to_string).collect();
                let count = zones.len();
                self.texts.text(
                    "sheet-whole-zones",
                    &[("count", count.into()), ("zones", zones.join(", ").into())],
                )
            }
            _ if places.len() > 6 => {
                let rest = places.len() - 5;
                let names = places[..5].join(", ");
                self.texts.text(
                    "names-more",
                    &[("names", names.into()), ("count", rest.into())],
                )
            }
            Place::Schematic { .. } => places.join(" – "),
            Place::Exact { .. } => self.word("precision-exact"),
            _ => places.join(", "),
        };
        let status = self.word(&format!("status-{}", project.status.id()));
        Entry {
            title: self.say(&project.title).to_owned(),
            below: format!("{} · {status} · {place}", codes.join(", ")),
        }
    }

    fn places(&self, project: &Project) -> Vec<&'a str> {
        let atlas: &'a PreparedAtlas = self.atlas;
        let codes = project.place.municipalities().iter();
        let known = codes.filter_map(|code| atlas.atlas.municipalities.get(code));
        known.map(|m| m.name.as_str()).collect()
    }

    fn gaps_of(&self, zone: ZoneNumber) -> impl Iterator<Item = &'a Gap> {
        let gaps: &'a Gaps = self.gaps;
        gaps.gaps.iter().filter(move |g| g.zone == Some(zone))
    }

    /// Strategies and services of which nobody can say whether they are missing here.
    pub(super) fn unknown(&self, zone: ZoneNumber) -> usize {
        let here = self.gaps.unknown.iter().filter(|u| u.zone == Some(zone));
        here.count()
    }

    pub(super) fn gaps(&self, zone: ZoneNumber) -> Vec<GapRow> {
        self.gaps_of(zone).map(|gap| self.gap(gap)).collect()
    }

    fn gap(&self, gap: &Gap) -> GapRow {
        let service = matches!(gap.subject, Subject::Service(_));
        let key = match (gap.extent, service) {
            (Extent::Declared, _) => "sheet-gap-declared",
            (Extent::None, false) => "sheet-gap-none",
            (Extent::None, true) => "sheet-gap-no-service",
            (Extent::Thin, false) => "sheet-gap-thin",
            (Extent::Thin, true) => "sheet-gap-thin-service",
        };
        let mut reason = self
            .texts
            .text(key, &[("count", gap.evidence.len().into())]);
        if !gap.others.is_empty() {
            let near: Vec<String> = gap.neighbours.iter().map(ToString::to_string).collect();
            let others = self.texts.text(
                "sheet-gap-others",
                &[
                    ("others", gap.others.len().into()),
                    ("near", near.len().into()),
                    ("neighbours", near.join(", ").into()),
                ],
            );
            reason = format!("{reason} {others}");
        }
        let looks: Vec<bool> = gap.robustness.variants.values().copied().collect();
        let agree = looks.iter().filter(|seen| **seen).count();
        let robust = gap.robustness.verdict == Verdict::Robust;
        let name = self.say(&gap.name).to_owned();
        let verdict = if robust {
            "sheet-robust"
        } else {
            "sheet-fragile"
        };
        GapRow {
            name: match &gap.subject {
                Subject::Strategy(code) => format!("{code} {name}"),
                Subject::Service(_) => name,
            },
            reason,
            verdict: self.texts.text(
                verdict,
                &[("agree", agree.into()), ("variants", looks.len().into())],
            ),
            robust,
            looks,
        }
    }

    /// Needs that closing the main gaps would answer: for each gap the first that is not there yet.
    pub(super) fn needs(&self, zone: ZoneNumber) -> Vec<Entry> {
        let mut codes: Vec<&str> = Vec::new();
        for gap in self.gaps_of(zone).take(MAIN_GAPS) {
            let mut fresh = gap
                .needs
                .iter()
                .filter(|code| !codes.contains(&code.as_str()));
            codes.extend(fresh.next().map(String::as_str));
        }
        let all = &self.atlas.atlas.needs;
        let needs = codes
            .iter()
            .filter_map(|code| all.iter().find(|n| n.code == *code));
        needs
            .map(|need| Entry {
                title: need.code.clone(),
                below: self.say(&need.text).to_owned(),
            })
            .collect()
    }
}
