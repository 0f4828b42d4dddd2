//! The schemas of the answers, from the types they are written from.

use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, schema::Schema};

/// Schemas by name.
#[derive(Default)]
pub struct Schemas(Map<String, Value>);

impl Schemas {
    /// The reference to a type's schema, which is added together with those it needs.
    pub fn of<T: ToSchema>(&mut self) -> Value {
        let mut needed: Vec<(String, RefOr<Schema>)> = Vec::new();
        T::schemas(&mut needed);
        needed.push((T::name().into_owned(), T::schema()));
        for (name, schema) in needed {
            // a schema is a tree of maps and texts: it always serialises
            let schema = serde_json::to_value(&schema).unwrap_or_default();
            self.0.insert(name, schema);
        }
        json!({ "$ref": format!("#/components/schemas/{}", T::name()) })
    }

    /// All of them, as the `schemas` of a document.
    pub fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}

/// What an answer is.
#[derive(Clone, Copy)]
pub enum Answer {
    /// JSON of a schema.
    Json(fn(&mut Schemas) -> Value),
    /// JSON, or a table with `?f=csv`.
    JsonOrCsv(fn(&mut Schemas) -> Value),
    /// JSON, or GeoJSON with `?f=geojson`.
    JsonOrGeojson(fn(&mut Schemas) -> Value),
    /// The OpenAPI document of `/ogc`, or its page.
    OgcApi,
    /// JSON of a standard that has its own schema.
    Standard(&'static str),
    /// A text or bytes of a media type.
    Other(&'static str),
    /// The features and documents of `/ogc`, described in full in `/ogc/api`.
    Ogc,
    /// Bytes, or nothing with status 204.
    Tile,
}

/// One record.
pub fn one<T: ToSchema>(schemas: &mut Schemas) -> Value {
    schemas.of::<T>()
}

/// A list of records.
pub fn list<T: ToSchema>(schemas: &mut Schemas) -> Value {
    json!({ "type": "array", "items": schemas.of::<T>() })
}

impl Answer {
    /// The media types of the answer with their schemas.
    pub fn content(self, schemas: &mut Schemas) -> Value {
        let text = json!({ "schema": { "type": "string" } });
        let object = json!({ "schema": { "type": "object" } });
        match self {
            Self::Json(schema) => json!({ "application/json": { "schema": schema(schemas) } }),
            Self::JsonOrCsv(schema) => {
                json!({ "application/json": { "schema": schema(schemas) }, "text/csv": text })
            }
            Self::JsonOrGeojson(schema) => {
                json!({ "application/json": { "schema": schema(schemas) }, "application/geo+json": object })
            }
            Self::OgcApi => {
                json!({ "application/vnd.oai.openapi+json;version=3.0": object, "text/html": text })
            }
            Self::Standard(kind) => json!({ (kind): object }),
            Self::Other(kind) => json!({ (kind): text }),
            Self::Ogc => {
                json!({ "application/json": object, "application/geo+json": object, "text/html": text, "text/csv": text })
            }
            Self::Tile => json!({ "application/vnd.mapbox-vector-tile": text }),
        }
    }
}
