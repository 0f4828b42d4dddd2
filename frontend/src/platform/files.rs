//! Fetches files and texts from the server, and saves files as downloads.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlElement, Response, Url};

/// Fetches a file. The error is a sentence to show to the user where the server gave one, else a status or the address.
pub async fn fetch_blob(url: &str) -> Result<Blob, String> {
    let response = response(url).await?;
    let body = response.blob().map_err(|_| url.to_owned())?;
    let blob = JsFuture::from(body).await.map_err(|_| url.to_owned())?;
    blob.dyn_into().map_err(|_| url.to_owned())
}

/// Fetches a text; errors as in [`fetch_blob`].
pub async fn fetch_text(url: &str) -> Result<String, String> {
    let response = response(url).await?;
    let body = response.text().map_err(|_| url.to_owned())?;
    let text = JsFuture::from(body).await.ok();
    text.and_then(|t| t.as_string())
        .ok_or_else(|| url.to_owned())
}

async fn response(url: &str) -> Result<Response, String> {
    let window = web_sys::window().ok_or_else(|| url.to_owned())?;
    let answer = JsFuture::from(window.fetch_with_str(url)).await;
    let response: Response = answer
        .ok()
        .and_then(|value| value.dyn_into().ok())
        .ok_or_else(|| url.to_owned())?;
    if response.ok() {
        return Ok(response);
    }
    let status = format!("HTTP {}", response.status());
    let Ok(body) = response.json() else {
        return Err(status);
    };
    // errors of the server are `application/problem+json`, whose `detail` is a sentence for the user
    let problem = JsFuture::from(body).await.ok();
    let detail = problem.and_then(|p| Reflect::get(&p, &"detail".into()).ok()?.as_string());
    Err(detail.unwrap_or(status))
}

/// Saves a file as a download of the browser.
pub fn save(file: &Blob, name: &str) {
    let Ok(url) = Url::create_object_url_with_blob(file) else {
        return;
    };
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    if let Some(link) = link {
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        if let Ok(link) = link.dyn_into::<HtmlElement>() {
            link.click();
        }
    }
    // the browser keeps its own reference to the blob of a download that has begun
    let _ = Url::revoke_object_url(&url);
}
