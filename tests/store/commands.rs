//! What the commands do with a store.

use std::fs;

use e2e::atlas::{atlas_with, replace};

use crate::{atlante, complaint, fresh, json, run, said, store, text};

const PROJECT: &str = "metrodigital";

#[test]
fn a_store_holds_the_whole_atlas_and_gives_it_back() {
    let store = store("whole");
    let back = fresh("whole");
    said(&["export", "atlas", text(&back), "--atlas", text(&store)]);
    let atlas = e2e::root().join("geodata/atlas");
    let mut compared = 0;
    for entry in fs::read_dir(&atlas).unwrap() {
        let name = entry.unwrap().file_name();
        if name == "SOURCES.md" {
            continue;
        }
        let same = fs::read(atlas.join(&name)).unwrap() == fs::read(back.join(&name)).unwrap();
        assert!(same, "{} is not what it was", name.display());
        compared += 1;
    }
    assert_eq!(compared, 19);
    // the same answers from the store as from the program
    for command in [&["check"][..], &["gaps", "--format", "csv"], &["matrix"]] {
        let mut with: Vec<&str> = command.to_vec();
        with.extend((command[0] != "check").then_some("--atlas"));
        with.push(text(&store));
        assert_eq!(said(command), said(&with), "{command:?}");
    }
    let again = complaint(&["init", text(&store)]);
    assert!(again.contains("already there"), "{again}");
}

#[test]
fn gdal_sees_layers_with_their_forms_and_coordinates() {
    let store = store("layers");
    let list = run(std::process::Command::new("ogrinfo")
        .arg("-ro")
        .arg("-so")
        .arg("-al")
        .arg(&store));
    for (layer, form, features) in [
        ("municipalities", "Multi Polygon", 312),
        ("projects_point", "Multi Point", 0),
        ("projects_line", "Multi Line String", 0),
        ("projects_area", "Multi Polygon", 0),
        ("projects", "None", 113),
        ("zones", "None", 11),
    ] {
        let about = list
            .split("Layer name: ")
            .find(|part| part.starts_with(&format!("{layer}\n")));
        let about = about.unwrap_or_else(|| panic!("no layer {layer}:\n{list}"));
        assert!(about.contains(&format!("Geometry: {form}")), "{about}");
        assert!(
            about.contains(&format!("Feature Count: {features}\n")),
            "{about}"
        );
        assert!(form == "None" || about.contains("EPSG\",4326"), "{about}");
    }
}

#[test]
fn a_folder_is_brought_into_a_store_seen_first_and_taken_back() {
    let store = store("update");
    let folder = atlas_with("store-update", |folder| {
        let projects = folder.join("projects.csv");
        replace(&projects, "Metrodigital: aiuto", "Metrodigital: sostegno");
        let all = fs::read_to_string(&projects).unwrap();
        let mut lines: Vec<&str> = all.lines().collect();
        let gone = lines.pop().unwrap();
        assert!(!gone.starts_with(PROJECT));
        fs::write(&projects, lines.join("\n")).unwrap();
    });
    let update = ["update", "--atlas", text(&store), "--from", text(&folder)];
    let mut dry = update.to_vec();
    dry.extend(["--dry-run", "--lang", "en"]);
    let seen = said(&dry);
    assert!(seen.contains("~ projects metrodigital"), "{seen}");
    assert!(
        seen.contains("In all: 0 records new, 1 changed, 1 gone."),
        "{seen}"
    );
    assert_eq!(
        json(&["diff", "embedded", text(&store), "--json"])["records"],
        serde_json::json!([])
    );

    said(&update);
    let found = json(&["diff", "embedded", text(&store), "--json"]);
    assert_eq!(found["tables"]["projects"]["changed"], 1);
    assert_eq!(found["tables"]["projects"]["removed"], 1);
    assert_eq!(
        found["no_zone"]["changed"], 1,
        "a project of the whole area"
    );
    let strategies = found["strategies"].as_array().unwrap();
    let of = |code: &str| strategies.iter().find(|s| s["unit"] == code).unwrap();
    assert_eq!(of("1.1")["changed"], 1);
    let fates: Vec<&str> = found["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["fate"].as_str().unwrap())
        .collect();
    assert_eq!(fates.len(), 2, "{found}");
    assert_eq!(
        json(&["diff", text(&folder), text(&store), "--json"])["records"],
        serde_json::json!([])
    );
    assert!(said(&update).contains("Non cambia nulla"));

    let history = json(&["history", "--atlas", text(&store), "--json"]);
    assert_eq!(history.as_array().unwrap().len(), 2);
    assert_eq!(history[1]["who"], "prova");
    let edits = said(&["history", "--atlas", text(&store), "2"]);
    assert!(edits.contains("title_it: Metrodigital: aiuto"), "{edits}");
    said(&["undo", "--atlas", text(&store), "2"]);
    assert_eq!(
        json(&["diff", "embedded", text(&store), "--json"])["records"],
        serde_json::json!([])
    );
    let list = said(&["history", "--atlas", text(&store)]);
    assert!(list.contains("annulla la modifica 2"), "{list}");
}

#[test]
fn what_is_wrong_names_the_record_and_changes_nothing() {
    let store = store("wrong");
    let before = fs::read(&store).unwrap();
    let folder = atlas_with("store-wrong", |folder| {
        replace(
            &folder.join("projects.csv"),
            "digital_services,1.1,reported",
            "digital_services,1.1,riferito",
        );
    });
    let text_of = complaint(&["update", "--atlas", text(&store), "--from", text(&folder)]);
    assert!(
        text_of.contains("record `metrodigital`, column status"),
        "{text_of}"
    );
    assert_eq!(fs::read(&store).unwrap(), before, "the file is as it was");
}

#[test]
fn what_is_no_store_is_said_to_be_none() {
    let missing = fresh("missing.gpkg");
    let text_of = complaint(&["check", text(&missing)]);
    assert!(
        text_of.contains("missing.gpkg") && text_of.contains("atlante init"),
        "{text_of}"
    );
    let other = fresh("other.gpkg");
    fs::write(
        &other,
        "no database at all, but long enough to be looked at".repeat(40),
    )
    .unwrap();
    let text_of = complaint(&["serve", "--bind", "127.0.0.1:0", "--atlas", text(&other)]);
    assert!(text_of.contains("is no GeoPackage"), "{text_of}");
    // a GeoPackage of something else
    let _ = fs::remove_file(&other);
    let places = e2e::root().join("geodata/atlas/kinds.csv");
    run(std::process::Command::new("ogr2ogr")
        .arg(&other)
        .arg(&places));
    let text_of = complaint(&["history", "--atlas", text(&other)]);
    assert!(text_of.contains("no tables of an atlas"), "{text_of}");
    let cut = fresh("cut.gpkg");
    let whole = fs::read(crate::store("cut-whole")).unwrap();
    fs::write(&cut, &whole[..whole.len() / 3]).unwrap();
    assert!(!atlante(&["check", text(&cut)]).status.success());
    let _ = complaint(&["check", text(&cut)]);
}
