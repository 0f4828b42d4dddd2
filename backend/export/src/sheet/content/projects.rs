//! The projects present in a zone.

use std::collections::BTreeSet;

use geodata_atlas::PreparedAtlas;
use geodata_indicator::is_facility;
use geodata_model::{Distribution, Place, Project, ZoneNumber};

use super::context::SheetContext;
use super::entry::Entry;

impl<'a> SheetContext<'a> {
    /// The projects present, facilities of one kind together.
    pub(in crate::sheet) fn projects(&self, zone: ZoneNumber) -> Vec<Entry> {
        let here =
            |d: &Distribution<ZoneNumber>| d.shares.iter().any(|s| s.unit == zone && !s.marginal);
        let roles = &self.atlas.atlas.roles;
        let all = self.atlas.atlas.projects.values();
        let present = all.filter(|p| {
            self.atlas
                .allocations
                .get(&p.id)
                .is_some_and(|a| here(&a.zones))
        });
        let (facilities, mut projects): (Vec<&Project>, Vec<&Project>) =
            present.partition(|p| is_facility(roles, p));
        projects.sort_by_key(|p| (p.strategies.first().copied(), p.id.clone()));
        let mut entries: Vec<Entry> = projects.into_iter().map(|p| self.project(p)).collect();
        for kind in &roles.health {
            let of_kind: Vec<&&Project> = facilities.iter().filter(|p| p.kind == *kind).collect();
            if let Some(kind) = self.atlas.atlas.kind(kind).filter(|_| !of_kind.is_empty()) {
                let places: BTreeSet<&str> = of_kind.iter().flat_map(|p| self.places(p)).collect();
                entries.push(Entry {
                    title: format!("{}: {}", self.localized(&kind.plural), of_kind.len()),
                    detail: places.into_iter().collect::<Vec<_>>().join(", "),
                });
            }
        }
        entries
    }

    fn project(&self, project: &Project) -> Entry {
        let codes: Vec<String> = project.strategies.iter().map(ToString::to_string).collect();
        let places = self.places(project);
        let place = match &project.place {
            Place::Zone { zones } => {
                let zones: Vec<String> = zones.iter().map(ToString::to_string).collect();
                let count = zones.len();
                self.texts.text(
                    "sheet-whole-zones",
                    &[("count", count.into()), ("zones", zones.join(", ").into())],
                )
            }
            _ if places.len() > 6 => {
                let rest = places.len() - 5;
                let names = places[..5].join(", ");
                self.texts.text(
                    "names-more",
                    &[("names", names.into()), ("count", rest.into())],
                )
            }
            Place::Schematic { .. } => places.join(" – "),
            Place::Exact { .. } => self.message("precision-exact"),
            _ => places.join(", "),
        };
        let status = self.message(&format!("status-{}", project.status.id()));
        Entry {
            title: self.localized(&project.title).to_owned(),
            detail: format!("{} · {status} · {place}", codes.join(", ")),
        }
    }

    fn places(&self, project: &Project) -> Vec<&'a str> {
        let atlas: &'a PreparedAtlas = self.atlas;
        let codes = project.place.municipalities().iter();
        let found = codes.filter_map(|code| atlas.atlas.municipalities.get(code));
        found.map(|m| m.name.as_str()).collect()
    }
}
