//! Statements about resources, before they are written in a syntax.

use std::fmt::Write as _;

/// Prefixes and the namespaces they stand for.
pub(super) const PREFIXES: [(&str, &str); 12] = [
    ("adms", "http://www.w3.org/ns/adms#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatapit", "http://dati.gov.it/onto/dcatapit#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("gsp", "http://www.opengis.net/ont/geosparql#"),
    ("locn", "http://www.w3.org/ns/locn#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The object of a statement.
#[derive(Debug, Clone)]
pub(super) enum Object {
    /// A resource, by its full address.
    Resource(String),
    /// A text without language.
    Plain(String),
    /// A text in a language.
    Text(String, &'static str),
    /// A text of a type, given with its prefix.
    Typed(String, &'static str),
}

/// A resource with its types and statements; names have prefixes.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) id: String,
    pub(super) types: &'static [&'static str],
    pub(super) statements: Vec<(&'static str, Object)>,
}

impl Record {
    pub(super) fn new(id: impl Into<String>, types: &'static [&'static str]) -> Self {
        Self {
            id: iri(&id.into()),
            types,
            statements: Vec::new(),
        }
    }

    pub(super) fn resource(mut self, name: &'static str, address: impl AsRef<str>) -> Self {
        let object = Object::Resource(iri(address.as_ref()));
        self.statements.push((name, object));
        self
    }

    pub(super) fn plain(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.statements.push((name, Object::Plain(text.into())));
        self
    }

    /// In both languages.
    pub(super) fn text(mut self, name: &'static str, text: geodata_model::Text) -> Self {
        self.statements.push((name, Object::Text(text.it, "it")));
        self.statements.push((name, Object::Text(text.en, "en")));
        self
    }

    pub(super) fn typed(
        mut self,
        name: &'static str,
        text: impl Into<String>,
        kind: &'static str,
    ) -> Self {
        self.statements
            .push((name, Object::Typed(text.into(), kind)));
        self
    }

    /// A date as precise as it is known: year, month or day.
    pub(super) fn date(self, name: &'static str, date: &str) -> Self {
        let kind = match date.len() {
            4 => "xsd:gYear",
            7 => "xsd:gYearMonth",
            _ => "xsd:date",
        };
        self.typed(name, date, kind)
    }
}

/// An address that no setting can break out of its brackets (RFC 3987).
fn iri(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c <= ' ' || "<>\"{}|\\^`".contains(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_address_stays_within_its_brackets() {
        assert_eq!(super::iri("https://a/b c>\"d"), "https://a/b%20c%3E%22d");
    }
}
