//! What exists in the atlas, by everything a file may call it.

use std::collections::HashMap;

use crate::gazetteer::Gazetteer;
use crate::normalize;
use geodata_atlas::Atlas;
use geodata_model::StrategyCode;

/// What exists in the atlas, by everything a file may call it.
pub(crate) struct Lookup<'a> {
    pub atlas: &'a Atlas,
    pub gazetteer: &'a Gazetteer,
    pub(super) kinds: HashMap<String, String>,
    pub(super) strategies: HashMap<String, StrategyCode>,
}

impl<'a> Lookup<'a> {
    pub fn new(atlas: &'a Atlas, gazetteer: &'a Gazetteer) -> Self {
        let mut kinds = HashMap::new();
        for kind in &atlas.kinds {
            for name in [
                &kind.id,
                &kind.name.it,
                &kind.name.en,
                &kind.plural.it,
                &kind.plural.en,
            ] {
                kinds.insert(normalize::key(name), kind.id.clone());
            }
        }
        let strategies = atlas.strategies.values();
        let strategies = strategies
            .flat_map(|s| [&s.title.it, &s.title.en].map(|t| (normalize::key(t), s.code)));
        Self {
            atlas,
            gazetteer,
            kinds,
            strategies: strategies.collect(),
        }
    }
}

pub(super) fn nearest<'a>(text: &str, names: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let key = normalize::key(text);
    let likeness = names.map(|(name, id)| (strsim::jaro_winkler(name, &key), id));
    likeness
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map_or_else(|| "—".to_owned(), |(_, id)| id.to_owned())
}
