//! What changed between two versions of the data, as far as a summary of the older one tells.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::PreparedAtlas;
use crate::i18n::{Catalogue, Catalogues};
use crate::model::{Project, ProjectId, Text, ZoneNumber};

/// Titles that a sentence names; the rest are counted.
const NAMED: usize = 4;

/// Which data something was made from: written `2023-12-05.a8c31e95f841` in addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Stamp {
    /// Date of the newest source.
    pub date: String,
    /// Short hash of the data.
    pub version: String,
}

impl Stamp {
    /// The stamp of an atlas.
    #[must_use]
    pub fn of(atlas: &super::Atlas) -> Self {
        Self {
            date: atlas.date.clone(),
            version: atlas.version.clone(),
        }
    }

    /// Reads `DATE.VERSION`; nothing else is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, version) = text.split_once('.')?;
        let is_date =
            (4..=10).contains(&date.len()) && date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let is_version =
            (6..=64).contains(&version.len()) && version.bytes().all(|b| b.is_ascii_hexdigit());
        (is_date && is_version).then(|| Self {
            date: date.to_owned(),
            version: version.to_owned(),
        })
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.date, self.version)
    }
}

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
            stamp: Stamp::of(&prepared.atlas),
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

/// `GET /api/changes?since=…`: what changed since the data of a map that was taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Changes {
    /// The data the map was made from.
    pub since: Stamp,
    /// The data now.
    pub now: Stamp,
    /// Whether they are the same.
    pub same: bool,
    /// Whether the differences are known; where they are not, the lists are empty and say nothing.
    pub known: bool,
    /// Projects that were not there.
    pub added: Vec<Changed>,
    /// Projects that are no longer there.
    pub removed: Vec<Changed>,
    /// Projects of which something else is said.
    pub changed: Vec<Changed>,
    /// Zones where the number of projects is another.
    pub values: Vec<ValueChange>,
    /// All of it in a sentence or two; empty when nothing changed.
    pub sentence: Text,
}

/// A project in a list of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Changed {
    /// The project.
    pub id: ProjectId,
    /// Its title now, or as it was.
    pub title: Text,
}

/// The number of projects present in a zone, before and now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ValueChange {
    /// The zone.
    pub zone: ZoneNumber,
    /// Projects present in the older version.
    pub before: usize,
    /// Projects present now.
    pub now: usize,
}

impl Changes {
    /// What is different between a summary and the present one. `before` is `None` where nobody remembers `since`.
    #[must_use]
    pub fn new(since: Stamp, before: Option<&Summary>, now: &Summary, texts: &Catalogues) -> Self {
        let mut changes = Self {
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
        if changes.same {
            changes.known = true;
            return changes;
        }
        if let Some(before) = before {
            changes.compare(before, now);
        }
        let say = |c: &Catalogue| changes.words(c);
        changes.sentence = Text::new(
            say(texts.get(crate::model::Language::It)),
            say(texts.get(crate::model::Language::En)),
        );
        changes
    }

    fn compare(&mut self, before: &Summary, now: &Summary) {
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
        self.added = only(now, before);
        self.removed = only(before, now);
        let differs = |(id, mark): &(&ProjectId, &Mark)| {
            before
                .projects
                .get(*id)
                .is_some_and(|old| old.hash != mark.hash)
        };
        self.changed = now.projects.iter().filter(differs).map(entry).collect();
        let zones = now.zones.iter().map(|(zone, count)| ValueChange {
            zone: *zone,
            before: before.zones.get(zone).copied().unwrap_or_default(),
            now: *count,
        });
        self.values = zones.filter(|v| v.before != v.now).collect();
    }

    fn words(&self, c: &Catalogue) -> String {
        let date = ("date", c.date(&self.since.date).into());
        if !self.known {
            return c.text("changes-unknown", &[date]);
        }
        let mut parts = Vec::new();
        for (key, list) in [
            ("changes-added", &self.added),
            ("changes-removed", &self.removed),
            ("changes-changed", &self.changed),
        ] {
            if !list.is_empty() {
                let count = ("count", list.len().into());
                parts.push(c.text(key, &[count, ("names", names(c, list).into())]));
            }
        }
        if !self.values.is_empty() {
            let value = |v: &ValueChange| format!("{} ({} → {})", v.zone, v.before, v.now);
            let zones: Vec<String> = self.values.iter().map(value).collect();
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
    use crate::atlas::{Atlas, AtlasFiles};

    #[test]
    fn a_stamp_is_read_back_and_nothing_else_is() {
        let stamp = Stamp::parse("2023-12-05.a8c31e95f841").unwrap();
        assert_eq!(stamp.to_string(), "2023-12-05.a8c31e95f841");
        for text in [
            "",
            ".",
            "a.b",
            "2023.",
            "2023-12-05.<script>",
            "2023-12-05",
            "../../x.aaaaaa",
        ] {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }

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
        let changes = Changes::new(since.clone(), Some(&before), &now, &later.texts);
        let ids = |list: &[Changed]| list.iter().map(|c| c.id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(&changes.added), ["nuovo"]);
        assert_eq!(ids(&changes.removed), [gone.to_string()]);
        assert_eq!(ids(&changes.changed), [other.to_string()]);
        assert!(changes.known && !changes.same);
        assert!(
            changes.sentence.it.contains("Un <progetto> nuovo"),
            "{:?}",
            changes.sentence
        );
        let unknown = Changes::new(since, None, &now, &later.texts);
        assert!(!unknown.known && unknown.added.is_empty() && !unknown.sentence.it.is_empty());
        let same = Changes::new(now.stamp.clone(), None, &now, &later.texts);
        assert!(same.same && same.known && same.sentence.it.is_empty());
    }
}
