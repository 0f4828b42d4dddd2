//! Edits by other programs: how they are served, recorded and undone.

use std::fs;
use std::process::Command;

use e2e::atlas::{atlas_with, replace};
use e2e::database::Cluster;
use e2e::server::Server;
use serde_json::{Value, json};

use crate::{
    DesktopProgram, Kind, errors_of, fresh, gdal, json, output_of, over_both, project, run, source,
    store, text,
};

const PROJECT: &str = "metrodigital";

over_both! {
    an_edit_is_served_recorded_and_undone,
    a_store_is_read_once_and_again_when_it_changed,
    an_invalid_edit_is_reported_and_the_last_valid_version_served,
    a_border_moved_by_hand_is_refused_and_undone,
    a_place_drawn_in_another_program_is_on_the_map,
    the_history_cannot_be_rewritten,
}

fn status(server: &Server) -> Value {
    project(&server.json("/api/projects"), PROJECT)["status"].clone()
}

fn version(health: &Value) -> String {
    health["data_version"].as_str().unwrap().to_owned()
}

fn set_status(status: &str) -> String {
    format!("UPDATE projects SET status = '{status}' WHERE id = '{PROJECT}'")
}

fn an_edit_is_served_recorded_and_undone(kind: Kind) {
    let store = store(kind, "served");
    let server = Server::with(&["--atlas", text(&store)]);
    assert_eq!(status(&server), "reported");
    let first = version(&server.json("/health"));
    gdal(&store, &set_status("funded"));
    let health = server.wait_for_health("edited", |h| version(h) != first);
    assert_eq!(health["reload"]["outcome"], "loaded");
    assert_eq!(status(&server), "funded");
    let history = json(&["history", "--atlas", text(&store), "--json"]);
    assert_eq!(history[1]["who"], "outside", "{history}");
    assert_eq!(history[1]["changed"], 1);
    // the page can compare with the state before the edit; the state after it is the one that is served
    let earlier = server.json("/api/versions");
    let ids: Vec<_> = earlier["earlier"].as_array().unwrap().iter().collect();
    assert!(ids.len() == 1 && ids[0]["id"] == "change-1", "{earlier}");
    assert_eq!(ids[0]["name"]["it"], "Dopo la modifica 1");
    let differences = server.json("/api/versions/change-1");
    assert_eq!(
        differences["total"],
        json!({"added": 0, "changed": 1, "removed": 0})
    );
    let project = &differences["projects"][0];
    assert_eq!(project["id"], PROJECT);
    assert_eq!(
        project["cells"],
        json!([{"column": "status", "before": "reported", "after": "funded"}])
    );
    for unknown in ["change-2", "change-0", "change-x", "2024"] {
        assert_eq!(
            server.get(&format!("/api/versions/{unknown}")).status,
            404,
            "{unknown}"
        );
    }
    output_of(&["undo", "--atlas", text(&store), "2"]);
    let _ = server.wait_for_health("undone", |h| version(h) == first);
    assert_eq!(status(&server), "reported");
}

/// Asserts that an unchanged store is not read again. When a later edit is served, all earlier checks of the store have been made,
/// so the test need not wait for a time.
fn a_store_is_read_once_and_again_when_it_changed(kind: Kind) {
    let store = store(kind, "once");
    gdal(&store, &set_status("done"));
    let server = Server::logging("atlante=debug", &["--atlas", text(&store)]);
    assert_eq!(status(&server), "done");
    let noted = json(&["history", "--atlas", text(&store), "--json"]);
    assert_eq!(noted[1]["who"], "outside", "noted at the start: {noted}");
    let first = version(&server.json("/health"));
    gdal(&store, &set_status("funded"));
    let _ = server.wait_for_health("edited", |h| version(h) != first);
    let log = server.log_with("atlas reloaded");
    let (before, _) = log.split_once("atlas reloaded").expect("it is there");
    assert!(!before.contains("atlas read again"), "{before}");
}

fn an_invalid_edit_is_reported_and_the_last_valid_version_served(kind: Kind) {
    let store = store(kind, "broken");
    let server = Server::with(&["--atlas", text(&store)]);
    let first = version(&server.json("/health"));
    gdal(&store, &set_status("quasi finito"));
    let health = server.wait_for_health("refused", |h| h["reload"]["outcome"] == "refused");
    let problem = health["reload"]["problem"].as_str().unwrap();
    assert!(
        problem.contains("table projects, record `metrodigital`, column status"),
        "{problem}"
    );
    assert_eq!(version(&health), first);
    assert_eq!(status(&server), "reported");
    let _ = server.log_with("quasi finito");
    // it is in the history, so it can be undone
    output_of(&["undo", "--atlas", text(&store), "2"]);
    let health = server.wait_for_health("mended", |h| h["reload"]["outcome"] != "refused");
    assert_eq!(version(&health), first);
}

fn a_border_moved_by_hand_is_refused_and_undone(kind: Kind) {
    let store = store(kind, "border");
    gdal(
        &store,
        "UPDATE municipalities SET geom = (SELECT geom FROM municipalities WHERE istat = '001002') WHERE istat = '001001'",
    );
    let said_so = errors_of(&["check", text(&store)]);
    assert!(
        said_so.contains("001001 Agliè") && said_so.contains("undo"),
        "{said_so}"
    );
    let history = json(&["history", "--atlas", text(&store), "--json"]);
    assert_eq!(history[1]["changed"], 1, "{history}");
    output_of(&["undo", "--atlas", text(&store), "2"]);
    let _ = output_of(&["check", text(&store)]);
    assert_eq!(
        json(&["diff", "embedded", text(&store), "--json"])["records"],
        serde_json::json!([])
    );
}

fn a_place_drawn_in_another_program_is_on_the_map(kind: Kind) {
    let store = store(kind, "drawn");
    let server = Server::with(&["--atlas", text(&store)]);
    let first = version(&server.json("/health"));
    let drawn = fresh(&format!("drawn-{kind:?}.geojson"));
    fs::write(
        &drawn,
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"id":"{PROJECT}"}},"geometry":{{"type":"Point","coordinates":[7.686856482100001,45.0703120003]}}}}]}}"#
        ),
    )
    .unwrap();
    run(Command::new("ogr2ogr")
        .args(["-append", "-nln", "projects_point", "-nlt", "MULTIPOINT"])
        .arg(source(&store))
        .arg(&drawn));
    // a place without the precision that goes with it
    let _ = server.wait_for_health("refused", |h| h["reload"]["outcome"] == "refused");
    gdal(
        &store,
        &format!("UPDATE projects SET precision = 'exact' WHERE id = '{PROJECT}'"),
    );
    let _ = server.wait_for_health("drawn", |h| version(h) != first);
    let placed = project(&server.json("/api/projects"), PROJECT);
    assert_eq!(placed["place"]["precision"], "exact", "{placed}");
    assert_eq!(
        placed["place"]["geometry"]["coordinates"],
        serde_json::json!([7.686_856_482_100_001, 45.070_312_000_3]),
        "to the last digit"
    );
}

#[test]
fn an_edit_in_a_program_that_stays_open_is_served() {
    let store = store(Kind::GeoPackage, "open");
    let server = Server::with(&["--atlas", text(&store)]);
    let first = version(&server.json("/health"));
    // as in QGIS: until the program closes the store, saved changes are in the write-ahead log beside it
    let statements = format!("PRAGMA journal_mode = WAL; {};", set_status("funded"));
    let program = DesktopProgram::with(&store, &statements);
    let _ = server.wait_for_health("saved", |h| version(h) != first);
    let beside = format!("{}-wal", text(&store));
    assert!(
        fs::metadata(&beside).is_ok_and(|about| about.len() > 0),
        "the edit is still beside the file"
    );
    assert_eq!(status(&server), "funded");
    drop(program);
    assert_eq!(status(&server), "funded");
}

fn the_history_cannot_be_rewritten(kind: Kind) {
    let store = store(kind, "append-only");
    for statement in ["DELETE FROM history", "UPDATE changes SET who = 'nessuno'"] {
        let text = match kind {
            Kind::PostGis => {
                let tables = "SET search_path = 'append-only'";
                Cluster::shared()
                    .try_psql(&format!("{tables}; {statement}"))
                    .1
            }
            Kind::GeoPackage => {
                let mut sqlite = Command::new("sqlite3");
                let output = sqlite.arg(&store).arg(statement).output().unwrap();
                String::from_utf8_lossy(&output.stderr).into_owned()
            }
        };
        assert!(text.contains("only added to"), "{statement}: {text}");
    }
}

#[test]
fn a_layer_with_a_spatial_index_is_written_and_its_index_follows() {
    let store = store(Kind::GeoPackage, "indexed");
    gdal(
        &store,
        "SELECT CreateSpatialIndex('projects_point', 'geom')",
    );
    let folder = atlas_with("store-indexed", |folder| {
        let projects = folder.join("projects.csv");
        let text = fs::read_to_string(&projects).unwrap();
        let line = text.lines().find(|line| line.starts_with(PROJECT)).unwrap();
        replace(&projects, line, &line.replace(",metropolitan,", ",exact,"));
        let place = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"id":"{PROJECT}"}},"geometry":{{"type":"Point","coordinates":[7.5,45.25]}}}}]}}"#
        );
        fs::write(folder.join("projects.geojson"), place).unwrap();
    });
    output_of(&["update", "--atlas", text(&store), "--from", text(&folder)]);
    let around = |west: &str| {
        run(Command::new("ogrinfo")
            .args(["-ro", "-al", "-spat", west, "45", "8", "46"])
            .args([text(&store), "projects_point"]))
    };
    assert!(around("7").contains("Feature Count: 1"), "{}", around("7"));
    assert!(around("7.6").contains("Feature Count: 0"));
    let indexed = Command::new("sqlite3")
        .arg(&store)
        .arg("SELECT minx, maxx, miny, maxy FROM rtree_projects_point_geom")
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&indexed.stdout),
        "7.5|7.5|45.25|45.25\n"
    );
    output_of(&["undo", "--atlas", text(&store), "2"]);
    assert!(around("7").contains("Feature Count: 0"));
}
