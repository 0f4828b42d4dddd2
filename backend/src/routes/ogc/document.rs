//! The OpenAPI 3.0 document of the service, made from the collections' own properties.

use geodata_model::Language;
use serde_json::{Map, Value, json};

use super::crs::Crs;
use super::media_types::{GEOJSON, HTML, JSON, OPENAPI};
use super::request::OgcRequest;
use super::select::{DEFAULT_LIMIT, MAX_LIMIT};
use super::text::text;
use crate::features::collection::{Collection, Field, FieldType};
use crate::state::snapshot::Snapshot;

/// The forms `datetime` takes, as a hint to programs; the calendar is checked when it is read.
const DATETIME: &str = r"^((\.\.)?/(\.\.)?|((\.\.)?/)?\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d))?(/(\.\.)?)?)$";

/// The document; its addresses are relative to `/ogc`.
pub fn document(snapshot: &Snapshot, request: &OgcRequest) -> Value {
    let ids: Vec<&str> = snapshot.collections().all().map(|c| c.id).collect();
    let mut paths = Map::new();
    for (path, key, schema) in [
        ("/", "ogc-title", "landingPage"),
        ("/conformance", "ogc-link-conformance", "confClasses"),
        ("/api", "ogc-link-api", "document"),
        ("/collections", "ogc-link-data", "collections"),
    ] {
        let summary = text(snapshot, request.language, key);
        let kind = if path == "/api" { OPENAPI } else { JSON };
        paths.insert(
            path.to_owned(),
            operation(&summary, "core", &[], schema, kind),
        );
    }
    paths.insert(
        "/collections/{collectionId}".to_owned(),
        operation(
            &text(snapshot, request.language, "ogc-api-collection"),
            "core",
            &[json!({
                "name": "collectionId", "in": "path", "required": true,
                "schema": { "type": "string", "enum": ids }
            })],
            "collection",
            JSON,
        ),
    );
    for collection in snapshot.collections().all() {
        features(snapshot, request, collection, &mut paths);
    }
    json!({
        "openapi": "3.0.3",
        "info": info(snapshot, request.language),
        "servers": [{ "url": request.url("") }],
        "tags": [{ "name": "core" }, { "name": "data" }],
        "paths": paths,
        "components": { "schemas": schemas(), "parameters": parameters(), "responses": { "problem": {
            "description": "RFC 9457",
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/problem" } } }
        } } },
    })
}

fn info(snapshot: &Snapshot, language: Language) -> Value {
    let config = &snapshot.config;
    let mut info = json!({
        "title": text(snapshot, language, "ogc-title"),
        "description": text(snapshot, language, "ogc-description"),
        "version": env!("CARGO_PKG_VERSION"),
    });
    if let Some(name) = &config.contact {
        info["contact"] = json!({ "name": name });
        if let Some(email) = &config.contact_email {
            info["contact"]["email"] = json!(email);
        }
    }
    if let Some(url) = &config.licence {
        let name = config.licence_name.as_ref().unwrap_or(url);
        info["license"] = json!({ "name": name, "url": url });
    }
    info
}

fn features(
    snapshot: &Snapshot,
    request: &OgcRequest,
    collection: &Collection,
    paths: &mut Map<String, Value>,
) {
    let path = format!("/collections/{}/items", collection.id);
    let title = collection.title(&snapshot.atlas);
    let title = title.get(request.language);
    let shared = [
        "limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "sep",
    ];
    let mut parameters: Vec<Value> = shared.map(reference).to_vec();
    for field in collection.fields {
        let description = field.title(&snapshot.atlas);
        parameters.push(json!({
            "name": field.name,
            "in": "query",
            "description": description.get(request.language),
            "schema": filter_schema(field),
            "style": "form",
            "explode": false,
        }));
    }
    let mut list = operation(title, "data", &parameters, "featureCollection", GEOJSON);
    // the one list that is a table too
    list["get"]["responses"]["200"]["content"]["text/csv"] =
        json!({ "schema": { "type": "string" } });
    list["get"]["parameters"][0] = reference("f-csv");
    list["get"]["operationId"] = json!(format!("{}.items", collection.id));
    paths.insert(path.clone(), list);
    let one = [
        json!({ "name": "featureId", "in": "path", "required": true, "schema": { "type": "string" },
            "example": collection.items.first().map(|i| i.id.as_str()) }),
        reference("crs"),
    ];
    let summary = format!(
        "{title}: {}",
        text(snapshot, request.language, "ogc-api-feature")
    );
    let mut one = operation(&summary, "data", &one, "feature", GEOJSON);
    one["get"]["operationId"] = json!(format!("{}.item", collection.id));
    paths.insert(format!("{path}/{{featureId}}"), one);
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/parameters/{name}") })
}

/// A `GET` with the two parameters every resource has.
fn operation(summary: &str, tag: &str, own: &[Value], schema: &str, kind: &str) -> Value {
    let mut parameters = vec![reference("f"), reference("lang")];
    parameters.extend_from_slice(own);
    let has_path = own.iter().any(|p| p["in"] == "path");
    let mut responses = json!({
        "200": { "description": summary, "content": {
            (kind): { "schema": { "$ref": format!("#/components/schemas/{schema}") } },
            (HTML): { "schema": { "type": "string" } }
        } },
        "400": { "$ref": "#/components/responses/problem" },
    });
    if has_path {
        responses["404"] = json!({ "$ref": "#/components/responses/problem" });
    }
    json!({ "get": { "summary": summary, "tags": [tag], "parameters": parameters, "responses": responses } })
}

/// A property's values; one of a list is enough to match, so a filter is a single value.
fn filter_schema(field: &Field) -> Value {
    let kind = match field.kind {
        FieldType::Text | FieldType::Texts => "string",
        FieldType::Integer | FieldType::Integers => "integer",
        FieldType::Number => "number",
    };
    json!({ "type": kind })
}

fn parameters() -> Value {
    let query = |name: &str, schema: Value| json!({ "name": name, "in": "query", "required": false, "schema": schema, "style": "form", "explode": false });
    let crs = json!({ "type": "string", "format": "uri", "enum": Crs::all().map(Crs::uri).collect::<Vec<_>>(), "default": Crs::Crs84.uri() });
    json!({
        "f": query("f", json!({ "type": "string", "enum": ["json", "html"] })),
        "f-csv": query("f", json!({ "type": "string", "enum": ["json", "html", "csv"] })),
        "lang": query("lang", json!({ "type": "string", "enum": ["it", "en"] })),
        "limit": query("limit", json!({ "type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT })),
        "offset": query("offset", json!({ "type": "integer", "minimum": 0, "default": 0 })),
        "bbox": query("bbox", json!({ "type": "array", "minItems": 4, "maxItems": 6, "oneOf": [
            { "minItems": 4, "maxItems": 4 }, { "minItems": 6, "maxItems": 6 } ],
            "items": { "type": "number" }, "example": [7.6, 45.0, 7.8, 45.1] })),
        "bbox-crs": query("bbox-crs", crs.clone()),
        "crs": query("crs", crs),
        "datetime": query("datetime", json!({ "type": "string", "pattern": DATETIME, "example": "2023-01-01T00:00:00Z/.." })),
        "sep": query("sep", json!({ "type": "string", "enum": ["comma", "semicolon"] })),
    })
}

fn schemas() -> Value {
    let list = |of: &str| json!({ "type": "array", "items": { "$ref": format!("#/components/schemas/{of}") } });
    json!({
        "link": { "type": "object", "required": ["href", "rel"], "properties": {
            "href": { "type": "string" }, "rel": { "type": "string" }, "type": { "type": "string" }, "title": { "type": "string" } } },
        "landingPage": { "type": "object", "required": ["title", "description", "links"], "properties": {
            "title": { "type": "string" }, "description": { "type": "string" }, "attribution": { "type": "string" }, "links": list("link") } },
        "confClasses": { "type": "object", "required": ["conformsTo"], "properties": {
            "conformsTo": { "type": "array", "items": { "type": "string" } }, "links": list("link") } },
        "document": { "type": "object", "required": ["openapi", "info", "paths"] },
        "collections": { "type": "object", "required": ["links", "collections"], "properties": {
            "links": list("link"), "collections": list("collection"), "crs": { "type": "array", "items": { "type": "string" } } } },
        "collection": { "type": "object", "required": ["id", "links"], "properties": {
            "id": { "type": "string" }, "title": { "type": "string" }, "description": { "type": "string" },
            "attribution": { "type": "string" }, "itemType": { "type": "string" },
            "extent": { "type": "object", "properties": {
                "spatial": { "type": "object", "properties": { "bbox": { "type": "array", "minItems": 1,
                    "items": { "type": "array", "minItems": 4, "maxItems": 6, "items": { "type": "number" } } }, "crs": { "type": "string" } } },
                "temporal": { "type": "object", "properties": { "interval": { "type": "array", "minItems": 1,
                    "items": { "type": "array", "minItems": 2, "maxItems": 2, "items": { "type": "string", "nullable": true } } }, "trs": { "type": "string" } } } } },
            "crs": { "type": "array", "items": { "type": "string" } }, "storageCrs": { "type": "string" }, "links": list("link") } },
        "featureCollection": { "type": "object", "required": ["type", "features"], "properties": {
            "type": { "type": "string", "enum": ["FeatureCollection"] }, "features": list("feature"), "links": list("link"),
            "timeStamp": { "type": "string", "format": "date-time" },
            "numberMatched": { "type": "integer", "minimum": 0 }, "numberReturned": { "type": "integer", "minimum": 0 } } },
        "feature": { "type": "object", "required": ["type", "geometry", "properties"], "properties": {
            "type": { "type": "string", "enum": ["Feature"] }, "id": { "type": "string" }, "links": list("link"),
            "geometry": { "type": "object", "nullable": true, "required": ["type"], "properties": {
                "type": { "type": "string", "enum": ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"] } } },
            "properties": { "type": "object", "nullable": true } } },
        "problem": { "type": "object", "required": ["type", "title", "status", "detail"], "properties": {
            "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" }, "detail": { "type": "string" } } },
    })
}
