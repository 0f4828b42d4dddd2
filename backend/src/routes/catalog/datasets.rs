//! What is in the catalogue: one dataset for each collection, with every way to get it.

use geodata_model::{Bbox, Text};

use super::record::Record;
use crate::features::collection::Collection;
use crate::state::config::Config;
use crate::state::snapshot::Snapshot;

const EU: &str = "http://publications.europa.eu/resource/authority";
/// The Italian vocabulary's entry for a licence nobody has stated.
const UNKNOWN_LICENCE: &str = "https://w3id.org/italia/controlled-vocabulary/licences/C1_Unknown";
/// The statistical regions of Europe; the atlas names the code of its territory.
const NUTS: &str = "http://data.europa.eu/nuts/code";

/// Themes of the European vocabulary, by collection.
fn themes(collection: &str) -> &'static [&'static str] {
    match collection {
        "zones" | "municipalities" => &["REGI"],
        "projects" => &["GOVE", "REGI"],
        "needs" => &["GOVE"],
        _ => &["SOCI", "REGI"],
    }
}

/// Formats of a distribution: part of its identifier, address, European file type, media type.
fn formats(
    base: &str,
    collection: &str,
) -> Vec<(&'static str, String, &'static str, &'static str)> {
    let items = format!("{base}/ogc/collections/{collection}/items");
    let mut formats = vec![
        (
            "geojson",
            format!("{items}?f=json"),
            "GEOJSON",
            "application/geo+json",
        ),
        ("csv", format!("{items}?f=csv"), "CSV", "text/csv"),
        ("html", format!("{items}?f=html"), "HTML", "text/html"),
    ];
    if matches!(collection, "zones" | "municipalities" | "projects") {
        let tiles = format!("{base}/tiles/atlas.json");
        formats.push(("tiles", tiles, "JSON", "application/json"));
    }
    formats
}

/// Every record of the catalogue; addresses begin with `base`.
pub(super) fn records(snapshot: &Snapshot, base: &str) -> Vec<Record> {
    let mut records = vec![catalogue(snapshot, base), agent(snapshot, base)];
    records.push(licence(snapshot));
    records.extend(contact(&snapshot.config, base));
    records.push(place(snapshot, base));
    records.push(service(snapshot, base));
    for collection in snapshot.collections().all() {
        let id = collection.id;
        records.push(dataset(snapshot, base, collection));
        for format in formats(base, id) {
            records.push(distribution(snapshot, base, id, format));
        }
        if let Some(time) = collection.time {
            let period = Record::new(name(base, &format!("{id}-period")), &["dct:PeriodOfTime"]);
            let names = ["dcatapit:startDate", "dcatapit:endDate"].into_iter();
            // an end that is open is not stated
            let ends = names
                .zip(time.ends())
                .filter_map(|(name, end)| Some((name, end?)));
            records.push(ends.fold(period, |period, (name, end)| {
                period.typed(name, &end[..10], "xsd:date")
            }));
        }
    }
    records
}

fn name(base: &str, part: &str) -> String {
    format!("{base}/catalog#{part}")
}

fn text(snapshot: &Snapshot, key: &str) -> Text {
    snapshot.atlas.texts.text(key, |_| Vec::new())
}

fn catalogue(snapshot: &Snapshot, base: &str) -> Record {
    let mut record = Record::new(name(base, "catalog"), &["dcatapit:Catalog", "dcat:Catalog"])
        .text("dct:title", text(snapshot, "ogc-title"))
        .text("dct:description", text(snapshot, "ogc-description"))
        .resource("dct:publisher", name(base, "publisher"))
        .date("dct:modified", &snapshot.atlas.atlas.date)
        .resource("dct:language", format!("{EU}/language/ITA"))
        .resource("dct:language", format!("{EU}/language/ENG"))
        .resource("dcat:themeTaxonomy", format!("{EU}/data-theme"))
        .resource("foaf:homepage", format!("{base}/"))
        .resource("dcat:service", format!("{base}/ogc"));
    for collection in snapshot.collections().all() {
        record = record.resource("dcat:dataset", name(base, collection.id));
    }
    record
}

fn agent(snapshot: &Snapshot, base: &str) -> Record {
    let config = &snapshot.config;
    let record = Record::new(name(base, "publisher"), &["dcatapit:Agent", "foaf:Agent"]);
    let record = match &config.publisher {
        Some(publisher) => record.text("foaf:name", Text::name(publisher)),
        None => record.text("foaf:name", text(snapshot, "catalog-no-publisher")),
    };
    let id = config.publisher_id.as_deref().unwrap_or("n/d");
    let record = record.plain("dct:identifier", id);
    match &config.publisher_url {
        Some(url) => record.resource("foaf:homepage", url),
        None => record,
    }
}

fn licence_address(config: &Config) -> &str {
    config.licence.as_deref().unwrap_or(UNKNOWN_LICENCE)
}

fn licence(snapshot: &Snapshot) -> Record {
    let config = &snapshot.config;
    let address = licence_address(config);
    let record = Record::new(
        address,
        &["dcatapit:LicenseDocument", "dct:LicenseDocument"],
    );
    match (&config.licence, &config.licence_name) {
        (Some(_), Some(name)) => record.plain("foaf:name", name),
        (Some(address), None) => record.plain("foaf:name", address),
        (None, _) => record.text("foaf:name", text(snapshot, "catalog-no-licence")),
    }
}

fn contact(config: &Config, base: &str) -> Option<Record> {
    let name_of = config.contact.as_ref().or(config.publisher.as_ref())?;
    let email = config.contact_email.as_ref()?;
    let record = Record::new(
        name(base, "contact"),
        &["dcatapit:Organization", "vcard:Organization", "vcard:Kind"],
    );
    Some(
        record
            .plain("vcard:fn", name_of)
            .resource("vcard:hasEmail", format!("mailto:{email}")),
    )
}

/// The territory: its box, and its code where the atlas names one.
fn place(snapshot: &Snapshot, base: &str) -> Record {
    let [w, s, e, n]: Bbox = snapshot.atlas.bbox;
    let box_wkt = format!(
        "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POLYGON(({w} {s}, {e} {s}, {e} {n}, {w} {n}, {w} {s}))"
    );
    let nuts = &snapshot.atlas.atlas.nuts;
    let territory = snapshot.atlas.atlas.territory.clone();
    let record = Record::new(name(base, "place"), &["dct:Location"])
        .text("skos:prefLabel", territory)
        .typed("locn:geometry", box_wkt.clone(), "gsp:wktLiteral")
        .typed("dcat:bbox", box_wkt, "gsp:wktLiteral");
    if nuts.is_empty() {
        return record;
    }
    let code = format!("{NUTS}/{nuts}");
    record.typed("dcatapit:geographicalIdentifier", code, "xsd:anyURI")
}

fn service(snapshot: &Snapshot, base: &str) -> Record {
    let record = Record::new(format!("{base}/ogc"), &["dcat:DataService"])
        .text("dct:title", text(snapshot, "catalog-service"))
        .resource("dcat:endpointURL", format!("{base}/ogc"))
        .resource("dcat:endpointDescription", format!("{base}/ogc/api?f=json"))
        .resource(
            "dct:conformsTo",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0",
        )
        .resource("dct:license", licence_address(&snapshot.config));
    snapshot
        .collections()
        .all()
        .fold(record, |record, collection| {
            record.resource("dcat:servesDataset", name(base, collection.id))
        })
}

fn dataset(snapshot: &Snapshot, base: &str, collection: &Collection) -> Record {
    let id = collection.id;
    let mut record = Record::new(name(base, id), &["dcatapit:Dataset", "dcat:Dataset"])
        .plain("dct:identifier", format!("atlante-{id}"))
        .text("dct:title", collection.title(&snapshot.atlas))
        .text("dct:description", collection.description(&snapshot.atlas))
        .date("dct:modified", &snapshot.atlas.atlas.date)
        // nobody has declared how often the atlas is brought up to date
        .resource("dct:accrualPeriodicity", format!("{EU}/frequency/UNKNOWN"))
        .resource("dct:rightsHolder", name(base, "publisher"))
        .resource("dct:publisher", name(base, "publisher"))
        .resource("dct:spatial", name(base, "place"))
        .resource("dct:language", format!("{EU}/language/ITA"))
        .resource(
            "dcat:landingPage",
            format!("{base}/ogc/collections/{id}?f=html"),
        )
        .plain("owl:versionInfo", &snapshot.atlas.atlas.version);
    for theme in themes(id) {
        record = record.resource("dcat:theme", format!("{EU}/data-theme/{theme}"));
    }
    if contact(&snapshot.config, base).is_some() {
        record = record.resource("dcat:contactPoint", name(base, "contact"));
    }
    if collection.time.is_some() {
        record = record.resource("dct:temporal", name(base, &format!("{id}-period")));
    }
    for (format, ..) in formats(base, id) {
        record = record.resource("dcat:distribution", name(base, &format!("{id}-{format}")));
    }
    record
}

fn distribution(
    snapshot: &Snapshot,
    base: &str,
    id: &str,
    (format, address, file_type, media_type): (&str, String, &str, &str),
) -> Record {
    let record = Record::new(
        name(base, &format!("{id}-{format}")),
        &["dcatapit:Distribution", "dcat:Distribution"],
    );
    let record = record
        .text(
            "dct:title",
            text(snapshot, &format!("catalog-form-{format}")),
        )
        .resource("dcat:accessURL", &address)
        .resource("dct:format", format!("{EU}/file-type/{file_type}"))
        .resource(
            "dcat:mediaType",
            format!("https://www.iana.org/assignments/media-types/{media_type}"),
        )
        .resource("dct:license", licence_address(&snapshot.config))
        .date("dct:modified", &snapshot.atlas.atlas.date);
    match format {
        "geojson" | "csv" => record
            .resource("dcat:downloadURL", &address)
            .resource("dcat:accessService", format!("{base}/ogc")),
        _ => record,
    }
}
