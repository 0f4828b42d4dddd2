//! Fetches bytes and tiles from the server.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::map::core::Response;

/// Why a fetch failed.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The server answered with another status.
    #[error("the server answered {0}")]
    Status(u16),
    /// No answer.
    #[error("no answer: {0}")]
    Network(String),
}

impl From<JsValue> for FetchError {
    fn from(value: JsValue) -> Self {
        Self::Network(describe(&value))
    }
}

/// The message of a value thrown by JavaScript.
pub fn describe(value: &JsValue) -> String {
    value
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{value:?}"), |error| error.message().into())
}

/// The body of a successful answer; empty for 204.
pub async fn bytes(url: &str) -> Result<Vec<u8>, FetchError> {
    let window = web_sys::window().ok_or_else(|| FetchError::Network("no window".into()))?;
    let response: web_sys::Response = JsFuture::from(window.fetch_with_str(url))
        .await?
        .dyn_into()?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let body = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}

/// Fetches a tile. The server answers 204 or 404 where there is none.
pub async fn tile(url: &str) -> Response {
    match bytes(url).await {
        Ok(body) if body.is_empty() => Response::Empty,
        Ok(body) => Response::Bytes(body),
        Err(FetchError::Status(404)) => Response::Empty,
        Err(_) => Response::Failed,
    }
}
