//! OGC API Features, as JSON, CSV and HTML.

use e2e::http::{Answer, get};
use e2e::server::Server;
use serde_json::Value;

const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
const EPSG: &str = "http://www.opengis.net/def/crs/EPSG/0";
/// Collections of the embedded atlas, and their numbers of features in the sources.
const COUNTS: [(&str, u64); 3] = [("zones", 11), ("municipalities", 312), ("needs", 167)];

fn items(server: &Server, query: &str) -> Value {
    server.json(&format!("/ogc/collections/{query}"))
}

fn link<'a>(document: &'a Value, rel: &str) -> Option<&'a str> {
    let links = document["links"].as_array().expect("links");
    let found = links.iter().find(|l| l["rel"] == rel);
    found.map(|l| l["href"].as_str().expect("an address"))
}

fn ids(page: &Value) -> Vec<String> {
    let features = page["features"].as_array().expect("features");
    let id = |f: &Value| f["id"].as_str().expect("an identifier").to_owned();
    features.iter().map(id).collect()
}

#[test]
fn collections_are_counted_and_described() {
    let server = Server::start();
    let listed = server.json("/ogc/collections");
    let names: Vec<&str> = listed["collections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["zones", "municipalities", "projects", "needs", "indicators"]
    );
    for (name, count) in COUNTS {
        let page = items(&server, &format!("{name}/items?limit=1"));
        assert_eq!(page["numberMatched"], count, "{name}");
        assert_eq!(page["numberReturned"], 1, "{name}");
    }
    let register = server.json("/api/projects").as_array().unwrap().len();
    assert_eq!(items(&server, "projects/items")["numberMatched"], register);
}

#[test]
fn paging_covers_the_whole_collection_both_ways() {
    let server = Server::start();
    let mut seen = Vec::new();
    let mut next = Some(server.url("/ogc/collections/municipalities/items?limit=100"));
    let mut last = Value::Null;
    while let Some(address) = next {
        let answer = get(&address, &[]);
        assert_eq!(answer.status, 200, "{address}");
        assert!(
            answer
                .header("content-type")
                .starts_with("application/geo+json")
        );
        last = answer.json();
        seen.extend(ids(&last));
        next = link(&last, "next").map(str::to_owned);
    }
    assert_eq!(seen.len(), 312);
    assert!(seen.is_sorted_by(|a, b| a < b), "sorted, each once");
    let before = get(link(&last, "prev").expect("a page before"), &[]).json();
    assert_eq!(ids(&before), seen[200..300]);
}

#[test]
fn a_box_gives_the_same_features_in_every_system() {
    let server = Server::start();
    let expected = ids(&items(
        &server,
        "municipalities/items?limit=1000&bbox=7.66,45.05,7.70,45.09",
    ));
    assert!(expected.contains(&"001272".to_owned()), "{expected:?}");
    assert!(expected.len() < 10, "{expected:?}");
    for query in [
        "bbox=7.66,45.05,-10,7.70,45.09,5000".to_owned(),
        format!("bbox=45.05,7.66,45.09,7.70&bbox-crs={EPSG}/4326"),
        format!("bbox=852710,5629880,857160,5636180&bbox-crs={EPSG}/3857"),
    ] {
        let found = ids(&items(
            &server,
            &format!("municipalities/items?limit=1000&{query}"),
        ));
        assert_eq!(found, expected, "{query}");
    }
    // a box across the antimeridian, far away, is empty
    let far = items(&server, "municipalities/items?bbox=170,40,-170,50");
    assert_eq!(far["numberMatched"], 0);
}

#[test]
fn coordinates_are_in_the_requested_system() {
    let server = Server::start();
    let first = |query: &str| {
        let answer = server.get(&format!(
            "/ogc/collections/municipalities/items/001272{query}"
        ));
        assert_eq!(answer.status, 200, "{}", answer.text());
        let position = &answer.json()["geometry"]["coordinates"][0][0][0];
        let position = [0, 1].map(|i| position[i].as_f64().unwrap());
        (answer.header("content-crs").to_owned(), position)
    };
    let (crs, [lon, lat]) = first("");
    assert_eq!(crs, format!("<{CRS84}>"));
    let (crs, swapped) = first(&format!("?crs={EPSG}/4326"));
    assert_eq!(crs, format!("<{EPSG}/4326>"));
    assert!((swapped[0] - lat).abs() < 1e-12 && (swapped[1] - lon).abs() < 1e-12);
    // the sphere of Web Mercator, by its own formula
    let radius = 6_378_137.0_f64;
    let (_, [x, y]) = first(&format!("?crs={EPSG}/3857"));
    let tangent = (std::f64::consts::FRAC_PI_4 + lat.to_radians() / 2.0).tan();
    assert!((x - radius * lon.to_radians()).abs() < 0.002, "{x}");
    assert!((y - radius * tangent.ln()).abs() < 0.002, "{y}");
    let (_, [east, north]) = first(&format!("?crs={EPSG}/32632"));
    assert!((370_000.0..420_000.0).contains(&east), "{east}");
    assert!((4_970_000.0..5_010_000.0).contains(&north), "{north}");
}

#[test]
fn invalid_parameters_are_refused_with_a_problem() {
    let server = Server::start();
    for path in [
        "/ogc?unknown=1",
        "/ogc/conformance?limit=1",
        "/ogc/collections?bbox=1,2,3,4",
        "/ogc/collections/zones?limit=1",
        "/ogc/collections/zones/items?unknown=1",
        "/ogc/collections/zones/items?limit=0",
        "/ogc/collections/zones/items?limit=-1",
        "/ogc/collections/zones/items?limit=many",
        "/ogc/collections/zones/items?bbox=1,2,3",
        "/ogc/collections/zones/items?bbox=8,46,7,45",
        "/ogc/collections/zones/items?datetime=yesterday",
        "/ogc/collections/zones/items?f=xml",
        "/ogc/collections/zones/items?number=one",
        "/ogc/collections/zones/items?limit=1&limit=2",
        "/ogc/collections/zones/items?crs=http://www.opengis.net/def/crs/EPSG/0/1",
        "/ogc/collections/zones/items/1?bbox=1,2,3,4",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 400, "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert!(!answer.json()["detail"].as_str().unwrap().is_empty());
    }
    for path in ["/ogc/collections/roads", "/ogc/collections/zones/items/12"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    let large = items(&server, "zones/items?limit=1000000");
    assert_eq!(large["numberReturned"], 11, "a large limit is no error");
}

#[test]
fn projects_are_never_placed_more_precisely_than_their_source() {
    let server = Server::start();
    let page = items(&server, "projects/items?limit=1000");
    for feature in page["features"].as_array().unwrap() {
        let properties = &feature["properties"];
        let kind = feature["geometry"]["type"].as_str();
        let (allowed, role): (&[Option<&str>], &str) =
            match properties["precision"].as_str().unwrap() {
                "schematic" => (&[Some("LineString")], "schematic_line"),
                "municipality" => (&[Some("MultiPolygon")], "municipality_area"),
                "zone" | "metropolitan" => (&[None], "none"),
                _ => continue,
            };
        assert!(allowed.contains(&kind), "{}: {kind:?}", feature["id"]);
        assert_eq!(properties["geometry_is"], role, "{}", feature["id"]);
    }
}

#[test]
fn time_and_properties_filter_features() {
    let server = Server::start();
    let all = items(&server, "projects/items")["numberMatched"]
        .as_u64()
        .unwrap();
    let matched = |query: &str| {
        items(&server, &format!("projects/items?{query}"))["numberMatched"]
            .as_u64()
            .unwrap()
    };
    assert_eq!(matched("datetime=2000-01-01/.."), all);
    assert_eq!(matched("datetime=../1999-12-31"), 0);
    assert_eq!(
        matched("datetime=../2023-06-30") + matched("datetime=2023-07-01/.."),
        all
    );
    let listed = server.json("/api/projects");
    let routes = listed
        .as_array()
        .unwrap()
        .iter()
        .filter(|p| p["kind"] == "cycle_route")
        .count();
    assert_eq!(matched("kind=cycle_route"), routes as u64);
    let axes: u64 = (1..=6).map(|axis| matched(&format!("axis={axis}"))).sum();
    assert_eq!(axes, all, "every project has one first axis");
    // without time, features are of every time
    assert_eq!(
        items(&server, "zones/items?datetime=1999-01-01")["numberMatched"],
        11
    );
}

fn page(server: &Server, path: &str) -> Answer {
    get(&server.url(path), &[("accept", "text/html,*/*;q=0.8")])
}

#[test]
fn html_pages_are_localized_and_load_nothing_from_other_hosts() {
    let server = Server::start();
    for path in [
        "/ogc",
        "/ogc/api",
        "/ogc/conformance",
        "/ogc/collections",
        "/ogc/collections/projects",
        "/ogc/collections/projects/items",
        "/ogc/collections/municipalities/items/001272",
        "/ogc/collections/needs/items",
        "/ogc/collections/indicators/items?level=zone",
    ] {
        let answer = page(&server, path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            answer.header("content-type").starts_with("text/html"),
            "{path}"
        );
        assert!(answer.header("vary").contains("Accept"), "{path}");
        let text = answer.text();
        assert!(text.contains("<html lang=\"it\">"), "{path}");
        assert!(text.matches("<h1>").count() == 1, "{path}");
        for (at, _) in text
            .match_indices("src=\"")
            .chain(text.match_indices("<link rel=\"stylesheet\" href=\""))
        {
            let address = text[at..].split('"').find(|p| p.starts_with(['/', 'h']));
            assert!(
                address.is_some_and(|a| a.starts_with('/')),
                "{path}: {address:?}"
            );
        }
        // a text without translation shows its key
        for key in ["ogc-", "api-"] {
            let shown = text.split(['>', '<']).find(|t| t.starts_with(key));
            assert_eq!(shown, None, "{path}");
        }
    }
    let english = get(
        &server.url("/ogc?f=html"),
        &[("accept-language", "en-GB,en;q=0.9")],
    );
    assert!(english.text().contains("<html lang=\"en\">"));
    assert_eq!(server.get("/ogc/pages.css").status, 200);
}

#[test]
fn a_cached_answer_is_answered_with_304() {
    let server = Server::start();
    for path in [
        "/ogc",
        "/ogc/api",
        "/ogc/collections/zones/items",
        "/ogc/collections/zones/items/5",
        "/ogc/collections/zones/items?f=csv",
        "/ogc/collections/zones/items?f=html",
    ] {
        let first = server.get(path);
        let tag = first.header("etag").to_owned();
        // a list contains the time of the answer, so equal answers differ in bytes
        assert_eq!(
            tag.starts_with("W/"),
            path.ends_with("/items"),
            "{path}: {tag}"
        );
        let again = get(&server.url(path), &[("if-none-match", &tag)]);
        assert_eq!(again.status, 304, "{path}");
        assert!(again.body.is_empty(), "{path}");
    }
}

#[test]
fn collections_are_served_as_csv() {
    let server = Server::start();
    let csv = |query: &str| {
        let answer = server.get(&format!(
            "/ogc/collections/municipalities/items?f=csv{query}"
        ));
        assert!(answer.header("content-type").starts_with("text/csv"));
        answer.text()
    };
    let plain = csv("");
    assert!(
        plain.starts_with("istat,name,belfiore,zone,"),
        "{plain:.80}"
    );
    assert_eq!(
        plain.matches("\r\n").count(),
        313,
        "every line, and the titles"
    );
    let italian = csv("&lang=it");
    assert!(
        italian.starts_with("\u{feff}Codice ISTAT,Nome,"),
        "{italian:.80}"
    );
    let excel = csv("&lang=it&sep=semicolon&istat=001272");
    let torino = excel.lines().nth(1).unwrap();
    assert!(torino.starts_with("001272;Torino;"), "{torino}");
    assert!(torino.contains("130,0547"), "decimal comma: {torino}");
    let page = server.get("/ogc/collections/municipalities/items?f=csv&limit=100");
    assert_eq!(page.text().matches("\r\n").count(), 101);
    assert!(page.header("link").contains("rel=\"next\""));
}

#[test]
fn a_configured_address_is_in_every_link() {
    let server = Server::with(&["--base-url", "https://atlante.example.it/"]);
    let landing = server.json("/ogc");
    assert_eq!(
        link(&landing, "data"),
        Some("https://atlante.example.it/ogc/collections?f=json")
    );
}

/// Reads the collections with GDAL's client of the standard, which shares no code with the product.
#[test]
fn gdal_reads_collections_counts_and_systems() {
    let server = Server::start();
    let source = format!("OAPIF:{}", server.url("/ogc"));
    let info = |args: &[&str]| {
        let output = std::process::Command::new("ogrinfo")
            .arg("-ro")
            .args(args)
            .output()
            .unwrap_or_else(|error| panic!("ogrinfo does not run ({error}): install gdal-bin"));
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let layers = info(&[&source]);
    for name in ["zones", "municipalities", "projects", "needs", "indicators"] {
        assert!(layers.contains(&format!(": {name} (")), "{layers}");
    }
    for (name, count) in COUNTS {
        let layer = info(&["-so", &source, name]);
        assert!(
            layer.contains(&format!("Feature Count: {count}\n")),
            "{layer}"
        );
    }
    let zones = info(&["-so", &source, "zones"]);
    assert!(zones.contains("Geometry: Multi Polygon"), "{zones}");
    assert!(zones.contains("GEOGCRS[\"WGS 84\""), "{zones}");
    // GDAL follows the links through all pages
    let all = info(&["-al", "-q", "-geom=NO", &source, "municipalities"]);
    assert_eq!(all.matches("OGRFeature(municipalities)").count(), 312);
}
