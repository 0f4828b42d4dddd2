//! What is stored of a version of the data, to tell later versions apart from it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::prepared::PreparedAtlas;
use geodata_model::{Project, ProjectId, Stamp, Text, ZoneNumber};

/// A summary of a version: enough to tell what is new, gone and different, not enough to restore it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionSummary {
    /// The version.
    pub stamp: Stamp,
    pub(crate) projects: BTreeMap<ProjectId, ProjectSummary>,
    /// Projects present in each zone.
    pub(crate) zones: BTreeMap<ZoneNumber, usize>,
}

/// The title of a project and a hash of all its fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ProjectSummary {
    pub(crate) title: Text,
    pub(crate) hash: String,
}

impl VersionSummary {
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
            projects: projects
                .map(|(id, p)| (id.clone(), ProjectSummary::of(p)))
                .collect(),
            zones,
        }
    }
}

impl ProjectSummary {
    fn of(project: &Project) -> Self {
        // a record that could not be serialised would never count as changed
        let json = serde_json::to_vec(project).unwrap_or_default();
        let hash: [u8; 32] = Sha256::digest(&json).into();
        let [a, b, c, d, e, f, ..] = hash;
        Self {
            title: project.title.clone(),
            hash: format!("{a:02x}{b:02x}{c:02x}{d:02x}{e:02x}{f:02x}"),
        }
    }
}
