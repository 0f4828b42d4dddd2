//! The filter by date: it is offered if the atlas has dates, and page, map and cards agree about it.

use e2e::atlas::dated_atlas;
use e2e::browser::{Browser, Device};
use e2e::server::Server;

use crate::page::{CANVAS, Page};

const OVER: &str = "metrodigital";

fn write(page: &Page, text: &str) {
    let _ = page.browser.eval(&format!(
        "(() => {{ const i = document.querySelector('input[name=at]'); i.value = {text:?}; i.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    ));
}

#[test]
fn a_date_filters_the_list_and_can_be_removed() {
    let folder = dated_atlas("at-page", &[(OVER, "2021", "2023-06")]);
    let server = Server::with(&["--atlas", folder.to_str().expect("a path in UTF-8")]);
    let all = server
        .json("/api/projects")
        .as_array()
        .expect("a list")
        .len();
    let browser = Browser::start(Device::DESKTOP);
    browser.open(&server.url("/?panel=projects"));
    let page = Page { browser, server };
    page.wait_for_title(&format!("{all} progetti"));
    page.browser.click(".filters-summary");
    page.browser
        .wait_until("document.querySelector('input[name=at]')");
    // an invalid date shows an error and filters nothing
    write(&page, "giugno");
    page.browser
        .wait_until("document.querySelector('#at-hint[role=alert]')");
    write(&page, "1/2024");
    page.wait_for_parameter("at", "2024-01");
    page.wait_for_title(&format!("{} progetti", all - 1));
    page.browser.wait_until(&format!(
        "document.querySelector('{CANVAS}').getAttribute('aria-label').includes('Di {} nessuna fonte')",
        all - 1
    ));
    assert_eq!(page.browser.text(".chips li"), "Alla data 1/2024");
    // back, forward, cleared
    let _ = page.browser.eval("history.back()");
    page.wait_for_title(&format!("{all} progetti"));
    assert_eq!(
        page.browser
            .eval("document.querySelector('input[name=at]').value"),
        ""
    );
    let _ = page.browser.eval("history.forward()");
    page.wait_for_title(&format!("{} progetti", all - 1));
    assert_eq!(
        page.browser
            .eval("document.querySelector('input[name=at]').value"),
        "1/2024"
    );
    page.browser.click(".chip-clear");
    page.wait_for_title(&format!("{all} progetti"));
    page.browser
        .open(&page.server.url(&format!("/?project={OVER}")));
    page.browser.wait_until("document.querySelector('.facts')");
    let facts = page.browser.text(".facts");
    assert!(facts.contains("dal 2021 al 6/2023"), "{facts}");
    page.assert_console_is_clean();
}

#[test]
fn an_atlas_without_dates_has_no_such_filter() {
    let page = Page::open(Device::DESKTOP, "?panel=projects");
    page.browser.click(".filters-summary");
    page.browser.wait_until("document.querySelector('.facet')");
    assert_eq!(
        page.browser
            .eval("document.querySelector('input[name=at]')"),
        serde_json::Value::Null
    );
}
