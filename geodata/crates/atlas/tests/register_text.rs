//! No sentence of the source documents is copied into the register.
//!
//! The documents are not part of the repository: without them the test says that it was skipped.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly

#[path = "common/mod.rs"]
mod common;

use std::collections::HashSet;

/// The longest run of characters that a text may share with a source.
const LONGEST: usize = 79;

/// Names and titles, which are what they are.
const NAMES: &[(&str, &str)] = &[
    ("strategies.csv", "title_it"),
    ("sources.csv", "title"),
    ("axes.csv", "name_it"),
    ("axes.csv", "name_2021_it"),
    ("axes.csv", "pnrr_mission_name_it"),
];

/// Words only: line breaks, marks of emphasis, accents and forms of apostrophe are no difference.
fn plain(text: &str) -> Vec<char> {
    let mut plain = Vec::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = match c {
            'à' | 'á' => 'a',
            'è' | 'é' => 'e',
            'ì' | 'í' => 'i',
            'ò' | 'ó' => 'o',
            'ù' | 'ú' => 'u',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        };
        if c != ' ' || plain.last() != Some(&' ') {
            plain.push(c);
        }
    }
    plain
}

fn windows(text: &[char]) -> impl Iterator<Item = String> {
    text.windows(LONGEST + 1).map(|w| w.iter().collect())
}

#[test]
fn no_run_of_80_characters_is_a_sources() {
    let Some(seeds) = common::shared("seeds") else {
        return;
    };
    let mut known = HashSet::new();
    for entry in std::fs::read_dir(seeds).unwrap() {
        let text = std::fs::read(entry.unwrap().path()).unwrap();
        known.extend(windows(&plain(&String::from_utf8_lossy(&text))));
    }
    assert!(
        known.len() > 50_000,
        "the documents were read: {}",
        known.len()
    );
    let mut copied = Vec::new();
    for file in [
        "absences.csv",
        "axes.csv",
        "conflicts.csv",
        "health_facilities.csv",
        "kinds.csv",
        "need_strategies.csv",
        "needs.csv",
        "principles.csv",
        "projects.csv",
        "sources.csv",
        "statements.csv",
        "strategies.csv",
        "zones.csv",
    ] {
        let sheet = common::Sheet::open(file);
        for row in sheet.rows() {
            for (column, cell) in sheet.header().iter().zip(row) {
                let is_name = NAMES.contains(&(file, column));
                if !is_name && windows(&plain(cell)).any(|w| known.contains(&w)) {
                    copied.push(format!("{file} {} {column}: {cell}", row[0]));
                }
            }
        }
    }
    assert!(copied.is_empty(), "{}", copied.join("\n"));
}

#[test]
fn the_test_can_fail() {
    let source = plain(
        "Il processo ha preso avvio da una fase di **ascolto** e consultazione\nterritoriale, avviata con una prima indagine preliminare.",
    );
    let copy = plain(
        "ha preso avvio da una fase di ascolto e consultazione territoriale, avviata con una prima indagine",
    );
    let known: HashSet<String> = windows(&source).collect();
    assert!(windows(&copy).any(|w| known.contains(&w)));
}
