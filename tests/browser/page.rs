//! The page under test: selectors of its markup, and helpers that several browser tests use.

use e2e::browser::{Browser, Device};
use e2e::geography::offset_px;
use e2e::picture::Part;
use e2e::server::Server;
use serde_json::Value;

/// The map's canvas, whose attribute `data-map-state` is the state of the map.
pub const CANVAS: &str = "canvas[data-map-state]";
/// The canvas of a map that is idle: everything in view is drawn.
pub const IDLE: &str = "canvas[data-map-state=idle]";
/// The heading of the panel.
pub const PANEL_TITLE: &str = "#panel-title";
/// The server's drawing in place of the map.
pub const FALLBACK: &str = "[data-testid=map-fallback]";

/// Longitude and latitude of Pinerolo, in zone 5.
pub const PINEROLO: [f64; 2] = [7.331, 44.885];

/// A page on a server of its own. The server is dropped after the browser, whose requests would otherwise fail.
pub struct Page {
    pub browser: Browser,
    pub server: Server,
}

impl Page {
    /// Opens the page with a query such as `?zone=5`.
    pub fn open(device: Device, query: &str) -> Self {
        let server = Server::start();
        let browser = Browser::start(device);
        browser.open(&server.url(&format!("/{query}")));
        Self { browser, server }
    }

    /// Opens the page and waits until the map is complete.
    pub fn open_idle(device: Device, query: &str) -> Self {
        let page = Self::open(device, query);
        page.wait_idle();
        page
    }

    /// Waits until the map is complete.
    pub fn wait_idle(&self) {
        self.browser
            .wait_until(&format!("document.querySelector('{IDLE}')"));
    }

    /// The query of the address shown, without question mark.
    pub fn query(&self) -> String {
        let url = self.browser.url();
        url.split_once('?')
            .map(|(_, query)| query.to_owned())
            .unwrap_or_default()
    }

    /// Waits until the address has a parameter with a value.
    pub fn wait_for_parameter(&self, key: &str, value: &str) {
        self.browser.wait_until(&format!(
            "new URLSearchParams(window.location.search).get('{key}') === '{value}'"
        ));
    }

    /// Waits until the heading of the panel contains a text.
    pub fn wait_for_title(&self, text: &str) {
        self.browser.wait_until(&format!(
            "(document.querySelector('{PANEL_TITLE}')?.textContent ?? '').includes({text:?})"
        ));
    }

    /// Where the map is on the page.
    pub fn map_part(&self) -> Part {
        self.browser.part(".map-frame")
    }

    /// The position of a place on the page, with the map centred at `centre`.
    pub fn point_of(&self, place: [f64; 2], centre: [f64; 2], zoom: f64) -> [f64; 2] {
        let [left, top, width, height] = self.map_part();
        let [x, y] = offset_px(place, centre, zoom);
        [left + width / 2.0 + x, top + height / 2.0 + y]
    }

    /// Asserts that the browser's console has no errors.
    pub fn assert_console_is_clean(&self) {
        let errors = self.browser.console_errors();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

/// The query of a view, as the page writes it.
pub fn view([lon, lat]: [f64; 2], zoom: f64) -> String {
    format!("view={zoom}/{lat}/{lon}")
}

/// The texts of the elements of a selector.
pub fn texts(browser: &Browser, selector: &str) -> Vec<String> {
    let found = browser.eval(&format!(
        "[...document.querySelectorAll({selector:?})].map(e => e.textContent.trim())"
    ));
    let found = found.as_array().cloned().unwrap_or_default();
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    found.iter().map(text).collect()
}
