//! The texts of a map: title, title of the legend, and a sentence made from its values.

use fluent_bundle::FluentValue;

use super::choropleth::{Units, unit_text};
use geodata_api::UnitValue;
use geodata_atlas::{Atlas, PreparedAtlas};
use geodata_mapspec::{Level, MapSpec, Theme};
use geodata_model::i18n::Catalogue;
use geodata_model::{Language, ProjectId, SourceId, Text};

/// Writes the texts of one map.
pub(super) struct MapTexts<'a> {
    pub(super) atlas: &'a PreparedAtlas,
    pub(super) spec: &'a MapSpec,
}

impl MapTexts<'_> {
    fn text<'t>(
        &self,
        key: &str,
        args: impl Fn(&Catalogue) -> Vec<(&'static str, FluentValue<'t>)>,
    ) -> Text {
        self.atlas.texts.text(key, args)
    }

    pub(super) fn legend_title(&self) -> Text {
        match self.spec.theme {
            Theme::Indicator(_) => self.text("legend-indicator", |c| {
                vec![("unit", unit_text(c, self.spec.theme).into())]
            }),
            theme => self.text(&format!("legend-{}", theme.id()), |_| Vec::new()),
        }
    }

    pub(super) fn title(&self) -> Text {
        let theme = self.spec.theme;
        let key = match theme {
            Theme::Zones => "theme-zones".to_owned(),
            Theme::Indicator(name) => format!("indicator-{name}-title"),
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

    /// The title its author gave the map, the same in both languages.
    pub(super) fn given_title(&self) -> Option<Text> {
        let title = &self.spec.title;
        (!title.is_empty()).then(|| Text::new(title.as_str(), title.as_str()))
    }

    /// The filters as texts.
    fn filters(&self, c: &Catalogue) -> Vec<String> {
        let spec = self.spec;
        let filter_text = |key: &str, value: String| c.text(key, &[("value", value.into())]);
        let kind = |id: &String| {
            let kind = self.atlas.atlas.kind(id);
            kind.map_or_else(|| id.clone(), |k| k.plural.get(c.language()).to_lowercase())
        };
        let mut filters: Vec<String> = Vec::new();
        filters.extend(
            spec.axes
                .iter()
                .map(|a| filter_text("filter-axis", a.to_string())),
        );
        filters.extend(
            spec.strategies
                .iter()
                .map(|s| filter_text("filter-strategy", s.to_string())),
        );
        filters.extend(
            spec.kinds
                .iter()
                .map(|k| filter_text("filter-kind", kind(k))),
        );
        let status =
            |s: &geodata_model::Status| c.text(&format!("status-{}", s.id()), &[]).to_lowercase();
        filters.extend(
            spec.statuses
                .iter()
                .map(|s| filter_text("filter-status", status(s))),
        );
        let source = |id: &SourceId| {
            let source = self.atlas.atlas.sources.get(id);
            source.map_or_else(|| id.to_string(), |s| s.title.clone())
        };
        filters.extend(
            spec.sources
                .iter()
                .map(|s| filter_text("filter-source", source(s))),
        );
        filters.extend(
            spec.programme
                .iter()
                .map(|p| filter_text("filter-programme", p.clone())),
        );
        filters.extend(
            spec.at
                .iter()
                .map(|at| filter_text("filter-at", c.date(&at.to_string()))),
        );
        if !spec.text.is_empty() {
            filters.push(filter_text("filter-text", spec.text.clone()));
        }
        filters
    }

    /// The sentence with the number of projects without a stated date, on a map at a date.
    pub(super) fn with_undated(&self, sentence: &Text, undated: usize) -> Text {
        let addition = self.text("sentence-undated", |_| vec![("count", undated.into())]);
        let both = |a: &str, b: &str| [a, b].join(" ").trim_end().to_owned();
        Text::new(
            both(&sentence.it, &addition.it),
            both(&sentence.en, &addition.en),
        )
    }

    /// One sentence that describes what the map shows, made from its values.
    pub(super) fn sentence(&self, units: &Units, title: &Text, projects: &[ProjectId]) -> Text {
        let whole_area = |id: &&ProjectId| self.atlas.allocations[*id].zones.shares.is_empty();
        let whole = projects.iter().filter(whole_area).count();
        let by_value = |a: &(&String, &UnitValue), b: &(&String, &UnitValue)| {
            // of equal values the first unit is named, so the sentence is stable
            let value = |u: &UnitValue| u.value.unwrap_or(f64::NEG_INFINITY);
            value(a.1).total_cmp(&value(b.1)).then(b.0.cmp(a.0))
        };
        let known = || units.iter().filter(|(_, u)| u.value.is_some());
        let (top, bottom) = (known().max_by(by_value), known().min_by(by_value));
        let name = |unit: Option<(&String, &UnitValue)>, c: &Catalogue| {
            unit.and_then(|(code, _)| named(&self.atlas.atlas, self.spec.level, code, c.language()))
                .unwrap_or_default()
        };
        let label = |unit: Option<(&String, &UnitValue)>, c: &Catalogue| {
            unit.map(|(_, u)| u.label.get(c.language()).to_owned())
                .unwrap_or_default()
        };
        let key = match self.spec.theme {
            Theme::Zones => "sentence-zones",
            Theme::Projects => "sentence-projects",
            _ if top.is_none() => "sentence-values-unknown",
            Theme::Residents | Theme::Density | Theme::Indicator(_) => "sentence-values",
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
}

/// Name of a unit of the map's level, by its code; the code when there is no such unit.
#[must_use]
pub fn unit_name(spec: &MapSpec, atlas: &Atlas, code: &str) -> String {
    named(atlas, spec.level, code, spec.language).unwrap_or_else(|| code.to_owned())
}

fn named(atlas: &Atlas, level: Level, code: &str, language: Language) -> Option<String> {
    let name = match level {
        Level::Zone => atlas.zones.get(&code.parse().ok()?)?.name.get(language),
        Level::Municipality => &atlas.municipalities.get(&code.parse().ok()?)?.name,
    };
    Some(name.to_owned())
}
