//! A new atlas of another area, made from a file with borders and the tables of a plan. The area consists of two zones of the
//! embedded atlas; the plan is made up for the tests.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::server::Server;

use crate::{Kind, errors_of, fresh, json, output_of, store, text};

/// The zones of the embedded atlas that make up the area, with their numbers in it.
const ZONES: [(&str, &str); 2] = [("9", "1"), ("10", "2")];

fn table(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).unwrap();
}

/// The rows of a table of the embedded atlas that belong to the area, with their new zone numbers.
fn of_area(name: &str, column: usize) -> String {
    let all = fs::read_to_string(e2e::root().join("geodata/atlas").join(name)).unwrap();
    let mut lines = all.lines();
    let mut rows = vec![lines.next().unwrap().to_owned()];
    for line in lines {
        let mut cells: Vec<&str> = line.split(',').collect();
        if let Some((_, number)) = ZONES.iter().find(|(zone, _)| cells[column] == *zone) {
            cells[column] = number;
            rows.push(cells.join(","));
        }
    }
    rows.join("\n") + "\n"
}

/// A plan in a folder, without the table of the municipalities.
fn plan() -> PathBuf {
    let folder = fresh("piano");
    fs::create_dir_all(&folder).unwrap();
    let sources = e2e::root().join("geodata/atlas/sources.csv");
    let sources = fs::read_to_string(sources).unwrap();
    table(
        &folder,
        "sources.csv",
        &format!(
            "{sources}prova,Piano di prova,Prova automatica,2026-01-01,nessuna,,Non è un piano vero\n"
        ),
    );
    table(
        &folder,
        "atlas.csv",
        "key,it,en\ntitle,Piano di prova,Test plan\nterritory,Territorio di prova,Test territory\n\
         attribution,\"Confini: ISTAT 2023, via Openpolis, CC BY 4.0\",\"Boundaries: ISTAT 2023, via Openpolis, CC BY 4.0\"\n\
         date,2026-01-01,2026-01-01\n",
    );
    table(
        &folder,
        "axes.csv",
        "number,name_it,name_en,name_2021_it,aim_it,actions,pnrr_mission,pnrr_mission_name_it,cohesion_objectives_it,colour,sources\n\
         1,Asse unico,Only axis,,Serve alla prova.,1,,,,#117733,prova §1\n",
    );
    table(
        &folder,
        "strategies.csv",
        "code,axis,title_it,title_en,aim_it,sources\n1.1,1,Strategia unica,Only strategy,Serve alla prova.,prova §1\n",
    );
    table(
        &folder,
        "kinds.csv",
        "id,name_it,name_en,plural_it,plural_en,symbol\nroute,Percorso,Route,Percorsi,Routes,circle\n",
    );
    table(&folder, "zones.csv", &of_area("zones.csv", 0));
    folder
}

#[test]
fn an_atlas_of_another_area_is_made_served_and_exported() {
    let (borders, folder, area) = (
        store(Kind::GeoPackage, "confini"),
        plan(),
        fresh("area.gpkg"),
    );
    let init = [
        "init",
        text(&area),
        "--boundaries",
        text(&borders),
        "--layer",
        "municipalities",
        "--only",
        "zone=9|10",
        "--plan",
        text(&folder),
    ];
    let missing = errors_of(&init);
    assert!(
        missing.contains("municipalities.csv") && missing.contains("--out"),
        "{missing}"
    );
    let municipalities = of_area("municipalities.csv", 3);
    let count = municipalities.lines().count() - 1;
    table(&folder, "municipalities.csv", &municipalities);
    output_of(&init);
    let _ = output_of(&["check", text(&area)]);
    let history = json(&["history", "--atlas", text(&area), "--json"]);
    assert_eq!(history[0]["file"], "confini.gpkg", "{history}");

    let server = Server::with(&["--atlas", text(&area)]);
    let atlas = server.json("/api/atlas").to_string();
    assert!(
        atlas.contains("Piano di prova") && !atlas.contains("001272"),
        "no Torino here"
    );
    let zones = server.json("/ogc/collections/zones/items?f=json");
    assert_eq!(
        zones["features"].as_array().map(Vec::len),
        Some(2),
        "{zones}"
    );
    let towns = server.json("/ogc/collections/municipalities/items?f=json&limit=1000");
    assert_eq!(towns["features"].as_array().map(Vec::len), Some(count));
    let bounds = server.json("/tiles/atlas.json")["bounds"].clone();
    let west = bounds[0].as_f64().unwrap();
    assert!(west > 7.4, "the area lies in the east: {bounds}");
    let map = server.get("/export/map.svg?theme=density&level=municipality");
    assert_eq!(map.status, 200);
    assert!(map.text().contains("Banchette"), "its own municipalities");
    assert_eq!(server.get("/export/zone/2.pptx").status, 200);
    assert_eq!(server.get("/export/zone/3.pptx").status, 404);

    // projects can be imported into it
    let list = fresh("elenco-area.csv");
    fs::write(
        &list,
        "Titolo;Comune;Tipologia;Strategia\nGiro;Ivrea;Percorso;1.1\nGiro;Torino;Percorso;1.1\n",
    )
    .unwrap();
    let words = crate::atlante(&["import", text(&list), "--atlas", text(&area)]);
    assert_eq!(words.status.code(), Some(3), "Torino is not in this area");
    let _ = server.wait_for_health("imported", |h| h["reload"]["outcome"] == "loaded");
    assert!(
        server
            .json("/api/projects")
            .to_string()
            .contains("giro-ivrea")
    );
}

#[test]
fn invalid_borders_are_refused() {
    let (borders, into) = (
        store(Kind::GeoPackage, "confini-altrui"),
        store(Kind::GeoPackage, "confini-qui"),
    );
    let import = |only: &str| {
        let output = crate::atlante(&[
            "import",
            text(&borders),
            "--layer",
            "municipalities",
            "--as",
            "boundaries",
            "--only",
            only,
            "--atlas",
            text(&into),
        ]);
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    };
    let (_, words) = import("zone=9");
    assert!(
        words.contains("non sono quelli dei comuni dell’atlante"),
        "{words}"
    );
    let history = json(&["history", "--atlas", text(&into), "--json"]);
    assert_eq!(
        history.as_array().map(Vec::len),
        Some(1),
        "nothing was written"
    );
    let out = fresh("comuni.csv");
    output_of(&[
        "import",
        text(&borders),
        "--layer",
        "municipalities",
        "--as",
        "boundaries",
        "--only",
        "zone=10",
        "--out",
        text(&out),
    ]);
    let rows = fs::read_to_string(out).unwrap();
    assert_eq!(rows.lines().count(), 25, "{rows}");
    assert!(rows.contains("001082,Chivasso,C665,"), "{rows}");
}

#[test]
fn a_table_of_the_register_round_trips_with_its_columns() {
    let into = store(Kind::GeoPackage, "register");
    let file = fresh("kinds.csv");
    fs::write(
        &file,
        "id,name_it,name_en,plural_it,plural_en,symbol\nprova,Prova,Test,Prove,Tests,circle\n",
    )
    .unwrap();
    let import = [
        "import",
        text(&file),
        "--as",
        "register",
        "--atlas",
        text(&into),
    ];
    let words = output_of(&import);
    assert!(words.contains("+ kinds prova Prova"), "{words}");
    assert!(output_of(&import).contains("Non cambia nulla"));
}
