//! Files made from maps: pictures and drawings.

use std::collections::BTreeSet;

use e2e::http::get;
use e2e::picture::Picture;
use e2e::server::Server;

/// A title that needs escaping: markup, ampersands, quotes, right-to-left text, emoji; eight times it is as long as permitted.
pub const HOSTILE_TITLE: &str = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%20%26%20%22%D7%A9%D7%9C%D7%95%D7%9D%22%20%D9%85%D8%B1%D8%AD%D8%A8%D8%A7%20%F0%9F%98%80%20";

#[test]
fn a_picture_has_the_requested_size() {
    let server = Server::start();
    for (query, width, height) in [
        ("", 1920, 1080),
        ("format=4x3", 1536, 1152),
        ("format=square&zone=5", 1440, 1440),
        ("width=640", 640, 360),
    ] {
        let answer = server.get(&format!("/export/map.png?{query}"));
        assert_eq!(answer.status, 200, "{query}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "image/png");
        let picture = Picture::decode(&answer.body);
        assert_eq!((picture.width, picture.height), (width, height), "{query}");
        let all = [0.0, 0.0, width as f64, height as f64];
        assert!(picture.drawn_share(all) > 0.1, "{query}");
    }
}

#[test]
fn the_colours_of_the_legend_are_in_the_picture() {
    let server = Server::start();
    let query = "theme=density&level=municipality";
    let body = server.json(&format!("/api/map?{query}"));
    let picture = Picture::decode(&server.get(&format!("/export/map.png?{query}")).body);
    let drawn: BTreeSet<String> = picture
        .colours([0.0, 0.0, 1920.0, 1080.0])
        .into_iter()
        .filter(|(_, count)| *count > 500)
        .map(|([r, g, b], _)| format!("#{r:02x}{g:02x}{b:02x}"))
        .collect();
    for entry in body["legend"].as_array().unwrap() {
        let colour = entry["colour"].as_str().unwrap();
        assert!(drawn.contains(colour), "{colour} is not drawn: {drawn:?}");
    }
}

#[test]
fn sizes_over_the_limits_are_refused_with_a_reason() {
    let server = Server::start();
    for query in [
        "width=1000000",
        "width=0",
        "scale=64",
        "scale=NaN",
        "format=a3&scale=4",
        "format=a99",
        "background=red",
    ] {
        let answer = server.get(&format!("/export/map.png?{query}"));
        assert_eq!(answer.status, 400, "{query}");
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.ends_with('.') && detail.len() > 20, "{detail}");
    }
}

#[test]
fn a_hostile_title_is_only_text_in_a_drawing() {
    let server = Server::start();
    let title = HOSTILE_TITLE.repeat(8);
    let svg = server.get(&format!("/export/map.svg?title={title}")).text();
    assert!(!svg.contains("<script"));
    assert!(svg.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;"));
    assert!(svg.contains("שלום") && svg.contains("مرحبا") && svg.contains('😀'));
    let png = server.get(&format!("/export/map.png?title={title}"));
    assert_eq!(png.status, 200);
    let too_long = "x".repeat(501);
    let body = server.json(&format!("/api/map?title={too_long}"));
    assert!(body["notices"][0]["it"].as_str().unwrap().contains("501"));
}

#[test]
fn exports_over_the_limit_get_503_and_tiles_are_still_answered() {
    // requests refused by the limit are not logged as errors
    let server = Server::start();
    let picture = server.url("/export/map.png?format=a3&scale=2");
    let tile = server.json("/tiles/atlas.json")["tiles"][0]
        .as_str()
        .unwrap()
        .replace("{z}", "8")
        .replace("{x}", "133")
        .replace("{y}", "91");
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let asked: Vec<_> = (0..24)
            .map(|_| scope.spawn(|| get(&picture, &[])))
            .collect();
        for _ in 0..20 {
            assert_eq!(get(&tile, &[]).status, 200);
        }
        let answers = asked.into_iter().map(|a| a.join().unwrap());
        answers
            .map(|a| {
                if a.status == 503 {
                    assert!(!a.header("retry-after").is_empty());
                }
                a.status
            })
            .collect()
    });
    assert!(
        answers.iter().all(|s| [200, 503].contains(s)),
        "{answers:?}"
    );
    assert!(
        answers.contains(&200) && answers.contains(&503),
        "{answers:?}"
    );
}
