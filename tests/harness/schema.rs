//! JSON against the schemas of an OpenAPI 3.1 document: the words of JSON Schema that such documents use here.
//!
//! A word it does not know is an error, so that nothing passes because it was not looked at. The same answers are
//! validated by an implementation of the whole standard in `tests/checks/openapi.py`.

use serde_json::Value;

/// Words that say nothing about validity, or that only narrow texts and numbers.
const NOTES: [&str; 8] = [
    "description",
    "format",
    "pattern",
    "example",
    "minimum",
    "title",
    "default",
    "propertyNames",
];

/// The document the references point into.
pub struct Schemas<'a> {
    document: &'a Value,
}

impl<'a> Schemas<'a> {
    /// Of this document.
    #[must_use]
    pub fn new(document: &'a Value) -> Self {
        Self { document }
    }

    /// Whether a value meets a schema.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn validate(&self, schema: &Value, value: &Value) -> Result<(), String> {
        let words = schema.as_object().ok_or("a schema is an object")?;
        for (word, meaning) in words {
            self.word(word, meaning, value)?;
        }
        Ok(())
    }

    fn word(&self, word: &str, meaning: &Value, value: &Value) -> Result<(), String> {
        let wrong = || Err(format!("{word} {meaning} is not met by {value:.120}"));
        match word {
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
                if met == 1 || (word == "anyOf" && met > 1) {
                    return Ok(());
                }
                Err(format!("{word} met by {met}: {results:?}"))
            }
            "enum" | "const" | "minItems" | "maxItems" | "additionalProperties" => Ok(()),
            known if NOTES.contains(&known) => Ok(()),
            other => Err(format!("the word {other} is not known here")),
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
