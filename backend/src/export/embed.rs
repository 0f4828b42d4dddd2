//! `/embed?MapSpec`: a light page of a map for frames in other sites.
//!
//! | key | values | default |
//! |---|---|---|
//! | `mode` | `interactive`, `still` | `interactive` |
//! | `scheme` | `light`, `dark` | `light` |
//! | `legend`, `heading` | `on`, `off` | `on` |

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;

use super::fonts;
use super::options::address;
use super::page::{Options, SCRIPT, STYLE, page};
use crate::api::respond::{REVALIDATE, Stored};
use crate::error::Problem;
use crate::state::{Shared, kept};

/// Anybody may show this page in a frame; in it nothing runs but its own script.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *";

const HTML: &str = "text/html; charset=utf-8";

/// The keys of the embed, and the rest of the query.
pub(crate) fn options(query: &str) -> (Options, String) {
    let mut options = Options {
        still: false,
        dark: false,
        legend: true,
        title: true,
        whole: false,
        link: None,
    };
    let mut rest = Vec::new();
    for pair in query.trim_start_matches('?').split('&') {
        match pair {
            "mode=still" => options.still = true,
            "scheme=dark" => options.dark = true,
            "legend=off" => options.legend = false,
            "heading=off" => options.title = false,
            "mode=interactive" | "scheme=light" | "legend=on" | "heading=on" => {}
            _ => rest.push(pair),
        }
    }
    (options, rest.join("&"))
}

pub(super) async fn embed(
    State(state): State<Shared>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (mut options, rest) = options(query.as_deref().unwrap_or_default());
    let request = super::routes::read(&state, Some(&rest))?;
    let origin = super::routes::origin(&state, &headers);
    options.link = Some(address(&origin, &request.spec));
    let key = format!("embed {options:?} {request:?}");
    // light enough not to wait for a turn: a page may hold many
    let stored = kept(state, key, move |state| {
        let html = page(&state.atlas, &request.spec, &options);
        Stored::new(HTML, REVALIDATE, html)
    });
    let mut response = stored.await?.respond(&headers);
    let policy = (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    let cross = (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response.headers_mut().extend([policy, cross]);
    Ok(response)
}

/// The script of the embed.
pub(super) async fn script(headers: HeaderMap) -> Response {
    Stored::new("text/javascript; charset=utf-8", REVALIDATE, SCRIPT).respond(&headers)
}

/// Its style, with the typeface: one file for every embed of a page.
pub(super) async fn style(headers: HeaderMap) -> Response {
    let style = format!("{}\n{STYLE}", fonts::style());
    Stored::new("text/css; charset=utf-8", REVALIDATE, style).respond(&headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_the_embed_are_apart() {
        let (options, rest) = options("?mode=still&theme=density&scheme=dark&legend=off");
        assert!(options.still && options.dark && !options.legend && options.title);
        assert_eq!(rest, "theme=density");
    }
}
