//! Names with markup, quotes and right-to-left text are escaped in every format and shown as they are.

use std::io::{Cursor, Read as _};

use e2e::atlas::{atlas_with, replace};
use e2e::pdf::Pdf;
use e2e::picture::Picture;
use e2e::server::Server;

/// Markup, an ampersand, quotes, right-to-left text, an emoji.
const NAME: &str = "<script>alert(1)</script> & 'Ciao' \"שלום\" مرحبا 😀";

/// A server of an atlas in which a municipality, a zone and a project have that name, repeated to a great length.
fn server() -> Server {
    let long = format!("{NAME} {}", "lunghissimo ".repeat(36));
    let cell = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    let folder = atlas_with("nasty", |folder| {
        replace(
            &folder.join("municipalities.csv"),
            ",Pinerolo,",
            &format!(",{},", cell(NAME)),
        );
        let zones = folder.join("zones.csv");
        replace(
            &zones,
            "5,Pinerolese,",
            &format!("5,{},", cell(&format!("Zona {NAME}"))),
        );
        let title = "Bike-to-rail nel Pinerolese";
        replace(
            &folder.join("projects.csv"),
            &format!(",{title},"),
            &format!(",{},", cell(long.trim_end())),
        );
    });
    Server::with(&["--atlas", folder.to_str().expect("a path")])
}

/// Asserts that markup contains the name only in escaped form.
fn is_only_text(what: &str, markup: &str) {
    assert!(!markup.contains("<script>alert"), "{what}");
    assert!(
        markup.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;"),
        "{what}"
    );
    for part in ["שלום", "مرحبا", "😀"] {
        assert!(markup.contains(part), "{what}: {part}");
    }
}

/// The slides and notes of a package, each well formed.
fn slides(package: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).expect("a package");
    let mut all = String::new();
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).expect("a part");
        let name = part.name().expect("a name").into_owned();
        if name.contains("lides/") && !name.contains("_rels") {
            part.read_to_string(&mut all).expect("markup is text");
        }
    }
    all
}

#[test]
fn hostile_names_are_text_in_every_format() {
    let server = server();
    let map = "level=municipality&zone=5";
    for path in ["/export/map.svg", "/export/map.html", "/embed"] {
        is_only_text(path, &server.get(&format!("{path}?{map}")).text());
    }
    is_only_text(
        "still embed",
        &server.get(&format!("/embed?{map}&mode=still")).text(),
    );
    for path in [
        "/export/map.pptx",
        "/export/zone/5.pptx",
        "/export/deck.pptx",
    ] {
        let answer = server.get(&format!("{path}?{map}"));
        assert_eq!(answer.status, 200, "{path}");
        is_only_text(path, &slides(&answer.body));
    }
    let csv = server.get(&format!("/export/map.csv?{map}")).text();
    // in CSV quotes are doubled, and nothing else is escaped
    assert!(
        csv.contains(&format!("\"{}\"", NAME.replace('"', "\"\""))),
        "{csv:.300}"
    );
    let png = server.get(&format!("/export/map.png?{map}"));
    let picture = Picture::decode(&png.body);
    assert!(picture.drawn_share([0.0, 0.0, picture.width as f64, picture.height as f64]) > 0.1);
    for (name, path, pages) in [
        ("nasty-map.pdf", format!("/export/map.pdf?{map}"), 1),
        ("nasty-sheet.pdf", "/export/sheet.pdf?zone=5".to_owned(), 2),
        (
            "nasty-poster.pdf",
            "/export/sheet.pdf?zone=5&size=a3".to_owned(),
            1,
        ),
    ] {
        let answer = server.get(&path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let pdf = Pdf::new(name, &answer.body);
        assert_eq!(pdf.pages(), pages, "{name}");
        let words = pdf.words();
        assert!(
            words.contains("<script>alert(1)</script> & 'Ciao'"),
            "{name}: {words}"
        );
        assert!(
            words.contains("שלום") && words.contains("مرحبا") && words.contains('😀'),
            "{name}: {words}"
        );
        assert!(pdf.info().contains("JavaScript:      no"));
    }
    // the interfaces for other programs
    let found = server.json("/ogc/collections/municipalities/items/001191");
    assert_eq!(found["properties"]["name"], NAME);
    let page = server
        .get("/ogc/collections/municipalities/items/001191?f=html")
        .text();
    assert!(!page.contains("<script>alert"));
}
