//! Asking the server.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
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
    // as bytes: as a text the browser would decode it first, and hand it over encoded again
    let body = JsFuture::from(response.array_buffer().map_err(|_| network())?).await;
    let body = body.map_err(|_| network())?;
    parse(url, &Uint8Array::new(&body).to_vec())
}

/// Reads a body that came from `url`.
pub fn parse<T: serde::de::DeserializeOwned>(url: &str, json: &[u8]) -> Result<T, FetchError> {
    serde_json::from_slice(json).map_err(|error| FetchError::Body {
        url: url.into(),
        reason: error.to_string(),
    })
}

/// A body, and where it was computed.
pub struct Computed {
    /// The body.
    pub body: String,
    /// In this browser; by the server otherwise.
    pub in_browser: bool,
    /// From the question to the answer.
    pub milliseconds: f64,
}

/// A body that this browser can compute as well as the server: `boot.js` knows how.
pub async fn compute(url: &str) -> Result<Computed, FetchError> {
    let failed = |error: JsValue| FetchError::Body {
        url: url.into(),
        reason: js_sys::Error::from(error).message().into(),
    };
    let window = web_sys::window().ok_or_else(|| FetchError::Network { url: url.into() })?;
    let ask = Reflect::get(&window, &"atlanteCompute".into()).map_err(failed)?;
    let ask: Function = ask.dyn_into().map_err(failed)?;
    let promise: Promise = ask
        .call1(&JsValue::NULL, &url.into())
        .and_then(JsCast::dyn_into)
        .map_err(failed)?;
    let answer = JsFuture::from(promise).await.map_err(failed)?;
    let part = |name: &str| Reflect::get(&answer, &name.into()).unwrap_or_default();
    Ok(Computed {
        body: part("body").as_string().unwrap_or_default(),
        in_browser: part("by").as_string().as_deref() == Some("browser"),
        milliseconds: part("ms").as_f64().unwrap_or_default(),
    })
}
