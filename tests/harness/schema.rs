//! Validates JSON against the schemas of an OpenAPI 3.1 document. It implements the keywords of JSON Schema that our document uses.
//!
//! An unknown keyword is an error, so that nothing is valid only because it was not checked. `tests/checks/openapi.py` validates
//! the same answers with an implementation of the whole standard.

use serde_json::Value;

/// Keywords that are not checked: annotations, and constraints on texts and numbers.
const UNCHECKED: [&str; 8] = [
    "description",
    "format",
    "pattern",
    "example",
    "minimum",
    "title",
    "default",
    "propertyNames",
];

/// The document with the schemas, into which references point.
pub struct Schemas<'a> {
    document: &'a Value,
}

impl<'a> Schemas<'a> {
    /// The schemas of a document.
    #[must_use]
    pub fn new(document: &'a Value) -> Self {
        Self { document }
    }

    /// Validates a value against a schema.
    ///
    /// # Errors
    /// The violated keyword, and the path to it.
    pub fn validate(&self, schema: &Value, value: &Value) -> Result<(), String> {
        let keywords = schema.as_object().ok_or("a schema is an object")?;
        for (keyword, meaning) in keywords {
            self.keyword(keyword, meaning, value)?;
        }
        Ok(())
    }

    fn keyword(&self, keyword: &str, meaning: &Value, value: &Value) -> Result<(), String> {
        let wrong = || Err(format!("{keyword} {meaning} is not met by {value:.120}"));
        match keyword {
            "$ref" => self.validate(self.target(meaning)?, value),
            "type" => {
                if types(meaning).any(|t| is_of(t, value)) {
                    return Ok(());
                }
                wrong()
            }
            "enum" if !list(meaning).contains(value) => wrong(),
            "const" if meaning != value => wrong(),
            "required" => {
                let missing = list(meaning)
                    .iter()
                    .find(|name| value.get(name.as_str().unwrap_or_default()).is_none());
                missing.map_or(Ok(()), |name| {
                    Err(format!("{name} is missing in {value:.120}"))
                })
            }
            "properties" => self.properties(meaning, value),
            "additionalProperties" if meaning.is_object() => {
                let mut members = value.as_object().into_iter().flatten();
                members.try_for_each(|(key, own)| at(key, self.validate(meaning, own)))
            }
            "items" => {
                let mut elements = list(value).iter().enumerate();
                elements.try_for_each(|(i, own)| at(&i.to_string(), self.validate(meaning, own)))
            }
            "minItems" if (list(value).len() as u64) < meaning.as_u64().unwrap_or(0) => wrong(),
            "maxItems" if (list(value).len() as u64) > meaning.as_u64().unwrap_or(0) => wrong(),
            "allOf" => list(meaning)
                .iter()
                .try_for_each(|s| self.validate(s, value)),
            "oneOf" | "anyOf" => {
                let results: Vec<_> = list(meaning)
                    .iter()
                    .map(|s| self.validate(s, value))
                    .collect();
                let met = results.iter().filter(|r| r.is_ok()).count();
                if met == 1 || (keyword == "anyOf" && met > 1) {
                    return Ok(());
                }
                Err(format!("{keyword} met by {met}: {results:?}"))
            }
            "enum" | "const" | "minItems" | "maxItems" | "additionalProperties" => Ok(()),
            other if UNCHECKED.contains(&other) => Ok(()),
            other => Err(format!("unknown keyword {other}")),
        }
    }

    fn target(&self, reference: &Value) -> Result<&'a Value, String> {
        let pointer = reference.as_str().and_then(|r| r.strip_prefix('#'));
        let found = pointer.and_then(|p| self.document.pointer(p));
        found.ok_or_else(|| format!("{reference} points to nothing"))
    }

    fn properties(&self, schemas: &Value, value: &Value) -> Result<(), String> {
        let schemas = schemas.as_object().ok_or("properties are an object")?;
        let mut present = schemas
            .iter()
            .filter_map(|(name, schema)| Some((name, schema, value.get(name)?)));
        present.try_for_each(|(name, schema, own)| at(name, self.validate(schema, own)))
    }
}

fn at(place: &str, result: Result<(), String>) -> Result<(), String> {
    result.map_err(|error| format!("{place}: {error}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn types(meaning: &Value) -> impl Iterator<Item = &str> {
    let one = meaning.as_str().into_iter();
    one.chain(list(meaning).iter().filter_map(Value::as_str))
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|n| n.fract() == 0.0),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}
