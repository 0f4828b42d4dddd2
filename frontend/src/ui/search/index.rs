//! The index of everything that can be searched by name, and the ranked answers to a query.

use crate::order;
use geodata_api::NeedsBody;
use geodata_model::{IstatCode, Language, ProjectId, StrategyCode, ZoneNumber};

use super::{
    normalize::normalize,
    rank::{Quality, match_quality},
};
use crate::ui::data::Data;

/// What an answer opens. Its order decides between answers that are equal in all else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A zone.
    Zone(ZoneNumber),
    /// A municipality.
    Municipality(IstatCode),
    /// A strategy.
    Strategy(StrategyCode),
    /// A project.
    Project(ProjectId),
    /// A need, by its code.
    Need(String),
}

/// An entry of the index, and an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it opens.
    pub target: Target,
    /// Its name.
    pub name: String,
    /// Distinguishes entries of the same name: the zone of a municipality, the kind of a project.
    pub detail: String,
    /// The normalised names it is found by, one per line.
    normalized: String,
    /// The residents of a place: of two answers of equal quality the larger place comes first.
    weight: u32,
}

/// The index in one language.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
}

impl Index {
    /// Indexes the atlas, and the needs once they are loaded.
    pub fn new(data: &Data, needs: Option<&NeedsBody>, language: Language) -> Self {
        let mut index = Self::default();
        for body in &data.zones {
            let (zone, name) = (&body.zone, body.zone.name.get(language));
            let venue = zone.venue.clone();
            index.push(
                Target::Zone(zone.number),
                name,
                venue,
                body.residents.unwrap_or(0),
            );
            index.alias(&format!("zona {}", zone.number));
        }
        for body in &data.municipalities {
            let municipality = &body.municipality;
            let zone = data.zone(municipality.zone);
            let detail = zone.map_or_else(String::new, |z| {
                format!("{} {}", z.zone.number, z.zone.name.get(language))
            });
            let target = Target::Municipality(municipality.istat);
            index.push(
                target,
                &municipality.name,
                detail,
                body.residents.unwrap_or(0),
            );
        }
        for strategy in &data.plan.strategies {
            let detail = strategy.code.to_string();
            let target = Target::Strategy(strategy.code);
            index.push(target, strategy.title.get(language), detail.clone(), 0);
            index.alias(&detail);
        }
        for body in &data.projects {
            let project = &body.project;
            let detail = data.kind_name(&project.kind, language).to_owned();
            let target = Target::Project(project.id.clone());
            index.push(target, project.title.get(language), detail, 0);
        }
        for need in needs.iter().flat_map(|body| &body.needs) {
            let target = Target::Need(need.code.clone());
            index.push(target, need.text.get(language), need.code.clone(), 0);
            index.alias(&need.code);
        }
        index
    }

    fn push(&mut self, target: Target, name: &str, detail: String, weight: u32) {
        self.entries.push(Entry {
            target,
            name: name.to_owned(),
            detail,
            normalized: normalize(name),
            weight,
        });
    }

    /// Adds another name by which the last entry is found.
    fn alias(&mut self, other: &str) {
        if let Some(entry) = self.entries.last_mut() {
            entry.normalized.push('\n');
            entry.normalized.push_str(&normalize(other));
        }
    }

    /// The best `limit` answers to `query`.
    pub fn answers(&self, query: &str, limit: usize) -> Vec<&Entry> {
        let query = normalize(query);
        let mut answers: Vec<(Quality, &Entry)> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let quality = entry
                    .normalized
                    .split('\n')
                    .filter_map(|n| match_quality(&query, n))
                    .min()?;
                Some((quality, entry))
            })
            .collect();
        order::sort_by(&mut answers, |(qa, a), (qb, b)| {
            let by_kind = || kind_order(&a.target).cmp(&kind_order(&b.target));
            qa.cmp(qb)
                .then_with(by_kind)
                .then_with(|| b.weight.cmp(&a.weight))
                .then_with(|| a.target.cmp(&b.target))
        });
        answers.truncate(limit);
        answers.into_iter().map(|(_, entry)| entry).collect()
    }
}

fn kind_order(target: &Target) -> u8 {
    match target {
        Target::Zone(_) => 0,
        Target::Municipality(_) => 1,
        Target::Strategy(_) => 2,
        Target::Project(_) => 3,
        Target::Need(_) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    fn first(query: &str) -> Option<Target> {
        let index = Index::new(&fixture::data(), None, Language::It);
        index
            .answers(query, 8)
            .first()
            .map(|entry| entry.target.clone())
    }

    fn istat(code: &str) -> Option<Target> {
        code.parse().ok().map(Target::Municipality)
    }

    #[test]
    fn places_are_found_without_accents_and_despite_typos() {
        assert_eq!(first("cirie"), istat("001086"));
        assert_eq!(first("Pinerollo"), istat("001191"));
    }

    #[test]
    fn a_zone_is_found_by_name_and_by_number() {
        assert_eq!(first("pinerolese"), Some(Target::Zone(ZoneNumber(5))));
        assert_eq!(first("zona 5"), Some(Target::Zone(ZoneNumber(5))));
    }

    #[test]
    fn a_strategy_is_found_by_code_and_a_project_by_title() {
        assert_eq!(first("3.3"), "3.3".parse().ok().map(Target::Strategy));
        assert_eq!(
            first("bike to rail"),
            "bike-to-rail-pinerolese".parse().ok().map(Target::Project)
        );
    }

    #[test]
    fn a_text_like_no_name_has_no_answer() {
        assert_eq!(first("qwzx"), None);
        assert_eq!(first("   "), None);
    }
}
