//! `/` with what other programs read of a page without running it: title, sentence and picture of the
//! map in the address, for the cards of messages and social media, and the way to embed it. And with what the page
//! itself will ask for first, so that the browser fetches it together with the program.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Response};
use geodata_cartography::{map_body, mapspec_of_atlas};
use geodata_mapspec::MapSpec;
use geodata_model::Language;
use geodata_model::xml::escape;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::oembed::picture;
use super::query::{base_url, read};
use crate::client;
use crate::http::problem::Problem;
use crate::http::stored::{REVALIDATE, Stored};
use crate::state::snapshot::{SharedSnapshot, Snapshot};

/// `/`: the page of the client with the title, sentence and picture of the map in its address.
pub async fn index(
    State(snapshot): State<SharedSnapshot>,
    RawQuery(query): RawQuery,
    method: Method,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return Problem::method_not_allowed().into_response();
    }
    let Some(page) = client::index() else {
        return client::without_client();
    };
    let origin = base_url(&snapshot, &headers);
    let tags = tags(&snapshot, query.as_deref().unwrap_or_default(), &origin);
    let preloads = preloads(query.as_deref().unwrap_or_default());
    let page = page.replacen("</head>", &format!("{tags}{preloads}  </head>"), 1);
    Stored::new("text/html; charset=utf-8", REVALIDATE, page).respond(&headers)
}

/// What the page asks for before it can show its map.
fn preloads(query: &str) -> String {
    let colours = MapSpec::from_query(query).0.without_focus().to_query();
    let mark = if colours.is_empty() { "" } else { "?" };
    let map = escape(&format!("api/map{mark}{colours}"));
    let data = [
        "api/plan",
        "api/zones",
        "api/municipalities",
        "api/projects",
        "tiles/atlas.json",
        &map,
    ];
    let tag = |address| {
        format!("    <link rel=\"preload\" href=\"{address}\" as=\"fetch\" crossorigin>\n")
    };
    data.map(tag).concat()
}

fn tags(snapshot: &Snapshot, query: &str, origin: &str) -> String {
    // an option of exports that cannot be read is no reason to refuse the page
    let request = read(snapshot, Some(query));
    let without_options = || mapspec_of_atlas(query, &snapshot.atlas.atlas).0;
    let spec = &request.map_or_else(|_| without_options(), |r| r.spec);
    let body = map_body(&snapshot.atlas, spec, Vec::new());
    let (title, sentence) = (
        escape(body.title.get(spec.language)),
        escape(body.sentence.get(spec.language)),
    );
    let canonical = spec.to_query();
    let mark = if canonical.is_empty() { "" } else { "?" };
    let url = format!("{origin}/{mark}{canonical}");
    let image = escape(&picture(origin, &canonical));
    let asked = utf8_percent_encode(&url, NON_ALPHANUMERIC);
    let oembed = |format: &str| escape(&format!("{origin}/oembed?url={asked}&format={format}"));
    let locale = match spec.language {
        Language::It => "it_IT",
        Language::En => "en_GB",
    };
    let url = escape(&url);
    let discovery = format!(
        "    <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{title}\">\n    <link rel=\"alternate\" type=\"text/xml+oembed\" href=\"{}\" title=\"{title}\">\n",
        oembed("json"),
        oembed("xml")
    );
    let named = [
        ("property=\"og:type\"", "website"),
        ("property=\"og:site_name\"", "Atlante"),
        ("property=\"og:locale\"", locale),
        ("property=\"og:title\"", &title),
        ("property=\"og:description\"", &sentence),
        ("property=\"og:url\"", &url),
        ("property=\"og:image\"", &image),
        ("property=\"og:image:type\"", "image/png"),
        ("property=\"og:image:width\"", "1200"),
        ("property=\"og:image:height\"", "675"),
        ("property=\"og:image:alt\"", &sentence),
        ("name=\"twitter:card\"", "summary_large_image"),
    ];
    let tag = |(name, content): (&str, &str)| format!("    <meta {name} content=\"{content}\">\n");
    named.map(tag).concat() + &discovery
}
