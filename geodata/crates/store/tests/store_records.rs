//! A store gives back what it was given, changes all or nothing, and remembers.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly

mod kinds;

use geodata_atlas::{Atlas, AtlasFiles};
use geodata_store::{Cells, Origin, Record, State, Store, StoreError};
use kinds::Kind;

fn origin(what: &str) -> Origin {
    Origin {
        who: "prova".to_owned(),
        when: "2026-01-02T03:04:05Z".to_owned(),
        what: what.to_owned(),
        ..Origin::default()
    }
}

fn made(kind: Kind, name: &str, files: &AtlasFiles) -> Store {
    let file = kind.fresh(name);
    Store::create(&file, files, &origin("init")).unwrap();
    Store::open(&file).unwrap()
}

fn record(table: &str, key: &str, values: &[(&str, &str)]) -> Record {
    let values = values.iter();
    Record {
        table: table.to_owned(),
        key: key.to_owned(),
        values: values
            .map(|(c, v)| ((*c).to_owned(), (*v).to_owned()))
            .collect(),
        geometry: None,
    }
}

fn project(id: &str, status: &str) -> Record {
    record("projects", id, &[("status", status)])
}

/// Some project, with its cells.
fn some_project(store: &Store) -> (String, Cells) {
    let state = store.state().unwrap();
    let (key, row) = state.table("projects").next().unwrap();
    (key.to_owned(), row.values.clone())
}

fn status(store: &Store, id: &str) -> String {
    let state = store.state().unwrap();
    let row = &state.rows[&("projects", id.to_owned())];
    row.values["status"].to_owned()
}

over_both! {
    every_file_comes_back_to_the_last_byte,
    places_of_every_form_come_back_to_the_last_digit,
    a_change_is_kept_once_and_remembered,
    a_new_project_with_a_place_stands_at_the_end_and_can_move,
    what_would_be_no_atlas_is_refused_as_a_whole,
    a_change_is_undone_unless_something_came_after,
    a_store_is_made_to_say_what_files_say,
    writers_wait_for_each_other,
}

/// An exact place for the first projects of the embedded atlas, one of every form.
fn with_places() -> AtlasFiles {
    let files = AtlasFiles::embedded();
    let mut lines: Vec<String> = files
        .text("projects.csv")
        .lines()
        .map(str::to_owned)
        .collect();
    let geometries = [
        r#"{"type":"Point","coordinates":[7.686856482100001,45.0703120003]}"#,
        r#"{"type":"MultiPoint","coordinates":[[7.6,45.0],[7.7,45.1]]}"#,
        r#"{"type":"LineString","coordinates":[[7.61,45.01],[7.72,45.12],[7.8,45.2]]}"#,
        r#"{"type":"MultiLineString","coordinates":[[[7.61,45.01],[7.72,45.12]],[[7.5,45.0],[7.4,45.1]]]}"#,
        r#"{"type":"Polygon","coordinates":[[[7.6,45.0],[7.7,45.0],[7.7,45.1],[7.6,45.0]],[[7.66,45.01],[7.69,45.04],[7.69,45.01],[7.66,45.01]]]}"#,
    ];
    let mut features = Vec::new();
    let mut state = State::of_files(&files).unwrap();
    state.rows.retain(|(table, _), row| {
        *table == "projects" && &row.values["precision"] == "metropolitan"
    });
    let ids: Vec<String> = state.rows.keys().map(|(_, key)| key.clone()).collect();
    for (id, geometry) in ids.iter().zip(geometries) {
        let line = lines
            .iter_mut()
            .find(|l| l.starts_with(&format!("{id},")))
            .unwrap();
        *line = line.replacen(",metropolitan,", ",exact,", 1);
        features.push(format!(
            r#"{{"geometry":{geometry},"properties":{{"id":"{id}"}},"type":"Feature"}}"#
        ));
    }
    assert_eq!(
        features.len(),
        geometries.len(),
        "the atlas has so many metropolitan projects"
    );
    let places = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        features.join(",\n")
    );
    files
        .with("projects.csv", lines.join("\n") + "\n")
        .with("projects.geojson", places)
}

fn assert_same(given: &AtlasFiles, back: &AtlasFiles) {
    for (name, text) in given.iter() {
        assert!(back.get(name) == Some(text), "{name} is not what it was");
    }
    assert_eq!(given.version(), back.version());
}

fn every_file_comes_back_to_the_last_byte(kind: Kind) {
    let files = AtlasFiles::embedded();
    assert_same(&files, &made(kind, "same", &files).files().unwrap());
}

fn places_of_every_form_come_back_to_the_last_digit(kind: Kind) {
    let files = with_places();
    Atlas::read(&files).unwrap();
    let back = made(kind, "places", &files).files().unwrap();
    let features = |files: &AtlasFiles| {
        let places: geojson::FeatureCollection = files.text("projects.geojson").parse().unwrap();
        let places = places.features.into_iter();
        let mut places: Vec<_> = places
            .map(|f| (f.property("id").unwrap().to_string(), f.geometry))
            .collect();
        places.sort_by(|a, b| a.0.cmp(&b.0));
        places
    };
    assert_eq!(features(&files), features(&back));
    assert_eq!(files.text("projects.csv"), back.text("projects.csv"));
}

fn a_change_is_kept_once_and_remembered(kind: Kind) {
    let mut store = made(kind, "change", &AtlasFiles::embedded());
    let (id, values) = some_project(&store);
    let new = if &values["status"] == "planned" {
        "funded"
    } else {
        "planned"
    };
    let applied = store.apply(&[project(&id, new)], &origin("una")).unwrap();
    assert_eq!((applied.change, applied.changed), (Some(2), 1));
    let again = store.apply(&[project(&id, new)], &origin("due")).unwrap();
    assert_eq!((again.change, again.unchanged), (None, 1));
    let history = store.history().unwrap();
    assert_eq!(
        history.len(),
        2,
        "what changes nothing is not in the history"
    );
    assert_eq!(history[1].origin, origin("una"));
    let [edit] = &store.edits(2).unwrap()[..] else {
        panic!("one record");
    };
    assert_eq!(edit.key, id);
    assert_eq!(edit.before.as_ref().unwrap().values, values);
    assert_eq!(&edit.after.as_ref().unwrap().values["status"], new);
    assert_eq!(
        store.log_external_edits("2026-01-02T03:04:05Z").unwrap(),
        None
    );
}

fn a_new_project_with_a_place_stands_at_the_end_and_can_move(kind: Kind) {
    let mut store = made(kind, "new", &AtlasFiles::embedded());
    let (_, values) = some_project(&store);
    let mut new = Record {
        geometry: Some(geojson::Geometry::new_point([7.68, 45.07])),
        ..record(
            "projects",
            "nuovo",
            &[
                ("precision", "exact"),
                ("id", "nuovo"),
                ("title_it", "Nuovo"),
            ],
        )
    };
    for column in [
        "kind",
        "strategies",
        "status",
        "sources",
        "source_date",
        "summary_it",
    ] {
        new.values.set(column, &values[column]);
    }
    let applied = store
        .apply(std::slice::from_ref(&new), &origin("nuovo"))
        .unwrap();
    assert_eq!(
        (applied.added, applied.changed),
        (2, 0),
        "the record and its place"
    );
    let files = store.files().unwrap();
    let last = files.text("projects.csv").lines().last().unwrap();
    assert!(last.starts_with("nuovo,Nuovo,"), "{last}");
    // a line in place of the point: one place, in the other table
    new.geometry = Some(geojson::Geometry::new_line_string([
        [7.6, 45.0],
        [7.7, 45.1],
    ]));
    let applied = store.apply(&[new], &origin("spostato")).unwrap();
    assert_eq!((applied.added, applied.changed, applied.removed), (1, 0, 1));
    Atlas::read(&store.files().unwrap()).unwrap();
    store.undo(3, &origin("undo 3")).unwrap();
    store.undo(2, &origin("undo 2")).unwrap();
    assert_same(&AtlasFiles::embedded(), &store.files().unwrap());
}

fn what_would_be_no_atlas_is_refused_as_a_whole(kind: Kind) {
    let mut store = made(kind, "refused", &AtlasFiles::embedded());
    let (id, _) = some_project(&store);
    let records = [
        record("zones", "1", &[("name", "Altro nome")]),
        project(&id, "finanziato"),
    ];
    let error = store.apply(&records, &origin("male")).unwrap_err();
    let said = error.to_string();
    assert!(
        said.contains("projects") && said.contains(&id) && said.contains("column status"),
        "{said}"
    );
    assert!(matches!(error, StoreError::Refused(_)));
    for wrong in [
        record("progetti", "x", &[]),
        record("projects", &id, &[("stato", "funded")]),
        record("projects", &id, &[("id", "altro")]),
    ] {
        assert!(store.apply(&[wrong], &origin("male")).is_err());
    }
    assert_same(&AtlasFiles::embedded(), &store.files().unwrap());
    assert_eq!(store.history().unwrap().len(), 1);
}

fn a_change_is_undone_unless_something_came_after(kind: Kind) {
    let mut store = made(kind, "undo", &AtlasFiles::embedded());
    let (id, values) = some_project(&store);
    let was = &values["status"];
    let others: Vec<&str> = ["planned", "funded", "done"]
        .into_iter()
        .filter(|s| *s != was)
        .collect();
    store
        .apply(&[project(&id, others[0])], &origin("a"))
        .unwrap();
    store
        .apply(&[project(&id, others[1])], &origin("b"))
        .unwrap();
    let error = store.undo(2, &origin("undo 2")).unwrap_err();
    assert!(matches!(error, StoreError::ChangedSince { .. }), "{error}");
    store.undo(3, &origin("undo 3")).unwrap();
    store.undo(2, &origin("undo 2")).unwrap();
    assert_eq!(status(&store, &id), was);
    // taking back the taking back
    store.undo(5, &origin("undo 5")).unwrap();
    assert_eq!(status(&store, &id), others[0]);
    assert_eq!(store.history().unwrap()[5].undoes, Some(5));
    assert!(matches!(
        store.undo(1, &origin("x")),
        Err(StoreError::First(1))
    ));
    assert!(matches!(
        store.undo(99, &origin("x")),
        Err(StoreError::NoChange(99))
    ));
}

fn a_store_is_made_to_say_what_files_say(kind: Kind) {
    let files = with_places();
    let mut store = made(kind, "update", &files);
    let applied = store
        .update(&AtlasFiles::embedded(), &origin("update"))
        .unwrap();
    assert_eq!((applied.added, applied.changed, applied.removed), (0, 5, 5));
    assert_same(&AtlasFiles::embedded(), &store.files().unwrap());
    let again = store
        .update(&AtlasFiles::embedded(), &origin("update"))
        .unwrap();
    assert_eq!(again.change, None);
    store.undo(2, &origin("undo 2")).unwrap();
    Atlas::read(&store.files().unwrap()).unwrap();
    assert_eq!(
        store.update(&files, &origin("update")).unwrap().change,
        None
    );
}

fn writers_wait_for_each_other(kind: Kind) {
    let path = kind.fresh("writers");
    Store::create(&path, &AtlasFiles::embedded(), &origin("init")).unwrap();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut store = Store::open(&path).unwrap();
                for turn in 0..5 {
                    let id = format!("scrittore-{writer}-{turn}");
                    let cells = [
                        ("subject", id.as_str()),
                        ("text_it", "x"),
                        ("sources", "S1"),
                    ];
                    let mut conflict = record("conflicts", &id, &cells);
                    let state = store.state().unwrap();
                    let (_, other) = state.table("conflicts").next().unwrap();
                    conflict.values.set("sources", &other.values["sources"]);
                    store.apply(&[conflict], &origin(&id)).unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.history().unwrap().len(), 21);
    assert_eq!(
        store.log_external_edits("2026-01-02T03:04:05Z").unwrap(),
        None,
        "nothing is unaccounted for"
    );
    let atlas = Atlas::read(&store.files().unwrap()).unwrap();
    let before = Atlas::read(&AtlasFiles::embedded()).unwrap();
    assert_eq!(atlas.conflicts.len(), before.conflicts.len() + 20);
}
