//! The environment that `maplibre` is generic over: a window, a scheduler, an HTTP client.
//!
//! Everything runs on the page's main thread. Tiles are fetched and decoded by the map itself
//! (`maplibre` 0.0.3 hard-codes its tile host), so the HTTP client is only there because the trait demands one.

use std::cell::Cell;
use std::future::Future;

use async_trait::async_trait;
use maplibre::environment::{Environment, OffscreenKernelEnvironment};
use maplibre::io::apc::SchedulerAsyncProcedureCall;
use maplibre::io::scheduler::{ScheduleError, Scheduler};
use maplibre::io::source_client::{HttpClient, HttpSourceClient, SourceClient, SourceFetchError};
use maplibre::window::{HeadedMapWindow, MapWindow, MapWindowConfig, WindowSize};
use raw_window_handle::{
    HasRawDisplayHandle, HasRawWindowHandle, RawDisplayHandle, RawWindowHandle, WebDisplayHandle,
    WebWindowHandle,
};
use web_sys::HtmlCanvasElement;

use super::fetch;

/// The browser, as `maplibre` sees it.
pub struct Browser;

impl Environment for Browser {
    type MapWindowConfig = CanvasConfig;
    type AsyncProcedureCall = SchedulerAsyncProcedureCall<Offscreen, PageScheduler>;
    type Scheduler = PageScheduler;
    type HttpClient = PageClient;
    type OffscreenKernelEnvironment = Offscreen;
}

/// The canvas to draw on.
pub struct CanvasConfig(pub HtmlCanvasElement);

impl MapWindowConfig for CanvasConfig {
    type MapWindow = CanvasWindow;

    /// Gives the canvas a unique number: `wgpu` finds it by `canvas[data-raw-handle="N"]`, so two maps with
    /// the same number would draw on the same canvas.
    fn create(&self) -> CanvasWindow {
        thread_local!(static NEXT: Cell<u32> = const { Cell::new(1) });
        let id = NEXT.replace(NEXT.get() + 1);
        // fails only for a malformed attribute name
        let _ = self.0.set_attribute("data-raw-handle", &id.to_string());
        CanvasWindow {
            handle: RawCanvas(id),
            canvas: self.0.clone(),
        }
    }
}

/// A canvas with its number.
pub struct CanvasWindow {
    handle: RawCanvas,
    canvas: HtmlCanvasElement,
}

impl MapWindow for CanvasWindow {
    fn size(&self) -> WindowSize {
        let [width, height] = [self.canvas.width(), self.canvas.height()].map(|v| v.max(1));
        match WindowSize::new(width, height) {
            Some(size) => size,
            None => unreachable!("both sides are at least one pixel"),
        }
    }
}

impl HeadedMapWindow for CanvasWindow {
    type RawWindow = RawCanvas;

    fn raw(&self) -> &RawCanvas {
        &self.handle
    }

    fn request_redraw(&self) {}

    fn id(&self) -> u64 {
        self.handle.0.into()
    }
}

/// The number by which `wgpu` finds a canvas.
pub struct RawCanvas(u32);

#[allow(unsafe_code)]
// SAFETY: the trait asks that the handle be valid while the window lives. A web handle is only a
// number looked up in the document, never dereferenced; the window keeps the canvas alive.
unsafe impl HasRawWindowHandle for RawCanvas {
    fn raw_window_handle(&self) -> RawWindowHandle {
        let mut handle = WebWindowHandle::empty();
        handle.id = self.0;
        RawWindowHandle::Web(handle)
    }
}

#[allow(unsafe_code)]
// SAFETY: the web has one display and its handle is empty.
unsafe impl HasRawDisplayHandle for RawCanvas {
    fn raw_display_handle(&self) -> RawDisplayHandle {
        RawDisplayHandle::Web(WebDisplayHandle::empty())
    }
}

/// Runs work on the page's own event loop.
pub struct PageScheduler;

impl Scheduler for PageScheduler {
    fn schedule<T>(&self, work: impl (FnOnce() -> T) + Send + 'static) -> Result<(), ScheduleError>
    where
        T: Future<Output = ()> + 'static,
    {
        wasm_bindgen_futures::spawn_local(work());
        Ok(())
    }
}

/// Fetches with the page's `fetch`.
#[derive(Clone)]
pub struct PageClient;

#[async_trait(?Send)]
impl HttpClient for PageClient {
    async fn fetch(&self, url: &str) -> Result<Vec<u8>, SourceFetchError> {
        let fetched = fetch::bytes(url).await;
        fetched.map_err(|error| SourceFetchError(Box::new(error)))
    }
}

/// The environment of `maplibre`'s workers, which are never started.
pub struct Offscreen;

impl OffscreenKernelEnvironment for Offscreen {
    type HttpClient = PageClient;

    fn create() -> Self {
        Self
    }

    fn source_client(&self) -> SourceClient<PageClient> {
        SourceClient::new(HttpSourceClient::new(PageClient))
    }
}
