//! `/export/…`: files made from the map in the query.

use atlante_export::{
    ExportError, ExportInput, PageOptions, Paper, Request, deck_pptx, map_html, map_pdf, map_png,
    map_pptx, map_svg, sheet_pdf, zone_pptx,
};
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::{MethodRouter, any, get};
use geodata_cartography::map_body;
use geodata_model::ZoneNumber;

use super::query::{base_url, read};
use super::{embed, limit, oembed, share};
use crate::api::respond::{REVALIDATE, Stored};
use crate::error::Problem;
use crate::hub::Hub;
use crate::state::{Shared, Snapshot};

const SVG: Kind = Kind {
    extension: "svg",
    content: "map",
    content_type: "image/svg+xml; charset=utf-8",
    shown: true,
    compressed: false,
};
const PNG: Kind = Kind {
    extension: "png",
    content: "map",
    content_type: "image/png",
    shown: true,
    compressed: true,
};
const PDF: Kind = Kind {
    extension: "pdf",
    content: "map",
    content_type: "application/pdf",
    shown: true,
    compressed: true,
};
const PPTX: Kind = Kind {
    extension: "pptx",
    content: "map",
    content_type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    shown: false,
    compressed: true,
};
const DECK: Kind = Kind {
    content: "deck",
    ..PPTX
};
const CSV: Kind = Kind {
    extension: "csv",
    content: "map",
    content_type: "text/csv; charset=utf-8",
    shown: false,
    compressed: false,
};
/// Saved, not shown: the content security policy of this server would not let the script in it run.
const HTML: Kind = Kind {
    extension: "html",
    content: "map",
    content_type: "text/html; charset=utf-8",
    shown: false,
    compressed: false,
};

/// The routes of exports.
pub(crate) fn routes() -> Router<Hub> {
    Router::new()
        .route("/export/map.svg", file(SVG, svg))
        .route(
            "/export/map.png",
            file(PNG, |s, r, base_url| map_png(&s.atlas, r, Some(base_url))),
        )
        .route(
            "/export/map.pdf",
            file(PDF, |s, r, base_url| map_pdf(&s.atlas, r, Some(base_url))),
        )
        .route(
            "/export/map.pptx",
            file(PPTX, |s, r, base_url| map_pptx(&s.atlas, r, Some(base_url))),
        )
        .route("/export/map.html", file(HTML, html))
        .route("/export/map.csv", file(CSV, csv))
        .route(
            "/export/deck.pptx",
            file(DECK, |s, r, base_url| {
                deck_pptx(&input(s, r, base_url), None)
            }),
        )
        .route("/export/sheet.pdf", get(sheet))
        .route("/export/zone/{file}", get(zone))
        .route("/embed", get(embed::embed))
        .route("/embed.js", get(embed::script))
        .route("/embed.css", get(embed::style))
        .route("/oembed", get(oembed::oembed))
        .route("/", any(share::index))
}

/// Answers with a file: reads the query, makes the file when it is its turn, names it.
async fn made(
    state: Shared,
    query: Option<String>,
    headers: HeaderMap,
    kind: Kind,
    make: impl FnOnce(&Snapshot, &Request, &str) -> Result<Vec<u8>, ExportError> + Send + 'static,
) -> Result<Response, Problem> {
    let mut request = read(&state, query.as_deref())?;
    // without a configured address and without a Host header nobody knows an address of this server
    request.link &= state.config.base_url.is_some() || headers.contains_key(header::HOST);
    let base_url = base_url(&state, &headers);
    let name = file_name(&request, kind.extension);
    let key = format!("{} {} {base_url} {request:?}", kind.extension, kind.content);
    let stored = limit::made(state, key, move |state| {
        let bytes = make(state, &request, &base_url)?;
        Ok(if kind.compressed {
            Stored::packed(kind.content_type, bytes)
        } else {
            Stored::new(kind.content_type, REVALIDATE, bytes)
        })
    });
    Ok(kind.name(stored.await?.respond(&headers), &name))
}

/// A kind of file.
#[derive(Clone, Copy)]
struct Kind {
    extension: &'static str,
    /// Distinguishes it from other files of its extension.
    content: &'static str,
    content_type: &'static str,
    /// Shown by browsers rather than saved.
    shown: bool,
    /// Compressed already.
    compressed: bool,
}

/// The content security policy of a drawing that is opened by itself: it may load the style and the typefaces in it.
const DRAWING: &str =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'self'";

impl Kind {
    fn name(self, mut response: Response, name: &str) -> Response {
        let headers = response.headers_mut();
        let how = if self.shown { "inline" } else { "attachment" };
        let value = HeaderValue::from_str(&format!("{how}; filename=\"{name}\""));
        if let Ok(value) = value {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        if self.extension == "svg" {
            let policy = HeaderValue::from_static(DRAWING);
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

/// A name that says what the file shows, of letters, digits and hyphens only.
fn file_name(request: &Request, extension: &str) -> String {
    let mut name = String::from("atlante");
    for part in request.spec.to_query().split('&') {
        let (key, value) = part.split_once('=').unwrap_or(("", ""));
        let plain = value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.,".contains(&b));
        if plain && !value.is_empty() && !matches!(key, "view" | "title" | "q") {
            name.push('-');
            name.push_str(&value.replace([',', '.', '_'], "-"));
        }
    }
    name.truncate(80);
    format!("{name}.{extension}")
}

/// What makes the bytes of a file from a map and the address of this server.
type Make = fn(&Snapshot, &Request, &str) -> Result<Vec<u8>, ExportError>;

/// The handler of a file that depends on nothing but the query.
fn file(kind: Kind, make: Make) -> MethodRouter<Hub> {
    get(
        move |State(state): State<Shared>, RawQuery(query): RawQuery, headers: HeaderMap| {
            made(state, query, headers, kind, make)
        },
    )
}

fn svg(state: &Snapshot, request: &Request, base_url: &str) -> Result<Vec<u8>, ExportError> {
    Ok(map_svg(&state.atlas, request, Some(base_url)).into_bytes())
}

fn html(state: &Snapshot, request: &Request, base_url: &str) -> Result<Vec<u8>, ExportError> {
    let link = request.address(base_url, &request.spec);
    let options = PageOptions::offline(Some(link).filter(|_| request.link));
    Ok(map_html(&state.atlas, &request.spec, &options).into_bytes())
}

/// The values behind a map.
fn csv(state: &Snapshot, request: &Request, _: &str) -> Result<Vec<u8>, ExportError> {
    let body = map_body(&state.atlas, &request.spec, Vec::new());
    Ok(crate::table::map(&state.atlas, &request.spec, &body).into_bytes())
}

/// `/export/sheet.pdf`: the sheets of all zones, `?zone=5` of one; `?size=a3` for posters.
async fn sheet(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (paper, rest) = Paper::from_query(query.as_deref().unwrap_or_default())
        .map_err(|refused| Problem::bad_request(refused.to_string()))?;
    let kind = Kind {
        content: match paper {
            Paper::A4 => "sheet",
            Paper::A3 => "poster",
        },
        ..PDF
    };
    made(
        state,
        Some(rest),
        headers,
        kind,
        move |state, request, base_url| {
            let zones = state.atlas.atlas.zones.keys().copied();
            let zones: Vec<ZoneNumber> = match request.spec.zone {
                Some(zone) => vec![zone],
                None => zones.collect(),
            };
            sheet_pdf(&input(state, request, base_url), &zones, paper)
        },
    )
    .await
}

/// `/export/zone/5.pptx`: the slide of a zone.
async fn zone(
    State(state): State<Shared>,
    Path(file): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let number = file.strip_suffix(".pptx").and_then(|n| n.parse().ok());
    let number: Option<ZoneNumber> = number.filter(|n| state.atlas.atlas.zones.contains_key(n));
    let Some(number) = number else {
        return Err(Problem::not_found(
            "A zone's slide is at /export/zone/{number}.pptx, with a number that /api/zones lists.",
        ));
    };
    let kind = Kind {
        content: "zone",
        ..PPTX
    };
    // the zone of the path goes before one of the query
    let query = format!("{}&zone={number}", query.unwrap_or_default());
    made(
        state,
        Some(query),
        headers,
        kind,
        move |state, request, base_url| zone_pptx(&input(state, request, base_url), number, None),
    )
    .await
}

/// What decks and sheets are made from.
fn input<'a>(state: &'a Snapshot, request: &'a Request, base_url: &'a str) -> ExportInput<'a> {
    ExportInput {
        atlas: &state.atlas,
        gaps: state.gaps(),
        request,
        base_url: Some(base_url).filter(|_| request.link),
    }
}
