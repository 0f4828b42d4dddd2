//! A program that is killed while it changes a store leaves it as it was or as it was to be, never between.
//!
//! Killed 40 times, in a database 30; `ATLANTE_KILLS=200 cargo test --workspace --test store_kill` kills more often.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly

mod kinds;

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use geodata_atlas::AtlasFiles;
use geodata_store::{Origin, Record, State, Store};
use kinds::{Cluster, Kind};

const STORE: &str = "ATLANTE_KILLED_STORE";
const READY: &str = "the store is open";

/// Many records at once, so that a change is many pages of the file: the notes of every project.
fn records(note: &str) -> Vec<Record> {
    let state = State::of_files(&AtlasFiles::embedded()).unwrap();
    let rows = state
        .table("projects")
        .chain(state.table("health_facilities"));
    let tables = rows.map(|(key, _)| {
        let table = if state.rows.contains_key(&("projects", key.to_owned())) {
            "projects"
        } else {
            "health_facilities"
        };
        Record {
            table: table.to_owned(),
            key: key.to_owned(),
            values: [("note_it", note)].into_iter().collect(),
            geometry: None,
        }
    });
    tables.collect()
}

fn origin(what: &str) -> Origin {
    Origin {
        who: "prova".to_owned(),
        when: "2026-01-02T03:04:05Z".to_owned(),
        what: what.to_owned(),
        ..Origin::default()
    }
}

/// What the child does until it is killed.
#[test]
#[ignore = "runs as the child that is killed"]
fn child() {
    let Some(path) = std::env::var_os(STORE) else {
        return;
    };
    let notes = ["una", "un’altra"].map(records);
    let mut store = Store::open(Path::new(&path)).unwrap();
    println!("{READY}");
    for note in notes.iter().cycle() {
        store.apply(note, &origin("cambia")).unwrap();
    }
}

/// Marsaglia's xorshift: the moments are the same on every machine, as far as its speed allows.
fn next(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed
}

fn kill_after(path: &Path, delay: Duration) {
    let program = std::env::current_exe().unwrap();
    let mut child = Command::new(program)
        .args(["--exact", "child", "--ignored", "--nocapture"])
        .env(STORE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let ready = lines.map_while(Result::ok).any(|line| line.contains(READY));
    assert!(ready, "the child did not get so far");
    // the one moment that matters is when the child dies: there is nothing to wait for instead
    std::thread::sleep(delay);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Transactions of the database that came to nothing so far.
fn rollbacks(kind: Kind) -> u64 {
    let counted = "SELECT xact_rollback FROM pg_stat_database WHERE datname = 'postgres'";
    match kind {
        Kind::GeoPackage => 0,
        Kind::PostGis => Cluster::shared().psql(counted).parse().unwrap(),
    }
}

fn a_killed_change_was_made_or_was_not(kind: Kind) {
    let usual = if kind == Kind::PostGis { 30 } else { 40 };
    let times: u64 = std::env::var("ATLANTE_KILLS").map_or(usual, |n| n.parse().unwrap());
    let path = kind.fresh("killed");
    Store::create(&path, &AtlasFiles::embedded(), &origin("init")).unwrap();
    let mut store = Store::open(&path).unwrap();
    let mut whole = vec![AtlasFiles::embedded().version()];
    for note in ["una", "un’altra"] {
        store.apply(&records(note), &origin("prima")).unwrap();
        whole.push(store.files().unwrap().version());
    }
    drop(store);
    let (mut seed, mut broken_off) = (0x2026_1121_u64, 0);
    let rollbacks_before = rollbacks(kind);
    for time in 0..times {
        kill_after(&path, Duration::from_micros(next(&mut seed) % 250_000));
        let journal = format!("{}-journal", path.display());
        broken_off += u64::from(std::fs::metadata(journal).is_ok_and(|about| about.len() > 0));
        let mut store = Store::open(&path).unwrap();
        let version = store.files().unwrap().version();
        assert!(whole.contains(&version), "time {time}: neither old nor new");
        // this waits for whoever still writes
        let logged = store.apply(&[], &origin("niente")).unwrap();
        assert_eq!(logged.change, None);
        let logged = store.log_external_edits("2026-01-02T03:04:05Z").unwrap();
        assert_eq!(logged, None, "time {time}: tables and history disagree");
    }
    let external_edits = |store: &Store| {
        let changes = store.history().unwrap().into_iter();
        changes.filter(|c| c.origin.who == "outside").count()
    };
    assert_eq!(external_edits(&Store::open(&path).unwrap()), 0);
    broken_off += rollbacks(kind) - rollbacks_before;
    println!("{times} times killed, {broken_off} of them in the middle of writing");
    assert!(
        broken_off > 0,
        "no change was ever interrupted: the test shows nothing"
    );
}

over_both! {
    a_killed_change_was_made_or_was_not,
}
