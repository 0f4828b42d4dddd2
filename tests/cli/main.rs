//! The command line: errors at the start are reported in words, and the server stops orderly.

mod exports;
mod template;

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Command, Output};

use e2e::atlas::atlas_with;
use e2e::process::Process;
use e2e::server::Server;

fn atlante(args: &[&str]) -> Output {
    Command::new(e2e::binary())
        .args(args)
        .output()
        .expect("the binary runs")
}

fn serve_atlas(atlas: &Path) -> Output {
    let atlas = atlas.to_str().expect("a path in UTF-8");
    atlante(&["serve", "--bind", "127.0.0.1:0", "--atlas", atlas])
}

/// The standard error of a command that must fail with a message and without a panic.
fn errors_of(output: &Output) -> String {
    assert!(!output.status.success(), "a non-zero exit was expected");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!text.contains("panicked at"), "{text}");
    assert!(!text.trim().is_empty(), "nothing on standard error");
    text
}

#[test]
fn a_missing_atlas_is_named() {
    let text = errors_of(&serve_atlas(Path::new("/nonexistent/atlas")));
    assert!(text.contains("/nonexistent/atlas"), "{text}");
}

#[test]
fn a_corrupt_atlas_names_file_and_row() {
    let atlas = atlas_with("corrupt", |folder| {
        let file = folder.join("projects.csv");
        let text = fs::read_to_string(&file).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.insert(1, "not,a,row");
        fs::write(&file, lines.join("\n")).unwrap();
    });
    let text = errors_of(&serve_atlas(&atlas));
    assert!(text.contains("projects.csv"), "{text}");
    assert!(text.contains('2'), "the row is named: {text}");
}

#[test]
fn an_unreadable_geometry_is_named() {
    let atlas = atlas_with("unreadable", |folder| {
        fs::write(
            folder.join("boundaries.topojson"),
            "{\"type\": \"Topology\", \"arcs\": [[",
        )
        .unwrap();
    });
    let text = errors_of(&serve_atlas(&atlas));
    assert!(text.contains("boundaries.topojson"), "{text}");
}

#[test]
fn the_embedded_atlas_has_no_errors_when_read_from_a_folder() {
    let atlas = e2e::root().join("geodata/atlas");
    let output = atlante(&["check", atlas.to_str().unwrap()]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    let server = Server::with(&["--atlas", atlas.to_str().unwrap()]);
    assert_eq!(
        server.json("/api/municipalities").as_array().unwrap().len(),
        312
    );
}

#[test]
fn a_port_in_use_is_reported_with_advice() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let output = atlante(&["serve", "--bind", &format!("127.0.0.1:{port}")]);
    let text = errors_of(&output);
    assert!(text.contains(&port.to_string()), "{text}");
    assert!(text.contains("--bind"), "what to do: {text}");
}

#[test]
fn an_invalid_address_is_refused() {
    let text = errors_of(&atlante(&["serve", "--bind", "somewhere"]));
    assert!(text.contains("somewhere"), "{text}");
}

#[test]
fn sigterm_ends_the_server_orderly() {
    let mut server = Server::start();
    assert_eq!(server.get("/api/plan").status, 200);
    let status = server.stop();
    assert!(status.success(), "{status}\n{}", server.log());
}

#[test]
fn logs_are_structured_and_name_the_address() {
    let mut server = Server::start();
    // the log is complete only when the server has ended
    assert!(server.stop().success());
    let log = server.log();
    assert!(
        log.contains(&format!("listening on http://{}", server.host())),
        "{log}"
    );
}

#[test]
fn a_project_is_explained_by_the_requested_rule() {
    let output_of = |args: &[&str]| {
        let output = atlante(args);
        assert!(output.status.success(), "{args:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let route = "ciclabile-torino-grugliasco";
    let text = output_of(&["explain", route, "--rule", "population"]);
    assert!(
        text.contains("Per popolazione:") && text.contains("residenti su"),
        "{text}"
    );
    // a schematic line has no length to measure: the default rule is applied, and the output says so
    let text = output_of(&["explain", route, "--rule", "length"]);
    assert!(
        text.contains("non si applica a una linea schematica"),
        "{text}"
    );
    let table = output_of(&["explain", route, "--rule", "equal", "--format", "csv"]);
    assert!(
        table.starts_with("project,rule,applied,level,part,unit"),
        "{table}"
    );
    let text = errors_of(&atlante(&["explain", route, "--rule", "weight"]));
    assert!(text.contains("geometry, presence, length"), "{text}");
    let table = output_of(&["check", "--conflicts"]);
    assert!(
        table.contains("zone,torino-grugliasco-zona-2,ciclabile-torino-grugliasco"),
        "{table}"
    );
}

#[test]
fn help_is_there_and_an_unknown_command_is_refused() {
    let help = atlante(&["--help"]);
    assert!(help.status.success());
    assert!(String::from_utf8_lossy(&help.stdout).contains("serve"));
    let text = errors_of(&atlante(&["dance"]));
    assert!(text.contains("dance"), "{text}");
}

#[test]
fn a_closed_output_causes_no_panic() {
    // as in `atlante check | head -1`, where the reader closes the pipe first
    let mut process = Process::start(Command::new(e2e::binary()).arg("check"));
    let _ = process.line(std::time::Duration::from_secs(10), |_| Some(()));
    let status = process
        .wait(std::time::Duration::from_secs(30))
        .expect("it ends");
    assert!(
        !process.output().contains("panicked at"),
        "{status}: {}",
        process.output()
    );
}

#[test]
fn the_pyramid_is_written_as_one_pmtiles_file() {
    let file = e2e::results().join("atlas.pmtiles");
    let output = atlante(&["export", "pmtiles", file.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    let bytes = fs::read(&file).unwrap();
    let number = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
    let degrees =
        |at: usize| f64::from(i32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())) / 1e7;
    assert_eq!(&bytes[..8], b"PMTiles\x03", "magic and version 3");
    let (addressed, contents) = (number(72), number(88));
    assert!(addressed > 3000, "{addressed} tiles");
    assert!(contents < addressed, "equal tiles are stored once");
    assert_eq!(
        &bytes[96..102],
        [1, 2, 2, 1, 5, 14],
        "clustered, gzip inside and for tiles, MVT, zooms 5 to 14"
    );
    let (west, south) = (degrees(102), degrees(106));
    assert!((6.0..7.0).contains(&west) && (44.0..45.0).contains(&south));
    let whole = number(56) + number(64);
    assert!(
        bytes.len() as u64 >= whole,
        "tile data end at {whole}, the file at {}",
        bytes.len()
    );
}
