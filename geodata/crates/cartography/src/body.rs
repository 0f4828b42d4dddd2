//! A map in words and colours: title, legend, values, one sentence.

use fluent_bundle::FluentValue;

use super::paint::{Scale, Units, categories, unit_text};
use super::values::values;
use geodata_api::{MapBody, UnitValue};
use geodata_atlas::{Atlas, PreparedAtlas};
use geodata_mapspec::{Level, MapSpec, Theme, matches};
use geodata_model::i18n::Catalogue;
use geodata_model::{Language, ProjectId, SourceId, Text};

/// Everything needed to draw a map but its geometry.
#[must_use]
pub fn map_body(atlas: &PreparedAtlas, spec: &MapSpec, notices: Vec<Text>) -> MapBody {
    let projects = matching(atlas, spec);
    let (units, legend) = if spec.theme == Theme::Zones {
        categories(atlas, spec)
    } else {
        let scale = Scale::new(atlas, spec, &values(atlas, spec, &projects));
        (scale.units(), scale.legend())
    };
    let undated = spec.at.map(|_| undated(&atlas.atlas, &projects));
    let words = Words { atlas, spec };
    let subject = words.title();
    let mut sentence = words.sentence(&units, &subject, &projects);
    if let Some(undated) = undated.filter(|_| spec.theme == Theme::Projects) {
        sentence = words.with_undated(&sentence, undated);
    }
    MapBody {
        spec: spec.to_query(),
        notices,
        sentence,
        title: words.given_title().unwrap_or(subject),
        legend_title: words.legend_title(),
        legend,
        units,
        projects,
        undated,
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

/// Of these projects, those of which no source states a beginning or an end.
fn undated(atlas: &Atlas, projects: &[ProjectId]) -> usize {
    let projects = projects.iter().filter_map(|id| atlas.projects.get(id));
    projects.filter(|p| !p.validity.is_stated()).count()
}

struct Words<'a> {
    atlas: &'a PreparedAtlas,
    spec: &'a MapSpec,
}

impl Words<'_> {
    fn text<'t>(
        &self,
        key: &str,
        args: impl Fn(&Catalogue) -> Vec<(&'static str, FluentValue<'t>)>,
    ) -> Text {
        self.atlas.texts.text(key, args)
    }

    fn legend_title(&self) -> Text {
        match self.spec.theme {
            Theme::Indicator(_) => self.text("legend-indicator", |c| {
                vec![("unit", unit_text(c, self.spec.theme).into())]
            }),
            theme => self.text(&format!("legend-{}", theme.id()), |_| Vec::new()),
        }
    }

    fn title(&self) -> Text {
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
    fn given_title(&self) -> Option<Text> {
        let title = &self.spec.title;
        (!title.is_empty()).then(|| Text::new(title.as_str(), title.as_str()))
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
            |s: &geodata_model::Status| c.text(&format!("status-{}", s.id()), &[]).to_lowercase();
        words.extend(
            spec.statuses
                .iter()
                .map(|s| say("filter-status", status(s))),
        );
        let source = |id: &SourceId| {
            let source = self.atlas.atlas.sources.get(id);
            source.map_or_else(|| id.to_string(), |s| s.title.clone())
        };
        words.extend(spec.sources.iter().map(|s| say("filter-source", source(s))));
        words.extend(
            spec.programme
                .iter()
                .map(|p| say("filter-programme", p.clone())),
        );
        words.extend(
            spec.at
                .iter()
                .map(|at| say("filter-at", c.date(&at.to_string()))),
        );
        if !spec.text.is_empty() {
            words.push(say("filter-text", spec.text.clone()));
        }
        words
    }

    /// The sentence, and of how many projects on a map at a date nobody knows whether they hold then.
    fn with_undated(&self, sentence: &Text, undated: usize) -> Text {
        let said = self.text("sentence-undated", |_| vec![("count", undated.into())]);
        let both = |a: &str, b: &str| [a, b].join(" ").trim_end().to_owned();
        Text::new(both(&sentence.it, &said.it), both(&sentence.en, &said.en))
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
