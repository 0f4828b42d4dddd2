//! The OpenAPI 3.1 document of the server, made from the table of its addresses and the types of the answers.

use geodata_atlas::PreparedAtlas;
use geodata_model::Language;
use serde_json::{Map, Value, json};

use super::samples::Samples;
use super::schemas::{Answer, Schemas};
use super::table::route::{Param, Route, Values};
use super::table::routes;
use crate::state::snapshot::Snapshot;

/// The OpenAPI 3.1 document; `x-examples` are requests that answer 200, tried by the tests.
pub fn document(snapshot: &Snapshot, language: Language, base: &str) -> Value {
    let samples = Samples::of(&snapshot.atlas);
    let mut schemas = Schemas::default();
    let mut paths = Map::new();
    for route in routes() {
        let operation = operation(&snapshot.atlas, language, route, &samples, &mut schemas);
        paths.insert(route.path.to_owned(), json!({ "get": operation }));
    }
    let say = |key: &str| snapshot.atlas.texts.get(language).text(key, &[]);
    let mut info = json!({
        "title": say("api-title"),
        "description": say("api-lead"),
        "version": env!("CARGO_PKG_VERSION"),
        "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
    });
    if let Some(contact) = &snapshot.config.contact {
        info["contact"] = json!({ "name": contact });
    }
    let problem = json!({ "type": "object", "required": ["type", "title", "status", "detail"], "properties": {
        "type": { "type": "string" }, "title": { "type": "string" },
        "status": { "type": "integer" }, "detail": { "type": "string" } } });
    let mut components = schemas.into_value();
    components["Problem"] = problem;
    json!({
        "openapi": "3.1.0",
        "info": info,
        "servers": [{ "url": if base.is_empty() { "/" } else { base } }],
        "paths": paths,
        "components": { "schemas": components },
    })
}

fn operation(
    atlas: &PreparedAtlas,
    language: Language,
    route: &Route,
    samples: &Samples,
    schemas: &mut Schemas,
) -> Value {
    let say = |key: &str| atlas.texts.get(language).text(key, &[]);
    let summary = say(&format!("api-get-{}", route.key));
    let parameters: Vec<Value> = route
        .params
        .iter()
        .map(|param| {
            let description = say(&format!("api-param-{}", param.0));
            parameter(route, param, samples, &description)
        })
        .collect();
    let mut responses = json!({
        "200": { "description": summary, "content": route.answer.content(schemas) },
        "304": { "description": say("api-not-modified") },
    });
    if !route.params.is_empty() {
        let problem = json!({
            "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } }
        });
        for (status, key) in [("400", "api-bad-request"), ("404", "api-not-found")] {
            responses[status] = json!({ "description": say(key), "content": problem });
        }
    }
    if matches!(route.answer, Answer::Tile) {
        responses["204"] = json!({ "description": say("api-no-content") });
        responses["409"] = json!({ "description": say("api-other-version") });
    }
    let examples = route.examples.iter().map(|e| samples.fill(e));
    json!({
        "summary": summary,
        "operationId": route.path.trim_start_matches('/').replace(['/', '.'], "_").replace(['{', '}'], ""),
        "parameters": parameters,
        "responses": responses,
        "x-examples": examples.collect::<Vec<_>>(),
    })
}

fn parameter(
    route: &Route,
    (name, values, example): &Param,
    samples: &Samples,
    description: &str,
) -> Value {
    let is_path = route.path.contains(&format!("{{{name}}}"));
    let schema = match values {
        Values::Text => json!({ "type": "string" }),
        Values::Integer => json!({ "type": "integer" }),
        Values::OneOf(choices) => json!({ "type": "string", "enum": choices }),
    };
    let mut parameter = json!({
        "name": name,
        "in": if is_path { "path" } else { "query" },
        "required": is_path,
        "description": description,
        "schema": schema,
    });
    if !example.is_empty() {
        parameter["example"] = match values {
            Values::Integer => json!(example.parse::<i64>().unwrap_or_default()),
            _ => json!(samples.fill(example)),
        };
    }
    parameter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_summary_and_parameter_has_words() {
        let texts = geodata_model::i18n::Catalogues::default();
        for route in routes() {
            let params = route.params.iter().map(|p| format!("api-param-{}", p.0));
            for key in params.chain([format!("api-get-{}", route.key)]) {
                let text = texts.text(&key, |_| Vec::new());
                assert!(text.it != key && text.en != key, "no text {key}");
            }
        }
    }
}
