//! The commands of the program on a store.

use std::fs;

use e2e::atlas::{atlas_with, replace};

use crate::{
    Kind, atlante, errors_of, fresh, json, output_of, over_both, run, source, store, text,
};

const PROJECT: &str = "metrodigital";

over_both! {
    a_store_round_trips_the_whole_atlas,
    gdal_reads_layers_with_geometry_types_and_coordinates,
    a_folder_is_previewed_written_into_a_store_and_undone,
    errors_name_the_record_and_change_nothing,
}

fn a_store_round_trips_the_whole_atlas(kind: Kind) {
    let store = store(kind, "whole");
    let back = fresh(&format!("whole-{kind:?}"));
    output_of(&["export", "atlas", text(&back), "--atlas", text(&store)]);
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
    // the same output from the store as from the embedded atlas
    for command in [&["check"][..], &["gaps", "--format", "csv"], &["matrix"]] {
        let mut with: Vec<&str> = command.to_vec();
        with.extend((command[0] != "check").then_some("--atlas"));
        with.push(text(&store));
        assert_eq!(output_of(command), output_of(&with), "{command:?}");
    }
    let again = errors_of(&["init", text(&store)]);
    assert!(again.contains("already there"), "{again}");
}

fn gdal_reads_layers_with_geometry_types_and_coordinates(kind: Kind) {
    let store = store(kind, "layers");
    let only = match kind {
        Kind::GeoPackage => "",
        Kind::PostGis => " schemas=layers",
    };
    let list = run(std::process::Command::new("ogrinfo")
        .arg("-ro")
        .arg("-so")
        .arg("-al")
        .env("PG_LIST_ALL_TABLES", "YES")
        .arg(format!("{}{only}", source(&store))));
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

fn a_folder_is_previewed_written_into_a_store_and_undone(kind: Kind) {
    let store = store(kind, "update");
    let folder = atlas_with(&format!("store-update-{kind:?}"), |folder| {
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
    let seen = output_of(&dry);
    assert!(seen.contains("~ projects metrodigital"), "{seen}");
    assert!(
        seen.contains("In all: 0 records new, 1 changed, 1 gone."),
        "{seen}"
    );
    assert_eq!(
        json(&["diff", "embedded", text(&store), "--json"])["records"],
        serde_json::json!([])
    );

    output_of(&update);
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
    assert!(output_of(&update).contains("Non cambia nulla"));

    let history = json(&["history", "--atlas", text(&store), "--json"]);
    assert_eq!(history.as_array().unwrap().len(), 2);
    assert_eq!(history[1]["who"], "prova");
    let edits = output_of(&["history", "--atlas", text(&store), "2"]);
    assert!(edits.contains("title_it: Metrodigital: aiuto"), "{edits}");
    output_of(&["undo", "--atlas", text(&store), "2"]);
    assert_eq!(
        json(&["diff", "embedded", text(&store), "--json"])["records"],
        serde_json::json!([])
    );
    // the atlas as it was after each change
    let after = |change: i64| format!("{}@{change}", text(&store));
    let apart = |a: &str, b: &str| {
        let records = json(&["diff", a, b, "--json"])["records"].clone();
        records.as_array().unwrap().len()
    };
    assert_eq!(apart("embedded", &after(1)), 0);
    assert_eq!(apart(&after(1), &after(2)), 2);
    assert_eq!(apart(text(&folder), &after(2)), 0);
    assert_eq!(apart(&after(3), text(&store)), 0);
    let wrong = errors_of(&["diff", &after(9), text(&store)]);
    assert!(wrong.contains("there is no change 9"), "{wrong}");
    let list = output_of(&["history", "--atlas", text(&store)]);
    assert!(list.contains("annulla la modifica 2"), "{list}");
}

fn errors_name_the_record_and_change_nothing(kind: Kind) {
    let store = store(kind, "wrong");
    let before = fs::read(&store).ok();
    let folder = atlas_with(&format!("store-wrong-{kind:?}"), |folder| {
        replace(
            &folder.join("projects.csv"),
            "digital_services,1.1,reported",
            "digital_services,1.1,riferito",
        );
    });
    let text_of = errors_of(&["update", "--atlas", text(&store), "--from", text(&folder)]);
    assert!(
        text_of.contains("record `metrodigital`, column status"),
        "{text_of}"
    );
    assert_eq!(fs::read(&store).ok(), before, "the file is as it was");
    assert_eq!(
        json(&["diff", "embedded", text(&store), "--json"])["records"],
        serde_json::json!([])
    );
    let history = json(&["history", "--atlas", text(&store), "--json"]);
    assert_eq!(history.as_array().unwrap().len(), 1);
}

#[test]
fn a_file_that_is_no_store_is_refused() {
    let missing = fresh("missing.gpkg");
    let text_of = errors_of(&["check", text(&missing)]);
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
    let text_of = errors_of(&["serve", "--bind", "127.0.0.1:0", "--atlas", text(&other)]);
    assert!(text_of.contains("is no GeoPackage"), "{text_of}");
    // a GeoPackage that is no store
    let _ = fs::remove_file(&other);
    let places = e2e::root().join("geodata/atlas/kinds.csv");
    run(std::process::Command::new("ogr2ogr")
        .arg(&other)
        .arg(&places));
    let text_of = errors_of(&["history", "--atlas", text(&other)]);
    assert!(text_of.contains("no tables of an atlas"), "{text_of}");
    let cut = fresh("cut.gpkg");
    let whole = fs::read(crate::store(Kind::GeoPackage, "cut-whole")).unwrap();
    fs::write(&cut, &whole[..whole.len() / 3]).unwrap();
    assert!(!atlante(&["check", text(&cut)]).status.success());
    let _ = errors_of(&["check", text(&cut)]);
}
