//! Requests to the server, and answers that the browser computes in the server's place.

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
    /// The answer could not be decoded.
    #[error("{url}: {reason}")]
    Body {
        /// The address asked for.
        url: String,
        /// The decoder's message.
        reason: String,
    },
}

/// Fetches and decodes JSON.
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
    // as bytes: a string would be decoded from UTF-8 by the browser and encoded again on its way into WebAssembly
    let body = JsFuture::from(response.array_buffer().map_err(|_| network())?).await;
    let body = body.map_err(|_| network())?;
    parse(url, &Uint8Array::new(&body).to_vec())
}

/// Decodes a JSON body; `url` is for the error.
pub fn parse<T: serde::de::DeserializeOwned>(url: &str, json: &[u8]) -> Result<T, FetchError> {
    serde_json::from_slice(json).map_err(|error| FetchError::Body {
        url: url.into(),
        reason: error.to_string(),
    })
}

/// A body of the API, and where it was computed.
pub struct Computed {
    /// The body.
    pub body: String,
    /// Whether this browser computed it; the server did otherwise.
    pub in_browser: bool,
    /// Time from the request to the answer.
    pub milliseconds: f64,
}

/// The body at an address that the browser can compute itself: `window.atlanteCompute` (`boot.js`) asks the worker of
/// `compute.js`, or the server while that worker is not running.
pub async fn compute(url: &str) -> Result<Computed, FetchError> {
    let failed = |error: JsValue| FetchError::Body {
        url: url.into(),
        reason: js_sys::Error::from(error).message().into(),
    };
    let window = web_sys::window().ok_or_else(|| FetchError::Network { url: url.into() })?;
    let compute = Reflect::get(&window, &"atlanteCompute".into()).map_err(failed)?;
    let compute: Function = compute.dyn_into().map_err(failed)?;
    let promise: Promise = compute
        .call1(&JsValue::NULL, &url.into())
        .and_then(JsCast::dyn_into)
        .map_err(failed)?;
    let answer = JsFuture::from(promise).await.map_err(failed)?;
    let field = |name: &str| Reflect::get(&answer, &name.into()).unwrap_or_default();
    Ok(Computed {
        body: field("body").as_string().unwrap_or_default(),
        in_browser: field("by").as_string().as_deref() == Some("browser"),
        milliseconds: field("ms").as_f64().unwrap_or_default(),
    })
}
