//! Measures exports: the median time of each format from request to last byte, and its size.
//!
//! Every request has another title, so that no answer comes from a cache.

use std::time::{Duration, Instant};

use e2e::http::get;
use e2e::server::Server;

const TIMES: usize = 9;

const EXPORTS: [(&str, &str, &str); 16] = [
    ("svg", "/export/map.svg?", ""),
    ("png 1920 x 1080", "/export/map.png?", "aim: under 300 ms"),
    ("png 3840 x 2160", "/export/map.png?scale=2&", ""),
    ("png 7680 x 4320", "/export/map.png?scale=4&", ""),
    ("pdf", "/export/map.pdf?", ""),
    (
        "pdf, municipalities",
        "/export/map.pdf?theme=density&level=municipality&format=a4&",
        "",
    ),
    ("zone sheet", "/export/sheet.pdf?zone=5&", "aim: under 1 s"),
    ("zone poster", "/export/sheet.pdf?zone=5&size=a3&", ""),
    ("all zone sheets", "/export/sheet.pdf?", ""),
    ("pptx", "/export/map.pptx?", ""),
    (
        "pptx, municipalities",
        "/export/map.pptx?theme=density&level=municipality&",
        "",
    ),
    ("deck of 14 slides", "/export/deck.pptx?", "aim: under 3 s"),
    ("offline html", "/export/map.html?", ""),
    ("embed", "/embed?", "aim: under 1 MB"),
    ("csv", "/export/map.csv?level=municipality&", ""),
    ("page with tags", "/?", ""),
];

fn main() {
    // `cargo test` runs bench targets too, with --test: nothing to measure there
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let server = Server::start();
    for (name, path, aim) in EXPORTS {
        // the first export loads fonts and computes gaps, so it is not measured
        let (_, _) = once(&server, path, usize::MAX);
        let mut times: Vec<Duration> = Vec::new();
        let mut size = 0;
        for i in 0..TIMES {
            let (time, bytes) = once(&server, path, i);
            times.push(time);
            size = bytes;
        }
        times.sort();
        println!(
            "{name:<24} {:>8.0} ms {:>10.0} kB  {aim}",
            times[TIMES / 2].as_secs_f64() * 1e3,
            size as f64 / 1e3
        );
    }
}

fn once(server: &Server, path: &str, i: usize) -> (Duration, usize) {
    let url = server.url(&format!("{path}title=misura%20{i}"));
    let started = Instant::now();
    let answer = get(&url, &[]);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    (started.elapsed(), answer.body.len())
}
