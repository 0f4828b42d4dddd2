//! Imports into a store: what is written, what needs a confirmation, and how it is undone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use e2e::server::Server;
use serde_json::Value;

use crate::{Kind, atlante, errors_of, fresh, json, output_of, over_both, project, store, text};

over_both! {
    an_import_is_written_once_and_undone,
    existing_records_change_only_on_request,
    refused_rows_do_not_stop_the_others_unless_all_are_wanted,
    an_invalid_record_is_refused_with_its_row,
    a_server_serves_imported_records,
}

const HEAD: &str = "Titolo;Comune;Importo;Tipologia;Strategia;Lon;Lat\n";
const FIRST: &str = "Pista delle fonti;Ciriè;1250000,50;Percorso ciclabile;3.3;;\n";
const SECOND: &str = "Velostazione nuova;Torino;80000;Percorso ciclabile;3.3;7.686856;45.070312\n";

pub(crate) fn table(name: &str, rows: &[&str]) -> PathBuf {
    let path = fresh(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, format!("{HEAD}{}", rows.concat())).unwrap();
    path
}

fn import(file: &Path, store: &Path, more: &[&str]) -> (Option<i32>, String) {
    let mut args = vec!["import", text(file), "--atlas", text(store)];
    args.extend(more);
    let Output {
        status,
        stdout,
        stderr,
    } = atlante(&args);
    let errors = String::from_utf8_lossy(&stderr);
    assert!(!errors.contains("panicked"), "{errors}");
    (
        status.code(),
        format!("{}{errors}", String::from_utf8_lossy(&stdout)),
    )
}

fn changes(store: &Path) -> Value {
    json(&["history", "--atlas", text(store), "--json"])
}

fn an_import_is_written_once_and_undone(kind: Kind) {
    let store = store(kind, "import");
    let file = table(&format!("{kind:?}/registro.csv"), &[FIRST, SECOND]);
    let (status, words) = import(&file, &store, &[]);
    assert_eq!(status, Some(0), "{words}");
    for line in [
        "+ projects pista-delle-fonti-cirie Pista delle fonti",
        "+ projects_point velostazione-nuova-torino",
        "Modifica 2: 4 record nuovi, 0 cambiati",
    ] {
        assert!(words.contains(line), "`{line}` in {words}");
    }
    let history = changes(&store);
    let (change, hash) = (&history[1], &history[1]["sha256"]);
    assert_eq!(change["who"], "prova");
    assert_eq!(change["file"], "registro.csv");
    assert!(
        hash.as_str().is_some_and(|hash| hash.len() == 64),
        "{change}"
    );
    let (status, words) = import(&file, &store, &[]);
    assert_eq!(status, Some(0));
    assert!(words.contains("Non cambia nulla"), "{words}");
    assert!(
        words.contains("2 progetti, di cui 2 già nell’atlante"),
        "{words}"
    );
    assert_eq!(changes(&store).as_array().unwrap().len(), 2);
    output_of(&["undo", "--atlas", text(&store), "2"]);
    let same = json(&["diff", "embedded", text(&store), "--json"]);
    assert_eq!(same["records"], serde_json::json!([]));
}

fn existing_records_change_only_on_request(kind: Kind) {
    let store = store(kind, "import-changed");
    let file = table(&format!("{kind:?}/elenco.csv"), &[FIRST, SECOND]);
    assert_eq!(import(&file, &store, &[]).0, Some(0));
    // another version of the file: one amount is changed, one row removed, one added
    let third = "Pista nuova;Lanzo Torinese;5;Percorso ciclabile;3.3;;\n";
    fs::write(
        &file,
        format!("{HEAD}{}{third}", FIRST.replace("1250000,50", "900000,5")),
    )
    .unwrap();
    let (status, words) = import(&file, &store, &[]);
    assert_eq!(status, Some(4), "{words}");
    for line in [
        "~ projects pista-delle-fonti-cirie",
        "amount_eur: 1250000.5 → 900000.5",
        "Un record dell’atlante cambierebbe",
        "--yes",
        "velostazione-nuova-torino",
    ] {
        assert!(words.contains(line), "`{line}` in {words}");
    }
    assert_eq!(
        changes(&store).as_array().unwrap().len(),
        2,
        "nothing was written"
    );
    let (status, words) = import(&file, &store, &["--yes"]);
    assert_eq!(status, Some(0), "{words}");
    assert!(
        words.contains("Modifica 3: 2 record nuovi, 1 cambiati, 0 tolti"),
        "{words}"
    );
    let cells = output_of(&["history", "--atlas", text(&store), "3"]);
    assert!(
        cells.contains("amount_eur: 1250000.5 → 900000.5"),
        "{cells}"
    );
    let (_, words) = import(&file, &store, &[]);
    assert!(words.contains("Non cambia nulla"), "{words}");
}

fn refused_rows_do_not_stop_the_others_unless_all_are_wanted(kind: Kind) {
    let store = store(kind, "import-part");
    let bad = "Senza luogo certo;Rivarol;1;Percorso ciclabile;3.3;;\n";
    let file = table(&format!("{kind:?}/misto.csv"), &[FIRST, bad]);
    let (status, words) = import(&file, &store, &["--strict"]);
    assert_eq!(status, Some(1), "{words}");
    assert!(
        words.contains("con --strict nulla è stato scritto"),
        "{words}"
    );
    assert_eq!(changes(&store).as_array().unwrap().len(), 1);
    let (status, words) = import(&file, &store, &[]);
    assert_eq!(status, Some(3), "{words}");
    assert!(words.contains("Modifica 2: 2 record nuovi"), "{words}");
    let _ = output_of(&["check", text(&store)]);
}

fn an_invalid_record_is_refused_with_its_row(kind: Kind) {
    let store = store(kind, "import-atlas");
    let file = fresh(&format!("{kind:?}/citato.csv"));
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let rows = "Titolo;Comune;Tipologia;Strategia;Fonti\n\
        Pista A;Ciriè;Percorso ciclabile;3.3;fonte-che-non-esiste §1\n\
        Pista B;Ciriè;Percorso ciclabile;3.3;survey-2023 §3 Asse 3\n";
    fs::write(&file, rows).unwrap();
    let (status, words) = import(&file, &store, &[]);
    assert_eq!(status, Some(3), "{words}");
    assert!(
        words.contains("riga 2: L’atlante non può accogliere “pista-a-cirie”"),
        "{words}"
    );
    assert!(
        words.contains("`fonte-che-non-esiste` non è nell’atlante"),
        "in Italian too: {words}"
    );
    assert!(
        words.contains("2 righe lette: 1 prese (0 con modifiche), 1 rifiutate"),
        "{words}"
    );
    let _ = output_of(&["check", text(&store)]);
}

fn a_server_serves_imported_records(kind: Kind) {
    let store = store(kind, "import-served");
    let server = Server::with(&["--atlas", text(&store)]);
    let version = |health: &Value| health["data_version"].as_str().unwrap().to_owned();
    let first = version(&server.json("/health"));
    let file = table(&format!("{kind:?}/servito.csv"), &[SECOND]);
    assert_eq!(import(&file, &store, &[]).0, Some(0));
    let _ = server.wait_for_health("imported", |h| version(h) != first);
    let placed = project(&server.json("/api/projects"), "velostazione-nuova-torino");
    assert_eq!(
        placed["place"]["geometry"]["coordinates"],
        serde_json::json!([7.686_856, 45.070_312])
    );
    output_of(&["undo", "--atlas", text(&store), "2"]);
    let _ = server.wait_for_health("undone", |h| version(h) == first);
}

#[test]
fn projects_are_written_to_a_file_instead() {
    let file = table("esce.csv", &[FIRST, SECOND]);
    let (csv, map) = (fresh("uscita.csv"), fresh("uscita.geojson"));
    let words = output_of(&["import", text(&file), "--out", text(&csv)]);
    assert!(words.contains("2 progetti scritti"), "{words}");
    assert!(
        words.contains(".geojson"),
        "an exact place is not in a table: {words}"
    );
    let projects = fs::read_to_string(&csv).unwrap();
    assert!(
        projects.starts_with("id,title_it,") && projects.lines().count() == 3,
        "{projects}"
    );
    let sources = fs::read_to_string(csv.with_file_name("uscita-sources.csv")).unwrap();
    assert!(sources.contains("file-esce-"), "{sources}");
    output_of(&["import", text(&file), "--out", text(&map)]);
    let map: Value = serde_json::from_str(&fs::read_to_string(map).unwrap()).unwrap();
    assert_eq!(map["features"][1]["geometry"]["type"], "Point", "{map}");
    let no = errors_of(&[
        "import",
        text(&file),
        "--atlas",
        text(&e2e::root().join("geodata/atlas")),
    ]);
    assert!(no.contains("atlante init"), "{no}");
}
