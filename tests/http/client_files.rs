//! The files of the client: complete, compressed, revalidated, and without references to other hosts.

use e2e::http::get;
use e2e::server::Server;

#[test]
fn the_page_and_the_files_it_names_are_served() {
    let server = Server::start();
    let page = server.get("/");
    assert_eq!(page.status, 200);
    assert!(
        page.header("content-type").starts_with("text/html"),
        "{}",
        page.header("content-type")
    );
    for (path, kind) in [
        ("/boot.js", "text/javascript"),
        ("/client.js", "text/javascript"),
        ("/client_bg.wasm", "application/wasm"),
        ("/style.css", "text/css"),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            answer.header("content-type").starts_with(kind),
            "{path}: {}",
            answer.header("content-type")
        );
    }
}

#[test]
fn the_client_is_sent_in_an_accepted_compression() {
    let server = Server::start();
    let plain = server.get("/client_bg.wasm").body.len();
    for encoding in ["br", "gzip"] {
        let answer = get(
            &server.url("/client_bg.wasm"),
            &[("accept-encoding", encoding)],
        );
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(
            answer
                .header("vary")
                .to_lowercase()
                .contains("accept-encoding"),
            "caches must know"
        );
        assert!(
            answer.body.len() < plain / 2,
            "{encoding}: {} of {plain} bytes",
            answer.body.len()
        );
    }
}

#[test]
fn unchanged_files_are_answered_with_304() {
    let server = Server::start();
    let tiles = server.json("/tiles/atlas.json");
    let template = tiles["tiles"][0].as_str().unwrap();
    let tile = template
        .replace("{z}", "8")
        .replace("{x}", "133")
        .replace("{y}", "92");
    let tile = tile
        .strip_prefix(&server.url(""))
        .unwrap_or(&tile)
        .to_owned();
    for path in ["/", "/client_bg.wasm", "/api/plan", tile.as_str()] {
        let first = server.get(path);
        assert_eq!(first.status, 200, "{path}");
        let etag = first.header("etag");
        assert!(!etag.is_empty(), "{path} has no ETag");
        let second = get(&server.url(path), &[("if-none-match", etag)]);
        assert_eq!(second.status, 304, "{path}");
        assert!(second.body.is_empty(), "{path}");
    }
}

#[test]
fn the_page_names_no_other_host() {
    let server = Server::start();
    for path in ["/", "/boot.js", "/style.css", "/style.json"] {
        let text = server.get(path).text();
        for (at, _) in text.match_indices("://") {
            let host: String = text[at + 3..]
                .chars()
                .take_while(|c| !"/\"' )\n".contains(*c))
                .collect();
            let harmless = host == server.host() || host == "www.w3.org";
            assert!(harmless, "{path} names {host}");
        }
    }
}
