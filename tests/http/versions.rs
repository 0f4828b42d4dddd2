//! The differences from an earlier atlas: what was added, changed and removed, by zone and by strategy.

use std::fs;
use std::process::Command;

use e2e::atlas::{atlas_with, replace};
use e2e::schema::Schemas;
use e2e::server::Server;
use serde_json::{Value, json};

/// An earlier state of the embedded atlas: without one of its projects, with another one changed, and with one that was removed
/// since.
fn before(name: &str) -> String {
    let folder = atlas_with(name, |folder| {
        let projects = folder.join("projects.csv");
        let text = fs::read_to_string(&projects).unwrap();
        let line = |id: &str| {
            text.lines()
                .find(|l| l.starts_with(&format!("{id},")))
                .unwrap()
        };
        let gone = line("citta-dell-aerospazio").replace("citta-dell-aerospazio", "parco-di-prima");
        let text = text.replace(&format!("{}\n", line("innovation-block")), "");
        fs::write(&projects, format!("{text}{gone}\n")).unwrap();
        replace(
            &projects,
            "Piano dell’operatore per la connessione",
            "Piano per la connessione",
        );
    });
    folder.to_str().unwrap().to_owned()
}

fn of<'a>(parts: &'a Value, key: &str, unit: &Value) -> &'a Value {
    let parts = parts.as_array().unwrap();
    parts.iter().find(|part| part[key] == *unit).unwrap()
}

#[test]
fn differences_from_an_earlier_atlas_are_counted_by_zone_and_strategy() {
    let server = Server::with(&["--earlier", &format!("2022={}", before("earlier"))]);
    let versions = server.json("/api/versions");
    assert_eq!(
        versions,
        json!({"earlier": [{"id": "2022", "name": {"it": "2022", "en": "2022"}, "when": null}]})
    );
    let differences = server.json("/api/versions/2022");
    let document = server.json("/api/openapi.json");
    let schema = json!({ "$ref": "#/components/schemas/DifferencesBody" });
    assert_eq!(
        Schemas::new(&document).validate(&schema, &differences),
        Ok(())
    );
    assert_eq!(
        differences["total"],
        json!({"added": 1, "changed": 1, "removed": 1})
    );
    let now = server.json("/health")["data_version"].clone();
    assert!(differences["now"]["version"] == now && differences["before"]["version"] != now);
    let projects: Vec<_> = differences["projects"].as_array().unwrap().iter().collect();
    let fates: Vec<_> = projects
        .iter()
        .map(|p| (p["id"].as_str().unwrap(), p["fate"].as_str().unwrap()))
        .collect();
    assert_eq!(
        fates,
        [
            ("innovation-block", "added"),
            ("open-fiber-pinerolese", "changed"),
            ("parco-di-prima", "removed")
        ]
    );
    let cells = projects[1]["cells"].as_array().unwrap();
    assert_eq!(
        (cells.len(), &cells[0]["column"]),
        (1, &json!("summary_it"))
    );

    // every zone and every strategy is counted again from the lists of projects
    assert_eq!(differences["zones"].as_array().unwrap().len(), 11);
    assert_eq!(differences["strategies"].as_array().unwrap().len(), 24);
    for (parts, key, of_project) in [
        ("zones", "zone", "zones"),
        ("strategies", "strategy", "strategies"),
    ] {
        for (fate, project) in ["added", "changed", "removed"].iter().zip(&projects) {
            let units = project[of_project].as_array().unwrap();
            let counted = differences[parts]
                .as_array()
                .unwrap()
                .iter()
                .filter(|part| part[*fate] == 1);
            assert_eq!(counted.count(), units.len(), "{parts} {fate}");
            assert!(
                units
                    .iter()
                    .all(|unit| of(&differences[parts], key, unit)[*fate] == 1)
            );
        }
    }
    // the same request gives the same answer
    let tag = server.get("/api/versions/2022").header("etag").to_owned();
    assert!(!tag.is_empty() && server.get("/api/versions/2022").header("etag") == tag);
}

#[test]
fn without_earlier_states_there_are_none() {
    let server = Server::start();
    assert_eq!(server.json("/api/versions"), json!({"earlier": []}));
    let answer = server.get("/api/versions/change-1");
    assert_eq!(answer.status, 404);
    assert!(
        answer.json()["detail"]
            .as_str()
            .unwrap()
            .contains("/api/versions")
    );
}

#[test]
fn an_unusable_earlier_atlas_is_reported_at_the_start() {
    let good = before("earlier-good");
    let broken = atlas_with("earlier-broken", |folder| {
        replace(&folder.join("projects.csv"), "innovation-block,", ",");
    });
    let broken = format!("2022={}", broken.display());
    let (one, two) = (format!("2022={good}"), format!("2022={good}"));
    let cases: [(&[&str], &str); 5] = [
        (&["--earlier", "atlas-2022.gpkg"], "NAME=PLACE"),
        (&["--earlier", "l’anno scorso=a.gpkg"], "letters, digits"),
        (&["--earlier", "2022=/nothing/here.gpkg"], "--earlier 2022"),
        (&["--earlier", &broken], "projects.csv"),
        (&["--earlier", &one, "--earlier", &two], "twice"),
    ];
    for (args, expected) in cases {
        let run = Command::new(e2e::binary())
            .args(["serve", "--bind", "127.0.0.1:0"])
            .args(args)
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(
            !run.status.success() && errors.contains(expected),
            "{args:?}: {errors}"
        );
    }
}
