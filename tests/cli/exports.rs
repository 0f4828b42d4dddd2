//! `atlante export`: the same files as those of the server, without running one.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::pdf::Pdf;
use e2e::server::Server;

use super::{atlante, errors_of};

/// A folder for the files of a test.
pub(super) fn folder(name: &str) -> PathBuf {
    let folder = e2e::results().join(format!("cli-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("results can be written");
    folder
}

/// Runs `atlante export …`, which must succeed, and returns the file.
pub(super) fn export(args: &[&str], out: &Path) -> Vec<u8> {
    let out = out.to_str().expect("a path in UTF-8");
    let output = atlante(&[&["export"], args, &["--out", out]].concat());
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {errors}");
    fs::read(out).expect("the file is there")
}

#[test]
fn a_map_from_the_command_line_equals_the_server_s() {
    let folder = folder("maps");
    let server = Server::start();
    let spec = "theme=density&level=municipality&link=off";
    for form in ["svg", "png", "pdf", "pptx"] {
        let file = export(
            &["map", "--spec", spec],
            &folder.join(format!("map.{form}")),
        );
        let served = server.get(&format!("/export/map.{form}?{spec}"));
        assert!(file == served.body, "{form}: {} bytes", file.len());
    }
    let html = export(&["html", "--spec", spec], &folder.join("map.html"));
    assert!(String::from_utf8(html).unwrap().contains("Torino"));
}

#[test]
fn a_title_is_drawn_or_the_missing_characters_are_reported() {
    let folder = folder("titles");
    let out = folder.join("map.png");
    let map = |title: &str| {
        let (spec, out) = (format!("title={title}"), out.to_str().unwrap());
        atlante(&["export", "map", "--spec", &spec, "--out", out])
    };
    let quiet = map("منصة 🚲");
    assert!(
        quiet.status.success() && quiet.stderr.is_empty(),
        "{quiet:?}"
    );
    let noticed = map("Torino 都市");
    assert!(noticed.status.success());
    let notices = String::from_utf8_lossy(&noticed.stderr).into_owned();
    assert!(notices.contains("“都市”"), "{notices}");
    fs::remove_file(&out).unwrap();
    let refused = errors_of(&map(&"x".repeat(501)));
    assert!(refused.contains("501 characters"), "{refused}");
    assert!(!out.exists());
}

#[test]
fn the_sheets_of_all_zones_and_of_one() {
    let folder = folder("sheets");
    let all = export(&["sheet", "--all"], &folder.join("all.pdf"));
    assert_eq!(Pdf::new("cli-sheets.pdf", &all).pages(), 22);
    let one = export(
        &[
            "sheet",
            "--zone",
            "9",
            "--size",
            "a3",
            "--origin",
            "https://atlante.example.it/",
        ],
        &folder.join("9.pdf"),
    );
    let one = Pdf::new("cli-sheet.pdf", &one);
    assert_eq!(one.pages(), 1);
    assert!(one.words().contains("Eporediese") && one.words().contains("Apri la mappa"));
}

#[test]
fn a_deck_and_the_slides_of_the_zones() {
    let folder = folder("slides");
    let deck = export(&["deck"], &folder.join("deck.pptx"));
    let again = export(&["deck"], &folder.join("again.pptx"));
    assert!(deck.starts_with(b"PK") && deck == again);
    let slides = folder.join("zones");
    let output = atlante(&["export", "zone", "--out", slides.to_str().unwrap()]);
    assert!(output.status.success());
    assert_eq!(fs::read_dir(&slides).unwrap().count(), 11);
}

#[test]
fn an_impossible_export_is_refused_with_a_reason() {
    let folder = folder("refused");
    let out = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    for (args, word) in [
        (vec!["map", "--out", &out("map.docx")], "docx"),
        (
            vec!["map", "--spec", "theme=dragons", "--out", &out("map.pdf")],
            "dragons",
        ),
        (vec!["sheet", "--zone", "12", "--out", &out("12.pdf")], "12"),
        (
            vec!["sheet", "--all", "--size", "a0", "--out", &out("a0.pdf")],
            "a0",
        ),
        (vec!["sheet", "--all", "--out", &out("sheets.pptx")], "pdf"),
        (vec!["sheet", "--out", &out("none.pdf")], "--zone"),
        (
            vec!["map", "--out", "/nonexistent/map.pdf"],
            "/nonexistent/map.pdf",
        ),
    ] {
        let text = errors_of(&atlante(&[vec!["export"], args].concat()));
        assert!(text.contains(word), "{text}");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}
