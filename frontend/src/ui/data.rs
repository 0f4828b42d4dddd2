//! The data of the page: the bodies of the API, looked up by identifier, and the joins that several views need.

use crate::order;
use std::collections::BTreeMap;

use geodata_api::{MunicipalityBody, PlanBody, ProjectBody, ZoneBody};
use geodata_model::{
    AxisNumber, IstatCode, Kind, Language, Place, ProjectId, Source, Strategy, StrategyCode,
    ZoneNumber,
};

/// The atlas as the page holds it.
#[derive(Debug, PartialEq)]
pub struct Data {
    /// The plan.
    pub plan: PlanBody,
    /// Zones by number.
    pub zones: Vec<ZoneBody>,
    /// Municipalities by code.
    pub municipalities: Vec<MunicipalityBody>,
    /// Projects by identifier.
    pub projects: Vec<ProjectBody>,
    project_at: BTreeMap<ProjectId, usize>,
    municipality_at: BTreeMap<IstatCode, usize>,
}

impl Data {
    /// Indexes the bodies of the API.
    pub fn new(
        plan: PlanBody,
        zones: Vec<ZoneBody>,
        municipalities: Vec<MunicipalityBody>,
        projects: Vec<ProjectBody>,
    ) -> Self {
        let numbered = projects.iter().enumerate();
        let project_at = order::collected(numbered.map(|(at, body)| (body.project.id.clone(), at)));
        let numbered = municipalities.iter().enumerate();
        let municipality_at =
            order::collected(numbered.map(|(at, body)| (body.municipality.istat, at)));
        Self {
            plan,
            zones,
            municipalities,
            projects,
            project_at,
            municipality_at,
        }
    }

    /// The zone with this number.
    pub fn zone(&self, number: ZoneNumber) -> Option<&ZoneBody> {
        self.zones.iter().find(|body| body.zone.number == number)
    }

    /// The municipality with this code.
    pub fn municipality(&self, istat: IstatCode) -> Option<&MunicipalityBody> {
        self.municipality_at
            .get(&istat)
            .map(|at| &self.municipalities[*at])
    }

    /// The project with this identifier.
    pub fn project(&self, id: &ProjectId) -> Option<&ProjectBody> {
        self.project_at.get(id).map(|at| &self.projects[*at])
    }

    /// The strategy with this code.
    pub fn strategy(&self, code: StrategyCode) -> Option<&Strategy> {
        self.plan.strategies.iter().find(|s| s.code == code)
    }

    /// The source with this identifier.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.plan.sources.iter().find(|s| s.id.as_str() == id)
    }

    /// The kind with this identifier.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.plan.kinds.iter().find(|kind| kind.id == id)
    }

    /// The name of a kind; its identifier when the atlas does not list it.
    pub fn kind_name<'a>(&'a self, id: &'a str, language: Language) -> &'a str {
        self.kind(id).map_or(id, |kind| kind.name.get(language))
    }

    /// The colour of an axis as `#rrggbb`; grey when the atlas does not list it.
    pub fn axis_colour(&self, number: AxisNumber) -> &str {
        let axis = self.plan.axes.iter().find(|axis| axis.number == number);
        axis.map_or("#5d7083", |axis| &axis.colour)
    }

    /// Municipalities of a zone, by name.
    pub fn municipalities_of(&self, zone: ZoneNumber) -> Vec<&MunicipalityBody> {
        let mut members: Vec<_> = self
            .municipalities
            .iter()
            .filter(|body| body.municipality.zone == zone)
            .collect();
        order::sort_by(&mut members, |a, b| {
            a.municipality.name.cmp(&b.municipality.name)
        });
        members
    }

    /// Projects present in a zone. Projects of the whole area are not, and a marginal share is not presence.
    pub fn projects_in_zone(&self, zone: ZoneNumber) -> Vec<&ProjectBody> {
        self.projects
            .iter()
            .filter(|body| is_present_in_zone(body, zone))
            .collect()
    }

    /// Projects present in a municipality; a marginal share is not presence.
    pub fn projects_in_municipality(&self, istat: IstatCode) -> Vec<&ProjectBody> {
        self.projects
            .iter()
            .filter(|body| is_present_in_municipality(body, istat))
            .collect()
    }

    /// Projects located only to a zone as a whole: the map shows their number beside the zone's name, and no symbol.
    pub fn projects_of_whole_zone(&self, zone: ZoneNumber) -> Vec<&ProjectBody> {
        self.projects
            .iter()
            .filter(|body| {
                matches!(&body.project.place, Place::Zone { zones } if zones.contains(&zone))
            })
            .collect()
    }

    /// Whether any project has a stated beginning or end.
    pub fn is_dated(&self) -> bool {
        let mut projects = self.projects.iter();
        projects.any(|body| body.project.validity.is_stated())
    }

    /// Projects of the whole metropolitan area.
    pub fn metropolitan_projects(&self) -> Vec<&ProjectBody> {
        self.projects
            .iter()
            .filter(|body| body.project.place == Place::Metropolitan)
            .collect()
    }
}

/// Whether a project counts as present in a zone.
pub fn is_present_in_zone(body: &ProjectBody, zone: ZoneNumber) -> bool {
    let shares = &body.allocation.zones.shares;
    body.project.place != Place::Metropolitan
        && shares.iter().any(|s| s.unit == zone && !s.marginal)
}

/// Whether a project counts as present in a municipality.
pub fn is_present_in_municipality(body: &ProjectBody, istat: IstatCode) -> bool {
    let shares = &body.allocation.municipalities.shares;
    body.project.place != Place::Metropolitan
        && shares.iter().any(|s| s.unit == istat && !s.marginal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    #[test]
    fn a_zone_level_project_is_in_its_zone_and_in_no_municipality() {
        let data = fixture::data();
        let whole = data.projects_of_whole_zone(ZoneNumber(5));
        assert_eq!(whole.len(), 1);
        assert!(data.projects_in_zone(ZoneNumber(5)).contains(&whole[0]));
        for body in data.municipalities_of(ZoneNumber(5)) {
            let here = data.projects_in_municipality(body.municipality.istat);
            assert!(!here.contains(&whole[0]));
        }
    }

    #[test]
    fn a_metropolitan_project_is_present_in_no_single_zone() {
        let data = fixture::data();
        let metropolitan = data.metropolitan_projects();
        assert_eq!(metropolitan.len(), 1);
        for zone in &data.zones {
            assert!(
                !data
                    .projects_in_zone(zone.zone.number)
                    .contains(&metropolitan[0])
            );
        }
    }

    #[test]
    fn marginal_shares_are_not_presence() {
        let data = fixture::data();
        let torino: IstatCode = "001272".parse().unwrap();
        assert!(data.projects_in_municipality(torino).is_empty());
    }
}
