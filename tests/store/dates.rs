//! The validity of projects in a store: imported, stored, compared and undone, also in a store of a version without these
//! columns.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::server::Server;

use crate::{Kind, atlante, fresh, gdal, json, output_of, over_both, project, store, text};

over_both! {
    dates_are_stored_compared_and_undone,
    a_store_without_the_columns_gets_them_with_the_first_date,
    an_end_before_the_beginning_is_refused,
}

const ID: &str = "pista-delle-fonti-cirie";

fn register(name: &str, dates: &str) -> PathBuf {
    let path = fresh(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let head = "Titolo;Comune;Tipologia;Strategia;Data inizio;Data fine";
    fs::write(
        &path,
        format!("{head}\nPista delle fonti;Ciriè;Percorso ciclabile;3.3;{dates}\n"),
    )
    .unwrap();
    path
}

fn import(file: &Path, store: &Path) -> String {
    output_of(&["import", text(file), "--atlas", text(store), "--yes"])
}

fn dates_are_stored_compared_and_undone(kind: Kind) {
    let store = store(kind, "dates");
    let file = format!("{kind:?}/dates.csv");
    import(&register(&file, "1/6/2024;2025"), &store);
    let words = import(&register(&file, "1/6/2024;31/12/2026"), &store);
    assert!(words.contains("valid_to: 2025 → 2026-12-31"), "{words}");
    let server = Server::with(&["--atlas", text(&store)]);
    let served = project(&server.json("/api/projects"), ID);
    assert_eq!(served["valid_from"], "2024-06-01");
    assert_eq!(served["valid_to"], "2026-12-31");
    let changed = server.json("/api/versions/change-2");
    let cells = changed["projects"][0]["cells"].to_string();
    assert!(cells.contains(r#""column":"valid_to""#), "{changed}");
    // a folder and another store have the same dates
    let folder = fresh(&format!("{kind:?}-dates"));
    output_of(&["export", "atlas", text(&folder), "--atlas", text(&store)]);
    let other = fresh(&format!("{kind:?}-dates.gpkg"));
    output_of(&["init", text(&other), "--from", text(&folder)]);
    for copy in [&folder, &other] {
        let same = json(&["diff", text(&store), text(copy), "--json"]);
        assert_eq!(same["records"], serde_json::json!([]), "{}", copy.display());
    }
    output_of(&["undo", "--atlas", text(&store), "3"]);
    let differ = output_of(&["diff", text(&store), text(&folder)]);
    assert!(differ.contains("valid_to: 2025 → 2026-12-31"), "{differ}");
    output_of(&["undo", "--atlas", text(&store), "2"]);
    let same = json(&["diff", "embedded", text(&store), "--json"]);
    assert_eq!(same["records"], serde_json::json!([]));
}

fn a_store_without_the_columns_gets_them_with_the_first_date(kind: Kind) {
    let store = store(kind, "undated");
    for table in ["projects", "health_facilities"] {
        for column in ["valid_from", "valid_to"] {
            gdal(&store, &format!("ALTER TABLE {table} DROP COLUMN {column}"));
        }
    }
    // it opens, is what it was, and and the history has no edit
    let same = json(&["diff", "embedded", text(&store), "--json"]);
    assert_eq!(same["records"], serde_json::json!([]));
    assert_eq!(same["from"]["version"], same["to"]["version"]);
    let server = Server::with(&["--atlas", text(&store)]);
    let first = server.json("/health")["data_version"].clone();
    import(&register(&format!("{kind:?}/undated.csv"), ";2026"), &store);
    let _ = server.wait_for_health("imported", |health| health["data_version"] != first);
    let served = project(&server.json("/api/projects"), ID);
    assert_eq!(served["valid_to"], "2026");
    assert!(served.get("valid_from").is_none(), "{served}");
    let history = json(&["history", "--atlas", text(&store), "--json"]);
    assert_eq!(history.as_array().unwrap().len(), 2, "{history}");
    output_of(&["undo", "--atlas", text(&store), "2"]);
    let same = json(&["diff", "embedded", text(&store), "--json"]);
    assert_eq!(same["records"], serde_json::json!([]));
}

fn an_end_before_the_beginning_is_refused(kind: Kind) {
    let store = store(kind, "reversed");
    gdal(
        &store,
        "UPDATE projects SET valid_from = '2025', valid_to = '2024-12' WHERE id = 'metrodigital'",
    );
    let checked = atlante(&["check", text(&store)]);
    assert_eq!(checked.status.code(), Some(1));
    let refused = String::from_utf8_lossy(&checked.stdout);
    for words in [
        "record `metrodigital`, column valid_to",
        "`2024-12` is before `valid_from`, which is `2025`",
        "both ends are within",
    ] {
        assert!(refused.contains(words), "`{words}` in {refused}");
    }
}
