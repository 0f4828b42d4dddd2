//! Scenarios: measures added by mouse and keyboard, computed in the browser as the server would.

use e2e::browser::{Browser, Device};
use e2e::server::Server;
use serde_json::Value;

use crate::page::{PINEROLO, Page, view};

const ENTER: &str = "\u{E007}";

fn wait_for_answer(browser: &Browser, add: &str, by: &str) {
    browser.wait_until(&format!(
        "document.querySelector('.whatif[data-add=\"{add}\"][data-computed-by={by}]')"
    ));
}

/// Waits until the worker has loaded the atlas (`ready`) or has failed (`failed`).
fn wait_for_worker(browser: &Browser, condition: &str) {
    browser.wait_until(&format!(
        "(window.asked ??= (import(new URL('compute.js', document.baseURI).href).then(m => window.compute = m), true)) \
         && window.compute?.condition() === '{condition}'",
    ));
}

#[test]
fn a_health_centre_is_added_from_the_map_and_removed() {
    let query = format!("?panel=what-if&{}", view(PINEROLO, 10.0));
    let page = Page::open_idle(Device::DESKTOP, &query);
    wait_for_worker(&page.browser, "ready");
    let [x, y] = page.point_of(PINEROLO, PINEROLO, 10.0);
    page.browser.click_at(x, y, false);
    page.wait_for_parameter("municipality", "001191");
    let button = page.browser.text("[data-testid=add-house]");
    assert!(button.contains("Pinerolo"), "{button}");
    let _ = page
        .browser
        .eval("document.querySelector('[data-testid=add-house]').focus()");
    page.browser.key(ENTER);
    page.wait_for_parameter("add", "house-001191");
    wait_for_answer(&page.browser, "house-001191", "browser");
    page.browser
        .wait_until("document.querySelector('.hypothesis .added-house')");
    page.browser.back();
    wait_for_answer(&page.browser, "", "browser");
    assert_eq!(
        page.browser.eval("document.querySelector('.hypothesis')"),
        Value::Null
    );
    page.assert_console_is_clean();
}

#[test]
fn a_cycle_link_is_added_from_the_list_and_closes_its_gap() {
    let page = Page::open(Device::DESKTOP, "?panel=what-if&municipality=001082");
    page.browser.click("[data-testid=start-link]");
    let choose = "(s => (s.value = '001265', s.dispatchEvent(new Event('change', { bubbles: true }))))\
                  (document.querySelector('select[name=municipality]'))";
    page.browser
        .wait_until("!document.querySelector('[data-testid=start-link]')");
    let _ = page.browser.eval(choose);
    page.browser.click("[data-testid=add-link]");
    page.wait_for_parameter("add", "link-001082-001265");
    page.browser
        .wait_until("document.querySelector('.gap-changes a[href*=\"gap=3.3@10\"]')");
    // the first of the best sites is added with one click
    page.browser.click(".site button");
    page.browser
        .wait_until("(new URLSearchParams(location.search).get('add') ?? '').includes(',house-')");
    page.assert_console_is_clean();
}

#[test]
fn browser_and_server_compute_the_same_scenario() {
    let page = Page::open(Device::DESKTOP, "?panel=what-if");
    wait_for_worker(&page.browser, "ready");
    let both = page.browser.eval(
        "Promise.all(['api/scenario?add=house-001191,link-001082-001265', 'api/scenario?add=house-001305,house-001129',\
         'api/priorities?weights=mountain:3'].map(async path => [(await window.compute.answer(path)),\
         await (await fetch(path)).text()])).then(r => r.map(([a, b]) => [a.by, JSON.parse(a.body), JSON.parse(b)]))",
    );
    for pair in both.as_array().expect("pairs") {
        assert_eq!(pair[0], "browser");
        assert_nearly_equal(&pair[1], &pair[2], "");
    }
}

/// Asserts equality up to the last digits of distances, because implementations of the mathematical functions round differently.
fn assert_nearly_equal(a: &Value, b: &Value, at: &str) {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or(0.0), b.as_f64().unwrap_or(0.0));
            assert!((a - b).abs() <= 1e-9 * a.abs().max(1.0), "{at}: {a} {b}");
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{at}");
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                assert_nearly_equal(a, b, &format!("{at}/{i}"));
            }
        }
        (Value::Object(a), Value::Object(b)) => {
            assert_eq!(a.len(), b.len(), "{at}");
            for (key, value) in a {
                assert_nearly_equal(value, &b[key], &format!("{at}/{key}"));
            }
        }
        _ => assert_eq!(a, b, "{at}"),
    }
}

#[test]
fn an_idle_worker_is_terminated_and_started_again() {
    let server = Server::start();
    let browser = Browser::start(Device::DESKTOP);
    // timers of a minute run at once
    browser.run_first(
        "window.minutes = []; window.later = window.setTimeout; \
         window.setTimeout = (f, ms, ...all) => ms >= 60000 ? window.minutes.push(f) : window.later(f, ms, ...all);",
    );
    browser.open(&server.url("/?panel=what-if"));
    wait_for_worker(&browser, "ready");
    let _ = browser.eval("window.minutes.splice(0).forEach(f => f())");
    wait_for_worker(&browser, "new");
    browser.click(".site button");
    wait_for_worker(&browser, "ready");
    browser.click(".site button");
    browser.wait_until(
        "/,/.test(document.querySelector('.whatif[data-computed-by=browser]')?.dataset.add ?? '')",
    );
}

#[test]
fn where_the_worker_fails_the_server_answers() {
    let server = Server::start();
    let browser = Browser::start(Device::DESKTOP);
    // Every worker's script is missing. Blocking its address by DevTools would be a race: what the browser fetches
    // for a worker is not always asked on the page's behalf.
    browser.run_first(
        "window.Worker = class extends window.Worker {
            constructor(_, options) { super(new URL('not-there.js', document.baseURI), options); }
        };",
    );
    browser.open(&server.url("/?panel=what-if&add=house-001191"));
    wait_for_answer(&browser, "house-001191", "server");
    wait_for_worker(&browser, "failed");
    browser.click(".site button");
    browser.wait_until(
        "document.querySelector('.whatif[data-add^=\"house-001191,\"][data-computed-by=server]')",
    );
}
