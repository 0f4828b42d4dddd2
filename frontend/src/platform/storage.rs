//! The tab's session storage.

/// What the tab stores under `key`; none when storage is forbidden.
pub fn stored(key: &str) -> Option<String> {
    let storage = web_sys::window()?.session_storage().ok()??;
    storage.get_item(key).ok()?
}

/// Removes what the tab stores under `key`.
pub fn remove_stored(key: &str) {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    if let Some(storage) = storage {
        let _ = storage.remove_item(key);
    }
}
