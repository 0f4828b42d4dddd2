//! The report of an import as one page that needs nothing else.

use std::fmt::Write as _;

use geodata_import::{FileReport, Group, Report};
use geodata_model::i18n::Catalogue;
use geodata_model::xml::escape;

use super::text::{facts, records, totals, zone_name};

const STYLE: &str = "body{font:16px/1.5 'Titillium Web',Arial,sans-serif;color:#17324d;max-width:70rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}\
th,td{text-align:left;vertical-align:top;border-bottom:1px solid #c5c7c9;padding:.3rem .6rem}\
td.n,th.n{text-align:right}\
h2{border-left:.4rem solid #5c6f82;padding-left:.6rem}h2.refused,h2.conflict{border-color:#cc334d}h2.changed{border-color:#a66300}\
small{color:#455a64}";

pub(super) fn report(report: &Report, catalogue: &Catalogue) -> String {
    let say = |key: &str| escape(&catalogue.text(&format!("import-{key}"), &[]));
    let title = say("report-title");
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n",
        catalogue.language().tag()
    );
    let _ = writeln!(
        out,
        "<p><strong>{}</strong></p>",
        escape(&totals(&report.totals, catalogue))
    );
    if report.records > 0 {
        let _ = writeln!(out, "<p>{}</p>", escape(&records(report, catalogue)));
    }
    for (outcome, groups) in report.by_outcome() {
        let name = outcome.id();
        let _ = writeln!(
            out,
            "<h2 class=\"{name}\">{}</h2>",
            say(&format!("outcome-{name}"))
        );
        groups_table(&mut out, &groups, catalogue);
    }
    if !report.km_by_zone.is_empty() {
        let _ = writeln!(out, "<h2>{}</h2><table>", say("report-km"));
        for (zone, km) in &report.km_by_zone {
            let zone = escape(&zone_name(*zone, catalogue));
            let _ = writeln!(
                out,
                "<tr><th scope=\"row\">{zone}</th><td class=\"n\">{}</td></tr>",
                catalogue.number(*km, 1)
            );
        }
        out.push_str("</table>\n");
    }
    let _ = writeln!(out, "<h2>{}</h2>", say("report-files"));
    for file in &report.files {
        file_section(&mut out, file, catalogue);
    }
    out.push_str("</body></html>\n");
    out
}

fn groups_table(out: &mut String, groups: &[&Group], catalogue: &Catalogue) {
    let say = |key: &str| escape(&catalogue.text(&format!("import-report-{key}"), &[]));
    let _ = writeln!(
        out,
        "<table><thead><tr><th class=\"n\" scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        say("count"),
        say("where"),
        say("what"),
        say("do")
    );
    let language = catalogue.language();
    for group in groups {
        for (i, example) in group.examples.iter().enumerate() {
            let count = if i == 0 {
                catalogue.number(group.count as f64, 0)
            } else {
                String::new()
            };
            let mut place: Vec<String> = Vec::new();
            if i == 0 {
                place.push(escape(&group.file));
                place.extend(group.column.as_deref().map(escape));
            }
            place.extend(example.row.map(|row| {
                escape(&catalogue.text("import-report-row", &[("row", row.to_string().into())]))
            }));
            let suggestion = example.suggestion.as_ref().map_or("", |s| s.get(language));
            let _ = writeln!(
                out,
                "<tr><td class=\"n\">{count}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                place.join("<br>"),
                escape(example.message.get(language)),
                escape(suggestion)
            );
        }
        let rest = group.count.saturating_sub(group.examples.len() as u64);
        if rest > 0 {
            let rest = catalogue.number(rest as f64, 0);
            let more = escape(&catalogue.text("import-report-more", &[("count", rest.into())]));
            let _ = writeln!(
                out,
                "<tr><td></td><td colspan=\"3\"><small>{more}</small></td></tr>"
            );
        }
    }
    out.push_str("</tbody></table>\n");
}

fn file_section(out: &mut String, file: &FileReport, catalogue: &Catalogue) {
    let say = |key: &str| escape(&catalogue.text(&format!("import-report-{key}"), &[]));
    let _ = writeln!(
        out,
        "<h3>{}</h3><p>{}<br>{}<br><small>SHA-256 {}</small></p>",
        escape(&file.name),
        escape(&facts(file, catalogue)),
        escape(&totals(&file.totals, catalogue)),
        escape(&file.sha256)
    );
    if file.columns.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "<details><summary>{}</summary><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        say("columns"),
        say("column"),
        say("field")
    );
    for (column, field) in &file.columns {
        let field = field
            .as_deref()
            .map_or_else(|| format!("<small>{}</small>", say("unread")), escape);
        let _ = writeln!(out, "<tr><td>{}</td><td>{field}</td></tr>", escape(column));
    }
    out.push_str("</tbody></table></details>\n");
}
