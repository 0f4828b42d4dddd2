//! Limits of requests and connections, slow clients, methods, cross-origin access, metrics, and the form of errors.

use std::io::Write as _;

use e2e::http::{Answer, connect, get, raw, read_to_close, status_line};
use e2e::server::Server;
use serde_json::Value;

/// Status and problem of an answer as it was sent.
fn problem(answer: &str) -> (u16, Value) {
    let (head, body) = answer.split_once("\r\n\r\n").expect("head and body");
    let head = head.to_lowercase();
    assert!(
        head.contains("content-type: application/problem+json"),
        "{head}"
    );
    let body: Value = serde_json::from_str(body).expect("the body is JSON");
    let status = status_line(answer);
    assert_eq!(body["status"], status);
    (status, body)
}

fn asking(host: &str, path: &str, headers: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n")
}

#[test]
fn requests_over_the_limits_are_refused_with_a_problem() {
    let server = Server::start();
    let host = server.host();
    let url = format!("/api/map?q={}", "a".repeat(5000));
    let answer = raw(host, &asking(host, &url, ""));
    assert_eq!(problem(&answer).0, 414);
    let header = format!("x: {}\r\n", "a".repeat(20_000));
    let answer = raw(host, &asking(host, "/api/plan", &header));
    assert_eq!(problem(&answer).0, 431);
    let many = "x: y\r\n".repeat(2000);
    let answer = raw(host, &asking(host, "/api/plan", &many));
    assert_eq!(status_line(&answer), 431);
    let answer = raw(host, &asking(host, "/", "Content-Length: 1000000\r\n"));
    assert_eq!(problem(&answer).0, 413);
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn unfinished_requests_are_cut_off_and_do_not_delay_others() {
    let server = Server::with(&["--header-seconds", "1"]);
    let mut slow: Vec<_> = (0..64).map(|_| connect(server.host())).collect();
    for (n, stream) in slow.iter_mut().enumerate() {
        // half of the connections send nothing, half stop in the middle of a header
        if n % 2 == 0 {
            write!(stream, "GET / HTTP/1.1\r\nHost: a\r\nX-Slow:").unwrap();
        }
    }
    assert_eq!(server.get("/api/plan").status, 200);
    for stream in slow {
        assert_eq!(read_to_close(stream), "", "closed without an answer");
    }
    assert_eq!(server.get("/api/plan").status, 200);
}

#[test]
fn connections_over_the_limit_get_503() {
    let server = Server::with(&["--max-connections", "3"]);
    // one more than the limit, because the connection of `/health` may still be closing
    let held: Vec<_> = (0..4).map(|_| connect(server.host())).collect();
    let answer = read_to_close(connect(server.host()));
    assert_eq!(problem(&answer).0, 503);
    assert!(answer.contains("retry-after: 1"), "{answer}");
    drop(held);
    let again = (0..1000).any(|_| {
        let answer = raw(server.host(), &asking(server.host(), "/health", ""));
        answer.starts_with("HTTP/1.1 200")
    });
    assert!(again, "places are free again");
}

#[test]
fn head_answers_like_get_without_a_body() {
    let server = Server::start();
    let host = server.host();
    for path in ["/", "/api/plan", "/tiles/atlas/8/133/92", "/style.json"] {
        let body = server.get(path).body.len();
        let answer = raw(host, &asking(host, path, "").replace("GET", "HEAD"));
        let (head, rest) = answer.split_once("\r\n\r\n").unwrap();
        assert_eq!((status_line(&answer), rest), (200, ""), "{path}");
        let length = format!("content-length: {body}");
        assert!(head.contains(&length), "{path}: {length} in {head}");
    }
}

#[test]
fn cors_permits_reading_only() {
    let server = Server::start();
    let host = server.host();
    let answer = get(
        &server.url("/api/plan"),
        &[("origin", "https://example.org")],
    );
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let preflight = "Origin: https://example.org\r\nAccess-Control-Request-Method: GET\r\n\
        Access-Control-Request-Headers: if-none-match\r\n";
    let request = asking(host, "/api/plan", preflight).replace("GET /", "OPTIONS /");
    let answer = raw(host, &request).to_lowercase();
    assert_eq!(status_line(&answer.replace("http/", "HTTP/")), 200);
    assert!(
        answer.contains("access-control-allow-methods: get,head"),
        "{answer}"
    );
    assert!(answer.contains("if-none-match"), "{answer}");
    let answer = raw(
        host,
        &asking(host, "/api/plan", "").replace("GET", "DELETE"),
    );
    assert_eq!(problem(&answer).0, 405);
    assert!(answer.contains("allow: GET"), "{answer}");
}

#[test]
fn pages_have_a_strict_content_security_policy() {
    let server = Server::start();
    for path in ["/", "/api/plan", "/nowhere"] {
        let answer = server.get(path);
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'self'"), "{path}: {policy}");
        assert!(
            policy.contains("frame-ancestors 'self'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe-inline"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!answer.header("referrer-policy").is_empty(), "{path}");
    }
}

#[test]
fn every_representation_has_its_own_tag() {
    let server = Server::start();
    for path in ["/client_bg.wasm", "/api/plan", "/tiles/atlas/8/133/92"] {
        let url = server.url(path);
        let ask = |encoding: &str, tag: &str| -> Answer {
            get(
                &url,
                &[("accept-encoding", encoding), ("if-none-match", tag)],
            )
        };
        let tags = ["identity", "gzip", "br"].map(|encoding| {
            let first = ask(encoding, "\"\"");
            assert_eq!(first.status, 200, "{path} {encoding}");
            let tag = first.header("etag").to_owned();
            assert_eq!(ask(encoding, &tag).status, 304, "{path} {encoding}");
            tag
        });
        assert!(
            tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2],
            "{path}: {tags:?}"
        );
        assert_eq!(ask("br", &tags[1]).status, 200, "{path}: other bytes");
    }
}

#[test]
fn metrics_count_requests_and_connections() {
    let server = Server::start();
    assert_eq!(server.get("/tiles/atlas/8/133/92").status, 200);
    assert_eq!(server.get("/tiles/atlas/3/0/0").status, 404);
    // opened before the connection of the request for metrics, and kept open until its answer
    let held: Vec<_> = (0..3).map(|_| connect(server.host())).collect();
    let answer = server.get("/metrics");
    drop(held);
    assert!(
        answer
            .header("content-type")
            .starts_with("application/openmetrics-text")
    );
    let text = answer.text();
    let route = "route=\"/tiles/atlas/{z}/{x}/{y}\"";
    for line in [
        format!("atlante_http_requests_total{{{route},status=\"200\"}} 1"),
        format!("atlante_http_requests_total{{{route},status=\"404\"}} 1"),
        "# EOF".to_owned(),
    ] {
        assert!(text.lines().any(|l| l == line), "no {line} in\n{text}");
    }
    // the open connections and that of the request; when the two earlier ones are closed depends on the system
    let open = text
        .lines()
        .find_map(|l| l.strip_prefix("atlante_connections "));
    let open: u32 = open.expect("connections are counted").parse().unwrap();
    assert!((4..=6).contains(&open), "{open} connections in\n{text}");
}
