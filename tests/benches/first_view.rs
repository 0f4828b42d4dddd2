//! Measures the release binary: start, first tile, memory, bytes, time to the complete map, and the time of a scenario
//! computed in the browser.
//!
//! Prints one line per measure, with its target beside it; it does not fail when a target is missed.

use std::process::Command;
use std::time::{Duration, Instant};

use e2e::browser::{Browser, Device};
use e2e::http::get;
use e2e::server::Server;

/// Starts measured; the median is printed.
const STARTS: usize = 7;

fn main() {
    // `cargo test` runs bench targets too, with --test: nothing to measure there
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    println!("measuring {}", e2e::binary().display());
    let (ready, first_tile) = starts();
    line("start to first answer", &millis(ready), "");
    line(
        "start to first tile",
        &millis(first_tile),
        "aim: under 300 ms",
    );
    let server = Server::start();
    let idle = resident_mb(server.id());
    line(
        "resident memory after start",
        &mb(idle),
        "aim: under 150 MB",
    );
    first_view(&server);
    what_if(&server);
    line(
        "resident memory after a visit",
        &mb(resident_mb(server.id())),
        "aim: under 150 MB",
    );
}

/// Medians over several starts: to the first answer, and to the first tile.
fn starts() -> (Duration, Duration) {
    let (mut ready, mut tiles) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let started = Instant::now();
        let server = Server::start();
        ready.push(started.elapsed());
        let tile = get(
            &server.url("/tiles/atlas/8/133/92"),
            &[("accept-encoding", "br, gzip")],
        );
        assert_eq!(tile.status, 200, "the tile of Turin");
        tiles.push(started.elapsed());
    }
    (median(ready), median(tiles))
}

/// A script that records the tiles fetched by the worker, which are not among the page's own resource entries.
const NOTE_TILES: &str = "window.tilesAsked = []; const post = Worker.prototype.postMessage; \
    Worker.prototype.postMessage = function (message, ...more) { \
        if (message.url) window.tilesAsked.push(message.url); return post.call(this, message, ...more); };";

fn first_view(server: &Server) {
    let browser = Browser::start(Device::DESKTOP);
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &serde_json::json!({ "source": NOTE_TILES }),
    );
    let started = Instant::now();
    browser.open(&server.url("/"));
    browser.wait_until("document.querySelector('canvas[data-map-state=idle]')");
    let complete = started.elapsed();
    // the page itself is a navigation entry; both carry what went over the wire, headers included
    let bytes = browser.eval(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]\
         .map(e => [new URL(e.name).pathname, e.transferSize])",
    );
    let mut parts: Vec<(String, u64)> = serde_json::from_value(bytes).expect("names and sizes");
    let tiles = browser.eval("window.tilesAsked.map(u => new URL(u, document.baseURI).href)");
    let tiles: Vec<String> = serde_json::from_value(tiles).expect("addresses");
    let tile = |url: &String| get(url, &[("accept-encoding", "br, gzip")]).body.len() as u64;
    parts.push((
        format!("{} tiles", tiles.len()),
        tiles.iter().map(tile).sum(),
    ));
    let total: u64 = parts.iter().map(|(_, size)| size).sum();
    line(
        "first complete map in the browser",
        &millis(complete),
        "software-drawn",
    );
    line(
        "transferred for the first view",
        &format!("{:.0} kB", total as f64 / 1e3),
        "aim: under 900 kB",
    );
    parts.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    for (name, size) in parts.iter().take(8) {
        println!("    {:>8.1} kB  {name}", *size as f64 / 1e3);
    }
    println!("    {} requests", parts.len());
}

/// The time of a scenario in the browser once its worker has loaded the atlas: a health centre in each of several places.
fn what_if(server: &Server) {
    let browser = Browser::start(Device::DESKTOP);
    browser.open(&server.url("/?panel=what-if"));
    browser.wait_until(
        "(window.asked ??= (import(new URL('compute.js', document.baseURI).href).then(m => window.compute = m), true)) \
         && window.compute?.condition() === 'ready'",
    );
    let places = "['001191','001305','001129','001199','001175','001036','001001']";
    let waits = browser.eval(&format!(
        "(async () => {{ const waits = []; for (const place of {places}) {{ const t = performance.now(); \
         const {{ by }} = await window.compute.answer(`api/scenario?add=house-${{place}}`); \
         if (by !== 'browser') throw new Error(`computed by ${{by}}`); waits.push(performance.now() - t); }} return waits; }})()"
    ));
    let waits: Vec<f64> = serde_json::from_value(waits).expect("milliseconds");
    let waits = waits
        .into_iter()
        .map(|ms| Duration::from_secs_f64(ms / 1e3));
    line(
        "what-if, a house, in the browser",
        &millis(median(waits.collect())),
        "aim: under 100 ms",
    );
}

fn line(what: &str, value: &str, aim: &str) {
    println!("{what:<36} {value:>12}  {aim}");
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn millis(duration: Duration) -> String {
    format!("{:.0} ms", duration.as_secs_f64() * 1e3)
}

fn mb(value: Option<f64>) -> String {
    value.map_or_else(|| "not known".to_owned(), |mb| format!("{mb:.0} MB"))
}

/// Resident memory of a process, from `/proc`.
fn resident_mb(id: u32) -> Option<f64> {
    let output = Command::new("ps")
        .args(["-o", "rss=", "-p", &id.to_string()])
        .output()
        .ok()?;
    let kib: f64 = String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse()
        .ok()?;
    Some(kib * 1024.0 / 1e6)
}
