//! What changed between two versions of the data, as far as the summary of the older one shows.

use crate::version_summary::{ProjectSummary, VersionSummary};
use geodata_api::{Changed, Changes, ValueChange};
use geodata_model::i18n::{Catalogue, Catalogues};
use geodata_model::{Language, ProjectId, Stamp, Text};

/// Titles that a sentence lists; further ones are counted.
const LISTED: usize = 4;

/// The differences between the version `since` and the present one. `before` is `None` when there is no summary of `since`; the
/// differences are then not known.
#[must_use]
pub fn changes(
    since: Stamp,
    before: Option<&VersionSummary>,
    now: &VersionSummary,
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
    let sentence = |language| sentence(&found, texts.get(language));
    found.sentence = Text::new(sentence(Language::It), sentence(Language::En));
    found
}

fn compare(changes: &mut Changes, before: &VersionSummary, now: &VersionSummary) {
    let entry = |(id, project): (&ProjectId, &ProjectSummary)| Changed {
        id: id.clone(),
        title: project.title.clone(),
    };
    let only = |a: &VersionSummary, b: &VersionSummary| {
        let missing = a
            .projects
            .iter()
            .filter(|(id, _)| !b.projects.contains_key(*id));
        missing.map(entry).collect::<Vec<_>>()
    };
    changes.added = only(now, before);
    changes.removed = only(before, now);
    let differs = |(id, project): &(&ProjectId, &ProjectSummary)| {
        before
            .projects
            .get(*id)
            .is_some_and(|old| old.hash != project.hash)
    };
    changes.changed = now.projects.iter().filter(differs).map(entry).collect();
    let zones = now.zones.iter().map(|(zone, count)| ValueChange {
        zone: *zone,
        before: before.zones.get(zone).copied().unwrap_or_default(),
        now: *count,
    });
    changes.values = zones.filter(|v| v.before != v.now).collect();
}

fn sentence(changes: &Changes, c: &Catalogue) -> String {
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
    let named: Vec<String> = list.iter().take(LISTED).map(title).collect();
    let (named, rest) = (named.join(", "), list.len().saturating_sub(LISTED));
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
    use crate::{Atlas, AtlasFiles, PreparedAtlas};

    #[test]
    fn what_is_added_removed_and_changed_is_named() {
        let atlas = || Atlas::read(&AtlasFiles::embedded()).unwrap();
        let before = VersionSummary::new(&PreparedAtlas::new(atlas()));
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
        let now = VersionSummary::new(&later);
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
