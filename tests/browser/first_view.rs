//! The first view of the page.

use e2e::browser::Device;

use crate::page::Page;

#[test]
fn the_page_loads_and_the_map_completes_without_an_error_in_the_console() {
    let page = Page::open_idle(Device::DESKTOP, "");
    page.assert_console_is_clean();
    assert!(
        page.browser
            .eval("document.title")
            .as_str()
            .unwrap()
            .contains("Atlante")
    );
    assert_eq!(page.browser.eval("document.documentElement.lang"), "it");
}

#[test]
fn the_map_is_drawn_in_many_colours() {
    let page = Page::open_idle(Device::DESKTOP, "");
    let part = page.map_part();
    page.browser.save_screenshot("desk-1440x900");
    let picture = page.browser.screenshot();
    let colours = picture.colours(part);
    assert!(
        colours.len() > 60,
        "{} colours: the map is nearly blank",
        colours.len()
    );
    let drawn = picture.drawn_share(part);
    assert!(
        drawn > 0.15,
        "only {:.0} % of the map is drawn",
        drawn * 100.0
    );
}

#[test]
fn all_eleven_zones_are_listed_with_their_figures() {
    let page = Page::open_idle(Device::DESKTOP, "");
    let text = page.browser.text("body");
    for zone in [
        "Pinerolese",
        "Canavese occidentale",
        "Eporediese",
        "Chivassese",
    ] {
        assert!(
            text.to_lowercase().contains(&zone.to_lowercase()),
            "{zone} is not on the page"
        );
    }
    for number in 1..=11 {
        let link = format!("a[href*='zone={number}']");
        page.browser
            .wait_until(&format!("document.querySelector({link:?})"));
    }
}

#[test]
fn the_map_shows_its_sources() {
    let page = Page::open_idle(Device::DESKTOP, "");
    let text = page.browser.text("body");
    assert!(
        text.contains("ISTAT"),
        "the attribution of the boundaries is on the page"
    );
}

#[test]
fn nothing_is_requested_from_another_host() {
    let page = Page::open_idle(Device::DESKTOP, "");
    let others = page.browser.eval(
        "performance.getEntriesByType('resource').map(e => e.name).filter(n => new URL(n).origin !== location.origin)",
    );
    assert_eq!(others.as_array().map(Vec::len), Some(0), "{others}");
}

/// The addresses requested by the page, and the initiator of each: the page's head (`link`) or its script.
const ASKED: &str = "performance.getEntriesByType('resource').map(e => [new URL(e.name), e.initiatorType])\
    .filter(([url]) => url.pathname.startsWith('/api/')).map(([url, by]) => `${by} ${url.pathname}${url.search}`).sort()";

#[test]
fn the_first_data_are_fetched_once_and_together_with_the_client() {
    let page = Page::open_idle(Device::DESKTOP, "?zone=5&theme=density&q=casa");
    assert_eq!(
        page.browser.eval(ASKED),
        serde_json::json!([
            "link /api/map?theme=density&q=casa",
            "link /api/municipalities",
            "link /api/plan",
            "link /api/projects",
            "link /api/zones",
        ])
    );
}
