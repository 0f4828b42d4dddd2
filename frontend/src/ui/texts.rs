//! Every text the page asks for is in the catalogue: a missing one would show as its key.

use std::{fs, path::Path};

use geodata::{i18n::Catalogue, model::Language};

/// The `"ui-…"` literals of a folder's Rust files.
fn keys_in(folder: &Path, keys: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            keys_in(&path, keys);
        } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("texts.rs") {
            let source = fs::read_to_string(&path).unwrap();
            let found = source.split('"').filter(|piece| is_key(piece));
            keys.extend(found.map(str::to_owned));
        }
    }
}

fn is_key(piece: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    piece.starts_with("ui-")
        && piece.len() > 3
        && piece.chars().all(letters)
        && !piece.ends_with('-')
}

#[test]
fn every_text_of_the_page_is_in_both_languages() {
    let mut keys = Vec::new();
    keys_in(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"),
        &mut keys,
    );
    for theme in geodata::cartography::Theme::ALL {
        keys.push(format!("ui-theme-{}", theme.id()));
    }
    for format in geodata::cartography::Format::ALL {
        keys.push(format!("ui-format-{}", format.id()));
    }
    keys.extend((1..=12).map(|month| format!("ui-month-{month}")));
    assert!(keys.len() > 100, "the search for keys finds them");
    for language in [Language::It, Language::En] {
        let catalogue = Catalogue::new(language);
        let missing: Vec<_> = keys
            .iter()
            .filter(|key| catalogue.text(key, &[]) == **key)
            .collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}

#[test]
fn no_text_of_the_page_is_left_over() {
    let mut keys = Vec::new();
    keys_in(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"),
        &mut keys,
    );
    let file = include_str!("../../../geodata/i18n/it.ftl");
    let defined = file
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key);
    // these end with an identifier: the test above asks for each, that of the panel Presenta for the outputs
    let built = ["ui-theme-", "ui-month-", "ui-format-", "ui-output-"];
    let unused: Vec<_> = defined
        .filter(|key| key.starts_with("ui-") && !keys.iter().any(|used| used == key))
        .filter(|key| {
            !built.iter().any(|prefix| key.starts_with(prefix)) && !key.ends_with("-name")
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}
