//! The pages of the collections: the list of them, and one with its fields.

use std::fmt::Write as _;

use geodata_model::xml::escape;

use super::layout::{count, href, to_collections, to_landing, write_page};
use crate::features::collection::Collection;
use crate::routes::ogc::crs::Crs;
use crate::routes::ogc::request::OgcRequest;
use crate::routes::ogc::text::text;
use crate::state::snapshot::Snapshot;

/// Every collection as a card.
pub fn list(snapshot: &Snapshot, request: &OgcRequest) -> String {
    let mut out = String::from("<ul class=\"cards\">");
    for collection in snapshot.collections().all() {
        let _ = write!(
            out,
            "<li><h2><a href=\"{}\">{}</a></h2><p>{}</p><p class=\"quiet\">{}</p></li>",
            escape(&href(request, &format!("/collections/{}", collection.id))),
            escape(collection.title(&snapshot.atlas).get(request.language)),
            escape(
                collection
                    .description(&snapshot.atlas)
                    .get(request.language)
            ),
            escape(&count(snapshot, request.language, collection.items.len())),
        );
    }
    out + "</ul>"
}

/// The page of the list of collections.
pub fn collections(snapshot: &Snapshot, request: &OgcRequest) -> String {
    let title = text(snapshot, request.language, "ogc-link-data");
    let main = list(snapshot, request);
    write_page(
        snapshot,
        request,
        "/collections",
        &title,
        &[to_landing(snapshot, request)],
        &main,
    )
}

/// The page of one collection.
pub fn collection(snapshot: &Snapshot, request: &OgcRequest, collection: &Collection) -> String {
    let say = |key: &str| escape(&text(snapshot, request.language, key));
    let path = format!("/collections/{}", collection.id);
    let items = format!("{path}/items");
    let csv = format!(
        "{}?f=csv&lang={}",
        request.url(&items),
        request.language.tag()
    );
    let mut main = format!(
        "<p class=\"lead\">{}</p><p class=\"actions\"><a class=\"button\" href=\"{}\">{}</a> \
         <a href=\"{}\">{}</a> <a href=\"{}\">{}</a></p>",
        escape(
            collection
                .description(&snapshot.atlas)
                .get(request.language)
        ),
        escape(&href(request, &items)),
        escape(&count(snapshot, request.language, collection.items.len())),
        escape(&csv),
        say("ogc-link-csv"),
        escape(&format!("{csv}&sep=semicolon")),
        say("ogc-link-csv-semicolon"),
    );
    let _ = write!(
        main,
        "<h2>{}</h2><div class=\"wide\"><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        say("ogc-properties"),
        say("ogc-property-name"),
        say("ogc-property-title")
    );
    for field in collection.fields {
        let _ = write!(
            main,
            "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td></tr>",
            field.name,
            escape(field.title(&snapshot.atlas).get(request.language))
        );
    }
    let _ = write!(
        main,
        "</tbody></table></div><h2>{}</h2><ul>",
        say("ogc-systems")
    );
    for crs in Crs::all() {
        let _ = write!(main, "<li>{} <code>{}</code></li>", crs.name(), crs.uri());
    }
    main += "</ul>";
    let title = collection.title(&snapshot.atlas);
    let crumbs = [
        to_landing(snapshot, request),
        to_collections(snapshot, request),
    ];
    write_page(
        snapshot,
        request,
        &path,
        title.get(request.language),
        &crumbs,
        &main,
    )
}
