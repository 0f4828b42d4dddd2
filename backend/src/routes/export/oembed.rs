//! `/oembed`: what other sites ask before they show a map (<https://oembed.com>, 1.0).

use atlante_export::PageOptions;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use geodata_cartography::map_body;
use geodata_model::xml::escape;
use percent_encoding::percent_decode_str;

use super::query::{base_url, read};
use crate::http::problem::Problem;
use crate::state::snapshot::SharedSnapshot;

const WIDTH: u32 = 800;
const HEIGHT: u32 = 640;

/// The parameters of a request.
#[derive(Default)]
struct Parameters {
    url: String,
    xml: bool,
    unknown_format: bool,
    max_width: Option<u32>,
    max_height: Option<u32>,
}

fn parameters(query: &str) -> Parameters {
    let mut asked = Parameters::default();
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent_decode_str(value).decode_utf8_lossy().into_owned();
        match key {
            "url" => asked.url = value,
            "format" => {
                asked.xml = value == "xml";
                asked.unknown_format = !matches!(value.as_str(), "xml" | "json" | "");
            }
            "maxwidth" => asked.max_width = value.parse().ok(),
            "maxheight" => asked.max_height = value.parse().ok(),
            _ => {}
        }
    }
    asked
}

/// The query of a map's address on this server; none for any other address.
fn query_of<'a>(url: &'a str, origin: &str) -> Option<&'a str> {
    let path = url.strip_prefix(origin)?;
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let query = query.split('#').next().unwrap_or_default();
    matches!(path, "" | "/" | "/embed").then_some(query)
}

/// `/oembed`: how another site shows the map of an address.
pub async fn oembed(
    State(snapshot): State<SharedSnapshot>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let asked = parameters(query.as_deref().unwrap_or_default());
    if asked.unknown_format {
        return StatusCode::NOT_IMPLEMENTED.into_response();
    }
    let origin = base_url(&snapshot, &headers);
    let Some(query) = query_of(&asked.url, &origin) else {
        return Problem::not_found(format!(
            "The parameter url must be the address of a map on this server, such as {origin}/?zone=5."
        ))
        .into_response();
    };
    let (_, rest) = PageOptions::from_query(query);
    let request = match read(&snapshot, Some(&rest)) {
        Ok(request) => request,
        Err(problem) => return problem.into_response(),
    };
    let body = map_body(&snapshot.atlas, &request.spec, Vec::new());
    let title = body.title.get(request.spec.language).to_owned();
    let spec = request.spec.to_query();
    let width = asked.max_width.unwrap_or(WIDTH).clamp(200, WIDTH);
    let height = asked.max_height.unwrap_or(HEIGHT).clamp(200, HEIGHT);
    let fields = [
        ("type", "rich".to_owned()),
        ("version", "1.0".to_owned()),
        ("title", title.clone()),
        ("provider_name", "Atlante".to_owned()),
        ("provider_url", format!("{origin}/")),
        ("html", frame(&origin, &spec, &title, width, height)),
        ("thumbnail_url", picture(&origin, &spec)),
    ];
    let numbers = [
        ("width", width),
        ("height", height),
        ("thumbnail_width", 1200),
        ("thumbnail_height", 675),
    ];
    if asked.xml {
        let field = |(key, value): &(&str, String)| format!("<{key}>{}</{key}>", escape(value));
        let texts: String = fields.iter().map(field).collect();
        let number = |(key, value): &(&str, u32)| format!("<{key}>{value}</{key}>");
        let numbers: String = numbers.iter().map(number).collect();
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>{texts}{numbers}</oembed>\n"
        );
        return ([(header::CONTENT_TYPE, "text/xml; charset=utf-8")], xml).into_response();
    }
    let mut json = serde_json::Map::new();
    json.extend(fields.map(|(key, value)| (key.to_owned(), value.into())));
    json.extend(numbers.map(|(key, value)| (key.to_owned(), value.into())));
    axum::Json(json).into_response()
}

/// The picture that stands for a map.
pub fn picture(origin: &str, spec: &str) -> String {
    let separator = if spec.is_empty() { "" } else { "&" };
    format!("{origin}/export/map.png?{spec}{separator}width=1200&link=off")
}

/// The frame other pages put in.
fn frame(origin: &str, spec: &str, title: &str, width: u32, height: u32) -> String {
    let (src, title) = (escape(&format!("{origin}/embed?{spec}")), escape(title));
    format!(
        "<iframe src=\"{src}\" title=\"{title}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" style=\"border:0;max-width:100%\" allowfullscreen></iframe>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_maps_of_this_server_can_be_embedded() {
        let origin = "https://a.example.it";
        assert_eq!(
            query_of("https://a.example.it/?zone=5#x", origin),
            Some("zone=5")
        );
        assert_eq!(
            query_of("https://a.example.it/embed?zone=5", origin),
            Some("zone=5")
        );
        for other in [
            "https://b.example.it/?zone=5",
            "https://a.example.it/api/map",
            "",
            "https://a.example.it.evil.it/",
        ] {
            assert_eq!(query_of(other, origin), None, "{other}");
        }
    }
}
