//! The JSON documents of the service.

use geo::Geometry;
use geodata_model::Language;
use serde_json::{Map, Value, json};

use super::answer::{Ask, CSV, GEOJSON, HTML, JSON, Link, OPENAPI};
use super::collection::{Collection, Item};
use super::crs::Crs;
use super::params::encode;
use crate::error::Problem;
use crate::state::Snapshot;

/// The classes the service conforms to.
pub(crate) const CONFORMANCE: [&str; 5] = [
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
];

pub(crate) fn text(state: &Snapshot, language: Language, key: &str) -> String {
    state.atlas.texts.get(language).text(key, &[])
}

/// `self` and `alternate` of a resource that is both JSON and a page.
fn both(state: &Snapshot, ask: &Ask, path: &str, kind: &'static str) -> Vec<Link> {
    let link = |f: &str, rel, kind, title: &str| Link {
        href: ask.here(path, &[("f", f)]),
        rel,
        kind,
        title: text(state, ask.language, title),
    };
    vec![
        link("json", "self", kind, "ogc-link-self"),
        link("html", "alternate", HTML, "ogc-link-html"),
    ]
}

pub(crate) fn landing(state: &Snapshot, ask: &Ask) -> Value {
    let link = |path: &str, rel, kind, title: &str| Link {
        href: ask.url(path),
        rel,
        kind,
        title: text(state, ask.language, title),
    };
    let mut links = both(state, ask, "", JSON);
    links.extend([
        link("/api?f=json", "service-desc", OPENAPI, "ogc-link-api"),
        link("/api?f=html", "service-doc", HTML, "ogc-link-api-page"),
        link(
            "/conformance?f=json",
            "conformance",
            JSON,
            "ogc-link-conformance",
        ),
        link("/collections?f=json", "data", JSON, "ogc-link-data"),
    ]);
    json!({
        "title": text(state, ask.language, "ogc-title"),
        "description": text(state, ask.language, "ogc-description"),
        "attribution": state.atlas.atlas.attribution.get(ask.language),
        "links": links,
    })
}

pub(crate) fn conformance(state: &Snapshot, ask: &Ask) -> Value {
    json!({ "conformsTo": CONFORMANCE, "links": both(state, ask, "/conformance", JSON) })
}

pub(crate) fn collections(state: &Snapshot, ask: &Ask) -> Value {
    let list: Vec<_> = state
        .ogc()
        .all()
        .map(|c| describe(state, ask, c, false))
        .collect();
    json!({
        "links": both(state, ask, "/collections", JSON),
        "crs": Crs::all().map(Crs::uri).collect::<Vec<_>>(),
        "collections": list,
    })
}

/// A collection's description; alone it has its own `self`, in the list it has a link to it.
pub(crate) fn describe(
    state: &Snapshot,
    ask: &Ask,
    collection: &Collection,
    is_alone: bool,
) -> Value {
    let path = format!("/collections/{}", collection.id);
    let title = collection.title(&state.atlas);
    let title = title.get(ask.language);
    let mut links = if is_alone {
        both(state, ask, &path, JSON)
    } else {
        vec![Link {
            href: format!("{}?f=json", ask.url(&path)),
            rel: "self",
            kind: JSON,
            title: title.to_owned(),
        }]
    };
    for (f, kind) in [("json", GEOJSON), ("html", HTML), ("csv", CSV)] {
        links.push(Link {
            href: format!("{}/items?f={f}", ask.url(&path)),
            rel: "items",
            kind,
            title: title.to_owned(),
        });
    }
    let mut extent = json!({
        "spatial": { "bbox": [collection.bbox], "crs": Crs::Crs84.uri() },
    });
    if let Some(time) = collection.time {
        extent["temporal"] = json!({
            "interval": [time.ends()],
            "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian",
        });
    }
    json!({
        "id": collection.id,
        "title": title,
        "description": collection.description(&state.atlas).get(ask.language),
        "attribution": state.atlas.atlas.attribution.get(ask.language),
        "itemType": "feature",
        "extent": extent,
        "crs": Crs::all().map(Crs::uri).collect::<Vec<_>>(),
        "storageCrs": Crs::Crs84.uri(),
        "links": links,
    })
}

/// A page of features.
pub(crate) struct Page<'a> {
    pub(crate) collection: &'a Collection,
    pub(crate) items: Vec<&'a Item>,
    pub(crate) matched: usize,
    pub(crate) offset: usize,
    pub(crate) limit: usize,
    pub(crate) crs: Crs,
}

impl Page<'_> {
    pub(crate) fn path(&self) -> String {
        format!("/collections/{}/items", self.collection.id)
    }

    /// The offset of the next page, when there is one.
    pub(crate) fn next(&self) -> Option<usize> {
        let next = self.offset.saturating_add(self.limit);
        (next < self.matched).then_some(next)
    }

    /// The offset and length of the page before.
    pub(crate) fn prev(&self) -> Option<usize> {
        (self.offset > 0).then(|| self.offset.saturating_sub(self.limit))
    }

    /// The links of the page.
    pub(crate) fn links(&self, state: &Snapshot, ask: &Ask) -> Vec<Link> {
        let path = self.path();
        let link = |changes: &[(&str, &str)], rel, kind, title: &str| Link {
            href: ask.here(&path, changes),
            rel,
            kind,
            title: text(state, ask.language, title),
        };
        let mut links = both(state, ask, &path, GEOJSON);
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
                ask.url(&format!("/collections/{}", self.collection.id))
            ),
            rel: "collection",
            kind: JSON,
            title: self
                .collection
                .title(&state.atlas)
                .get(ask.language)
                .to_owned(),
        });
        links
    }
}

/// A page as GeoJSON; `time_stamp` is left to the caller, since the rest is what the `ETag` stands for.
pub(crate) fn features(
    state: &Snapshot,
    ask: &Ask,
    page: &Page,
    time_stamp: &str,
) -> Result<Value, Problem> {
    let features: Result<Vec<Value>, Problem> = page
        .items
        .iter()
        .map(|item| Ok(Value::Object(feature(page.collection, item, page.crs)?)))
        .collect();
    Ok(json!({
        "type": "FeatureCollection",
        "numberMatched": page.matched,
        "numberReturned": page.items.len(),
        "timeStamp": time_stamp,
        "links": page.links(state, ask),
        "features": features?,
    }))
}

/// One feature with its links.
pub(crate) fn single(
    state: &Snapshot,
    ask: &Ask,
    collection: &Collection,
    item: &Item,
    crs: Crs,
) -> Result<Value, Problem> {
    let path = item_path(collection, item);
    let mut links = both(state, ask, &path, GEOJSON);
    links.push(Link {
        href: format!(
            "{}?f=json",
            ask.url(&format!("/collections/{}", collection.id))
        ),
        rel: "collection",
        kind: JSON,
        title: collection.title(&state.atlas).get(ask.language).to_owned(),
    });
    let mut feature = feature(collection, item, crs)?;
    feature.insert("links".to_owned(), json!(links));
    Ok(Value::Object(feature))
}

pub(crate) fn item_path(collection: &Collection, item: &Item) -> String {
    format!("/collections/{}/items/{}", collection.id, encode(&item.id))
}

fn feature(collection: &Collection, item: &Item, crs: Crs) -> Result<Map<String, Value>, Problem> {
    let names = collection.fields.iter().map(|f| f.name.to_owned());
    let properties: Map<String, Value> = names.zip(item.values.iter().cloned()).collect();
    let geometry = item.shape.as_ref().map(|shape| geometry(shape, crs));
    let mut feature = Map::new();
    feature.insert("type".to_owned(), json!("Feature"));
    feature.insert("id".to_owned(), json!(item.id));
    feature.insert(
        "geometry".to_owned(),
        geometry.transpose()?.unwrap_or(Value::Null),
    );
    feature.insert("properties".to_owned(), Value::Object(properties));
    Ok(feature)
}

fn geometry(shape: &Geometry, crs: Crs) -> Result<Value, Problem> {
    let there = crs.coordinates_of(shape).map_err(|error| {
        tracing::error!(%error, ?crs, "a geometry of the atlas cannot be transformed");
        Problem::internal()
    })?;
    let value = geojson::Geometry::new(geojson::GeometryValue::from(&there));
    serde_json::to_value(&value).map_err(|error| {
        tracing::error!(%error, "a geometry cannot be written");
        Problem::internal()
    })
}
