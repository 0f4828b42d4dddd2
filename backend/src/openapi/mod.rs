//! OpenAPI: the document of every address, made from the router's table and the types of the answers,
//! and the page that shows it.

mod html;
mod routes;
mod samples;
mod schemas;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use axum::routing::get;
use geodata_atlas::PreparedAtlas;
use geodata_model::Language;
use serde_json::{Map, Value, json};

use crate::api::{REVALIDATE, Stored};
use crate::hub::Hub;
use crate::page::{escape, frame};
use crate::state::{Shared, Snapshot};
pub(crate) use html::operations;
use routes::{Param, ROUTES, Route, Values};
use samples::Samples;
use schemas::Schemas;

/// The routes of the documentation.
pub fn routes() -> Router<Hub> {
    Router::new()
        .route("/api", get(page))
        .route("/api/openapi.json", get(json_document))
}

/// `?lang=`, else the language of the browser, else Italian. Documentation never refuses to be read.
fn language(query: Option<&str>, headers: &HeaderMap) -> Language {
    let mut pairs = query.unwrap_or_default().split('&');
    let named = pairs.find_map(|p| Language::from_tag(p.strip_prefix("lang=")?));
    let spoken = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| {
            v.split(',')
                .find_map(|p| Language::from_tag(p.split(';').next()?.trim()))
        });
    named.or(spoken).unwrap_or_default()
}

async fn json_document(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let language = language(query.as_deref(), &headers);
    let base = state.config.base(&headers);
    Stored::json(&document(&state, language, &base)).respond(&headers)
}

async fn page(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let language = language(query.as_deref(), &headers);
    let say = |key: &str| state.atlas.texts.get(language).text(key, &[]);
    let shown = document(&state, language, "");
    let body = format!(
        "<main id=\"main\"><h1>{}</h1><p class=\"lead\">{}</p><p><a href=\"/api/openapi.json\">{}</a></p>{}</main>",
        escape(&say("api-title")),
        escape(&say("api-lead")),
        escape(&say("api-document")),
        operations(&state.atlas, language, &shown, "")
    );
    let addresses = ["/api?lang=it", "/api?lang=en"];
    let page = frame(&state.atlas, language, &say("api-title"), addresses, &body);
    Stored::new("text/html; charset=utf-8", REVALIDATE, page).respond(&headers)
}

/// The OpenAPI 3.1 document; `x-examples` are requests that answer 200, tried by the tests.
fn document(state: &Snapshot, language: Language, base: &str) -> Value {
    let samples = Samples::of(&state.atlas);
    let mut schemas = Schemas::default();
    let mut paths = Map::new();
    for route in ROUTES {
        let operation = operation(&state.atlas, language, route, &samples, &mut schemas);
        paths.insert(route.path.to_owned(), json!({ "get": operation }));
    }
    let say = |key: &str| state.atlas.texts.get(language).text(key, &[]);
    let mut info = json!({
        "title": say("api-title"),
        "description": say("api-lead"),
        "version": env!("CARGO_PKG_VERSION"),
        "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
    });
    if let Some(contact) = &state.config.contact {
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
    if matches!(route.answer, schemas::Answer::Tile) {
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
    use std::collections::BTreeSet;

    /// The paths the router answers, as its own description lists them.
    fn served() -> BTreeSet<String> {
        let shown = format!("{:?}", crate::api::routes());
        let shown = shown.split("fallback_router").next().unwrap_or_default();
        shown
            .split("RouteId(")
            .filter_map(|part| {
                let rest = part.split_once("): \"")?;
                rest.0.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
                Some(rest.1.split('"').next()?.to_owned())
            })
            .collect()
    }

    #[test]
    fn every_address_is_documented_and_nothing_else() {
        let served = served();
        assert!(served.len() > 20, "the router lists its paths: {served:?}");
        let documented: BTreeSet<String> = ROUTES.iter().map(|r| r.path.to_owned()).collect();
        let missing: Vec<_> = served.difference(&documented).collect();
        assert!(missing.is_empty(), "add to openapi/routes.rs: {missing:?}");
        let gone: Vec<_> = documented.difference(&served).collect();
        assert!(gone.is_empty(), "no longer served: {gone:?}");
    }

    #[test]
    fn every_summary_and_parameter_has_words() {
        let texts = geodata_model::i18n::Catalogues::default();
        for route in ROUTES {
            let params = route.params.iter().map(|p| format!("api-param-{}", p.0));
            for key in params.chain([format!("api-get-{}", route.key)]) {
                let text = texts.text(&key, |_| Vec::new());
                assert!(text.it != key && text.en != key, "no text {key}");
            }
        }
    }
}
