//! HTTP requests. The answer is returned as it was sent: statuses are no errors, and bodies are not decompressed.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use ureq::Agent;
use ureq::http::HeaderMap;

/// Longer than any answer takes on a slow machine.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The largest body that is read, in bytes; no answer is larger.
const LARGEST: u64 = 64 * 1024 * 1024;

/// An answer, whatever its status.
#[derive(Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body as sent.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header as text; empty when absent.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("not JSON ({error}): {}", self.text()))
    }
}

/// `GET` with headers.
#[must_use]
pub fn get(url: &str, headers: &[(&str, &str)]) -> Answer {
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(TIMEOUT))
        .build()
        .into();
    let mut request = agent.get(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut response = request
        .call()
        .unwrap_or_else(|error| panic!("no answer from {url:.200}: {error}"));
    let body = response
        .body_mut()
        .with_config()
        .limit(LARGEST)
        .read_to_vec();
    Answer {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body: body.unwrap_or_else(|error| panic!("no whole answer from {url:.200}: {error}")),
    }
}

/// The status of a `GET` written by hand, for addresses that HTTP clients refuse to send.
pub fn status_of_raw(host: &str, path: &str) -> u16 {
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    status_line(&raw(host, &request))
}

/// Sends a request written by hand and returns everything that is received until the connection ends.
pub fn raw(host: &str, request: &str) -> String {
    let mut stream = connect(host);
    // the server may answer and close before it has read everything
    let _ = stream.write_all(request.as_bytes());
    read_to_close(stream)
}

/// A connection on which nothing was sent yet.
pub fn connect(host: &str) -> TcpStream {
    let stream = TcpStream::connect(host).expect("the server listens");
    stream
        .set_read_timeout(Some(TIMEOUT))
        .expect("a timeout can be set");
    stream
}

/// Everything that is received until the server closes the connection.
///
/// # Panics
/// When the connection is still open after the timeout.
pub fn read_to_close(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    if let Err(error) = stream.read_to_end(&mut answer) {
        let waited = [ErrorKind::WouldBlock, ErrorKind::TimedOut].contains(&error.kind());
        assert!(!waited, "still open after {TIMEOUT:?}");
    }
    String::from_utf8_lossy(&answer).into_owned()
}

/// The status in the text of an answer.
pub fn status_line(answer: &str) -> u16 {
    let status = answer
        .strip_prefix("HTTP/1.1 ")
        .and_then(|rest| rest.get(..3)?.parse().ok());
    status.unwrap_or_else(|| panic!("no HTTP answer: {answer:.200}"))
}
