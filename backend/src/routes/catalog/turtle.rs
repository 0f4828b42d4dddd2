//! Records as Turtle.

use std::fmt::Write as _;

use super::record::{Object, PREFIXES, Record};

pub(super) fn write(records: &[Record]) -> String {
    let mut out = String::new();
    for (prefix, namespace) in PREFIXES {
        let _ = writeln!(out, "@prefix {prefix}: <{namespace}> .");
    }
    for record in records {
        let _ = write!(out, "\n<{}> a {}", record.id, record.types.join(", "));
        for (name, object) in &record.statements {
            let _ = write!(out, " ;\n    {name} {}", object_text(object));
        }
        out += " .\n";
    }
    out
}

fn object_text(object: &Object) -> String {
    match object {
        Object::Resource(address) => format!("<{address}>"),
        Object::Plain(text) => quoted(text),
        Object::Text(text, language) => format!("{}@{language}", quoted(text)),
        Object::Typed(text, kind) => format!("{}^^{kind}", quoted(text)),
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out += "\\\"",
            '\\' => out += "\\\\",
            '\n' => out += "\\n",
            '\r' => out += "\\r",
            '\t' => out += "\\t",
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_stays_within_its_quotes() {
        assert_eq!(
            super::quoted("a \"b\" \\\n\u{1}"),
            r#""a \"b\" \\\n\u0001""#
        );
    }
}
