//! The ranked list of gaps, the cards of needs, and the ranking of projects.

use e2e::browser::Device;
use e2e::http::get;
use serde_json::Value;

use crate::page::Page;

const ARROW_RIGHT: &str = "\u{E014}";

fn json(page: &Page, path: &str) -> Value {
    let answer = get(&page.server.url(path), &[]);
    assert_eq!(answer.status, 200, "{path}");
    serde_json::from_slice(&answer.body).expect("JSON")
}

fn listed(page: &Page) -> u64 {
    let count = page
        .browser
        .eval("document.querySelectorAll('.gap').length");
    count.as_u64().expect("a number")
}

#[test]
fn gaps_are_those_of_the_server_and_can_be_filtered() {
    let page = Page::open(Device::DESKTOP, "?panel=missing");
    let gaps = json(&page, "/api/gaps");
    let gaps = gaps["gaps"].as_array().expect("gaps");
    // the list is rendered over several frames
    page.browser.wait_until(&format!(
        "document.querySelectorAll('.gap').length >= {}",
        gaps.len()
    ));
    assert_eq!(listed(&page), gaps.len() as u64);
    let first = page.browser.text(".gap:first-child");
    let reason = gaps[0]["reason"]["it"].as_str().expect("a reason");
    assert!(first.contains(reason), "{first}");

    page.browser
        .open(&page.server.url("/?panel=missing&verdict=robust"));
    let robust = gaps
        .iter()
        .filter(|g| g["robustness"]["verdict"] == "robust");
    let robust = robust.count();
    page.browser.wait_until(&format!(
        "document.querySelectorAll('.gap').length === {robust}"
    ));
    assert_eq!(listed(&page), robust as u64);

    // the zone is the one chosen on the map
    page.browser.open(&page.server.url("/?panel=missing"));
    page.wait_idle();
    let [left, top, width, height] = page.map_part();
    page.browser
        .click_at(left + width / 2.0, top + height / 2.0, false);
    page.browser
        .wait_until("new URLSearchParams(location.search).get('zone')");
    let zone = page
        .browser
        .eval("Number(new URLSearchParams(location.search).get('zone'))");
    let here = gaps
        .iter()
        .filter(|g| g["zone"] == zone || g["zone"].is_null());
    assert_eq!(listed(&page), here.count() as u64);
    page.assert_console_is_clean();
}

#[test]
fn a_gap_is_a_link_and_its_needs_have_cards() {
    let page = Page::open(Device::DESKTOP, "?panel=missing&gap=3.3@10");
    let pointed_out = page.browser.text(".gap.pointed-out");
    assert!(pointed_out.contains("Zona 10"), "{pointed_out}");
    page.browser.click(".gap.pointed-out .needs a");
    page.browser
        .wait_until("new URLSearchParams(location.search).get('need')");
    page.wait_for_title("");
    let strategies = page
        .browser
        .eval("document.querySelectorAll('.card .strategy-row').length");
    assert!(strategies.as_u64() > Some(0), "{strategies}");
    page.browser.back();
    page.browser
        .wait_until("document.querySelector('.gap.pointed-out')");
    page.assert_console_is_clean();
}

#[test]
fn weights_are_set_by_keyboard_and_rank_as_the_server_does() {
    let page = Page::open(Device::DESKTOP, "?panel=priorities");
    page.browser.wait_until("document.querySelector('.ranked')");
    let _ = page
        .browser
        .eval("document.querySelector('input[name=mountain]').focus()");
    for _ in 0..4 {
        page.browser.key(ARROW_RIGHT);
    }
    page.wait_for_parameter("weights", "mountain:3");
    let ranking = json(&page, "/api/priorities?weights=mountain:3");
    let first = ranking["projects"][0]["project"]
        .as_str()
        .expect("a project");
    page.browser.wait_until(&format!(
        "document.querySelector('.ranked a')?.href.includes('project={first}')"
    ));
    page.assert_console_is_clean();
}
