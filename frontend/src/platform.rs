//! The browser, as far as the page needs it: every use of `web-sys` outside the map engine and event types.

use std::{fmt::Write as _, panic::PanicHookInfo};

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CustomEvent, CustomEventInit, Element, Event, EventTarget, HtmlElement, ResizeObserver,
    ResizeObserverEntry, Response,
};

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

/// A listener that is removed when dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        // removing a listener that is gone already is what was wanted
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, function);
    }
}

/// Listens to an event of `target` until the listener is dropped.
pub fn listen(
    target: &EventTarget,
    event: &'static str,
    on_event: impl FnMut(Event) + 'static,
) -> Listener {
    let closure = Closure::<dyn FnMut(Event)>::new(on_event);
    let function = closure.as_ref().unchecked_ref();
    // fails only for arguments of the wrong type
    let _ = target.add_event_listener_with_callback(event, function);
    Listener {
        target: target.clone(),
        event,
        closure,
    }
}

/// Listens to an event of the window.
pub fn listen_window(
    event: &'static str,
    on_event: impl FnMut(Event) + 'static,
) -> Option<Listener> {
    web_sys::window().map(|window| listen(&window, event, on_event))
}

/// A delayed action, forgotten when dropped.
pub struct Timeout {
    id: i32,
    _closure: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Runs `action` after some milliseconds.
    pub fn new(milliseconds: i32, action: impl FnOnce() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let closure = Closure::once(action);
        let function = closure.as_ref().unchecked_ref();
        let id = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds)
            .ok()?;
        Some(Self {
            id,
            _closure: closure,
        })
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// The query of the page's address, without its question mark.
pub fn query() -> String {
    let search = web_sys::window().and_then(|window| window.location().search().ok());
    search
        .unwrap_or_default()
        .trim_start_matches('?')
        .to_owned()
}

/// An address relative to the page, made absolute.
pub fn absolute(href: &str) -> String {
    let base = web_sys::window().and_then(|window| window.location().href().ok());
    base.and_then(|base| web_sys::Url::new_with_base(href, &base).ok())
        .map_or_else(|| href.to_owned(), |url| url.href())
}

/// Shows `query` in the address: as a new step of the history, or in place of the present one.
pub fn show_query(query: &str, new_step: bool) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let path = window.location().pathname().unwrap_or_default();
    let url = if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    };
    let Ok(history) = window.history() else {
        return;
    };
    // refused only by sandboxes, where the address does not matter
    let _ = if new_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    };
}

/// What the tab remembers under `key`; nothing when storage is forbidden.
pub fn remembered(key: &str) -> Option<String> {
    let storage = web_sys::window()?.session_storage().ok()??;
    storage.get_item(key).ok()?
}

/// Makes the tab forget `key`.
pub fn forget(key: &str) {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    if let Some(storage) = storage {
        let _ = storage.remove_item(key);
    }
}

/// Tells the browser the page's language and title.
pub fn describe_page(language: &str, title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", language);
        }
    }
}

/// Height of the window in CSS pixels.
pub fn window_height() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or_default()
}

/// Watches the size of an element; stops when dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells width and height of the element with an identifier, now and whenever they change.
pub fn watch_size(id: &str, mut on_size: impl FnMut(f64, f64) + 'static) -> Option<SizeWatch> {
    let element = element(id)?;
    let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry = entries.get(0).dyn_into::<ResizeObserverEntry>();
        if let Ok(entry) = entry {
            let area = entry.content_rect();
            on_size(area.width(), area.height());
        }
    });
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(SizeWatch {
        observer,
        _closure: closure,
    })
}

/// A line for who looks at the browser's console: something went wrong and the page went on.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}

/// Whether a media query holds.
pub fn media(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok().flatten())
        .is_some_and(|list| list.matches())
}

/// Whether the reader asked for less motion.
pub fn reduced_motion() -> bool {
    media("(prefers-reduced-motion: reduce)")
}

/// The element with an identifier.
pub fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Moves the focus to the element with an identifier.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls an element into view.
pub fn reveal(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
    }
}

/// Scrolls an element back to its beginning.
pub fn scroll_to_top(id: &str) {
    if let Some(element) = element(id) {
        element.set_scroll_top(0);
    }
}

/// Whether the reader is typing somewhere, so that single-key shortcuts must stay quiet.
pub fn is_typing() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.and_then(|document| document.active_element());
    active.is_some_and(|e| matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Copies text to the clipboard; false when the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // absent outside secure contexts, and the binding would then fail on an undefined object
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    if clipboard.is_ok_and(|value| value.is_undefined()) {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text))
        .await
        .is_ok()
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Tells the supervisor (`boot.js`) what went wrong: the instance is lost after a panic.
pub fn report_panic(info: &PanicHookInfo<'_>) {
    let mut message = String::from("panic");
    let _ = write!(message, ": {info}");
    web_sys::console::error_1(&JsValue::from_str(&message));
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(&message));
    let event = CustomEvent::new_with_event_init_dict("atlante:panic", &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}
