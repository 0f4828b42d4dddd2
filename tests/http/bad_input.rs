//! Wrong requests are answered with the right status and a sentence, without a panic.

use e2e::http::{Answer, get, status_of_raw};
use e2e::server::Server;

/// Asserts that an answer is a problem of RFC 9457, with a sentence for the user and no internal details.
fn assert_problem(answer: &Answer, status: u16, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.text());
    assert!(
        answer
            .header("content-type")
            .starts_with("application/problem+json"),
        "{what}: {}",
        answer.header("content-type")
    );
    let problem = answer.json();
    assert_eq!(problem["status"], status, "{what}");
    for field in ["title", "detail"] {
        let text = problem[field].as_str().unwrap_or_default();
        assert!(!text.is_empty(), "{what}: no {field}: {problem}");
        assert!(
            !text.contains(".rs:") && !text.contains("panicked"),
            "{what}: {text}"
        );
    }
}

#[test]
fn an_unknown_route_is_a_404_with_words() {
    let server = Server::start();
    for path in [
        "/api/nothing",
        "/api/",
        "/tiles/other.json",
        "/tiles/other/8/133/92",
        "/export/map.docx",
    ] {
        assert_problem(&server.get(path), 404, path);
    }
}

#[test]
fn an_impossible_tile_is_refused() {
    let server = Server::start();
    let deepest = server.json("/tiles/atlas.json")["maxzoom"]
        .as_u64()
        .unwrap();
    let too_deep = format!("/tiles/atlas/{}/1/1", deepest + 1);
    for path in [
        "/tiles/atlas/4/8/5",
        &too_deep,
        "/tiles/atlas/8/256/91",
        "/tiles/atlas/8/133/4294967295",
        "/tiles/atlas/255/1/1",
    ] {
        assert_problem(&server.get(path), 404, path);
    }
    for path in [
        "/tiles/atlas/8/-1/91",
        "/tiles/atlas/99999999999999999999/1/1",
        "/tiles/atlas/8/x/y",
        "/tiles/atlas/8/133/4294967296",
    ] {
        let answer = server.get(path);
        assert!(
            [400, 404].contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        assert_problem(&answer, answer.status, path);
    }
}

#[test]
fn a_tile_away_from_the_territory_is_empty() {
    let server = Server::start();
    let answer = server.get("/tiles/atlas/8/0/0");
    assert_eq!(answer.status, 204);
    assert!(answer.body.is_empty());
}

#[test]
fn an_invalid_map_query_still_gives_a_map() {
    let server = Server::start();
    for query in [
        "view=1e308/NaN/inf",
        "view=////",
        "zone=0",
        "zone=999999999999999999999",
        "municipality=Torino",
        "strategy=9.9",
        "axis=%00",
        "q=%FF%FE%80",
        "%%%=%",
        "lang=zz",
        "theme=zones&theme=density",
        "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    ] {
        let map = server.get(&format!("/api/map?{query}"));
        assert!(
            [200, 400].contains(&map.status),
            "{query}: {} {}",
            map.status,
            map.text()
        );
        let svg = server.get(&format!("/export/map.svg?{query}"));
        assert!(
            [200, 400].contains(&svg.status),
            "{query}: {} {}",
            svg.status,
            svg.text()
        );
        assert!(
            !svg.text().contains("<script>"),
            "{query}: markup goes through unescaped"
        );
    }
}

#[test]
fn a_misspelt_map_query_is_reported() {
    let server = Server::start();
    let map = server.json("/api/map?theme=densita&zone=cinque");
    let notices = map["notices"].as_array().map_or(0, Vec::len);
    assert!(
        notices >= 2,
        "one notice for each part not understood: {map:.300}"
    );
}

#[test]
fn an_address_of_100_kilobytes_is_refused() {
    let server = Server::start();
    let path = format!("/api/map?q={}", "a".repeat(100_000));
    let status = status_of_raw(server.host(), &path);
    assert!([400, 413, 414, 431].contains(&status), "{status}");
    assert_eq!(server.get("/health").status, 200, "and the server lives on");
}

#[test]
fn other_methods_are_refused() {
    let server = Server::start();
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let response = agent
        .post(server.url("/api/plan"))
        .send("{}")
        .expect("an answer");
    assert_eq!(response.status().as_u16(), 405);
}

#[test]
fn a_path_never_leaves_the_client_folder() {
    let server = Server::start();
    for path in [
        "/../Cargo.toml",
        "/..%2f..%2fCargo.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/fonts/../../Cargo.toml",
    ] {
        let answer = get(&server.url(path), &[]);
        let text = answer.text();
        assert!(
            !text.contains("[workspace]") && !text.contains("root:"),
            "{path}"
        );
        assert_ne!(answer.status, 500, "{path}");
    }
}
