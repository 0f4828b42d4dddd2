//! The OpenAPI document, checked against the server.

use e2e::http::get;
use e2e::schema::Schemas;
use e2e::server::Server;
use serde_json::{Value, json};

fn schema_of<'a>(response: &'a Value, content_type: &str) -> Option<&'a Value> {
    let kind = content_type.split(';').next().unwrap_or_default();
    let content = response["content"].as_object().expect("media types");
    let found = content
        .iter()
        .find(|(name, _)| name.split(';').next() == Some(kind));
    found.map(|(_, media)| &media["schema"])
}

/// Paths without an example: the same as `/ogc`, one whose parameter is an address of this server, and one that only a server with
/// an earlier atlas has, which another test validates.
const WITHOUT: [&str; 3] = ["/ogc/", "/oembed", "/api/versions/{id}"];

#[test]
fn every_example_runs_and_its_answer_meets_the_schema() {
    let server = Server::start();
    let document = server.json("/api/openapi.json");
    assert_eq!(document["openapi"], "3.1.0");
    let mut validated = 0;
    for (path, item) in document["paths"].as_object().expect("paths") {
        let operation = &item["get"];
        let examples = operation["x-examples"].as_array().expect("examples");
        assert!(
            !examples.is_empty() || WITHOUT.contains(&path.as_str()),
            "{path} has no example"
        );
        for example in examples {
            let address = example.as_str().expect("an address");
            let answer = server.get(address);
            assert_eq!(answer.status, 200, "{address}: {}", answer.text());
            let kind = answer.header("content-type").to_owned();
            let schema = schema_of(&operation["responses"]["200"], &kind);
            let schema = schema.unwrap_or_else(|| panic!("{address}: {kind} is not documented"));
            if !kind.contains("json") {
                continue;
            }
            if let Err(error) = Schemas::new(&document).validate(schema, &answer.json()) {
                panic!("{address}: {error}");
            }
            validated += 1;
        }
    }
    assert!(validated >= 20, "{validated} answers validated");
}

#[test]
fn a_schema_refuses_what_it_does_not_describe() {
    let server = Server::start();
    let document = server.json("/api/openapi.json");
    let schemas = Schemas::new(&document);
    let schema = json!({ "$ref": "#/components/schemas/MunicipalityBody" });
    let mut torino = server.json("/api/municipalities")[0].clone();
    assert_eq!(schemas.validate(&schema, &torino), Ok(()));
    torino["istat"] = json!(1272);
    let wrong = schemas.validate(&schema, &torino);
    assert!(wrong.is_err(), "a code is a text");
    torino.as_object_mut().expect("a record").remove("istat");
    let wrong = schemas.validate(&schema, &torino);
    assert!(wrong.is_err(), "a code is required");
}

#[test]
fn the_documentation_page_has_no_scripts() {
    let server = Server::start();
    let page = get(&server.url("/api?lang=it"), &[]);
    assert_eq!(page.status, 200);
    let text = page.text();
    let documented = server.json("/api/openapi.json");
    let example = &documented["paths"]["/api/scenario"]["get"]["x-examples"][0];
    let example = example.as_str().expect("an example");
    assert!(text.contains(example), "{example} is linked");
    assert!(!text.contains("<script"));
    assert!(!text.contains("://"), "nothing from elsewhere");
    // a text without translation shows its key
    assert_eq!(text.split(['>', '<']).find(|t| t.starts_with("api-")), None);
}

#[test]
fn the_ogc_document_is_openapi_3_0() {
    let server = Server::start();
    let answer = server.get("/ogc/api?f=json");
    assert_eq!(
        answer.header("content-type"),
        "application/vnd.oai.openapi+json;version=3.0"
    );
    let document = answer.json();
    assert_eq!(document["openapi"], "3.0.3");
    let paths = document["paths"].as_object().unwrap();
    for name in ["zones", "municipalities", "projects", "needs", "indicators"] {
        assert!(
            paths.contains_key(&format!("/collections/{name}/items")),
            "{name}"
        );
    }
}
