//! Asking the server.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why something could not be fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No answer came.
    #[error("{url}: the server did not answer")]
    Network {
        /// The address asked for.
        url: String,
    },
    /// The answer was an error.
    #[error("{url}: HTTP {status}")]
    Status {
        /// The address asked for.
        url: String,
        /// Its HTTP status.
        status: u16,
    },
    /// The answer could not be read.
    #[error("{url}: {reason}")]
    Body {
        /// The address asked for.
        url: String,
        /// What the reader said.
        reason: String,
    },
}

/// Fetches JSON from the server.
pub async fn fetch_json<T: serde::de::DeserializeOwned>(url: &str) -> Result<T, FetchError> {
    let network = || FetchError::Network { url: url.into() };
    let window = web_sys::window().ok_or_else(network)?;
    let answer = JsFuture::from(window.fetch_with_str(url)).await;
    let response: Response = answer
        .ok()
        .and_then(|value| value.dyn_into().ok())
        .ok_or_else(network)?;
    if !response.ok() {
        return Err(FetchError::Status {
            url: url.into(),
            status: response.status(),
        });
    }
    let text = JsFuture::from(response.text().map_err(|_| network())?).await;
    let text = text
        .ok()
        .and_then(|value| value.as_string())
        .ok_or_else(network)?;
    serde_json::from_str(&text).map_err(|error| FetchError::Body {
        url: url.into(),
        reason: error.to_string(),
    })
}
