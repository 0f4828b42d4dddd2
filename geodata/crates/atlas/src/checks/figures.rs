//! Figures that no source is named for.

use crate::atlas::Atlas;
use crate::report::{Problem, Report, Severity};
use geodata_model::{Figure, Municipality};

/// Warns of figures without a named source, whose origin no reader could find.
pub(super) fn figures_without_source(atlas: &Atlas, report: &Report) {
    let any = |known: fn(&Municipality) -> bool| atlas.municipalities.values().any(known);
    let given = |figure: &Figure| match figure {
        Figure::Pnrr => !atlas.pnrr.is_empty(),
        Figure::Residents => any(|m| m.residents_by_age.is_some()),
        Figure::Altitude => any(|m| m.altitude_zone.is_some() || m.altitude_m.is_some()),
        Figure::Surface | Figure::Membership | Figure::Boundaries => any(|_| true),
    };
    for figure in Figure::ALL.into_iter().filter(given) {
        if !atlas.figure_sources.contains_key(&figure) {
            report.add(Problem {
                severity: Severity::Warning,
                file: "atlas.csv".to_owned(),
                row: None,
                column: None,
                problem: format!("no source is named for the figure `{}`", figure.id()),
                suggestion: format!(
                    "add a row `source-{}` with the identifier of its source in sources.csv",
                    figure.id()
                ),
            });
        }
    }
}
