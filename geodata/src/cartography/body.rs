//! Values, classes, colours and words of a map.

use std::collections::BTreeMap;

use fluent_bundle::FluentValue;

use super::classify::{class_of, natural_breaks, quantiles};
use super::{Classification, Level, MapSpec, Theme, matches, palette};
use crate::api::{Distribution, LegendEntry, MapBody, UnitValue};
use crate::atlas::PreparedAtlas;
use crate::i18n::Catalogue;
use crate::model::{Municipality, ProjectId, Text};

/// Classes of a choropleth, zero apart: more cannot be told from each other on a projector.
const CLASSES: usize = 5;

/// Everything needed to draw a map but its geometry.
#[must_use]
pub fn map_body(atlas: &PreparedAtlas, spec: &MapSpec, notices: Vec<Text>) -> MapBody {
    let projects = matching(atlas, spec);
    let painter = Painter { atlas, spec };
    let (units, legend) = match spec.theme {
        Theme::Zones => painter.categories(),
        Theme::Projects => painter.scale(&painter.project_counts(&projects)),
        Theme::Residents => painter.scale(&painter.sums(|m| f64::from(m.residents_by_age.total()))),
        Theme::Density => painter.scale(&painter.densities()),
    };
    let title = painter.title();
    MapBody {
        spec: spec.to_query(),
        notices,
        sentence: painter.sentence(&units, &title, &projects),
        title,
        legend_title: painter.text(&format!("legend-{}", spec.theme.id()), |_| Vec::new()),
        legend,
        units,
        projects,
        attribution: atlas.atlas.attribution.get(spec.language).to_owned(),
        version: atlas.atlas.version.clone(),
    }
}

fn matching(atlas: &PreparedAtlas, spec: &MapSpec) -> Vec<ProjectId> {
    let projects = atlas.atlas.projects.iter();
    projects
        .filter(|(_, p)| matches(spec, p))
        .map(|(id, _)| id.clone())
        .collect()
}

type Values = BTreeMap<String, f64>;
type Units = BTreeMap<String, UnitValue>;

struct Painter<'a> {
    atlas: &'a PreparedAtlas,
    spec: &'a MapSpec,
}

impl Painter<'_> {
    fn text<'t>(
        &self,
        key: &str,
        args: impl Fn(&Catalogue) -> Vec<(&'static str, FluentValue<'t>)>,
    ) -> Text {
        self.atlas.texts.text(key, args)
    }

    /// The code of the unit a municipality belongs to at the map's level.
    fn unit_of(&self, municipality: &Municipality) -> String {
        match self.spec.level {
            Level::Zone => municipality.zone.to_string(),
            Level::Municipality => municipality.istat.to_string(),
        }
    }

    fn sums(&self, value: impl Fn(&Municipality) -> f64) -> Values {
        let mut sums = Values::new();
        for municipality in self.atlas.atlas.municipalities.values() {
            *sums.entry(self.unit_of(municipality)).or_default() += value(municipality);
        }
        sums
    }

    fn densities(&self) -> Values {
        let surface = self.sums(|m| m.surface_km2);
        let mut residents = self.sums(|m| f64::from(m.residents_by_age.total()));
        for (unit, value) in &mut residents {
            // surfaces are above zero: the atlas is validated
            *value /= surface[unit];
        }
        residents
    }

    /// Projects present in each unit; marginal shares are not presence.
    fn project_counts(&self, projects: &[ProjectId]) -> Values {
        let mut counts = self.sums(|_| 0.0);
        for id in projects {
            let allocation = &self.atlas.allocations[id];
            let present = match self.spec.level {
                Level::Zone => present(&allocation.zones),
                Level::Municipality => present(&allocation.municipalities),
            };
            for unit in present {
                *counts.entry(unit).or_default() += 1.0;
            }
        }
        counts
    }

    /// One colour a zone.
    fn categories(&self) -> (Units, Vec<LegendEntry>) {
        let zones = &self.atlas.atlas.zones;
        let colour = |i: usize| palette::QUALITATIVE[i % palette::QUALITATIVE.len()].to_owned();
        let label = |zone: &crate::model::Zone| {
            self.text("zone-label", |c| {
                vec![
                    ("number", zone.number.to_string().into()),
                    ("name", zone.name.get(c.language()).to_owned().into()),
                ]
            })
        };
        let legend: Vec<_> = zones
            .values()
            .enumerate()
            .map(|(i, zone)| LegendEntry {
                colour: colour(i),
                label: label(zone),
                count: self.atlas.zones[&zone.number].members.len(),
            })
            .collect();
        let class_of_zone: BTreeMap<_, _> =
            zones.keys().enumerate().map(|(i, z)| (*z, i)).collect();
        let units = self.atlas.atlas.municipalities.values().map(|m| {
            let class = class_of_zone[&m.zone];
            let value = UnitValue {
                value: None,
                label: legend[class].label.clone(),
                class: Some(class),
                colour: colour(class),
            };
            (self.unit_of(m), value)
        });
        (units.collect(), legend)
    }

    /// A sequential scale, with a class of its own for zero.
    fn scale(&self, values: &Values) -> (Units, Vec<LegendEntry>) {
        let whole: Vec<f64> = values.values().map(|v| self.rounded(*v)).collect();
        let has_zero = whole.contains(&0.0);
        let above: Vec<f64> = whole.iter().copied().filter(|v| *v > 0.0).collect();
        let bounds = match self.spec.classification() {
            Classification::Natural => natural_breaks(&above, CLASSES),
            Classification::Quantile => quantiles(&above, CLASSES),
        };
        let zero_classes = usize::from(has_zero);
        let class = |value: f64| {
            if value > 0.0 {
                zero_classes + class_of(value, &bounds)
            } else {
                0
            }
        };
        let colour = |class: usize| match class.checked_sub(zero_classes) {
            Some(step) => palette::sequential(step, bounds.len()),
            None => palette::ZERO,
        };
        let classes = bounds.len() + zero_classes;
        let legend = (0..classes).map(|i| {
            let members: Vec<f64> = whole.iter().copied().filter(|v| class(*v) == i).collect();
            LegendEntry {
                colour: colour(i).to_owned(),
                label: self.class_label(&members),
                count: members.len(),
            }
        });
        let legend = legend.collect();
        let units = values.iter().map(|(code, &value)| {
            let value = self.rounded(value);
            let unit = UnitValue {
                value: Some(value),
                label: self.value_label(value),
                class: Some(class(value)),
                colour: colour(class(value)).to_owned(),
            };
            (code.clone(), unit)
        });
        (units.collect(), legend)
    }

    /// Values as they are shown, so that the legend's bounds are values of units.
    fn rounded(&self, value: f64) -> f64 {
        let scale = 10f64.powi(self.decimals() as i32);
        (value * scale).round() / scale
    }

    fn decimals(&self) -> usize {
        usize::from(self.spec.theme == Theme::Density)
    }

    /// "from – to", the least and the greatest value in the class.
    fn class_label(&self, members: &[f64]) -> Text {
        let low = members.iter().copied().fold(f64::INFINITY, f64::min);
        let high = members.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let key = if low < high {
            "class-range"
        } else {
            "class-single"
        };
        let decimals = self.decimals();
        self.text(key, |c| {
            vec![
                ("lower", c.number(low, decimals).into()),
                ("upper", c.number(high, decimals).into()),
            ]
        })
    }

    fn value_label(&self, value: f64) -> Text {
        let decimals = self.decimals();
        self.text(&format!("value-{}", self.spec.theme.id()), |c| {
            vec![
                ("value", c.number(value, decimals).into()),
                ("count", value.into()),
            ]
        })
    }

    fn title(&self) -> Text {
        let theme = self.spec.theme;
        let key = match theme {
            Theme::Zones => "theme-zones".to_owned(),
            _ => format!("theme-{}-{}", theme.id(), self.spec.level.id()),
        };
        let title = self.text(&key, |_| Vec::new());
        if theme != Theme::Projects || !self.spec.is_filtered() {
            return title;
        }
        self.text("title-filtered", |c| {
            vec![
                ("title", title.get(c.language()).to_owned().into()),
                ("filters", self.filters(c).join(", ").into()),
            ]
        })
    }

    /// The filters in words.
    fn filters(&self, c: &Catalogue) -> Vec<String> {
        let spec = self.spec;
        let say = |key: &str, value: String| c.text(key, &[("value", value.into())]);
        let kind = |id: &String| {
            let kind = self.atlas.atlas.kind(id);
            kind.map_or_else(|| id.clone(), |k| k.plural.get(c.language()).to_lowercase())
        };
        let mut words: Vec<String> = Vec::new();
        words.extend(spec.axes.iter().map(|a| say("filter-axis", a.to_string())));
        words.extend(
            spec.strategies
                .iter()
                .map(|s| say("filter-strategy", s.to_string())),
        );
        words.extend(spec.kinds.iter().map(|k| say("filter-kind", kind(k))));
        let status =
            |s: &crate::model::Status| c.text(&format!("status-{}", s.id()), &[]).to_lowercase();
        words.extend(
            spec.statuses
                .iter()
                .map(|s| say("filter-status", status(s))),
        );
        words.extend(
            spec.programme
                .iter()
                .map(|p| say("filter-programme", p.clone())),
        );
        if !spec.text.is_empty() {
            words.push(say("filter-text", spec.text.clone()));
        }
        words
    }

    /// One sentence that says what the map shows, made from its values.
    fn sentence(&self, units: &Units, title: &Text, projects: &[ProjectId]) -> Text {
        let whole_area = |id: &&ProjectId| self.atlas.allocations[*id].zones.shares.is_empty();
        let whole = projects.iter().filter(whole_area).count();
        let by_value = |a: &(&String, &UnitValue), b: &(&String, &UnitValue)| {
            // of equal values the first unit is named, so the sentence is stable
            let value = |u: &UnitValue| u.value.unwrap_or(f64::NEG_INFINITY);
            value(a.1).total_cmp(&value(b.1)).then(b.0.cmp(a.0))
        };
        let (top, bottom) = (units.iter().max_by(by_value), units.iter().min_by(by_value));
        let name = |unit: Option<(&String, &UnitValue)>, c: &Catalogue| {
            unit.map(|(code, _)| self.unit_name(code, c))
                .unwrap_or_default()
        };
        let label = |unit: Option<(&String, &UnitValue)>, c: &Catalogue| {
            unit.map(|(_, u)| u.label.get(c.language()).to_owned())
                .unwrap_or_default()
        };
        let key = match self.spec.theme {
            Theme::Zones => "sentence-zones",
            Theme::Projects => "sentence-projects",
            Theme::Residents | Theme::Density => "sentence-values",
        };
        self.text(key, |c| {
            vec![
                ("matching", projects.len().into()),
                ("whole", whole.into()),
                ("zones", self.atlas.zones.len().into()),
                (
                    "municipalities",
                    self.atlas.atlas.municipalities.len().into(),
                ),
                ("title", title.get(c.language()).to_lowercase().into()),
                ("top", name(top, c).into()),
                ("value", label(top, c).into()),
                ("high", label(top, c).into()),
                ("bottom", name(bottom, c).into()),
                ("low", label(bottom, c).into()),
            ]
        })
    }

    fn unit_name(&self, code: &str, c: &Catalogue) -> String {
        let zone = || self.atlas.atlas.zones.get(&code.parse().ok()?);
        let municipality = || self.atlas.atlas.municipalities.get(&code.parse().ok()?);
        match self.spec.level {
            Level::Zone => zone().map(|z| z.name.get(c.language()).to_owned()),
            Level::Municipality => municipality().map(|m| m.name.clone()),
        }
        .unwrap_or_else(|| code.to_owned())
    }
}

fn present<U: ToString>(distribution: &Distribution<U>) -> Vec<String> {
    let shares = distribution.shares.iter();
    shares
        .filter(|s| !s.marginal)
        .map(|s| s.unit.to_string())
        .collect()
}
