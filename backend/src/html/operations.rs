//! The operations of an OpenAPI document as HTML, without script and without anything from elsewhere.

use std::fmt::Write as _;

use geodata_atlas::PreparedAtlas;
use geodata_model::Language;
use geodata_model::xml::escape;
use serde_json::Value;

/// Every operation of a document; `prefix` goes before its paths where examples are linked.
pub fn operations(
    atlas: &PreparedAtlas,
    language: Language,
    document: &Value,
    prefix: &str,
) -> String {
    let say = |key: &str| escape(&atlas.texts.get(language).text(key, &[]));
    let mut out = String::new();
    let empty = serde_json::Map::new();
    let paths = document["paths"].as_object().unwrap_or(&empty);
    for (path, item) in paths {
        let get = &item["get"];
        let _ = write!(
            out,
            "<section class=\"operation\"><h2><span class=\"verb\">GET</span><code>{}{}</code></h2><p>{}</p>",
            prefix,
            escape(path),
            escape(get["summary"].as_str().unwrap_or_default())
        );
        if let Some(text) = get["description"].as_str() {
            let _ = write!(out, "<p>{}</p>", escape(text));
        }
        out += &parameters(document, get, &say);
        out += &answers(document, get, &say);
        out += &examples(get, &say);
        out += "</section>";
    }
    out
}

/// What a reference points to within the document.
fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value["$ref"].as_str().and_then(|r| r.strip_prefix('#'));
    pointer.and_then(|p| document.pointer(p)).unwrap_or(value)
}

fn parameters(document: &Value, get: &Value, say: &impl Fn(&str) -> String) -> String {
    let Some(list) = get["parameters"].as_array().filter(|l| !l.is_empty()) else {
        return String::new();
    };
    let mut out = format!(
        "<details><summary>{} ({})</summary><div class=\"wide\"><table><thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        say("api-parameters"),
        list.len(),
        say("ogc-property-name"),
        say("api-values"),
        say("api-meaning")
    );
    for parameter in list {
        let parameter = resolve(document, parameter);
        let _ = write!(
            out,
            "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td></tr>",
            escape(parameter["name"].as_str().unwrap_or_default()),
            values(resolve(document, &parameter["schema"])),
            escape(parameter["description"].as_str().unwrap_or_default())
        );
    }
    out + "</tbody></table></div></details>"
}

fn values(schema: &Value) -> String {
    if let Some(choices) = schema["enum"].as_array() {
        let names = choices.iter().filter_map(Value::as_str);
        let names: Vec<String> = names
            .map(|w| format!("<code>{}</code>", escape(w)))
            .collect();
        return names.join(", ");
    }
    let mut out = escape(schema["type"].as_str().unwrap_or_default());
    for (key, mark) in [("minimum", "≥"), ("maximum", "≤"), ("default", "=")] {
        if !schema[key].is_null() {
            let _ = write!(out, " {mark} {}", escape(&schema[key].to_string()));
        }
    }
    out
}

fn answers(document: &Value, get: &Value, say: &impl Fn(&str) -> String) -> String {
    let Some(responses) = get["responses"].as_object() else {
        return String::new();
    };
    let mut rows = String::new();
    for (status, response) in responses {
        let content = resolve(document, response)["content"].as_object();
        let kinds = content.into_iter().flatten().map(|(kind, media)| {
            let schema = media["schema"]["$ref"].as_str().unwrap_or_default();
            let name = schema.rsplit('/').next().unwrap_or_default();
            format!("<code>{}</code> {}", escape(kind), escape(name))
        });
        let kinds: Vec<String> = kinds.collect();
        let _ = write!(
            rows,
            "<li><strong>{status}</strong> {}</li>",
            kinds.join(", ")
        );
    }
    format!(
        "<details><summary>{}</summary><ul>{rows}</ul></details>",
        say("api-answers")
    )
}

fn examples(get: &Value, say: &impl Fn(&str) -> String) -> String {
    let Some(list) = get["x-examples"].as_array() else {
        return String::new();
    };
    let links = list.iter().filter_map(Value::as_str).map(|address| {
        let address = escape(address);
        format!("<li><a href=\"{address}\"><code>{address}</code></a></li>")
    });
    let links: String = links.collect();
    format!("<h3>{}</h3><ul>{links}</ul>", say("api-examples"))
}
