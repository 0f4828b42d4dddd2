//! From values to classes, colours and legend.

use std::collections::BTreeMap;

use super::values::{Values, unit_of};
use geodata_api::{LegendEntry, UnitValue};
use geodata_atlas::PreparedAtlas;
use geodata_mapspec::classify::{class_of, natural_breaks, quantiles};
use geodata_mapspec::{Classification, MapSpec, Theme, palette};
use geodata_model::Text;

/// Classes of a choropleth, not counting that of zero: the colours of more cannot be distinguished on a projector.
const CLASSES: usize = 5;

pub(super) type Units = BTreeMap<String, UnitValue>;

/// One colour a zone.
pub(super) fn categories(atlas: &PreparedAtlas, spec: &MapSpec) -> (Units, Vec<LegendEntry>) {
    let zones = &atlas.atlas.zones;
    let colour = |i: usize| palette::QUALITATIVE[i % palette::QUALITATIVE.len()].to_owned();
    let label = |zone: &geodata_model::Zone| {
        atlas.texts.text("zone-label", |c| {
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
            count: atlas.zones[&zone.number].members.len(),
        })
        .collect();
    let class_of_zone: BTreeMap<_, _> = zones.keys().enumerate().map(|(i, z)| (*z, i)).collect();
    let units = atlas.atlas.municipalities.values().map(|m| {
        let class = class_of_zone[&m.zone];
        let value = UnitValue {
            value: None,
            label: legend[class].label.clone(),
            class: Some(class),
            colour: colour(class),
        };
        (unit_of(spec.level, m), value)
    });
    (units.collect(), legend)
}

/// A sequential scale. Zero has a class of its own, because nothing is not little; an unknown value
/// has none, because it is not a value.
pub(super) struct Scale<'a> {
    atlas: &'a PreparedAtlas,
    spec: &'a MapSpec,
    decimals: u8,
    values: Values,
    zero_classes: usize,
    bounds: Vec<f64>,
}

impl<'a> Scale<'a> {
    pub(super) fn new(atlas: &'a PreparedAtlas, spec: &'a MapSpec, values: &Values) -> Self {
        let decimals = decimals(spec.theme, values);
        // values as they are shown, so that the legend's bounds are values of units
        let unit = 10f64.powi(decimals.into());
        let shown = |v: f64| (v * unit).round() / unit;
        let values: Values = values
            .iter()
            .map(|(code, v)| (code.clone(), v.map(shown)))
            .collect();
        let known = || values.values().flatten().copied();
        let above: Vec<f64> = known().filter(|v| *v > 0.0).collect();
        let bounds = match spec.classification() {
            Classification::Natural => natural_breaks(&above, CLASSES),
            Classification::Quantile => quantiles(&above, CLASSES),
        };
        Self {
            atlas,
            spec,
            decimals,
            zero_classes: usize::from(known().any(|v| v <= 0.0)),
            bounds,
            values,
        }
    }

    fn class(&self, value: f64) -> usize {
        if value > 0.0 {
            self.zero_classes + class_of(value, &self.bounds)
        } else {
            0
        }
    }

    fn colour(&self, class: usize) -> &'static str {
        match class.checked_sub(self.zero_classes) {
            Some(step) => palette::sequential(step, self.bounds.len()),
            None => palette::ZERO,
        }
    }

    pub(super) fn units(&self) -> Units {
        let unit = |value: Option<f64>| UnitValue {
            value,
            label: self.value_label(value),
            class: value.map(|v| self.class(v)),
            colour: value
                .map_or(palette::UNKNOWN, |v| self.colour(self.class(v)))
                .to_owned(),
        };
        self.values
            .iter()
            .map(|(code, value)| (code.clone(), unit(*value)))
            .collect()
    }

    /// Entries of the classes, lowest first, then one for the unknown when there is any.
    pub(super) fn legend(&self) -> Vec<LegendEntry> {
        let known = || self.values.values().flatten().copied();
        let entry = |class: usize| {
            let members: Vec<f64> = known().filter(|v| self.class(*v) == class).collect();
            LegendEntry {
                colour: self.colour(class).to_owned(),
                label: self.class_label(&members),
                count: members.len(),
            }
        };
        let classes = self.bounds.len() + self.zero_classes;
        let mut legend: Vec<_> = (0..classes).map(entry).collect();
        let unknown = self.values.values().filter(|v| v.is_none()).count();
        if unknown > 0 {
            legend.push(LegendEntry {
                colour: palette::UNKNOWN.to_owned(),
                label: self.atlas.texts.text("value-unknown", |_| Vec::new()),
                count: unknown,
            });
        }
        legend
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
        self.atlas.texts.text(key, |c| {
            vec![
                ("lower", c.number(low, self.decimals.into()).into()),
                ("upper", c.number(high, self.decimals.into()).into()),
            ]
        })
    }

    fn value_label(&self, value: Option<f64>) -> Text {
        let Some(value) = value else {
            return self.atlas.texts.text("value-unknown", |_| Vec::new());
        };
        let key = match self.spec.theme {
            Theme::Indicator(_) => "value-indicator".to_owned(),
            theme => format!("value-{}", theme.id()),
        };
        self.atlas.texts.text(&key, |c| {
            vec![
                ("value", c.number(value, self.decimals.into()).into()),
                ("count", value.into()),
                ("unit", unit_text(c, self.spec.theme).into()),
            ]
        })
    }
}

/// The unit of an indicator as a text; empty for other themes.
pub(super) fn unit_text(c: &geodata_model::i18n::Catalogue, theme: Theme) -> String {
    match theme {
        Theme::Indicator(name) => c.text(&format!("indicator-{name}-unit"), &[]),
        _ => String::new(),
    }
}

/// Decimals shown: three significant digits of the greatest.
fn decimals(theme: Theme, values: &Values) -> u8 {
    match theme {
        Theme::Projects | Theme::Zones | Theme::Residents => 0,
        Theme::Density => 1,
        Theme::Indicator(_) => {
            let known = || values.values().flatten();
            if known().all(|v| v.fract() == 0.0) {
                return 0;
            }
            let greatest = known().fold(0.0_f64, |max, v| max.max(*v));
            if greatest >= 100.0 {
                0
            } else if greatest >= 10.0 {
                1
            } else {
                2
            }
        }
    }
}
