//! `/export/…`: files made from the map in the query.

use atlante_export::{
    ExportError, ExportInput, PageOptions, Paper, Request, deck_pptx, map_html, map_pdf, map_png,
    map_pptx, map_svg, sheet_pdf, zone_pptx,
};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use geodata_cartography::map_body;
use geodata_model::ZoneNumber;

use super::kind::{CSV, DECK, HTML, Kind, PDF, PNG, POSTER, PPTX, SHEET, SVG, ZONE, file_name};
use super::limit;
use super::query::{base_url, read};
use crate::http::problem::Problem;
use crate::http::stored::{REVALIDATE, Stored};
use crate::state::snapshot::{SharedSnapshot, Snapshot};
use crate::state::snapshot_store::SnapshotStore;
use crate::tables;

/// The map as SVG.
pub fn map_svg_file() -> MethodRouter<SnapshotStore> {
    file(SVG, |s, r, base_url| Ok(svg(s, r, base_url)))
}

/// The map as PNG.
pub fn map_png_file() -> MethodRouter<SnapshotStore> {
    file(PNG, |s, r, base_url| map_png(&s.atlas, r, Some(base_url)))
}

/// The map as PDF.
pub fn map_pdf_file() -> MethodRouter<SnapshotStore> {
    file(PDF, |s, r, base_url| map_pdf(&s.atlas, r, Some(base_url)))
}

/// The map as a slide.
pub fn map_pptx_file() -> MethodRouter<SnapshotStore> {
    file(PPTX, |s, r, base_url| map_pptx(&s.atlas, r, Some(base_url)))
}

/// The map as a page that works without a network.
pub fn map_html_file() -> MethodRouter<SnapshotStore> {
    file(HTML, |s, r, base_url| Ok(html(s, r, base_url)))
}

/// The values behind a map.
pub fn map_csv_file() -> MethodRouter<SnapshotStore> {
    file(CSV, |s, r, base_url| Ok(csv(s, r, base_url)))
}

/// The slide deck of the whole territory.
pub fn deck_pptx_file() -> MethodRouter<SnapshotStore> {
    file(DECK, |s, r, base_url| {
        deck_pptx(&input(s, r, base_url), None)
    })
}

/// Answers with a file: reads the query, makes the file when it is its turn, names it.
async fn file_response(
    snapshot: SharedSnapshot,
    query: Option<String>,
    headers: HeaderMap,
    kind: Kind,
    make: impl FnOnce(&Snapshot, &Request, &str) -> Result<Vec<u8>, ExportError> + Send + 'static,
) -> Result<Response, Problem> {
    let mut request = read(&snapshot, query.as_deref())?;
    // without a configured address and without a Host header nobody knows an address of this server
    request.link &= snapshot.config.base_url.is_some() || headers.contains_key(header::HOST);
    let base_url = base_url(&snapshot, &headers);
    let name = file_name(&request, kind.extension);
    let key = format!("{} {} {base_url} {request:?}", kind.extension, kind.content);
    let stored = limit::in_turn(snapshot, key, move |snapshot| {
        let bytes = make(snapshot, &request, &base_url)?;
        Ok(if kind.compressed {
            Stored::packed(kind.content_type, bytes)
        } else {
            Stored::new(kind.content_type, REVALIDATE, bytes)
        })
    });
    Ok(kind.with_headers(stored.await?.respond(&headers), &name))
}

/// What makes the bytes of a file from a map and the address of this server.
type Make = fn(&Snapshot, &Request, &str) -> Result<Vec<u8>, ExportError>;

/// The handler of a file that depends on nothing but the query.
fn file(kind: Kind, make: Make) -> MethodRouter<SnapshotStore> {
    get(
        move |State(snapshot): State<SharedSnapshot>,
              RawQuery(query): RawQuery,
              headers: HeaderMap| { file_response(snapshot, query, headers, kind, make) },
    )
}

fn svg(snapshot: &Snapshot, request: &Request, base_url: &str) -> Vec<u8> {
    map_svg(&snapshot.atlas, request, Some(base_url)).into_bytes()
}

fn html(snapshot: &Snapshot, request: &Request, base_url: &str) -> Vec<u8> {
    let link = request.address(base_url, &request.spec);
    let options = PageOptions::offline(Some(link).filter(|_| request.link));
    map_html(&snapshot.atlas, &request.spec, &options).into_bytes()
}

/// The values behind a map.
fn csv(snapshot: &Snapshot, request: &Request, _: &str) -> Vec<u8> {
    let body = map_body(&snapshot.atlas, &request.spec, Vec::new());
    tables::map(&snapshot.atlas, &request.spec, &body).into_bytes()
}

/// `/export/sheet.pdf`: the sheets of all zones, `?zone=5` of one; `?size=a3` for posters.
pub async fn sheet(
    State(snapshot): State<SharedSnapshot>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (paper, rest) = Paper::from_query(query.as_deref().unwrap_or_default())
        .map_err(|refused| Problem::bad_request(refused.to_string()))?;
    let kind = match paper {
        Paper::A4 => SHEET,
        Paper::A3 => POSTER,
    };
    file_response(
        snapshot,
        Some(rest),
        headers,
        kind,
        move |snapshot, request, base_url| {
            let zones = snapshot.atlas.atlas.zones.keys().copied();
            let zones: Vec<ZoneNumber> = match request.spec.zone {
                Some(zone) => vec![zone],
                None => zones.collect(),
            };
            sheet_pdf(&input(snapshot, request, base_url), &zones, paper)
        },
    )
    .await
}

/// `/export/zone/5.pptx`: the slide of a zone.
pub async fn zone(
    State(snapshot): State<SharedSnapshot>,
    Path(file): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let number = file.strip_suffix(".pptx").and_then(|n| n.parse().ok());
    let number: Option<ZoneNumber> = number.filter(|n| snapshot.atlas.atlas.zones.contains_key(n));
    let Some(number) = number else {
        return Err(Problem::not_found(
            "A zone's slide is at /export/zone/{number}.pptx, with a number that /api/zones lists.",
        ));
    };
    // the zone of the path goes before one of the query
    let query = format!("{}&zone={number}", query.unwrap_or_default());
    file_response(
        snapshot,
        Some(query),
        headers,
        ZONE,
        move |snapshot, request, base_url| {
            zone_pptx(&input(snapshot, request, base_url), number, None)
        },
    )
    .await
}

/// What decks and sheets are made from.
fn input<'a>(snapshot: &'a Snapshot, request: &'a Request, base_url: &'a str) -> ExportInput<'a> {
    ExportInput {
        atlas: &snapshot.atlas,
        gaps: snapshot.gaps(),
        request,
        base_url: Some(base_url).filter(|_| request.link),
    }
}
