//! Reloading the atlas folder while it is served.

use std::fs;
use std::path::Path;

use e2e::atlas::{atlas_with, replace};
use e2e::server::Server;
use serde_json::Value;

/// The present address of a tile in the middle of the territory.
fn tile_address(server: &Server) -> String {
    let tilejson = server.json("/tiles/atlas.json");
    let template = tilejson["tiles"][0].as_str().unwrap().to_owned();
    let address = template
        .replace("{z}", "8")
        .replace("{x}", "133")
        .replace("{y}", "92");
    address.strip_prefix(&server.url("")).unwrap().to_owned()
}

fn title(server: &Server) -> Value {
    server.json("/api/plan")["atlas"]["title"]["it"].clone()
}

fn serving(folder: &Path, more: &[&str]) -> Server {
    let mut args = vec!["--atlas", folder.to_str().unwrap()];
    args.extend(more);
    Server::with(&args)
}

fn version(health: &Value) -> String {
    health["data_version"].as_str().unwrap().to_owned()
}

#[test]
fn a_reload_swaps_the_whole_atlas_and_serves_the_previous_tiles() {
    let folder = atlas_with("reload", |_| {});
    let about = folder.join("atlas.csv");
    let server = serving(&folder, &[]);
    let first = tile_address(&server);
    let tile = server.get(&first);
    assert!(
        tile.header("cache-control").contains("immutable"),
        "{first}"
    );
    assert_eq!(
        server.get("/tiles/atlas/8/133/92").header("cache-control"),
        "no-cache"
    );
    let v1 = version(&server.json("/health"));

    // change a name on the map and the title of the atlas
    let was = title(&server);
    let was = was.as_str().unwrap();
    replace(&about, was, "Un altro atlante");
    replace(&folder.join("municipalities.csv"), "Torino,", "Taurinum,");
    server.reload();
    let health = server.wait_for_health("another version", |h| version(h) != v1);
    assert_eq!(health["reload"]["outcome"], "loaded", "{health}");
    assert_eq!(title(&server), "Un altro atlante");
    let second = tile_address(&server);
    assert_ne!(first, second);
    assert_eq!(
        server.get(&first).body,
        tile.body,
        "the version before is whole"
    );
    assert_ne!(server.get(&second).body, tile.body);

    // an invalid atlas is not served, and `/health` says so
    let v2 = version(&health);
    replace(&about, "Un altro atlante", "Rotto");
    let projects = folder.join("projects.csv");
    let good = fs::read_to_string(&projects).unwrap();
    fs::write(&projects, format!("{good}not,a,row\n")).unwrap();
    server.reload();
    let health = server.wait_for_health("refused", |h| h["reload"]["outcome"] == "refused");
    assert_eq!(version(&health), v2);
    let problem = health["reload"]["problem"].as_str().unwrap();
    assert!(problem.contains("projects.csv"), "{problem}");
    assert_eq!(title(&server), "Un altro atlante");

    // once corrected it is served; tiles of the first version are refused and not replaced by those of another
    fs::write(&projects, good).unwrap();
    server.reload();
    let health = server.wait_for_health("mended", |h| version(h) != v2);
    assert_eq!(health["status"], "ok");
    assert_eq!(title(&server), "Rotto");
    assert_eq!(server.get(&second).status, 200);
    let gone = server.get(&first);
    assert_eq!(gone.status, 409, "{}", gone.text());
    assert_eq!(gone.header("content-type"), "application/problem+json");

    // without changes nothing is swapped, so the previous version is still served
    server.reload();
    let _ = server.wait_for_health("unchanged", |h| h["reload"]["outcome"] == "unchanged");
    assert_eq!(server.get(&second).status, 200);
}

#[test]
fn a_watched_folder_is_read_again_when_a_file_is_saved() {
    let folder = atlas_with("watched", |_| {});
    let server = serving(&folder, &["--watch"]);
    let was = title(&server);
    replace(&folder.join("atlas.csv"), was.as_str().unwrap(), "Salvato");
    let _ = server.wait_for_health("reloaded", |h| h["reload"]["outcome"] == "loaded");
    assert_eq!(title(&server), "Salvato");
}

#[test]
fn without_a_folder_a_reload_changes_nothing() {
    let server = Server::start();
    server.reload();
    assert_eq!(server.json("/health")["reload"], Value::Null);
    assert_eq!(server.get("/").status, 200);
}
