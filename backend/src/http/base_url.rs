//! Scheme and host of this server, for links that are absolute.

use axum::http::HeaderMap;

/// The address the client used: `X-Forwarded-Proto` and `Host`, so that absolute links work behind a proxy. Without a final slash.
#[must_use]
pub fn of_request(headers: &HeaderMap) -> String {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let scheme = text("x-forwarded-proto")
        .filter(|s| matches!(*s, "http" | "https"))
        .unwrap_or("http");
    let host = text("host")
        .filter(|h| h.bytes().all(is_host_byte))
        .unwrap_or("localhost");
    format!("{scheme}://{host}")
}

fn is_host_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']' | b'_')
}

/// Reads an absolute web address, as it is written in settings; the result has no final slash.
///
/// # Errors
/// A sentence for whoever wrote the setting.
pub fn parse(text: &str) -> Result<String, String> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let plain = |b: u8| b.is_ascii_graphic() && !b"\"<>?#\\".contains(&b);
    match rest {
        Some(host) if !host.is_empty() && host.bytes().all(plain) => {
            Ok(text.trim_end_matches('/').to_owned())
        }
        _ => Err(format!(
            "`{text}` is not a web address: write it as in https://atlante.example.it"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_an_absolute_address() {
        assert_eq!(
            parse("https://a.example.it/").as_deref(),
            Ok("https://a.example.it")
        );
        for wrong in [
            "a.example.it",
            "ftp://a",
            "https://",
            "https://a?b",
            "https://a\"b",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
