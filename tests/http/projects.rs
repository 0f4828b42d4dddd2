//! The register as served: the conserved join, the geometry cases, the single record.

use std::collections::BTreeSet;

use e2e::server::Server;
use serde_json::Value;

/// The tolerance of sums of shares.
const TOLERANCE: f64 = 1e-9;

fn total(distribution: &Value) -> f64 {
    let shares = distribution["shares"].as_array().expect("a list of shares");
    let placed: f64 = shares
        .iter()
        .map(|share| share["share"].as_f64().unwrap())
        .sum();
    placed + distribution["outside"].as_f64().unwrap() + distribution["unlocated"].as_f64().unwrap()
}

#[test]
fn shares_of_every_project_sum_to_one() {
    let server = Server::start();
    let projects = server.json("/api/projects");
    let projects = projects.as_array().unwrap();
    assert!(projects.len() >= 30, "{} projects", projects.len());
    for project in projects {
        for level in ["zones", "municipalities"] {
            let distribution = &project["allocation"][level];
            let total = total(distribution);
            assert!(
                (total - 1.0).abs() <= TOLERANCE,
                "{} over {level}: {total}",
                project["id"]
            );
            for share in distribution["shares"].as_array().unwrap() {
                for language in ["it", "en"] {
                    let reason = share["reason"][language].as_str().unwrap_or_default();
                    assert!(
                        !reason.is_empty(),
                        "{}: a share without reason ({language})",
                        project["id"]
                    );
                }
            }
        }
    }
}

#[test]
fn every_geometry_case_occurs_and_every_project_has_a_source() {
    let server = Server::start();
    let projects = server.json("/api/projects");
    let mut cases = BTreeSet::new();
    for project in projects.as_array().unwrap() {
        let precision = project["place"]["precision"]
            .as_str()
            .expect("a place has a precision");
        cases.insert(precision.to_owned());
        assert!(
            !project["sources"].as_array().unwrap().is_empty(),
            "{}",
            project["id"]
        );
    }
    for case in ["schematic", "municipality", "zone", "metropolitan"] {
        assert!(cases.contains(case), "no project is {case}: {cases:?}");
    }
}

#[test]
fn a_project_is_served_alone_as_in_the_list() {
    let server = Server::start();
    let projects = server.json("/api/projects");
    let first = &projects.as_array().unwrap()[0];
    let id = first["id"].as_str().unwrap();
    assert_eq!(&server.json(&format!("/api/projects/{id}")), first);
    assert_eq!(server.get("/api/projects/no-such-project").status, 404);
}

#[test]
fn a_project_of_a_zone_is_not_placed_in_municipalities() {
    let server = Server::start();
    let projects = server.json("/api/projects");
    let of_zones = projects
        .as_array()
        .unwrap()
        .iter()
        .filter(|p| p["place"]["precision"] == "zone")
        .collect::<Vec<_>>();
    assert!(!of_zones.is_empty());
    for project in of_zones {
        let shares = project["allocation"]["municipalities"]["shares"]
            .as_array()
            .unwrap();
        // a zone of one municipality (Turin) is that municipality
        let municipal_zone = project["allocation"]["zones"]["shares"]
            .as_array()
            .unwrap()
            .iter()
            .all(|share| share["unit"] == 1);
        assert!(
            shares.is_empty() || municipal_zone,
            "{} is spread over municipalities",
            project["id"]
        );
    }
}
