//! Tests that every message key the page uses is in the catalogue. A missing text would be shown as its key.

use std::{fs, path::Path};

use geodata_mapspec::{Format, INDICATORS, Theme};
use geodata_model::i18n::Catalogue;
use geodata_model::{Language, Precision, Status};

/// The string literals in the page's Rust files, found by splitting them at quotation marks.
fn literals() -> Vec<String> {
    let mut literals = Vec::new();
    literals_in(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"),
        &mut literals,
    );
    literals
}

fn literals_in(folder: &Path, literals: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            literals_in(&path, literals);
        } else if path.extension().is_some_and(|ext| ext == "rs")
            && !path.ends_with("message_keys.rs")
        {
            let source = fs::read_to_string(&path).unwrap();
            literals.extend(source.split('"').map(str::to_owned));
        }
    }
}

fn is_key(piece: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    piece.starts_with("ui-")
        && piece.len() > 3
        && piece.chars().all(is_allowed)
        && !piece.ends_with('-')
}

/// The library's texts that the page uses: those whose keys are built from names of the domain, and those written as literals.
fn shared_with_the_library() -> Vec<String> {
    let mut keys = Vec::new();
    keys.extend(Status::ALL.map(|status| format!("status-{}", status.id())));
    keys.extend(Precision::ALL.map(|precision| format!("precision-{}", precision.id())));
    for name in INDICATORS {
        keys.extend(["title", "formula", "caveat"].map(|part| format!("indicator-{name}-{part}")));
    }
    // style classes that are also keys
    let styles = ["legend-zones", "zone-number"];
    let all = Catalogue::new(Language::It);
    let written = literals().into_iter().filter(|piece| {
        !piece.starts_with("ui-")
            && !styles.contains(&piece.as_str())
            && all.text(piece, &[]) != *piece
    });
    keys.extend(written);
    keys
}

#[test]
fn every_text_of_the_page_is_in_both_languages() {
    let mut keys: Vec<String> = literals().into_iter().filter(|p| is_key(p)).collect();
    keys.extend(Theme::ALL.map(|theme| format!("ui-theme-{}", theme.id())));
    keys.extend(Format::ALL.map(|format| format!("ui-format-{}", format.id())));
    keys.extend((1..=12).map(|month| format!("ui-month-{month}")));
    let columns = include_str!("../../../geodata/atlas/projects.csv")
        .lines()
        .next();
    let columns = columns.unwrap_or_default().split(',').skip(1);
    keys.extend(columns.map(|column| format!("ui-column-{column}")));
    assert!(keys.len() > 100, "the search for keys finds them");
    keys.extend(shared_with_the_library());
    for language in [Language::It, Language::En] {
        let catalogue = Catalogue::of_page(language);
        let missing: Vec<_> = keys
            .iter()
            .filter(|key| catalogue.text(key, &[]) == **key)
            .collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}

#[test]
fn every_text_of_the_page_is_used() {
    let keys = literals();
    let file = include_str!("../../../geodata/i18n/it.ftl");
    let defined = file
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key);
    // these keys end with an identifier: the test above checks each, and a test of `panel/present/output.rs` the outputs
    let built = [
        "ui-theme-",
        "ui-month-",
        "ui-format-",
        "ui-output-",
        "ui-column-",
    ];
    let unused: Vec<_> = defined
        .filter(|key| key.starts_with("ui-") && !keys.iter().any(|used| used == key))
        .filter(|key| {
            !built.iter().any(|prefix| key.starts_with(prefix)) && !key.ends_with("-name")
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}
