//! `atlante export deck|map|zone --template`: slides with the design of another presentation.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::exports::{export, folder};
use super::{atlante, errors_of};

type Parts = Vec<(String, Vec<u8>)>;

fn unpacked(package: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a package");
    let count = archive.len();
    let part = |i| {
        let mut part = archive.by_index(i).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a part is whole");
        (part.name().expect("a name").into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

fn packed(parts: &Parts, file: &Path) {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        package
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        package.write_all(bytes).unwrap();
    }
    fs::write(file, package.finish().unwrap().into_inner()).unwrap();
}

fn text<'a>(parts: &'a Parts, name: &str) -> &'a str {
    let part = parts.iter().find(|(n, _)| n == name);
    let (_, bytes) = part.unwrap_or_else(|| panic!("{name} is not there"));
    std::str::from_utf8(bytes).expect("markup is text")
}

/// Changes a text in a part.
fn put(parts: &mut Parts, name: &str, from: &str, to: &str) {
    let changed = text(parts, name).replace(from, to);
    assert_ne!(changed, text(parts, name), "{from} is not in {name}");
    let part = parts.iter_mut().find(|(n, _)| n == name).unwrap();
    part.1 = changed.into_bytes();
}

/// A template as an office may use it: 4:3, with its own font, colours and picture, and slides that must not be copied.
fn office(folder: &Path) -> Parts {
    let deck = export(&["deck"], &folder.join("own.pptx"));
    let mut parts = unpacked(&deck);
    let main = "ppt/presentation.xml";
    put(
        &mut parts,
        main,
        "cx=\"12192000\" cy=\"6858000\"",
        "cx=\"9144000\" cy=\"6858000\"",
    );
    put(
        &mut parts,
        "[Content_Types].xml",
        "presentation.main+xml",
        "template.main+xml",
    );
    put(
        &mut parts,
        "[Content_Types].xml",
        "<Override ",
        "<Default Extension=\"png\" ContentType=\"image/png\"/><Override ",
    );
    put(
        &mut parts,
        "ppt/theme/theme1.xml",
        "typeface=\"Arial\"",
        "typeface=\"Georgia\"",
    );
    put(
        &mut parts,
        "ppt/theme/theme1.xml",
        "val=\"FFFFFF\"",
        "val=\"102030\"",
    );
    put(
        &mut parts,
        "ppt/slides/slide1.xml",
        "</a:t>",
        " riservato</a:t>",
    );
    let master = "ppt/slideMasters/_rels/slideMaster1.xml.rels";
    put(
        &mut parts,
        master,
        "</Relationships>",
        "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"../media/logo.png\"/></Relationships>",
    );
    parts.push(("ppt/media/logo.png".to_owned(), b"\x89PNG logo".to_vec()));
    parts
}

/// Asserts that every relation leads to a part, every part has a type, and no part occurs twice.
fn assert_is_consistent(parts: &Parts) {
    let names: BTreeSet<&str> = parts.iter().map(|(n, _)| n.as_str()).collect();
    assert_eq!(names.len(), parts.len(), "a part is there twice");
    let types = text(parts, "[Content_Types].xml");
    for name in names
        .iter()
        .filter(|n| !n.contains("_rels/") && !n.starts_with('['))
    {
        assert!(
            types.contains(&format!("PartName=\"/{name}\"")),
            "{name} has no type"
        );
    }
    for rels in names.iter().filter(|n| n.contains("_rels/")) {
        let folder = rels.rsplit_once("_rels/").unwrap().0;
        for relation in text(parts, rels).split("<Relationship ").skip(1) {
            let target = relation
                .split("Target=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap();
            if relation.contains("TargetMode=\"External\"") {
                continue;
            }
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None if target.starts_with("../") => format!("ppt/{}", &target[3..]),
                None => format!("{folder}{target}"),
            };
            assert!(names.contains(path.as_str()), "{rels}: {target}");
        }
    }
}

#[test]
fn a_deck_has_the_design_of_a_template_and_none_of_its_slides() {
    let folder = folder("template");
    let file = folder.join("office.potx");
    packed(&office(&folder), &file);
    let template = file.to_str().unwrap();
    let deck = export(&["deck", "--template", template], &folder.join("deck.pptx"));
    let parts = unpacked(&deck);
    assert_is_consistent(&parts);
    let main = text(&parts, "ppt/presentation.xml");
    assert!(main.contains("cx=\"9144000\" cy=\"6858000\""), "{main}");
    assert_eq!(main.matches("<p:sldId ").count(), 14);
    assert!(text(&parts, "[Content_Types].xml").contains("presentation.main+xml"));
    assert!(text(&parts, "ppt/theme/theme1.xml").contains("Georgia"));
    assert!(
        parts
            .iter()
            .any(|(n, b)| n == "ppt/media/logo.png" && b.ends_with(b"logo"))
    );
    let zone = text(&parts, "ppt/slides/slide7.xml");
    // the title is placed as in the layout, fonts are those of the theme, the map has a white background
    assert!(
        zone.contains("<p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/>"),
        "{zone:.2000}"
    );
    assert!(zone.contains("<a:schemeClr val=\"tx1\"/>") && zone.contains("Zona 5"));
    assert!(zone.matches("<a:custGeom>").count() > 40);
    assert!(
        zone.contains("<a:srgbClr val=\"FFFFFF\"/>"),
        "nothing light behind the map"
    );
    for (name, _) in parts
        .iter()
        .filter(|(n, _)| n.starts_with("ppt/slides/slide"))
    {
        assert!(!text(&parts, name).contains("riservato"), "{name}");
    }
    // nothing lies outside the slide
    for place in zone.split("<a:off x=\"").skip(1) {
        let x: i64 = place.split('"').next().unwrap().parse().unwrap();
        assert!((-1..9_144_000).contains(&x), "{x}");
    }
    let again = export(
        &["deck", "--template", template],
        &folder.join("again.pptx"),
    );
    assert!(deck == again, "the same input gives the same bytes");
    let map = export(
        &[
            "map",
            "--template",
            template,
            "--spec",
            "theme=density&level=municipality",
        ],
        &folder.join("map.pptx"),
    );
    let parts = unpacked(&map);
    assert_is_consistent(&parts);
    assert!(
        text(&parts, "ppt/slides/slide1.xml")
            .matches("<a:custGeom>")
            .count()
            >= 312
    );
    let _ = export(
        &["zone", "--zone", "5", "--template", template],
        &folder.join("5.pptx"),
    );
}

#[test]
fn an_invalid_template_is_refused_with_a_reason() {
    let folder = folder("no-template");
    let out = folder.join("out.pptx");
    let refused = |name: &str, word: &str| {
        let file = folder.join(name);
        let [file, out] = [&file, &out].map(|f| f.to_str().unwrap());
        let text = errors_of(&atlante(&[
            "export",
            "deck",
            "--template",
            file,
            "--out",
            out,
        ]));
        assert!(text.contains(word) && text.contains(name), "{name}: {text}");
    };
    let write = |name: &str, change: &dyn Fn(&mut Parts)| {
        let mut parts = office(&folder);
        change(&mut parts);
        packed(&parts, &folder.join(name));
    };
    refused("absent.potx", "absent.potx");
    fs::write(folder.join("text.potx"), "not a package").unwrap();
    refused("text.potx", "not a presentation");
    write("words.docx", &|parts| {
        put(
            parts,
            "[Content_Types].xml",
            "presentationml.template.main",
            "wordprocessingml.document.main",
        );
    });
    refused("words.docx", "wordprocessingml");
    write("macros.potm", &|parts| {
        let (from, to) = (
            "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
            "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
        );
        put(parts, "[Content_Types].xml", from, to);
    });
    refused("macros.potm", "macros");
    write("empty.potx", &|parts| {
        parts.retain(|(name, _)| !name.starts_with("ppt/slideMasters/slide"));
    });
    refused("empty.potx", "ppt/slideMasters/slideMaster1.xml");
    write("tiny.potx", &|parts| {
        put(parts, "ppt/presentation.xml", "cx=\"9144000\"", "cx=\"9\"");
    });
    refused("tiny.potx", "inches");
    write("cut.potx", &|parts| {
        put(
            parts,
            "ppt/slideMasters/slideMaster1.xml",
            "</p:sldMaster>",
            "<p:x></p:y>",
        );
    });
    refused("cut.potx", "slideMaster1.xml");
    // an archive of a few kilobytes that expands to gigabytes
    write("bomb.potx", &|parts| {
        let part = parts
            .iter_mut()
            .find(|(n, _)| n == "ppt/theme/theme1.xml")
            .unwrap();
        part.1 = vec![b' '; 300 << 20];
    });
    refused("bomb.potx", "too large");
    let pdf = folder.join("map.pdf");
    let text = errors_of(&atlante(&[
        "export",
        "map",
        "--template",
        "x.potx",
        "--out",
        pdf.to_str().unwrap(),
    ]));
    assert!(text.contains("slides"), "{text}");
    assert!(!out.exists());
}
