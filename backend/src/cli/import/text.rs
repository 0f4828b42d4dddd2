//! The report of an import on a terminal.

use std::fmt::Write as _;

use geodata_import::{FileReport, Group, Report, Totals};
use geodata_model::i18n::Catalogue;

/// Rows shown of each kind of finding; the JSON and the page have more.
const SHOWN: usize = 3;

pub(in crate::cli) fn report(report: &Report, catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for file in &report.files {
        file_lines(&mut out, file, catalogue);
    }
    for (outcome, groups) in report.by_outcome() {
        let title = catalogue.text(&format!("import-outcome-{}", outcome.id()), &[]);
        let _ = writeln!(out, "\n{title}");
        for group in groups {
            group_lines(&mut out, group, catalogue);
        }
    }
    if !report.km_by_zone.is_empty() {
        let _ = writeln!(out, "\n{}", catalogue.text("import-report-km", &[]));
        for (zone, km) in &report.km_by_zone {
            let _ = writeln!(
                out,
                "  {:<24} {:>10}",
                zone_name(*zone, catalogue),
                catalogue.number(*km, 1)
            );
        }
    }
    let _ = writeln!(out, "\n{}", totals(&report.totals, catalogue));
    if report.records > 0 {
        let _ = writeln!(out, "{}", records(report, catalogue));
    }
    out
}

/// A zone in words, or what is outside all of them.
pub(super) fn zone_name(zone: Option<geodata_model::ZoneNumber>, catalogue: &Catalogue) -> String {
    match zone {
        Some(zone) => catalogue.text("import-report-zone", &[("zone", zone.to_string().into())]),
        None => catalogue.text("import-report-outside", &[]),
    }
}

pub(super) fn records(report: &Report, catalogue: &Catalogue) -> String {
    let number = |n: u64| catalogue.number(n as f64, 0).into();
    catalogue.text(
        "import-report-records",
        &[
            ("records", number(report.records)),
            ("unchanged", number(report.unchanged)),
        ],
    )
}

pub(super) fn totals(totals: &Totals, catalogue: &Catalogue) -> String {
    let number = |n: u64| catalogue.number(n as f64, 0).into();
    catalogue.text(
        "import-report-rows",
        &[
            ("rows", number(totals.rows)),
            ("taken", number(totals.taken)),
            ("changed", number(totals.changed)),
            ("refused", number(totals.refused)),
            ("conflicts", number(totals.conflicts)),
            ("duplicates", number(totals.duplicates)),
        ],
    )
}

/// Format, encoding, separator, decimals and coordinate system, as far as the file has them.
pub(super) fn facts(file: &FileReport, catalogue: &Catalogue) -> String {
    let mut facts = vec![file.format.clone()];
    facts.extend(file.layer.clone());
    facts.extend(Some(file.encoding.clone()).filter(|e| !e.is_empty()));
    facts.extend(file.separator.map(|s| {
        let shown = if s == '\t' {
            "TAB".to_owned()
        } else {
            s.to_string()
        };
        catalogue.text("import-report-separator", &[("separator", shown.into())])
    }));
    if file.separator.is_some() && file.decimals != "unsure" {
        facts.push(catalogue.text(&format!("import-report-decimals-{}", file.decimals), &[]));
    }
    if let (Some(crs), false) = (&file.crs, file.geometries.is_empty()) {
        let (key, metres) = match file.crs_accuracy_m {
            Some(0.0) => ("import-report-accuracy-none", 0.0),
            Some(metres) => ("import-report-accuracy", metres),
            None => ("import-report-accuracy-proj", 0.0),
        };
        let metres = catalogue.number(metres, 0);
        facts.push(catalogue.text(
            key,
            &[("crs", crs.as_str().into()), ("metres", metres.into())],
        ));
    }
    let kinds = file.geometries.iter();
    facts.extend(
        kinds.map(|(kind, count)| format!("{kind} {}", catalogue.number(*count as f64, 0))),
    );
    facts.retain(|f| !f.is_empty());
    facts.join(" · ")
}

fn file_lines(out: &mut String, file: &FileReport, catalogue: &Catalogue) {
    let _ = writeln!(out, "{}", file.name);
    if file.format.is_empty() {
        return;
    }
    let _ = writeln!(out, "  {}", facts(file, catalogue));
    let read: Vec<String> = file
        .columns
        .iter()
        .filter_map(|(column, field)| Some(format!("{column} → {}", field.as_ref()?)))
        .collect();
    if !read.is_empty() {
        let _ = writeln!(out, "  {}", read.join(", "));
    }
    let _ = writeln!(out, "  {}", totals(&file.totals, catalogue));
}

fn group_lines(out: &mut String, group: &Group, catalogue: &Catalogue) {
    let count = catalogue.number(group.count as f64, 0);
    let column = group
        .column
        .as_ref()
        .map_or_else(String::new, |c| format!(", {c}"));
    let _ = writeln!(out, "  {count} × {}{column}", group.file);
    for example in group.examples.iter().take(SHOWN) {
        let row = example.row.map_or_else(String::new, |row| {
            let row = catalogue.text("import-report-row", &[("row", row.to_string().into())]);
            format!("{row}: ")
        });
        let _ = writeln!(
            out,
            "      {row}{}",
            example.message.get(catalogue.language())
        );
        if let Some(suggestion) = &example.suggestion {
            let _ = writeln!(out, "        → {}", suggestion.get(catalogue.language()));
        }
    }
    let rest = group.count.saturating_sub(SHOWN as u64);
    if rest > 0 {
        let count = catalogue.number(rest as f64, 0);
        let _ = writeln!(
            out,
            "      {}",
            catalogue.text("import-report-more", &[("count", count.into())])
        );
    }
}
