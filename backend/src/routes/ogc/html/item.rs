//! The page of one feature.

use std::fmt::Write as _;

use geodata_model::xml::escape;

use super::layout::{to_collection, to_collections, to_landing, write_page};
use crate::features::collection::{Collection, Item};
use crate::routes::ogc::display::{name, on_the_map, shown_value};
use crate::routes::ogc::drawing;
use crate::routes::ogc::links::item_path;
use crate::routes::ogc::request::OgcRequest;
use crate::routes::ogc::text::text;
use crate::state::snapshot::Snapshot;

/// The page of a feature: where it is, and all its values.
pub fn item(
    snapshot: &Snapshot,
    request: &OgcRequest,
    collection: &Collection,
    item: &Item,
) -> String {
    let language = request.language;
    let mut main = String::new();
    if let Some(query) = on_the_map(collection, item) {
        let _ = write!(
            main,
            "<p class=\"actions\"><a class=\"button\" href=\"/?{query}&amp;lang={}\">{}</a></p>",
            language.tag(),
            escape(&text(snapshot, language, "ogc-on-the-map"))
        );
    }
    main += &drawing::draw(
        &snapshot.atlas,
        &[item],
        &text(snapshot, language, "ogc-drawing"),
    );
    main += "<dl class=\"record\">";
    for (field, value) in collection.fields.iter().zip(&item.values) {
        let shown = shown_value(snapshot, language, field, value);
        if shown.is_empty() {
            continue;
        }
        let _ = write!(
            main,
            "<dt>{}</dt><dd>{}</dd>",
            escape(field.title(&snapshot.atlas).get(language)),
            escape(&shown)
        );
    }
    main += "</dl>";
    let crumbs = [
        to_landing(snapshot, request),
        to_collections(snapshot, request),
        to_collection(snapshot, request, collection),
    ];
    let path = item_path(collection, item);
    write_page(
        snapshot,
        request,
        &path,
        &name(collection, item),
        &crumbs,
        &main,
    )
}
