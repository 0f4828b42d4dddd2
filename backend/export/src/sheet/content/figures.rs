//! The figures of a zone beside those of the whole area.

use geodata_api::ZoneBody;

use super::context::{DISTANCE, FUNDS, SheetContext};

/// A figure of a zone beside those of the others.
pub(in crate::sheet) struct Figure {
    pub(in crate::sheet) label: String,
    /// In words; that it is not known, where it is not.
    pub(in crate::sheet) value: String,
    /// The same for the whole area, in words.
    pub(in crate::sheet) comparison: String,
    /// The values of all zones, where there are any to compare with.
    pub(in crate::sheet) strip: Option<StripPlot>,
}

/// A strip plot: the values of this zone, of the whole area and of every zone on one axis.
pub(in crate::sheet) struct StripPlot {
    pub(in crate::sheet) zone: f64,
    pub(in crate::sheet) whole: f64,
    pub(in crate::sheet) all: Vec<f64>,
}

/// Not a number where they are not known, so that nothing computed from them is known; the same in the two functions below.
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

impl SheetContext<'_> {
    /// A line on a zone: municipalities, surface, altitude zones, venue.
    pub(in crate::sheet) fn about(&self, body: &ZoneBody) -> String {
        use geodata_model::AltitudeZone::{Hill, Mountain, Plain};
        let count = |key: &str, count: usize| {
            let value = self.texts.number(count as f64, 0);
            self.texts
                .text(key, &[("count", count.into()), ("value", value.into())])
        };
        let surface = self.texts.number(body.surface_km2, 0);
        let mut parts = vec![
            count("ui-municipalities-count", body.municipalities),
            self.message_with("ui-km2", "value", surface),
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
            parts.push(self.message_with("sheet-venue", "venue", body.zone.venue.clone()));
        }
        parts.join(" · ")
    }

    /// The figures of a zone: residents, density, age, distances, funds, projects.
    pub(in crate::sheet) fn figures(&self, body: &ZoneBody) -> Vec<Figure> {
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
        let mean = |value: String| self.message_with("ui-metropolitan-mean", "value", value);
        let each = |get: &dyn Fn(&ZoneBody) -> f64| self.bodies.iter().map(get).collect::<Vec<_>>();
        let strip = |zone: f64, whole: f64, all: Vec<f64>| {
            let all = all.into_iter().filter(|v| v.is_finite()).collect();
            (zone.is_finite() && whole.is_finite()).then_some(StripPlot { zone, whole, all })
        };
        let share = self::residents(body) / residents * 100.0;
        let density = residents / sum(|b| b.surface_km2);
        let zone_density = density_of(body);
        vec![
            Figure {
                label: self.message("ui-residents"),
                value: number(self::residents(body), 0),
                comparison: if share.is_finite() {
                    self.message_with("ui-share-of-whole", "share", percent(share))
                } else {
                    String::new()
                },
                strip: None,
            },
            Figure {
                label: self.message("ui-density"),
                value: if zone_density.is_finite() {
                    self.message_with("ui-per-km2", "value", number(zone_density, 0))
                } else {
                    number(zone_density, 0)
                },
                comparison: mean(number(density, 0)),
                strip: strip(zone_density, density, each(&density_of)),
            },
            Figure {
                label: self.message("sheet-aged"),
                value: percent(aged(body)),
                comparison: mean(percent(all_aged / residents * 100.0)),
                strip: strip(aged(body), all_aged / residents * 100.0, each(&aged)),
            },
            self.indicator(DISTANCE, body, &percent),
            self.indicator(FUNDS, body, &|v| {
                self.message_with("ui-euro", "value", number(v, 0))
            }),
            Figure {
                label: self.message("sheet-projects"),
                value: number(body.projects as f64, 0),
                comparison: self.message_with(
                    "sheet-mean-of-zones",
                    "value",
                    number(mean_projects, 1),
                ),
                strip: strip(
                    body.projects as f64,
                    mean_projects,
                    each(&|b| b.projects as f64),
                ),
            },
        ]
    }

    fn indicator(&self, name: &str, body: &ZoneBody, format: &dyn Fn(f64) -> String) -> Figure {
        let label = self.message(&format!("indicator-{name}-title"));
        let found = self.indicators.get(name);
        let of_zone =
            found.and_then(|(v, _)| v.get(&body.zone.number.to_string()).copied().flatten());
        let total = found.and_then(|(_, total)| *total);
        let unknown = || self.message("value-unknown-short");
        let strip = of_zone.zip(total).map(|(zone, whole)| StripPlot {
            zone,
            whole,
            all: found
                .into_iter()
                .flat_map(|(v, _)| v.values().flatten().copied())
                .collect(),
        });
        let whole = total.map_or_else(unknown, format);
        Figure {
            label,
            value: of_zone.map_or_else(unknown, format),
            comparison: self.message_with("ui-metropolitan-mean", "value", whole),
            strip,
        }
    }
}
