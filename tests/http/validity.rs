//! The validity of projects: the filter by date in the API, in exports and in OGC API Features.

use std::fs;

use e2e::atlas::dated_atlas;
use e2e::pdf::Pdf;
use e2e::server::Server;
use serde_json::{Value, json};

use crate::formats::part;

/// A project valid from 2021 to the end of 2023.
const OVER: &str = "metrodigital";
/// A project valid from March 2025 on.
const TO_COME: &str = "open-fiber-pinerolese";

fn server(name: &str) -> Server {
    let folder = dated_atlas(name, &[(OVER, "2021", "2023"), (TO_COME, "2025-03", "")]);
    Server::with(&["--atlas", folder.to_str().unwrap()])
}

/// The identifiers in a list of identifiers or of records.
fn ids(list: &Value) -> Vec<&str> {
    let items = list.as_array().expect("a list").iter();
    items
        .map(|item| {
            item.as_str()
                .or_else(|| item["id"].as_str())
                .expect("an identifier")
        })
        .collect()
}

#[test]
fn a_date_excludes_only_projects_known_to_be_over_or_to_come() {
    let server = server("at-date");
    let all = server.json("/api/projects").as_array().unwrap().len();
    for (at, over, to_come) in [
        ("2020-12-31", false, false),
        ("2021-01-01", true, false),
        ("2023", true, false),
        ("2023-12-31", true, false),
        ("2024", false, false),
        ("2025-02", false, false),
        ("2025-03-01", false, true),
        ("2025", false, true),
    ] {
        let map = server.json(&format!("/api/map?at={at}"));
        let shown = ids(&map["projects"]);
        assert_eq!(shown.contains(&OVER), over, "{at}");
        assert_eq!(shown.contains(&TO_COME), to_come, "{at}");
        assert_eq!(map["undated"], all - 2, "unknown is not gone: {at}");
        assert_eq!(
            shown.len(),
            all - 2 + usize::from(over) + usize::from(to_come)
        );
        let answer = server.get(&format!("/api/projects?at={at}"));
        assert_eq!(ids(&answer.json()), shown, "{at}");
        assert_eq!(answer.header("undated"), (all - 2).to_string());
        let features = server.json(&format!("/api/projects?f=geojson&at={at}"));
        assert_eq!(ids(&features["features"]), shown, "{at}");
    }
    let map = server.json("/api/map?at=2024-06");
    assert_eq!(map["spec"], "at=2024-06");
    let title = map["title"]["it"].as_str().unwrap();
    assert!(title.ends_with("(alla data 6/2024)"), "{title}");
    let sentence = map["sentence"]["it"].as_str().unwrap();
    let undated = format!("Di {} nessuna fonte dice", all - 2);
    assert!(sentence.contains(&undated), "{sentence}");
    assert!(server.json("/api/map").get("undated").is_none());
    // an invalid date is reported, and filters nothing
    let map = server.json("/api/map?at=giugno");
    assert_eq!(
        (&map["spec"], ids(&map["projects"]).len()),
        (&json!(""), all)
    );
    assert!(map["notices"][0]["it"].as_str().unwrap().contains("giugno"));
    // other notations, as forms or libraries write them
    let encoded = server.get("/api/projects?at=2024%2D06");
    assert_eq!(encoded.status, 200, "{}", encoded.text());
    let refused = server.get("/api/projects?at=2024-13");
    assert_eq!(refused.status, 400);
    let detail = refused.json()["detail"].to_string();
    assert!(
        detail.contains("2024-13") && detail.contains("YYYY-MM"),
        "{detail}"
    );
}

#[test]
fn exports_state_the_date_and_have_the_same_numbers() {
    let server = server("at-files");
    let map = server.json("/api/map?at=2024");
    let drawing = server.get("/export/map.svg?at=2024").text();
    assert!(
        drawing.contains("alla data 2024"),
        "the picture says its date"
    );
    let table = server.get("/export/map.csv?at=2024").text();
    let zone = table.lines().find(|line| line.starts_with("5,")).unwrap();
    let value = map["units"]["5"]["value"].as_f64().unwrap().to_string();
    assert_eq!(zone.split(',').nth(2), Some(value.as_str()), "{zone}");
    let all = server.json("/api/map")["units"]["5"]["value"].clone();
    assert!(
        all.as_f64().unwrap() > value.parse().unwrap(),
        "one is to come"
    );
}

#[test]
fn sheets_and_slides_state_the_date_and_what_it_does_not_apply_to() {
    let server = server("at-sheets");
    let words = |path: &str| {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        if path.contains(".pdf") {
            return Pdf::new("at-date.pdf", &answer.body).words();
        }
        let number = if path.contains("deck") { 7 } else { 1 };
        part(&answer.body, &format!("ppt/slides/slide{number}.xml"))
    };
    let whole = "di tutto il registro";
    for path in [
        "/export/sheet.pdf?zone=5",
        "/export/sheet.pdf?zone=5&size=a3",
        "/export/zone/5.pptx?theme=projects",
        "/export/deck.pptx?theme=projects",
    ] {
        let dated = words(&format!("{path}&at=2024"));
        assert!(dated.contains("alla data 2024"), "{path}: {dated}");
        // the text beside the map is that of the zone's card: one of its projects begins later
        assert!(dated.contains(whole), "{path}: {dated}");
        let all = words(path);
        assert!(
            !all.contains("alla data") && !all.contains(whole),
            "{path}: {all}"
        );
    }
    for path in ["/export/map.pdf?at=2024", "/export/map.pptx?at=2024"] {
        let map = words(path);
        assert!(map.contains("alla data 2024"), "{path}: {map}");
    }
}

#[test]
fn the_time_filter_uses_the_validity_of_a_record_if_it_has_one() {
    let server = server("in-time");
    let matched = |query: &str| {
        let path = format!("/ogc/collections/projects/items?limit=1000&{query}");
        let page = server.json(&path);
        ids(&page["features"])
            .iter()
            .map(|id| (*id).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        matched("datetime=2021-06-01"),
        [OVER],
        "the others are of their source's date"
    );
    assert_eq!(matched("datetime=2040-01-01"), [TO_COME]);
    assert!(!matched("datetime=2023-10-05").contains(&TO_COME.to_owned()));
    assert_eq!(matched("valid_to=2023"), [OVER]);
    let feature = server.json(&format!("/ogc/collections/projects/items/{TO_COME}"));
    assert_eq!(feature["properties"]["valid_from"], "2025-03");
    assert_eq!(feature["properties"]["valid_to"], Value::Null);
    let collection = server.json("/ogc/collections/projects");
    let interval = &collection["extent"]["temporal"]["interval"][0];
    assert_eq!(interval, &json!(["2021-01-01T00:00:00Z", null]));
    let catalogue = server.get("/catalog.ttl").text();
    let start = catalogue
        .find("projects-period> a")
        .or_else(|| catalogue.find("projects-period>\n"));
    let period = &catalogue[start.expect("a period")..];
    let period = &period[..period.find(" .\n").expect("its end")];
    assert!(
        period.contains("2021-01-01") && !period.contains("endDate"),
        "{period}"
    );
}

#[test]
fn an_atlas_without_dates_shows_everything_at_any_date() {
    let server = Server::start();
    let map = server.json("/api/map?at=1900");
    let all = server.json("/api/projects").as_array().unwrap().len();
    assert_eq!(map["undated"], all);
    assert_eq!(map["units"], server.json("/api/map")["units"]);
    let header = fs::read_to_string(e2e::root().join("geodata/atlas/projects.csv")).unwrap();
    assert!(
        !header.contains("valid_from"),
        "no source of the atlas states any"
    );
}
