//! The page on a phone.

use e2e::browser::Device;

use crate::page::{PINEROLO, Page, view};

const OVERFLOW: &str =
    "document.documentElement.scrollWidth - document.documentElement.clientWidth";

#[test]
fn nothing_is_wider_than_the_screen() {
    let page = Page::open_idle(Device::PHONE, "");
    page.browser.save_screenshot("phone-390x844");
    assert_eq!(page.browser.eval("window.innerWidth"), 390);
    assert_eq!(page.browser.eval(OVERFLOW), 0);
    page.assert_console_is_clean();
}

#[test]
fn an_open_card_is_not_wider_than_the_screen() {
    let page = Page::open_idle(Device::PHONE, "?zone=9");
    page.wait_for_title("Eporediese");
    page.browser.save_screenshot("phone-390x844-zone-9");
    assert_eq!(page.browser.eval(OVERFLOW), 0);
}

#[test]
fn the_map_is_drawn_and_answers_a_finger() {
    let page = Page::open_idle(Device::PHONE, &format!("?{}", view(PINEROLO, 9.5)));
    // the panel may cover the middle of the map: the finger touches its visible part
    let [left, top, width, height] = page.map_part();
    assert!(
        width > 300.0 && height > 200.0,
        "the map is {width} by {height}"
    );
    let colours = page
        .browser
        .screenshot()
        .colours([left * 2.0, top * 2.0, width * 2.0, height]);
    assert!(colours.len() > 30, "{} colours", colours.len());
    let [x, y] = page.point_of(PINEROLO, PINEROLO, 9.5);
    page.browser.click_at(x, y, true);
    page.wait_for_parameter("zone", "5");
}

#[test]
fn no_label_is_covered_by_the_controls() {
    // the zone of Chivasso extends into the corner with the scale bar
    let page = Page::open_idle(Device::PHONE, "?tour=on&zone=9");
    page.browser.save_screenshot("phone-390x844-tour-9");
    let names = page
        .browser
        .eval("document.querySelectorAll('.label-zone').length");
    assert!(names.as_u64() > Some(2), "{names} names of zones");
    let hidden = page.browser.eval(
        "(over => [...document.querySelectorAll('.label-zone, .label-municipality')]\
           .filter(name => { const n = name.getBoundingClientRect(); return over.some(o =>\
             n.left < o.right && o.left < n.right && n.top < o.bottom && o.top < n.bottom); })\
           .map(name => name.textContent))\
         ([...document.querySelectorAll('.scale, .legend, .controls')].map(part => part.getBoundingClientRect()))",
    );
    assert_eq!(hidden, serde_json::json!([]));
}
