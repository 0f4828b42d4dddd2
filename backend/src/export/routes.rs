//! `/export/…`: files made from the map in the query.

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::{any, get};
use geodata::cartography::{map_body, svg};
use geodata::model::ZoneNumber;

use super::options::Request;
use super::page::{Options, page};
use super::{ExportError, deck, embed, fonts, limit, oembed, pdf, png, pptx, scene, share, sheet};
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
        .route("/export/map.svg", get(map_svg))
        .route("/export/map.png", get(map_png))
        .route("/export/map.pdf", get(map_pdf))
        .route("/export/map.pptx", get(map_pptx))
        .route("/export/map.html", get(map_html))
        .route("/export/map.csv", get(map_csv))
        .route("/export/deck.pptx", get(deck_pptx))
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

async fn map_svg(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    made(state, query, headers, SVG, |state, request, origin| {
        let sheet = request.sheet(Some(origin), 2.0);
        let scene = scene(&state.atlas, &request.spec, &sheet);
        Ok(svg(&scene, fonts::style()).into_bytes())
    })
    .await
}

async fn map_png(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    made(state, query, headers, PNG, |state, request, origin| {
        let sheet = request.sheet(Some(origin), request.detail());
        let scene = scene(&state.atlas, &request.spec, &sheet);
        png::png(&scene, request.width)
    })
    .await
}

async fn map_pdf(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    made(state, query, headers, PDF, |state, request, origin| {
        let sheet = request.sheet(Some(origin), 3.0);
        let scene = scene(&state.atlas, &request.spec, &sheet);
        pdf::of_map(&state.atlas, &request.spec, scene)
    })
    .await
}

async fn map_pptx(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    made(state, query, headers, PPTX, |state, request, origin| {
        let sheet = request.sheet(Some(origin), 2.0);
        let scene = scene(&state.atlas, &request.spec, &sheet);
        pptx::of_map(&state.atlas, request, scene)
    })
    .await
}

async fn map_html(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    made(state, query, headers, HTML, |state, request, origin| {
        let link = request.address(origin, &request.spec);
        let options = Options::offline(Some(link).filter(|_| request.link));
        Ok(page(&state.atlas, &request.spec, &options).into_bytes())
    })
    .await
}

/// The values behind a map.
async fn map_csv(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    made(state, query, headers, CSV, |state, request, _| {
        let body = map_body(&state.atlas, &request.spec, Vec::new());
        let table = crate::table::map(&state.atlas, &request.spec, &body);
        Ok(table.into_bytes())
    })
    .await
}

async fn deck_pptx(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let kind = Kind {
        content: "deck",
        ..PPTX
    };
    made(state, query, headers, kind, |state, request, origin| {
        deck::deck(&maker(state, request, origin))
    })
    .await
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
    }
}
