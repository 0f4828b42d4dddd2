//! The matrix against counts made by hand from `projects.csv` and `health_facilities.csv`.

use std::collections::BTreeMap;

use geodata_api::matrix::{CellState, MatrixColumns, MatrixRows};
use geodata_indicator::matrix::{cell_sentence, matrix_of, share_out};
use geodata_mapspec::MapSpec;
use geodata_model::{AbsenceScope, Rule};

use crate::support::{changed, embedded, near, oracle_path};

/// Projects of a strategy in zones 1 to 11, then metropolitan, then different ones in all.
///
/// Counted from the two files with a script that knows nothing of this library: a row counts in the
/// zones it names and in those of the municipalities it names.
const BY_HAND: [(&str, [usize; 12], usize); 3] = [
    ("3.3", [1, 2, 2, 0, 1, 0, 1, 1, 2, 0, 3, 0], 11),
    ("5.2", [1, 2, 0, 0, 1, 0, 2, 0, 0, 0, 1, 6], 13),
    ("6.1", [33, 11, 11, 5, 8, 7, 4, 4, 4, 6, 4, 2], 99),
];

fn column(i: usize) -> String {
    if i < 11 {
        (i + 1).to_string()
    } else {
        "metropolitan".to_owned()
    }
}

#[test]
fn three_strategies_counted_by_hand() {
    let matrix = matrix_of(&embedded(), MatrixRows::Strategy, MatrixColumns::Zone);
    for (strategy, counts, total) in BY_HAND {
        for (i, count) in counts.into_iter().enumerate() {
            let cell = matrix.cell(strategy, &column(i)).unwrap();
            assert_eq!(cell.projects.len(), count, "{strategy} in {}", column(i));
            assert_eq!(cell.count, (count > 0).then_some(count));
            assert_eq!(cell.statuses.values().sum::<usize>(), count);
        }
        assert_eq!(matrix.row_totals[strategy], total, "{strategy}");
    }
}

#[test]
fn three_zones_counted_by_hand() {
    type Zone = (&'static str, &'static [(&'static str, usize)], usize);
    let matrix = matrix_of(&embedded(), MatrixRows::Strategy, MatrixColumns::Zone);
    let by_hand: [Zone; 3] = [
        (
            "5",
            &[
                ("1.1", 2),
                ("2.1", 1),
                ("2.5", 1),
                ("3.3", 1),
                ("5.2", 1),
                ("6.1", 8),
                ("6.2", 1),
            ],
            14,
        ),
        ("6", &[("1.1", 2), ("6.1", 7), ("6.2", 1)], 10),
        (
            "10",
            &[
                ("2.1", 1),
                ("2.5", 2),
                ("3.1", 2),
                ("3.2", 1),
                ("6.1", 6),
                ("6.2", 1),
            ],
            13,
        ),
    ];
    for (zone, cells, total) in by_hand {
        for row in &matrix.row_headers {
            let expected = cells.iter().find(|(code, _)| *code == row.code);
            let found = matrix.cell(&row.code, zone).unwrap().projects.len();
            assert_eq!(
                found,
                expected.map_or(0, |(_, n)| *n),
                "{} in {zone}",
                row.code
            );
        }
        assert_eq!(matrix.column_totals[zone], total, "zone {zone}");
    }
    assert_eq!(matrix.column_totals["metropolitan"], 44);
    assert_eq!(matrix.column_totals["unplaced"], 0);
    assert_eq!(matrix.total, 113 + 88);
}

/// Counts by row and column.
type Counts = BTreeMap<String, BTreeMap<String, usize>>;

#[test]
fn every_cell_has_the_count_of_a_script_that_reads_the_files_alone() {
    let path = oracle_path("../matrix_counts.json");
    let text = std::fs::read_to_string(path).unwrap();
    let counted: BTreeMap<String, Counts> = serde_json::from_str(&text).unwrap();
    let prepared = embedded();
    let rows = [
        ("strategy", MatrixRows::Strategy),
        ("axis", MatrixRows::Axis),
        ("kind", MatrixRows::Kind),
    ];
    let columns = [
        ("zone", MatrixColumns::Zone),
        ("municipality", MatrixColumns::Municipality),
    ];
    for (row_type, rows) in rows {
        for (column_type, columns) in columns {
            let name = format!("{row_type} by {column_type}");
            let matrix = matrix_of(&prepared, rows, columns);
            let mut found = Counts::new();
            for (row, cells) in &matrix.cells {
                for (column, cell) in cells {
                    // nothing known and nothing declared are no records; the state tells which
                    assert_eq!(cell.count.is_none(), cell.state == CellState::Unknown);
                    if !cell.projects.is_empty() {
                        let of_row = found.entry(row.clone()).or_default();
                        of_row.insert(column.clone(), cell.projects.len());
                    }
                }
            }
            assert_eq!(found, counted[&name], "{name}");
        }
    }
}

#[test]
fn shared_out_every_project_weighs_one_in_its_row() {
    let prepared = embedded();
    for rows in [MatrixRows::Strategy, MatrixRows::Axis, MatrixRows::Kind] {
        for columns in [MatrixColumns::Zone, MatrixColumns::Municipality] {
            for rule in Rule::ALL {
                let mut matrix = matrix_of(&prepared, rows, columns);
                share_out(&mut matrix, &prepared, rule);
                for (row, cells) in &matrix.cells {
                    let sum: f64 = cells.values().filter_map(|c| c.shared).sum();
                    near(sum, matrix.row_totals[row] as f64, 1e-9, row);
                    for cell in cells.values() {
                        assert_eq!(cell.shared.is_none(), cell.state == CellState::Unknown);
                    }
                }
            }
        }
    }
}

#[test]
fn a_cell_leads_to_the_map_of_it() {
    let prepared = embedded();
    let link = |rows, columns, row: usize, column: usize| {
        let matrix = matrix_of(&prepared, rows, columns);
        matrix.link(&matrix.row_headers[row], &matrix.column_headers[column])
    };
    let by_zone = link(MatrixRows::Strategy, MatrixColumns::Zone, 0, 6);
    assert_eq!(by_zone, "/?strategy=1.1&zone=7");
    let by_place = link(MatrixRows::Kind, MatrixColumns::Municipality, 0, 0);
    assert_eq!(
        by_place,
        "/?kind=broadband&municipality=001001&level=municipality"
    );
    assert_eq!(
        link(MatrixRows::Axis, MatrixColumns::Zone, 2, 11),
        "/?axis=3"
    );
    // the page reads every one of them
    let query = by_place.trim_start_matches("/?");
    let (spec, notices) = MapSpec::from_query(query);
    assert!(notices.is_empty(), "{notices:?}");
    assert_eq!(spec.municipality, Some("001001".parse().unwrap()));
}

#[test]
fn the_three_states_are_distinct() {
    let matrix = matrix_of(&embedded(), MatrixRows::Strategy, MatrixColumns::Zone);
    let declared = matrix.cell("5.4", "3").unwrap();
    assert_eq!(
        (declared.state, declared.count),
        (CellState::DeclaredNone, Some(0))
    );
    assert_eq!(declared.absences, ["assenza-5-4"]);
    let unknown = matrix.cell("1.6", "3").unwrap();
    assert_eq!((unknown.state, unknown.count), (CellState::Unknown, None));
    let json = serde_json::to_value(unknown).unwrap();
    assert_eq!(json, serde_json::json!({"state": "unknown", "count": null}));
}

#[test]
fn an_absence_of_one_aspect_stands_beside_evidence_and_decides_nothing() {
    let matrix = matrix_of(&embedded(), MatrixRows::Strategy, MatrixColumns::Zone);
    let with_evidence = matrix.cell("3.4", "1").unwrap();
    assert_eq!(with_evidence.state, CellState::Evidence);
    assert_eq!(with_evidence.absences, ["assenza-3-4-genova-milano"]);
    let without = matrix.cell("3.4", "5").unwrap();
    assert_eq!(without.state, CellState::Unknown);
    assert_eq!(without.absences, ["assenza-3-4-genova-milano"]);
}

#[test]
fn a_whole_absence_does_not_hide_evidence_and_an_axis_needs_all_of_its_strategies() {
    let prepared = changed(|atlas| {
        for absence in &mut atlas.absences {
            absence.scope = AbsenceScope::Whole;
        }
    });
    let strategies = matrix_of(&prepared, MatrixRows::Strategy, MatrixColumns::Zone);
    assert_eq!(
        strategies.cell("3.4", "1").unwrap().state,
        CellState::Evidence
    );
    assert_eq!(
        strategies.cell("3.4", "5").unwrap().state,
        CellState::DeclaredNone
    );
    let axes = matrix_of(&prepared, MatrixRows::Axis, MatrixColumns::Zone);
    assert!(
        axes.cells["5"]
            .values()
            .all(|c| c.state != CellState::DeclaredNone)
    );
}

#[test]
fn projects_are_counted_once_in_totals_and_nothing_is_spread() {
    for rows in [MatrixRows::Strategy, MatrixRows::Axis, MatrixRows::Kind] {
        for columns in [MatrixColumns::Zone, MatrixColumns::Municipality] {
            let matrix = matrix_of(&embedded(), rows, columns);
            assert_eq!(matrix.total, 201);
            assert_eq!(matrix.column_totals["metropolitan"], 44);
        }
    }
    let by_place = matrix_of(&embedded(), MatrixRows::Kind, MatrixColumns::Municipality);
    // the 49 records known only to their zone are in no municipality
    assert_eq!(by_place.column_totals["unplaced"], 49);
    assert_eq!(
        by_place
            .cell("case_della_comunita", "001272")
            .unwrap()
            .count,
        Some(16)
    );
    assert_eq!(by_place.cells["case_della_comunita"].len(), 312 + 2);
}

#[test]
fn the_surveys_health_centres_are_marked_where_the_facilities_are_registered() {
    let matrix = matrix_of(&embedded(), MatrixRows::Strategy, MatrixColumns::Zone);
    let twins = |zone: &str| {
        let cell = matrix.cell("6.1", zone).unwrap();
        cell.probable_duplicates
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(twins("2"), ["case-comunita-torino-ovest"]);
    assert_eq!(twins("5"), ["case-comunita-pinerolese"]);
    // no community hospital of zone 10 is registered one by one: the survey's is not a duplicate
    assert!(twins("10").is_empty());
    assert!(twins("7").is_empty());
}

#[test]
fn every_cell_has_a_sentence_in_both_languages() {
    let prepared = embedded();
    let matrix = matrix_of(&prepared, MatrixRows::Strategy, MatrixColumns::Zone);
    let text = cell_sentence(&matrix, &prepared, "3.3", "11").unwrap();
    assert!(
        text.it
            .ends_with("Chierese-Carmagnolese: 3 progetti nel registro"),
        "{}",
        text.it
    );
    let text = cell_sentence(&matrix, &prepared, "1.6", "6").unwrap();
    assert!(text.en.contains("no source speaks of it"), "{}", text.en);
    assert!(cell_sentence(&matrix, &prepared, "9.9", "6").is_none());
}

#[test]
fn a_matrix_without_projects_has_no_evidence() {
    let prepared = changed(|atlas| atlas.projects.clear());
    let matrix = matrix_of(&prepared, MatrixRows::Strategy, MatrixColumns::Zone);
    assert_eq!(matrix.total, 0);
    assert!(
        matrix
            .cells
            .values()
            .flat_map(|r| r.values())
            .all(|c| c.state != CellState::Evidence)
    );
}
