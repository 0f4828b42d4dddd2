//! Links between the resources of the service.

use serde::Serialize;

use super::media_types::HTML;
use super::params::encode;
use super::request::OgcRequest;
use super::text::text;
use crate::features::collection::{Collection, Item};
use crate::state::snapshot::Snapshot;

/// A link of the standard.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub href: String,
    pub rel: &'static str,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: String,
}

/// `self` and `alternate` of a resource that is both JSON and a page.
pub fn self_and_alternate(
    snapshot: &Snapshot,
    request: &OgcRequest,
    path: &str,
    kind: &'static str,
) -> Vec<Link> {
    let link = |f: &str, rel, kind, title: &str| Link {
        href: request.here(path, &[("f", f)]),
        rel,
        kind,
        title: text(snapshot, request.language, title),
    };
    vec![
        link("json", "self", kind, "ogc-link-self"),
        link("html", "alternate", HTML, "ogc-link-html"),
    ]
}

/// The path of a feature within the service.
pub fn item_path(collection: &Collection, item: &Item) -> String {
    format!("/collections/{}/items/{}", collection.id, encode(&item.id))
}
