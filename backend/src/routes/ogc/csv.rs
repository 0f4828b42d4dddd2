//! Features as CSV (RFC 4180): without geometry, for programs and for spreadsheets.

use geodata_atlas::PreparedAtlas;
use geodata_model::Language;
use serde_json::Value;

use crate::features::collection::{Collection, Item};

/// How a table is written.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Titles in this language and a byte-order mark, for people; names of the API without.
    pub titles: Option<Language>,
    /// Semicolons and decimal commas: what spreadsheets set to Italian open without asking.
    pub semicolons: bool,
}

/// Spreadsheets take a file for UTF-8 only when it begins so.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// Between the elements of a list, as in the files of the atlas.
const BETWEEN: &str = "; ";

/// The table of some features: one line each, first the titles.
pub fn table(
    atlas: &PreparedAtlas,
    collection: &Collection,
    items: &[&Item],
    style: Style,
) -> Vec<u8> {
    let mut out = Vec::new();
    if style.titles.is_some() {
        out.extend_from_slice(BYTE_ORDER_MARK.as_bytes());
    }
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .delimiter(if style.semicolons { b';' } else { b',' })
        .from_writer(&mut out);
    let titles = collection.fields.iter().map(|field| match style.titles {
        Some(language) => field.title(atlas).get(language).to_owned(),
        None => field.name.to_owned(),
    });
    // writing to memory cannot fail, and every line has as many cells as there are fields
    let _ = writer.write_record(titles);
    for item in items {
        let cells = item.values.iter().map(|v| cell(v, style.semicolons));
        let _ = writer.write_record(cells);
    }
    let _ = writer.flush();
    drop(writer);
    out
}

fn cell(value: &Value, decimal_comma: bool) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => harmless(text),
        Value::Number(number) if decimal_comma => number.to_string().replace('.', ","),
        Value::Array(list) => {
            let parts = list.iter().map(|v| match v {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            });
            harmless(&parts.collect::<Vec<_>>().join(BETWEEN))
        }
        other => other.to_string(),
    }
}

/// A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV injection").
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_never_run_and_numbers_stay_numbers() {
        for text in ["=1+1", "+39 011", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(cell(&json!(text), false).starts_with('\''), "{text}");
        }
        assert_eq!(cell(&json!(-12.5), false), "-12.5");
        assert_eq!(cell(&json!(-12.5), true), "-12,5");
        assert_eq!(cell(&json!(["=a", "b"]), false), "'=a; b");
        assert_eq!(cell(&json!([1, 2]), false), "1; 2");
        assert_eq!(cell(&Value::Null, false), "");
    }
}
