//! A page of the features that a request selects.

use super::crs::Crs;
use super::links::{Link, self_and_alternate};
use super::media_types::{CSV, GEOJSON, JSON};
use super::request::OgcRequest;
use super::text::text;
use crate::features::collection::{Collection, Item};
use crate::state::snapshot::Snapshot;

/// A page of features.
pub struct Page<'a> {
    pub collection: &'a Collection,
    pub items: Vec<&'a Item>,
    pub matched: usize,
    pub offset: usize,
    pub limit: usize,
    pub crs: Crs,
}

impl Page<'_> {
    /// The path of the list within the service.
    pub fn path(&self) -> String {
        format!("/collections/{}/items", self.collection.id)
    }

    /// The offset of the next page, when there is one.
    pub fn next(&self) -> Option<usize> {
        let next = self.offset.saturating_add(self.limit);
        (next < self.matched).then_some(next)
    }

    /// The offset and length of the page before.
    pub fn prev(&self) -> Option<usize> {
        (self.offset > 0).then(|| self.offset.saturating_sub(self.limit))
    }

    /// The links of the page.
    pub fn links(&self, snapshot: &Snapshot, request: &OgcRequest) -> Vec<Link> {
        let path = self.path();
        let link = |changes: &[(&str, &str)], rel, kind, title: &str| Link {
            href: request.here(&path, changes),
            rel,
            kind,
            title: text(snapshot, request.language, title),
        };
        let mut links = self_and_alternate(snapshot, request, &path, GEOJSON);
        links.push(link(&[("f", "csv")], "alternate", CSV, "ogc-link-csv"));
        for (offset, rel, title) in [
            (self.next(), "next", "ogc-link-next"),
            (self.prev(), "prev", "ogc-link-prev"),
        ] {
            if let Some(offset) = offset {
                let (offset, limit) = (offset.to_string(), self.limit.to_string());
                let changes = [("f", "json"), ("offset", &*offset), ("limit", &*limit)];
                links.push(link(&changes, rel, GEOJSON, title));
            }
        }
        links.push(Link {
            href: format!(
                "{}?f=json",
                request.url(&format!("/collections/{}", self.collection.id))
            ),
            rel: "collection",
            kind: JSON,
            title: self
                .collection
                .title(&snapshot.atlas)
                .get(request.language)
                .to_owned(),
        });
        links
    }
}
