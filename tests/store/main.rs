//! An atlas in a store, which is a file or a database: made, edited by other programs, served, compared, undone.

mod areas;
mod commands;
mod concurrent;
mod database;
mod dates;
mod edits;
mod imports;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use e2e::database::Cluster;
use serde_json::Value;

/// The kind of a store.
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

/// The standard output of a command that must succeed.
fn output_of(args: &[&str]) -> String {
    let output = atlante(args);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {text}{errors}");
    text
}

/// The standard error of a command that must fail.
fn errors_of(args: &[&str]) -> String {
    let output = atlante(args);
    assert!(!output.status.success(), "{args:?} was to be refused");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!text.contains("panicked at"), "{text}");
    text
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&output_of(args)).expect("JSON")
}

/// A path at which nothing exists.
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
    output_of(&["init", text(&path)]);
    path
}

/// The data source name of a store for GDAL.
fn source(store: &Path) -> String {
    let Some((_, schema)) = text(store).split_once("?schema=") else {
        return text(store).to_owned();
    };
    format!("PG:{}", Cluster::shared().connection(schema))
}

/// Runs a statement on the store with GDAL, as another program that edits it.
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

/// The program `sqlite3` with the store open, as a desktop program has it while somebody edits.
struct DesktopProgram(Child);

impl DesktopProgram {
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

impl Drop for DesktopProgram {
    fn drop(&mut self) {
        // it waits for its standard input, which is still open
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
