//! The matrix against counts made by hand from `projects.csv` and `health_facilities.csv`.

use geodata::indicator::{CellState, Matrix, MatrixColumns, MatrixRows};
use geodata::model::AbsenceScope;

use crate::support::{changed, embedded};

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
    let matrix = Matrix::new(&embedded(), MatrixRows::Strategy, MatrixColumns::Zone);
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
    let matrix = Matrix::new(&embedded(), MatrixRows::Strategy, MatrixColumns::Zone);
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

#[test]
fn the_three_states_never_look_alike() {
    let matrix = Matrix::new(&embedded(), MatrixRows::Strategy, MatrixColumns::Zone);
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
    let matrix = Matrix::new(&embedded(), MatrixRows::Strategy, MatrixColumns::Zone);
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
    let strategies = Matrix::new(&prepared, MatrixRows::Strategy, MatrixColumns::Zone);
    assert_eq!(
        strategies.cell("3.4", "1").unwrap().state,
        CellState::Evidence
    );
    assert_eq!(
        strategies.cell("3.4", "5").unwrap().state,
        CellState::DeclaredNone
    );
    let axes = Matrix::new(&prepared, MatrixRows::Axis, MatrixColumns::Zone);
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
            let matrix = Matrix::new(&embedded(), rows, columns);
            assert_eq!(matrix.total, 201);
            assert_eq!(matrix.column_totals["metropolitan"], 44);
        }
    }
    let by_place = Matrix::new(&embedded(), MatrixRows::Kind, MatrixColumns::Municipality);
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
fn the_surveys_health_houses_are_marked_where_the_facilities_are_registered() {
    let matrix = Matrix::new(&embedded(), MatrixRows::Strategy, MatrixColumns::Zone);
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
    let matrix = Matrix::new(&prepared, MatrixRows::Strategy, MatrixColumns::Zone);
    let text = matrix.sentence(&prepared, "3.3", "11").unwrap();
    assert!(
        text.it
            .ends_with("Chierese-Carmagnolese: 3 progetti nel registro"),
        "{}",
        text.it
    );
    let text = matrix.sentence(&prepared, "1.6", "6").unwrap();
    assert!(text.en.contains("no source speaks of it"), "{}", text.en);
    assert!(matrix.sentence(&prepared, "9.9", "6").is_none());
}

#[test]
fn a_matrix_without_projects_has_no_evidence() {
    let prepared = changed(|atlas| atlas.projects.clear());
    let matrix = Matrix::new(&prepared, MatrixRows::Strategy, MatrixColumns::Zone);
    assert_eq!(matrix.total, 0);
    assert!(
        matrix
            .cells
            .values()
            .flat_map(|r| r.values())
            .all(|c| c.state != CellState::Evidence)
    );
}
