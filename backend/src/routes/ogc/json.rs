//! The JSON documents of the service.

use geo::Geometry;
use serde_json::{Map, Value, json};

use super::conformance::CONFORMANCE;
use super::crs::Crs;
use super::links::{Link, item_path, self_and_alternate};
use super::media_types::{CSV, GEOJSON, HTML, JSON, OPENAPI};
use super::page::Page;
use super::request::OgcRequest;
use super::text::text;
use crate::features::collection::{Collection, Item};
use crate::http::problem::Problem;
use crate::state::snapshot::Snapshot;

/// The landing page.
pub fn landing(snapshot: &Snapshot, request: &OgcRequest) -> Value {
    let link = |path: &str, rel, kind, title: &str| Link {
        href: request.url(path),
        rel,
        kind,
        title: text(snapshot, request.language, title),
    };
    let mut links = self_and_alternate(snapshot, request, "", JSON);
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
        "title": text(snapshot, request.language, "ogc-title"),
        "description": text(snapshot, request.language, "ogc-description"),
        "attribution": snapshot.atlas.atlas.attribution.get(request.language),
        "links": links,
    })
}

/// The conformance classes.
pub fn conformance(snapshot: &Snapshot, request: &OgcRequest) -> Value {
    json!({ "conformsTo": CONFORMANCE, "links": self_and_alternate(snapshot, request, "/conformance", JSON) })
}

/// The list of collections.
pub fn collections(snapshot: &Snapshot, request: &OgcRequest) -> Value {
    let list: Vec<_> = snapshot
        .collections()
        .all()
        .map(|c| describe(snapshot, request, c, false))
        .collect();
    json!({
        "links": self_and_alternate(snapshot, request, "/collections", JSON),
        "crs": Crs::all().map(Crs::uri).collect::<Vec<_>>(),
        "collections": list,
    })
}

/// A collection's description; alone it has its own `self`, in the list it has a link to it.
pub fn describe(
    snapshot: &Snapshot,
    request: &OgcRequest,
    collection: &Collection,
    is_alone: bool,
) -> Value {
    let path = format!("/collections/{}", collection.id);
    let title = collection.title(&snapshot.atlas);
    let title = title.get(request.language);
    let mut links = if is_alone {
        self_and_alternate(snapshot, request, &path, JSON)
    } else {
        vec![Link {
            href: format!("{}?f=json", request.url(&path)),
            rel: "self",
            kind: JSON,
            title: title.to_owned(),
        }]
    };
    for (f, kind) in [("json", GEOJSON), ("html", HTML), ("csv", CSV)] {
        links.push(Link {
            href: format!("{}/items?f={f}", request.url(&path)),
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
        "description": collection.description(&snapshot.atlas).get(request.language),
        "attribution": snapshot.atlas.atlas.attribution.get(request.language),
        "itemType": "feature",
        "extent": extent,
        "crs": Crs::all().map(Crs::uri).collect::<Vec<_>>(),
        "storageCrs": Crs::Crs84.uri(),
        "links": links,
    })
}

/// A page as GeoJSON; `time_stamp` is left to the caller, since the rest is what the `ETag` stands for.
pub fn features(
    snapshot: &Snapshot,
    request: &OgcRequest,
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
        "links": page.links(snapshot, request),
        "features": features?,
    }))
}

/// One feature with its links.
pub fn single(
    snapshot: &Snapshot,
    request: &OgcRequest,
    collection: &Collection,
    item: &Item,
    crs: Crs,
) -> Result<Value, Problem> {
    let path = item_path(collection, item);
    let mut links = self_and_alternate(snapshot, request, &path, GEOJSON);
    links.push(Link {
        href: format!(
            "{}?f=json",
            request.url(&format!("/collections/{}", collection.id))
        ),
        rel: "collection",
        kind: JSON,
        title: collection
            .title(&snapshot.atlas)
            .get(request.language)
            .to_owned(),
    });
    let mut feature = feature(collection, item, crs)?;
    feature.insert("links".to_owned(), json!(links));
    Ok(Value::Object(feature))
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
    let projected = crs.coordinates_of(shape).map_err(|error| {
        tracing::error!(%error, ?crs, "a geometry of the atlas cannot be transformed");
        Problem::internal()
    })?;
    let value = geojson::Geometry::new(geojson::GeometryValue::from(&projected));
    serde_json::to_value(&value).map_err(|error| {
        tracing::error!(%error, "a geometry cannot be written");
        Problem::internal()
    })
}
