//! `/export/…`: files made from the map in the query.

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::{MethodRouter, any, get};
use geodata_cartography::{Scene, map_body, svg};
use geodata_model::ZoneNumber;

use super::letters::carried::style_of;
use super::options::Request;
use super::page::{Options, page};
use super::{ExportError, deck, embed, limit, oembed, pdf, png, pptx, scene, share, sheet};
use crate::api::respond::{REVALIDATE, Stored};
use crate::error::Problem;
use crate::hub::Hub;
use crate::state::{Shared, Snapshot};

const SVG: Kind = Kind {
    extension: "svg",
    content: "map",
    content_type: "image/svg+xml; charset=utf-8",
    shown: true,
    packed: false,
};
const PNG: Kind = Kind {
    extension: "png",
    content: "map",
    content_type: "image/png",
    shown: true,
    packed: true,
};
const PDF: Kind = Kind {
    extension: "pdf",
    content: "map",
    content_type: "application/pdf",
    shown: true,
    packed: true,
};
const PPTX: Kind = Kind {
    extension: "pptx",
    content: "map",
    content_type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    shown: false,
    packed: true,
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
    packed: false,
};
/// Saved, not shown: its script is its own and the policy of this server would not let it run.
const HTML: Kind = Kind {
    extension: "html",
    content: "map",
    content_type: "text/html; charset=utf-8",
    shown: false,
    packed: false,
};

/// The routes of exports.
pub(crate) fn routes() -> Router<Hub> {
    Router::new()
        .route("/export/map.svg", file(SVG, |s, r, o| Ok(map_svg(s, r, o))))
        .route("/export/map.png", file(PNG, map_png))
        .route("/export/map.pdf", file(PDF, map_pdf))
        .route("/export/map.pptx", file(PPTX, map_pptx))
        .route(
            "/export/map.html",
            file(HTML, |s, r, o| Ok(map_html(s, r, o))),
        )
        .route("/export/map.csv", file(CSV, |s, r, o| Ok(map_csv(s, r, o))))
        .route("/export/deck.pptx", file(DECK, deck_pptx))
        .route("/export/sheet.pdf", get(sheet_pdf))
        .route("/export/zone/{file}", get(zone_pptx))
        .route("/embed", get(embed::embed))
        .route("/embed.js", get(embed::script))
        .route("/embed.css", get(embed::style))
        .route("/oembed", get(oembed::oembed))
        .route("/", any(share::index))
}

/// Scheme and host by which the reader will find the map again.
pub(super) fn origin(state: &Snapshot, headers: &HeaderMap) -> String {
    state.config.base(headers)
}

/// A map as a file: read the query, make it in turn, name it.
async fn made(
    state: Shared,
    query: Option<String>,
    headers: HeaderMap,
    kind: Kind,
    make: impl FnOnce(&Snapshot, &Request, &str) -> Result<Vec<u8>, ExportError> + Send + 'static,
) -> Result<Response, Problem> {
    let mut request = read(&state, query.as_deref())?;
    // who does not say what this server is called cannot be given an address of it
    request.link &= state.config.base_url.is_some() || headers.contains_key(header::HOST);
    let origin = origin(&state, &headers);
    let name = file_name(&request, kind.extension);
    let key = format!("{} {} {origin} {request:?}", kind.extension, kind.content);
    let stored = limit::made(state, key, move |state| {
        let bytes = make(state, &request, &origin)?;
        Ok(if kind.packed {
            Stored::packed(kind.content_type, bytes)
        } else {
            Stored::new(kind.content_type, REVALIDATE, bytes)
        })
    });
    Ok(kind.name(stored.await?.respond(&headers), &name))
}

/// The map and its options, or why not.
pub(super) fn read(state: &Snapshot, query: Option<&str>) -> Result<Request, Problem> {
    let request = Request::from_query(query.unwrap_or_default(), &state.atlas.atlas);
    request.map_err(|refused| Problem::bad_request(refused.to_string()))
}

/// A kind of file.
#[derive(Clone, Copy)]
struct Kind {
    extension: &'static str,
    /// What tells it from others of its extension.
    content: &'static str,
    content_type: &'static str,
    /// Shown by browsers rather than saved.
    shown: bool,
    /// Packed already.
    packed: bool,
}

/// What a drawing that is looked at by itself may load: the style and the typeface within it.
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

/// The handler of a file that nothing but the query decides.
fn file(kind: Kind, make: Make) -> MethodRouter<Hub> {
    get(
        move |State(state): State<Shared>, RawQuery(query): RawQuery, headers: HeaderMap| {
            made(state, query, headers, kind, make)
        },
    )
}

/// The drawing of a request's map.
fn drawn(state: &Snapshot, request: &Request, origin: &str, detail: f64) -> Scene {
    let sheet = request.sheet(Some(origin), detail);
    scene(&state.atlas, &request.spec, &sheet)
}

fn map_svg(state: &Snapshot, request: &Request, origin: &str) -> Vec<u8> {
    let scene = drawn(state, request, origin, 2.0);
    svg(&scene, &style_of(&scene)).into_bytes()
}

fn map_png(state: &Snapshot, request: &Request, origin: &str) -> Result<Vec<u8>, ExportError> {
    png::png(
        &drawn(state, request, origin, request.detail()),
        request.width,
    )
}

fn map_pdf(state: &Snapshot, request: &Request, origin: &str) -> Result<Vec<u8>, ExportError> {
    pdf::of_map(
        &state.atlas,
        &request.spec,
        drawn(state, request, origin, 3.0),
    )
}

fn map_pptx(state: &Snapshot, request: &Request, origin: &str) -> Result<Vec<u8>, ExportError> {
    pptx::of_map(&state.atlas, request, drawn(state, request, origin, 2.0))
}

fn map_html(state: &Snapshot, request: &Request, origin: &str) -> Vec<u8> {
    let link = request.address(origin, &request.spec);
    let options = Options::offline(Some(link).filter(|_| request.link));
    page(&state.atlas, &request.spec, &options).into_bytes()
}

/// The values behind a map.
fn map_csv(state: &Snapshot, request: &Request, _: &str) -> Vec<u8> {
    let body = map_body(&state.atlas, &request.spec, Vec::new());
    crate::table::map(&state.atlas, &request.spec, &body).into_bytes()
}

fn deck_pptx(state: &Snapshot, request: &Request, origin: &str) -> Result<Vec<u8>, ExportError> {
    deck::deck(&maker(state, request, origin))
}

/// `/export/sheet.pdf`: the sheets of all zones, `?zone=5` of one; `?size=a3` for posters.
async fn sheet_pdf(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (paper, rest) = sheet::split(query.as_deref().unwrap_or_default())
        .map_err(|refused| Problem::bad_request(refused.to_string()))?;
    let kind = Kind {
        content: paper.content(),
        ..PDF
    };
    made(
        state,
        Some(rest),
        headers,
        kind,
        move |state, request, origin| {
            let zones = state.atlas.atlas.zones.keys().copied();
            let zones: Vec<ZoneNumber> = match request.spec.zone {
                Some(zone) => vec![zone],
                None => zones.collect(),
            };
            sheet::sheets(&maker(state, request, origin), &zones, paper)
        },
    )
    .await
}

/// `/export/zone/5.pptx`: the slide of a zone.
async fn zone_pptx(
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
        move |state, request, origin| deck::zone(&maker(state, request, origin), number),
    )
    .await
}

fn maker<'a>(state: &'a Snapshot, request: &'a Request, origin: &'a str) -> deck::Maker<'a> {
    deck::Maker {
        atlas: &state.atlas,
        gaps: state.gaps(),
        request,
        origin: Some(origin).filter(|_| request.link),
        template: None,
    }
}
