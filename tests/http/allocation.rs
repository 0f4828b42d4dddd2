//! The allocation of projects by each rule, and the conflicts between sources.

use e2e::server::Server;
use serde_json::Value;

/// A cycle route through several municipalities, whose source declares one of its two zones.
const ROUTE: &str = "ciclabile-torino-grugliasco";
const RULES: [&str; 6] = [
    "geometry",
    "presence",
    "length",
    "area",
    "equal",
    "population",
];

fn total(distribution: &Value) -> f64 {
    let shares = distribution["shares"].as_array().expect("a list of shares");
    let placed: f64 = shares.iter().map(|s| s["share"].as_f64().unwrap()).sum();
    placed + distribution["outside"].as_f64().unwrap() + distribution["unlocated"].as_f64().unwrap()
}

#[test]
fn every_rule_shares_out_the_whole_and_explains_itself() {
    let server = Server::start();
    let mut first = Vec::new();
    for rule in RULES {
        let body = server.json(&format!("/api/projects/{ROUTE}/allocation?rule={rule}"));
        assert_eq!(body["rule"], rule);
        for level in ["zones", "municipalities"] {
            let total = total(&body[level]);
            assert!((total - 1.0).abs() < 1e-9, "{rule}: {total}");
        }
        let applicable = body["applicable"].as_array().unwrap();
        let applies = applicable.iter().any(|r| r == rule);
        assert_eq!(body["applied"], if applies { rule } else { "geometry" });
        assert!(!body["explanation"]["en"].as_str().unwrap().is_empty());
        first.push(body["municipalities"]["shares"][0]["share"].as_f64());
    }
    // the line is schematic, so its length is not measured, and the answer says so
    assert_eq!(first[2], first[0]);
    assert_ne!(first[5], first[0], "by population is not by geometry");
    let plain = server.json(&format!("/api/projects/{ROUTE}/allocation"));
    assert_eq!(plain["applied"], "geometry");
}

#[test]
fn the_table_has_a_row_per_share_and_the_parts_without_a_unit() {
    let server = Server::start();
    let answer = server.get(&format!(
        "/api/projects/{ROUTE}/allocation?rule=population&f=csv"
    ));
    assert_eq!(answer.status, 200);
    let text = answer.text();
    let mut lines = text.lines();
    assert_eq!(
        lines.next().unwrap(),
        "project,rule,applied,level,part,unit,name,share,marginal,reason"
    );
    let parts: Vec<&str> = lines.filter_map(|l| l.split(',').nth(4)).collect();
    let count = |part: &str| parts.iter().filter(|p| **p == part).count();
    assert_eq!(
        (count("unit"), count("outside"), count("unlocated")),
        (4, 2, 2)
    );
}

#[test]
fn an_unknown_rule_and_an_unknown_project_are_reported() {
    let server = Server::start();
    let answer = server.get(&format!("/api/projects/{ROUTE}/allocation?rule=weight"));
    assert_eq!(answer.status, 400);
    let text = answer.text();
    assert!(
        text.contains("geometry, presence, length, area, equal, population"),
        "{text}"
    );
    assert_eq!(server.get("/api/projects/no-such/allocation").status, 404);
    assert_eq!(server.get("/api/matrix?rule=weight").status, 400);
}

#[test]
fn conflicts_name_declared_and_computed_zones() {
    let server = Server::start();
    let body = server.json("/api/conflicts");
    let zones = body["zones"].as_array().unwrap();
    let route = zones.iter().find(|c| c["project"] == ROUTE).unwrap();
    assert_eq!(route["declared"], serde_json::json!([2]));
    assert_eq!(route["computed"], serde_json::json!([1, 2]));
    assert_eq!(route["recorded"][0], "torino-grugliasco-zona-2");
    let recorded = body["sources"].as_array().unwrap();
    assert!(recorded.len() > zones.len());
    let table = server.get("/api/conflicts?f=csv").text();
    assert_eq!(table.lines().count(), 1 + zones.len() + recorded.len());
}

#[test]
fn the_matrix_keeps_unknown_apart_from_zero_in_json_and_csv() {
    let server = Server::start();
    let matrix = server.json("/api/matrix?rows=strategy&columns=municipality&rule=equal");
    let cell = |row: &str| &matrix["cells"][row]["001191"];
    // declared none: zero; unknown: no figure at all
    assert_eq!(cell("1.2")["state"], "declared_none");
    assert_eq!(cell("1.2")["count"], 0);
    assert_eq!(cell("1.6")["state"], "unknown");
    assert!(cell("1.6")["count"].is_null() && cell("1.6")["shared"].is_null());
    let table = server
        .get("/api/matrix?rows=strategy&columns=municipality&rule=equal&f=csv")
        .text();
    let line = |row: &str| {
        let start = format!("{row},");
        let found = table
            .lines()
            .find(|l| l.starts_with(&start) && l.contains(",001191,"));
        found.unwrap_or_default().to_owned()
    };
    assert!(
        line("1.2").contains(",declared_none,0,0,"),
        "{}",
        line("1.2")
    );
    assert!(line("1.6").contains(",unknown,,,"), "{}", line("1.6"));
    assert!(
        line("1.6").ends_with("/?strategy=1.6&municipality=001191&level=municipality"),
        "{}",
        line("1.6")
    );
    assert_eq!(
        table.lines().count(),
        1 + 24 * (312 + 2),
        "every cell is there"
    );
}
