//! The tab's session storage.

/// The value stored under `key`; none without one, or when the browser forbids storage.
pub fn stored(key: &str) -> Option<String> {
    let storage = web_sys::window()?.session_storage().ok()??;
    storage.get_item(key).ok()?
}

/// Removes the value stored under `key`.
pub fn remove_stored(key: &str) {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    if let Some(storage) = storage {
        let _ = storage.remove_item(key);
    }
}
