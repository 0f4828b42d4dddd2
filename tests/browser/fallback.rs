//! Without WebGL the page shows the server's drawing in place of the map, and the lists work.

use e2e::browser::Device;

use crate::page::{FALLBACK, Page};

#[test]
fn without_webgl_the_server_draws_the_map() {
    let page = Page::open(Device::DESKTOP.without_webgl(), "?zone=5");
    page.browser
        .wait_until(&format!("document.querySelector('{FALLBACK}')"));
    // an image that did not load has no natural size
    page.browser.wait_until(&format!(
        "(e => (e.querySelector('img') ?? e).naturalWidth > 0 || e.querySelector('svg path'))(document.querySelector('{FALLBACK}'))"
    ));
    page.wait_for_title("Pinerol");
    page.browser.save_screenshot("fallback-1440x900");
    let part = page.browser.part(FALLBACK);
    let drawn = page.browser.screenshot().drawn_share(part);
    assert!(
        drawn > 0.10,
        "only {:.0} % of the drawing is drawn",
        drawn * 100.0
    );
    page.assert_console_is_clean();
}

#[test]
fn without_webgl_the_zones_still_open() {
    let page = Page::open(Device::DESKTOP.without_webgl(), "");
    page.browser
        .wait_until(&format!("document.querySelector('{FALLBACK}')"));
    page.browser.click("a[href*='zone=9']");
    page.wait_for_title("Eporediese");
}
