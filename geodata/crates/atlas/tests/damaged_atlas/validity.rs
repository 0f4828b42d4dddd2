//! From when to when projects hold, in the tables that say it.

use geodata_atlas::AtlasFiles;

use crate::common::{assert_only, check};
use crate::error;

#[test]
fn dates_of_validity_are_checked_where_a_table_has_them() {
    let with = |from: &str, to: &str| {
        let text = AtlasFiles::embedded().text("projects.csv").to_owned();
        let lines = text.lines().enumerate().map(|(at, line)| match at {
            0 => format!("{line},valid_from,valid_to\n"),
            1 => format!("{line},{from},{to}\n"),
            _ => format!("{line},,\n"),
        });
        check("projects.csv", &lines.collect::<String>())
    };
    assert_eq!(with("2024-06", "2024"), []);
    assert_eq!(with("", ""), []);
    for (from, to, column, problem, hint) in [
        (
            "1/6/2024",
            "",
            "valid_from",
            "is not a date",
            "`2024-06-01`",
        ),
        ("", "2023-02-29", "valid_to", "is not a date", "YYYY-MM-DD"),
        (
            "2025",
            "2024-12",
            "valid_to",
            "`2024-12` is before `valid_from`, which is `2025`",
            "both ends",
        ),
    ] {
        let problems = with(from, to);
        assert_only(&problems, error("projects.csv", Some(2), Some(column)));
        assert!(problems[0].problem.contains(problem), "{problems:?}");
        assert!(problems[0].suggestion.contains(hint), "{problems:?}");
    }
}
