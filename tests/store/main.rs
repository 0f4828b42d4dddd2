//! An atlas in a store, a file or a database: made, edited by other programs, served, compared, taken back.

mod areas;
mod commands;
mod database;
mod dates;
mod edits;
mod imports;
mod together;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use e2e::database::Cluster;
use serde_json::Value;

/// What keeps a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    GeoPackage,
    PostGis,
}

/// Runs each test over both kinds of store.
macro_rules! over_both {
    ($($test:ident,)*) => {
        mod geopackage {
            $(#[test] fn $test() { super::$test($crate::Kind::GeoPackage); })*
        }
        mod postgis {
            $(#[test] fn $test() { super::$test($crate::Kind::PostGis); })*
        }
    };
}
use over_both;

fn atlante(args: &[&str]) -> Output {
    Command::new(e2e::binary())
        .args(args)
        .env("ATLANTE_WHO", "prova")
        .output()
        .expect("the binary runs")
}

/// What a command that went well printed.
fn said(args: &[&str]) -> String {
    let output = atlante(args);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {text}{errors}");
    text
}

/// What a command that was refused complained of.
fn complaint(args: &[&str]) -> String {
    let output = atlante(args);
    assert!(!output.status.success(), "{args:?} was to be refused");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!text.contains("panicked at"), "{text}");
    text
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&said(args)).expect("JSON")
}

/// A path of this test's own, with nothing there.
fn fresh(name: &str) -> PathBuf {
    let folder = e2e::results().join("store");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(format!("{}{suffix}", path.display()));
    }
    let _ = fs::remove_dir_all(&path);
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// A store of the embedded atlas.
fn store(kind: Kind, name: &str) -> PathBuf {
    let path = match kind {
        Kind::GeoPackage => fresh(&format!("{name}.gpkg")),
        Kind::PostGis => Cluster::shared().fresh(name).into(),
    };
    said(&["init", text(&path)]);
    path
}

/// A store as GDAL names it.
fn source(store: &Path) -> String {
    let Some((_, schema)) = text(store).split_once("?schema=") else {
        return text(store).to_owned();
    };
    format!("PG:{}", Cluster::shared().connection(schema))
}

/// GDAL runs a statement on the store, as a script of an office would.
fn gdal(store: &Path, statement: &str) {
    run(Command::new("ogrinfo")
        .arg(source(store))
        .args(["-sql", statement]));
}

fn run(command: &mut Command) -> String {
    let output = command.output();
    let output = output.unwrap_or_else(|error| panic!("{command:?}: {error}; install gdal-bin"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && !errors.contains("ERROR"),
        "{command:?}: {errors}"
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A project of the atlas that is served, by its identifier.
fn project(projects: &Value, id: &str) -> Value {
    let projects = projects.as_array().expect("a list");
    let found = projects.iter().find(|p| p["id"] == id);
    found.unwrap_or_else(|| panic!("no project {id}")).clone()
}

/// `SQLite`'s own program with the store open, as a desktop program has it while somebody works.
struct Desk(Child);

impl Desk {
    /// Runs the statements and stays open.
    fn with(store: &Path, statements: &str) -> Self {
        let child = Command::new("sqlite3")
            .arg(store)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("sqlite3 runs");
        let mut input = child.stdin.as_ref().expect("standard input is piped");
        writeln!(input, ".timeout 5000\n{statements}").expect("sqlite3 reads");
        Self(child)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // its standard input is still open: it would stay for ever
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
