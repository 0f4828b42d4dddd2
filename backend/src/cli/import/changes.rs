//! What an import changes in the atlas, record by record, on a terminal.

use std::fmt::Write as _;

use geodata_import::{Change, Report};
use geodata_model::i18n::Catalogue;
use geodata_store::compare::ChangeKind;

/// Records shown of those that change: more than of the others, because something is replaced.
const CHANGED: usize = 40;
/// Records shown of those that are new or gone.
const OTHERS: usize = 10;

pub(super) fn list(report: &Report, catalogue: &Catalogue) -> String {
    let mut out = String::new();
    if report.changes.is_empty() {
        return out;
    }
    let _ = writeln!(out, "{}", catalogue.text("import-changes", &[]));
    for (kind, sign, shown) in [
        (ChangeKind::Changed, '~', CHANGED),
        (ChangeKind::Removed, '-', OTHERS),
        (ChangeKind::Added, '+', OTHERS),
    ] {
        let of_kind = || report.changes.iter().filter(|change| change.kind == kind);
        for change in of_kind().take(shown) {
            lines(&mut out, sign, change, catalogue);
        }
        let rest = of_kind().count().saturating_sub(shown);
        if rest > 0 {
            let rest = catalogue.number(rest as f64, 0);
            let more = catalogue.text("import-report-more", &[("count", rest.into())]);
            let _ = writeln!(out, "  {sign} {more}");
        }
    }
    out
}

fn lines(out: &mut String, sign: char, change: &Change, catalogue: &Catalogue) {
    let line = format!("  {sign} {} {} {}", change.table, change.key, change.name);
    let _ = writeln!(out, "{}", line.trim_end());
    for cell in &change.cells {
        let _ = writeln!(out, "      {cell}");
    }
    if change.moved {
        let _ = writeln!(out, "      {}", catalogue.text("diff-moved", &[]));
    }
}
