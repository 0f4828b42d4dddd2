//! Answers that depend on the atlas alone, each serialised once.

use std::sync::OnceLock;

use geodata_api::NeedsBody;
use geodata_atlas::{AtlasFiles, PreparedAtlas};
use geodata_indicator::territory_bodies;
use geodata_model::Project;

use crate::bodies;
use crate::http::json_list::JsonList;
use crate::http::stored::Stored;
use crate::project_features::feature_collection;

/// The answers that every visit asks for, made with the snapshot, and others that are made when they are first asked for.
pub struct FixedAnswers {
    /// `/api/plan`.
    pub plan: Stored,
    /// `/api/zones`.
    pub zones: Stored,
    /// `/api/municipalities`.
    pub municipalities: Stored,
    /// `/api/needs`.
    pub needs: Stored,
    /// `/api/sources`.
    pub sources: Stored,
    // of a national register these are hundreds of megabytes, and most visits ask for neither form nor for the files
    projects: OnceLock<Stored>,
    projects_geojson: OnceLock<Stored>,
    atlas: OnceLock<Stored>,
}

impl FixedAnswers {
    /// Makes those that every visit asks for.
    #[must_use]
    pub fn new(prepared: &PreparedAtlas) -> Self {
        let atlas = &prepared.atlas;
        let (zones, municipalities) = territory_bodies(prepared);
        Self {
            plan: Stored::json(&bodies::plan(prepared)),
            zones: Stored::json(&zones),
            municipalities: Stored::json(&municipalities),
            needs: Stored::json(&NeedsBody {
                needs: atlas.needs.clone(),
                links: atlas.need_links.clone(),
            }),
            sources: Stored::json(&atlas.sources.values().collect::<Vec<_>>()),
            projects: OnceLock::new(),
            projects_geojson: OnceLock::new(),
            atlas: OnceLock::new(),
        }
    }

    /// All projects, if they were asked for before.
    #[must_use]
    pub fn cached_projects(&self, as_geojson: bool) -> Option<&Stored> {
        self.projects_cell(as_geojson).get()
    }

    /// All projects; the first time they take a while, so not on a thread that answers others.
    pub fn projects(&self, prepared: &PreparedAtlas, as_geojson: bool) -> &Stored {
        self.projects_cell(as_geojson)
            .get_or_init(|| projects(prepared, as_geojson, |_| true))
    }

    /// The files of the atlas as one JSON document.
    pub fn atlas(&self, files: &AtlasFiles) -> &Stored {
        self.atlas
            .get_or_init(|| Stored::json_text(files.to_json()))
    }

    fn projects_cell(&self, as_geojson: bool) -> &OnceLock<Stored> {
        if as_geojson {
            &self.projects_geojson
        } else {
            &self.projects
        }
    }
}

/// The projects that pass a filter, as a JSON list or as GeoJSON.
pub fn projects(
    prepared: &PreparedAtlas,
    as_geojson: bool,
    filter: impl Fn(&Project) -> bool,
) -> Stored {
    let listed = || {
        let projects = prepared.atlas.projects.values();
        projects
            .filter(|p| filter(p))
            .map(|p| bodies::project(prepared, p))
    };
    if as_geojson {
        Stored::geojson(&feature_collection(prepared, listed))
    } else {
        Stored::json(&JsonList(listed))
    }
}
