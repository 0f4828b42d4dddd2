//! From when to when a project holds: imported, kept, compared, taken back, also in a store from before there was such a
//! column.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::server::Server;

use crate::{Kind, atlante, fresh, gdal, json, over_both, project, said, store, text};

over_both! {
    dates_are_kept_compared_and_taken_back,
    a_store_without_the_columns_gets_them_when_a_date_is_brought,
    an_end_before_the_beginning_is_refused_wherever_it_is_written,
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
    said(&["import", text(file), "--atlas", text(store), "--yes"])
}

fn dates_are_kept_compared_and_taken_back(kind: Kind) {
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
    // a folder of text and another store say the same
    let folder = fresh(&format!("{kind:?}-dates"));
    said(&["export", "atlas", text(&folder), "--atlas", text(&store)]);
    let other = fresh(&format!("{kind:?}-dates.gpkg"));
    said(&["init", text(&other), "--from", text(&folder)]);
    for copy in [&folder, &other] {
        let same = json(&["diff", text(&store), text(copy), "--json"]);
        assert_eq!(same["records"], serde_json::json!([]), "{}", copy.display());
    }
    said(&["undo", "--atlas", text(&store), "3"]);
    let differ = said(&["diff", text(&store), text(&folder)]);
    assert!(differ.contains("valid_to: 2025 → 2026-12-31"), "{differ}");
    said(&["undo", "--atlas", text(&store), "2"]);
    let same = json(&["diff", "embedded", text(&store), "--json"]);
    assert_eq!(same["records"], serde_json::json!([]));
}

fn a_store_without_the_columns_gets_them_when_a_date_is_brought(kind: Kind) {
    let store = store(kind, "undated");
    for table in ["projects", "health_facilities"] {
        for column in ["valid_from", "valid_to"] {
            gdal(&store, &format!("ALTER TABLE {table} DROP COLUMN {column}"));
        }
    }
    // it opens, is what it was, and nobody is said to have edited it
    let same = json(&["diff", "embedded", text(&store), "--json"]);
    assert_eq!(same["records"], serde_json::json!([]));
    assert_eq!(same["from"]["version"], same["to"]["version"]);
    let server = Server::with(&["--atlas", text(&store)]);
    let first = server.json("/health")["data_version"].clone();
    import(&register(&format!("{kind:?}/undated.csv"), ";2026"), &store);
    let _ = server.health_until("imported", |health| health["data_version"] != first);
    let served = project(&server.json("/api/projects"), ID);
    assert_eq!(served["valid_to"], "2026");
    assert!(served.get("valid_from").is_none(), "{served}");
    let history = json(&["history", "--atlas", text(&store), "--json"]);
    assert_eq!(history.as_array().unwrap().len(), 2, "{history}");
    said(&["undo", "--atlas", text(&store), "2"]);
    let same = json(&["diff", "embedded", text(&store), "--json"]);
    assert_eq!(same["records"], serde_json::json!([]));
}

fn an_end_before_the_beginning_is_refused_wherever_it_is_written(kind: Kind) {
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
