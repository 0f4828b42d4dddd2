//! The check of an atlas names file, row, column, problem and remedy for every kind of damage,
//! and says nothing else: each case starts from the embedded atlas, which is clean.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly

#[path = "common/mod.rs"]
mod common;
#[path = "damaged_atlas/validity.rs"]
mod validity;

use common::{Expected, Sheet, assert_only, assert_reported, check};
use geodata_atlas::{Atlas, AtlasFiles, Severity};

/// File, key of the row, column, what is written there, words of the problem, words of the suggestion.
type Cell = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const FIBRE: &str = "fibra-fenestrelle-oulx"; // schematic
const OPEN: &str = "open-fiber-pinerolese"; // zone
const HELP: &str = "metrodigital"; // metropolitan
const HOUSE: &str = "cdc-torino-via-pacchiotti"; // municipality

/// Wrong cells that have no consequence elsewhere: one damage, one message.
#[rustfmt::skip] // a table is read along its rows
const CELLS: &[Cell] = &[
    // places
    ("projects.csv", FIBRE, "municipalities", "1103; 001175", "`1103` is not an ISTAT", "`001103` (Fenestrelle)? In a spreadsheet"),
    ("projects.csv", FIBRE, "municipalities", "Fenestrelle; 001175", "six digits", "code of Fenestrelle: `001103`"),
    ("projects.csv", FIBRE, "municipalities", "FENESTRELE; 001175", "six digits", "code of Fenestrelle: `001103`"),
    ("projects.csv", FIBRE, "municipalities", "004015; 001175", "`004015` is not in the atlas", "of municipalities.csv"),
    ("projects.csv", FIBRE, "municipalities", "001103; 001103", "`001103` appears twice", "keep one"),
    ("projects.csv", FIBRE, "municipalities", "001103", "precision schematic needs at least 2 here, found 1", "choose the precision that the source allows"),
    ("projects.csv", FIBRE, "zones", "5", "precision schematic leaves this column empty", "empty it"),
    ("projects.csv", FIBRE, "precision", "exact", "precision exact leaves this column empty", "empty it"),
    ("projects.csv", OPEN, "zones", "12", "`12` is not in the atlas", "the 11 zones are in zones.csv"),
    ("projects.csv", OPEN, "zones", "Pinerolese", "`Pinerolese` is not a number", "`5`"),
    ("projects.csv", OPEN, "zones", "", "precision zone needs at least 1 here, found 0", "name the place"),
    ("projects.csv", OPEN, "municipalities", "001191", "precision zone leaves this column empty", "empty it"),
    ("projects.csv", OPEN, "declared_zones", "0", "`0` is not a number from 1", "write the number alone"),
    ("projects.csv", HELP, "precision", "exact", "an exact place needs its geometry", "projects.geojson"),
    ("projects.csv", HELP, "precision", "municipality", "precision municipality needs at least 1", "name the place"),
    ("projects.csv", HELP, "precision", "comune", "`comune` is not one of exact, schematic", "choose one"),
    ("projects.csv", HELP, "municipalities", "001272", "precision metropolitan leaves this column empty", "empty it"),
    ("health_facilities.csv", HOUSE, "municipalities", "1272", "`1272` is not an ISTAT", "`001272` (Torino)?"),
    ("health_facilities.csv", HOUSE, "zones", "1", "precision municipality leaves this column empty", "empty it"),
    // plan
    ("projects.csv", HELP, "strategies", "1.11", "`1.11` is not in the atlas", "did you mean `1.1`?"),
    ("projects.csv", HELP, "strategies", "7.9", "`7.9` is not in the atlas", "a code of strategies.csv"),
    ("projects.csv", HELP, "strategies", "Costruire capacità 4.0", "not a strategy code", "code of Costruire capacità 4.0: `1.1`"),
    ("projects.csv", HELP, "strategies", "", "no strategy", "name one at least"),
    ("projects.csv", HELP, "kind", "servizi_digitali", "`servizi_digitali` is not in the atlas", "`digital_services`"),
    ("projects.csv", HELP, "kind", "digital_service", "`digital_service` is not in the atlas", "`digital_services`"),
    ("projects.csv", HELP, "status", "finanziato", "`finanziato` is not one of candidate, planned", "choose one"),
    ("projects.csv", HELP, "status", "found", "is not one of", "did you mean `funded`?"),
    ("strategies.csv", "1.1", "axis", "2", "axis 2 does not fit code 1.1", "the code starts with the axis"),
    ("axes.csv", "1", "colour", "verde", "`verde` is not a colour", "#rrggbb"),
    ("axes.csv", "1", "actions", "28,0", "`28,0` is not a whole number", "digits only"),
    ("needs.csv", "A1.1", "axes", "9", "`9` is not in the atlas", ""),
    ("needs.csv", "A1.1", "group", "theme_new", "is not one of", "did you mean `theme`?"),
    ("need_strategies.csv", "A1.1", "need", "A9.9", "`A9.9` is not in the atlas", ""),
    ("need_strategies.csv", "A1.1", "strategy", "1.33", "`1.33` is not in the atlas", "did you mean `1.3`?"),
    ("need_strategies.csv", "A1.1", "reason_it", "", "empty", "a value is needed"),
    ("absences.csv", "assenza-5-4", "scope", "all", "`all` is not one of whole, part", "choose one"),
    ("kinds.csv", "broadband", "symbol", "cerchio", "`cerchio` is not one of circle", ""),
    // provenance
    ("projects.csv", HELP, "sources", "", "no source is cited", "survey-2023 §3 Asse 1"),
    ("projects.csv", HELP, "sources", "survy-2023 §3 Asse 1", "`survy-2023` is not in the atlas", "`survey-2023`"),
    ("projects.csv", HELP, "sources", "Indagine §3", "not an identifier", ""),
    ("principles.csv", "vision-alliance", "sources", "seminar-2012 §Visione", "`seminar-2012` is not in the atlas", "`seminar-2021`"),
    ("projects.csv", HELP, "source_date", "27/9/2023", "`27/9/2023` is not a date", "`2023-09-27`"),
    ("projects.csv", HELP, "source_date", "2023-02-30", "is not a date", "YYYY-MM-DD"),
    ("projects.csv", HELP, "source_date", "", "empty", "a value is needed"),
    ("sources.csv", "survey-2023", "date", "autunno 2023", "is not a date", "YYYY"),
    ("sources.csv", "survey-2023", "licence", "", "empty", "a value is needed"),
    ("statements.csv", "interviews-zones-annex", "unheard_zones", "12", "`12`", ""),
    ("statements.csv", "interviews-zones-annex", "unheard_zones", "sei", "`sei`", ""),
    ("conflicts.csv", "torino-grugliasco-zona-2", "project", "ciclabile-torino-grugliasko", "is not in the atlas", "`ciclabile-torino-grugliasco`"),
    ("atlas.csv", "date", "it", "5 dicembre 2023", "is not a date", "YYYY"),
    // figures
    ("projects.csv", HELP, "amount_eur", "-5", "`-5` is not an amount", "zero or more"),
    ("projects.csv", HELP, "amount_eur", "NaN", "`NaN` is not an amount", "zero or more"),
    ("projects.csv", HELP, "amount_eur", "1.234,56", "`1.234,56` is not an amount", "`1234.56`"),
    ("projects.csv", HELP, "amount_eur", "€ 1.485.300", "is not an amount", "`1485300`"),
    ("projects.csv", HELP, "interventions", "sei", "`sei` is not a whole number", "digits only"),
    ("projects.csv", HELP, "length_km", "12 km", "`12 km` is not an amount", "decimal point"),
    ("municipalities.csv", "001272", "surface_km2", "130,01", "`130,01` is not an amount", "`130.01`"),
    ("municipalities.csv", "001272", "surface_km2", "0", "above zero", "square kilometres"),
    ("municipalities.csv", "001272", "pop_0_2", "", "empty", "a value is needed"),
    ("municipalities.csv", "001272", "pop_0_2", "-3", "`-3` is not a whole number", "digits only"),
    ("pnrr_municipalities.csv", "001001", "mission", "M7", "`M7` is not one of M1", "choose one"),
    ("pnrr_municipalities.csv", "001001", "pnrr_eur", "166079.01", "more than the total", "derive"),
    ("pnrr_municipalities.csv", "001001", "istat", "001999", "`001999` is not in the atlas", "of municipalities.csv"),
    ("pnrr_zones.csv", "1", "zone", "Torino Città", "is not a number", "`1`"),
    // names
    ("projects.csv", HELP, "title_it", "", "empty", "a value is needed"),
    ("zones.csv", "5", "venue_municipality", "Pinerolo", "six digits", "code of Pinerolo: `001191`"),
    ("zones.csv", "5", "name", "", "empty", "a value is needed"),
];

#[test]
fn a_wrong_cell_is_named_and_nothing_else() {
    assert!(check("sources.csv", AtlasFiles::embedded().text("sources.csv")).is_empty());
    let mut wrong = Vec::new();
    for &(file, key, column, value, problem, suggestion) in CELLS {
        let sheet = Sheet::open(file);
        let row = sheet.line(key);
        assert_ne!(sheet.get(key, column), value, "{file} {key} {column}");
        let problems = sheet.set(key, column, value).check();
        // a wrong precision shows in the columns that do not fit it
        let columns: &[&str] = match (column, value) {
            ("precision", "exact") if key == FIBRE => &["municipalities"],
            ("precision", "municipality") => &["municipalities"],
            _ => &[column],
        };
        let fits = problems.first().is_some_and(|p| {
            p.severity == Severity::Error
                && p.file == file
                && p.row == Some(row)
                && p.column.as_deref().is_some_and(|c| columns.contains(&c))
                && p.problem.contains(problem)
                && p.suggestion.contains(suggestion)
        });
        if !(fits && problems.len() == 1) {
            wrong.push(format!("{file} {key} {column} {value:?}: {problems:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn error<'a>(file: &'a str, row: Option<u64>, column: Option<&'a str>) -> Expected<'a> {
    Expected {
        severity: Severity::Error,
        file,
        row,
        column,
        problem: "",
        suggestion: "",
    }
}

fn warning<'a>(file: &'a str, row: Option<u64>, column: Option<&'a str>) -> Expected<'a> {
    Expected {
        severity: Severity::Warning,
        ..error(file, row, column)
    }
}

#[test]
fn a_second_record_with_the_same_identifier() {
    for (file, key, column, change) in [
        ("projects.csv", HELP, "id", ("title_it", "Altro")),
        ("health_facilities.csv", HOUSE, "id", ("title_it", "Altra")),
        ("municipalities.csv", "001001", "istat", ("name", "Altro")),
        ("zones.csv", "1", "number", ("name", "Altra")),
        ("strategies.csv", "1.1", "code", ("title_it", "Altra")),
        ("needs.csv", "A1.1", "code", ("text_it", "Altro")),
        (
            "pnrr_municipalities.csv",
            "001001",
            "istat",
            ("projects", "1"),
        ),
    ] {
        let sheet = Sheet::open(file).repeat(key, &[change]);
        let row = Some(sheet.last_line());
        assert_only(
            &sheet.check(),
            Expected {
                problem: &format!("`{key}"),
                suggestion: "each needs its own",
                ..error(file, row, Some(column))
            },
        );
    }
}

#[test]
fn one_title_in_one_place_is_a_warning() {
    let sheet = Sheet::open("projects.csv").repeat(HELP, &[("id", "metrodigital-due")]);
    assert_only(
        &sheet.check(),
        Expected {
            problem: "same title and place as `metrodigital`",
            suggestion: "keep one, or say in the title",
            ..warning("projects.csv", Some(sheet.last_line()), Some("title_it"))
        },
    );
    let files = AtlasFiles::embedded().with("projects.csv", sheet.text(b','));
    assert!(
        Atlas::read(&files).is_ok(),
        "a warning does not stop anybody"
    );
}

#[test]
fn an_absence_that_a_project_contradicts_is_a_warning() {
    let sheet = Sheet::open("absences.csv").set("assenza-3-4-genova-milano", "scope", "whole");
    let sheet = sheet.set("assenza-3-4-genova-milano", "strategy", "3.3");
    assert_reported(
        &sheet.check(),
        Expected {
            problem: "declared without action, but `",
            suggestion: "set the scope to part",
            ..warning(
                "absences.csv",
                Some(sheet.line("assenza-3-4-genova-milano")),
                Some("strategy"),
            )
        },
    );
}

#[test]
fn a_strategy_without_records_is_a_warning() {
    let sheet = Sheet::open("absences.csv").without("assenza-5-4");
    assert_only(
        &sheet.check(),
        Expected {
            problem: "no project serves strategy 5.4",
            suggestion: "shown as unknown",
            ..warning(
                "strategies.csv",
                Some(Sheet::open("strategies.csv").line("5.4")),
                Some("code"),
            )
        },
    );
}

#[test]
fn a_wrong_code_of_a_municipality_itself() {
    let sheet = Sheet::open("municipalities.csv").set("001191", "istat", "1191");
    let row = Some(sheet.line("1191"));
    let problems = sheet.check();
    assert_reported(
        &problems,
        Expected {
            problem: "`1191` is not an ISTAT",
            suggestion: "did you mean `001191`",
            ..error("municipalities.csv", row, Some("istat"))
        },
    );
    // what leans on it is reported too
    assert_reported(
        &problems,
        Expected {
            problem: "`001191` is not in the atlas",
            ..error(
                "zones.csv",
                Some(Sheet::open("zones.csv").line("5")),
                Some("venue_municipality"),
            )
        },
    );
}

#[test]
fn a_missing_row_of_the_title_page() {
    let problems = Sheet::open("atlas.csv").without("title").check();
    assert_only(
        &problems,
        Expected {
            problem: "the row `title` is missing",
            suggestion: "title, territory, attribution and date",
            ..error("atlas.csv", None, None)
        },
    );
}

#[test]
fn what_has_a_part_in_computations_is_in_the_atlas() {
    for (key, wrong, suggestion) in [
        (
            "health-kinds",
            "casa_della_comunita",
            "`case_della_comunita`",
        ),
        ("cycle-kinds", "cycle_routes", "`cycle_route`"),
        ("cycle-link-strategy", "3.9", ""),
    ] {
        let sheet = Sheet::open("atlas.csv").set(key, "it", wrong);
        assert_only(
            &sheet.check(),
            Expected {
                problem: &format!("`{wrong}` is not in the atlas"),
                suggestion,
                ..error("atlas.csv", Some(sheet.line(key)), Some("it"))
            },
        );
    }
}

#[test]
fn zones_and_municipalities_fit_each_other() {
    let sheet = Sheet::open("zones.csv").repeat("11", &[("number", "12"), ("name", "Dodici")]);
    assert_only(
        &sheet.check(),
        Expected {
            problem: "zone 12 has no municipality",
            suggestion: "assign its municipalities",
            ..error("zones.csv", Some(sheet.last_line()), Some("number"))
        },
    );
    let sheet = Sheet::open("municipalities.csv").set("001191", "zone", "12");
    assert_only(
        &sheet.check(),
        Expected {
            problem: "`12` is not in the atlas",
            suggestion: "11 zones",
            ..error(
                "municipalities.csv",
                Some(sheet.line("001191")),
                Some("zone"),
            )
        },
    );
    let sheet = Sheet::open("municipalities.csv").set("001191", "zone_basis", "list");
    assert_reported(
        &sheet.check(),
        Expected {
            problem: "`list` is not one of listed, named, derived",
            suggestion: "did you mean `listed`?",
            ..error(
                "municipalities.csv",
                Some(sheet.line("001191")),
                Some("zone_basis"),
            )
        },
    );
}

// ---- the table as a whole

#[test]
fn columns_missing_unknown_or_twice() {
    let sheet = Sheet::open("conflicts.csv").without_column("text_it");
    assert_only(
        &sheet.check(),
        Expected {
            problem: "column `text_it` is missing",
            suggestion: "id,subject,project,text_it,sources",
            ..error("conflicts.csv", Some(1), Some("text_it"))
        },
    );
    let sheet = Sheet::open("projects.csv").with_column("colore");
    assert_only(
        &sheet.check(),
        Expected {
            problem: "`colore` is not known and is not read",
            suggestion: "remove it",
            ..warning("projects.csv", Some(1), Some("colore"))
        },
    );
    let problems = Sheet::open("conflicts.csv")
        .rename_column("text_it", "text")
        .check();
    assert_reported(
        &problems,
        Expected {
            problem: "`text` is not known",
            suggestion: "did you mean `text_it`?",
            ..warning("conflicts.csv", Some(1), Some("text"))
        },
    );
    let sheet = Sheet::open("conflicts.csv").with_column("subject");
    assert_only(
        &sheet.check(),
        Expected {
            problem: "`subject` appears more than once",
            ..error("conflicts.csv", Some(1), Some("subject"))
        },
    );
}

#[test]
fn too_many_and_too_few_cells() {
    let text = Sheet::open("need_strategies.csv").text(b',');
    assert_only(
        &check("need_strategies.csv", &format!("{text}A1.1,1.4,uno, due\n")),
        Expected {
            problem: "4 cells where the header has 3",
            suggestion: "double quotes",
            ..error(
                "need_strategies.csv",
                Some(text.lines().count() as u64 + 1),
                None,
            )
        },
    );
    assert_only(
        &check("need_strategies.csv", &format!("{text}A1.1,1.4\n")),
        Expected {
            problem: "2 cells where the header has 3",
            suggestion: "every comma",
            ..error(
                "need_strategies.csv",
                Some(text.lines().count() as u64 + 1),
                None,
            )
        },
    );
}

#[test]
fn a_quote_that_is_not_closed_does_not_swallow_rows() {
    let text = Sheet::open("kinds.csv").text(b',');
    let damaged = text.replacen("Digital service,", "\"Digital service,", 1);
    assert_ne!(text, damaged);
    let problems = check("kinds.csv", &damaged);
    assert_reported(
        &problems,
        Expected {
            problem: "begins with a double quote",
            suggestion: "close it before the next comma",
            ..error("kinds.csv", Some(3), None)
        },
    );
}

#[test]
fn semicolons_tabs_and_nothing_at_all() {
    for (text, problem) in [
        (
            Sheet::open("conflicts.csv").text(b';'),
            "separated by semicolons",
        ),
        (
            Sheet::open("conflicts.csv").text(b'\t'),
            "separated by tabs",
        ),
        (String::new(), "the file is empty"),
    ] {
        assert_only(
            &check("conflicts.csv", &text),
            Expected {
                problem,
                ..error("conflicts.csv", Some(1), None)
            },
        );
    }
}

#[test]
fn what_spreadsheets_add_is_accepted() {
    for file in ["projects.csv", "municipalities.csv", "zones.csv"] {
        let text = AtlasFiles::embedded().text(file).to_owned();
        assert_eq!(check(file, &format!("\u{feff}{text}")), [], "BOM");
        assert_eq!(check(file, &text.replace('\n', "\r\n")), [], "CRLF");
        assert_eq!(check(file, text.trim_end()), [], "no newline at the end");
        assert_eq!(
            check(file, &format!("{text}\n\n")),
            [],
            "empty lines at the end"
        );
    }
}

#[test]
fn a_row_number_is_the_line_also_with_crlf_and_empty_lines() {
    let sheet = Sheet::open("projects.csv").set(FIBRE, "status", "boh");
    let text = format!("\u{feff}{}", sheet.text(b',').replace('\n', "\r\n"));
    let status = |row| error("projects.csv", Some(row), Some("status"));
    assert_only(&check("projects.csv", &text), status(sheet.line(FIBRE)));
    let with_empty_line = text.replacen("\r\n", "\r\n\r\n", 1);
    assert_only(
        &check("projects.csv", &with_empty_line),
        status(sheet.line(FIBRE) + 1),
    );
}

#[test]
fn every_mistake_is_in_one_report() {
    let sheet = Sheet::open("projects.csv")
        .set(HELP, "status", "boh")
        .set(HELP, "source_date", "ieri")
        .set(OPEN, "kind", "boh");
    assert_eq!(sheet.check().len(), 3);
}
