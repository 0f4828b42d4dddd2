//! What changed between two versions of the data, as far as a summary of the older one tells.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::PreparedAtlas;
use geodata_api::{Changed, Changes, ValueChange};
use geodata_model::i18n::{Catalogue, Catalogues};
use geodata_model::{Language, Project, ProjectId, Stamp, Text, ZoneNumber};

/// Titles that a sentence names; the rest are counted.
const NAMED: usize = 4;

/// What is remembered of a version: enough to say what is new, gone and different, not to restore it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Which version.
    pub stamp: Stamp,
    projects: BTreeMap<ProjectId, Mark>,
    /// Projects present in each zone.
    zones: BTreeMap<ZoneNumber, usize>,
}

/// A project by its title and a hash of everything known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    title: Text,
    hash: String,
}

impl Summary {
    /// The summary of an atlas.
    #[must_use]
    pub fn new(prepared: &PreparedAtlas) -> Self {
        let projects = prepared.atlas.projects.iter();
        let mut zones: BTreeMap<ZoneNumber, usize> =
            prepared.atlas.zones.keys().map(|zone| (*zone, 0)).collect();
        let shares = prepared.allocations.values().flat_map(|a| &a.zones.shares);
        for share in shares.filter(|s| !s.marginal) {
            *zones.entry(share.unit).or_default() += 1;
        }
        Self {
            stamp: prepared.atlas.stamp(),
            projects: projects.map(|(id, p)| (id.clone(), Mark::of(p))).collect(),
            zones,
        }
    }
}

impl Mark {
    fn of(project: &Project) -> Self {
        // a record that serialises to nothing would only never be called changed
        let json = serde_json::to_vec(project).unwrap_or_default();
        let hash: [u8; 32] = Sha256::digest(&json).into();
        let [a, b, c, d, e, f, ..] = hash;
        Self {
            title: project.title.clone(),
            hash: format!("{a:02x}{b:02x}{c:02x}{d:02x}{e:02x}{f:02x}"),
        }
    }
}

/// What is different between a summary and the present one. `before` is `None` where the server has no summary of `since`.
#[must_use]
pub fn changes(
    since: Stamp,
    before: Option<&Summary>,
    now: &Summary,
    texts: &Catalogues,
) -> Changes {
    let mut found = Changes {
        same: since.version == now.stamp.version,
        known: before.is_some(),
        now: now.stamp.clone(),
        since,
        added: Vec::new(),
        removed: Vec::new(),
        changed: Vec::new(),
        values: Vec::new(),
        sentence: Text::default(),
    };
    if found.same {
        found.known = true;
        return found;
    }
    if let Some(before) = before {
        compare(&mut found, before, now);
    }
    let say = |language| words(&found, texts.get(language));
    found.sentence = Text::new(say(Language::It), say(Language::En));
    found
}

fn compare(changes: &mut Changes, before: &Summary, now: &Summary) {
    let entry = |(id, mark): (&ProjectId, &Mark)| Changed {
        id: id.clone(),
        title: mark.title.clone(),
    };
    let only = |a: &Summary, b: &Summary| {
        let missing = a
            .projects
            .iter()
            .filter(|(id, _)| !b.projects.contains_key(*id));
        missing.map(entry).collect::<Vec<_>>()
    };
    changes.added = only(now, before);
    changes.removed = only(before, now);
    let differs = |(id, mark): &(&ProjectId, &Mark)| {
        before
            .projects
            .get(*id)
            .is_some_and(|old| old.hash != mark.hash)
    };
    changes.changed = now.projects.iter().filter(differs).map(entry).collect();
    let zones = now.zones.iter().map(|(zone, count)| ValueChange {
        zone: *zone,
        before: before.zones.get(zone).copied().unwrap_or_default(),
        now: *count,
    });
    changes.values = zones.filter(|v| v.before != v.now).collect();
}

fn words(changes: &Changes, c: &Catalogue) -> String {
    let date = ("date", c.date(&changes.since.date).into());
    if !changes.known {
        return c.text("changes-unknown", &[date]);
    }
    let mut parts = Vec::new();
    for (key, list) in [
        ("changes-added", &changes.added),
        ("changes-removed", &changes.removed),
        ("changes-changed", &changes.changed),
    ] {
        if !list.is_empty() {
            let count = ("count", list.len().into());
            parts.push(c.text(key, &[count, ("names", names(c, list).into())]));
        }
    }
    if !changes.values.is_empty() {
        let value = |v: &ValueChange| format!("{} ({} → {})", v.zone, v.before, v.now);
        let zones: Vec<String> = changes.values.iter().map(value).collect();
        let count = ("count", zones.len().into());
        parts.push(c.text(
            "changes-values",
            &[count, ("zones", zones.join(", ").into())],
        ));
    }
    let lead = c.text("changes-since", &[date]);
    if parts.is_empty() {
        parts.push(c.text("changes-elsewhere", &[]));
    }
    format!("{lead} {}.", parts.join("; "))
}

fn names(c: &Catalogue, list: &[Changed]) -> String {
    let title = |one: &Changed| format!("“{}”", one.title.get(c.language()));
    let named: Vec<String> = list.iter().take(NAMED).map(title).collect();
    let (named, rest) = (named.join(", "), list.len().saturating_sub(NAMED));
    if rest == 0 {
        return named;
    }
    c.text(
        "names-more",
        &[("names", named.into()), ("count", rest.into())],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Atlas, AtlasFiles};

    #[test]
    fn what_is_added_removed_and_changed_is_named() {
        let atlas = || Atlas::read(&AtlasFiles::embedded()).unwrap();
        let before = Summary::new(&PreparedAtlas::new(atlas()));
        let mut later = atlas();
        later.version = "0123456789ab".to_owned();
        let mut ids = later.projects.keys().cloned();
        let (gone, other) = (ids.next().unwrap(), ids.next().unwrap());
        drop(ids);
        let mut fresh = later.projects.remove(&gone).unwrap();
        fresh.id = "nuovo".parse().unwrap();
        fresh.title = Text::new("Un <progetto> nuovo", "A new <project>");
        later.projects.insert(fresh.id.clone(), fresh);
        later.projects.get_mut(&other).unwrap().note.push('!');
        let later = PreparedAtlas::new(later);
        let now = Summary::new(&later);
        let since = before.stamp.clone();
        let different = changes(since.clone(), Some(&before), &now, &later.texts);
        let ids = |list: &[Changed]| list.iter().map(|c| c.id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(&different.added), ["nuovo"]);
        assert_eq!(ids(&different.removed), [gone.to_string()]);
        assert_eq!(ids(&different.changed), [other.to_string()]);
        assert!(different.known && !different.same);
        assert!(
            different.sentence.it.contains("Un <progetto> nuovo"),
            "{:?}",
            different.sentence
        );
        let unknown = changes(since, None, &now, &later.texts);
        assert!(!unknown.known && unknown.added.is_empty() && !unknown.sentence.it.is_empty());
        let same = changes(now.stamp.clone(), None, &now, &later.texts);
        assert!(same.same && same.known && same.sentence.it.is_empty());
    }
}
