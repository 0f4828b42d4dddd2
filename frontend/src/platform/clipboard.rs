//! The clipboard.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Copies text to the clipboard; false when the browser refuses.
pub async fn copy_text(text: &str) -> bool {
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

/// Copies a picture to the clipboard; false when the browser refuses or cannot.
pub async fn copy_image(picture: &Blob) -> bool {
    let copied = async {
        let window = web_sys::window()?;
        let item = Reflect::get(&window, &"ClipboardItem".into()).ok()?;
        let item: Function = item.dyn_into().ok()?;
        let pictures = Object::new();
        Reflect::set(&pictures, &"image/png".into(), picture).ok()?;
        let item = Reflect::construct(&item, &Array::of1(&pictures)).ok()?;
        let clipboard = Reflect::get(&window.navigator(), &"clipboard".into()).ok()?;
        let write = Reflect::get(&clipboard, &"write".into()).ok()?;
        let write: Function = write.dyn_into().ok()?;
        let items: JsValue = Array::of1(&item).into();
        let promise = write.call1(&clipboard, &items).ok()?;
        JsFuture::from(js_sys::Promise::from(promise)).await.ok()
    };
    copied.await.is_some()
}
