//! The state of the page is in its address: links restore it, and back and forward move between states.

use e2e::browser::Device;
use serde_json::json;

use crate::page::Page;

#[test]
fn an_address_restores_its_state() {
    let page = Page::open_idle(Device::DESKTOP, "?zone=9&view=9.5/45.4672/7.8765");
    page.wait_for_title("Eporediese");
    let query = page.query();
    assert!(query.contains("zone=9"), "{query}");
    let at = page
        .browser
        .eval("new URLSearchParams(location.search).get('view')");
    let at: Vec<f64> = at
        .as_str()
        .expect("the view stays")
        .split('/')
        .map(|n| n.parse().unwrap())
        .collect();
    for (found, asked) in at.iter().zip([9.5, 45.4672, 7.8765]) {
        assert!((found - asked).abs() < 0.01, "{at:?}");
    }
    page.assert_console_is_clean();
}

#[test]
fn a_project_has_an_address() {
    let page = Page::open_idle(Device::DESKTOP, "");
    let projects = page.server.json("/api/projects");
    let project = &projects.as_array().unwrap()[0];
    let (id, title) = (
        project["id"].as_str().unwrap(),
        project["title"]["it"].as_str().unwrap(),
    );
    page.browser
        .open(&page.server.url(&format!("/?project={id}")));
    page.wait_for_title(title);
}

#[test]
fn the_language_is_in_the_address() {
    let page = Page::open_idle(Device::DESKTOP, "?lang=en");
    assert_eq!(page.browser.eval("document.documentElement.lang"), "en");
    assert!(
        page.browser.text("body").contains("residents"),
        "English words are on the page"
    );
}

#[test]
fn back_and_forward_restore_the_states() {
    let page = Page::open_idle(Device::DESKTOP, "");
    page.browser.click("a[href*='zone=5']");
    page.wait_for_parameter("zone", "5");
    page.wait_for_title("Pinerol");
    page.browser.back();
    page.browser
        .wait_until("!location.search.includes('zone=5')");
    page.browser.wait_until(
        "!(document.querySelector('#panel-title')?.textContent ?? '').includes('Pinerol')",
    );
    page.browser.forward();
    page.wait_for_parameter("zone", "5");
    page.wait_for_title("Pinerol");
    page.assert_console_is_clean();
}

/// The panel is not rendered again whenever the map moves, but it is when one of its links gets a press or the focus.
#[test]
fn a_link_opened_in_a_new_tab_has_the_present_view() {
    let page = Page::open_idle(Device::DESKTOP, "");
    let [x, y, width, height] = page.map_part();
    let middle = [x + width / 2.0, y + height / 2.0];
    page.browser.drag(middle, [middle[0] - 150.0, middle[1]]);
    page.browser.wait_until("location.search.includes('view=')");
    let link = "document.querySelector('a.way[href*=\"panel=gaps\"]')";
    let up_to_date = format!(
        "new URL({link}.href).searchParams.get('view') === new URLSearchParams(location.search).get('view')"
    );
    let [x, y, width, height] = page.browser.part("a.way[href*='panel=gaps']");
    let press = |kind: &str, x: f64, y: f64| {
        let event = json!({ "type": kind, "button": "middle", "clickCount": 1, "x": x, "y": y });
        page.browser.devtools("Input.dispatchMouseEvent", &event);
    };
    press("mousePressed", x + width / 2.0, y + height / 2.0);
    page.browser.wait_until(&up_to_date);
    // the click opens a new tab, and this page keeps its state
    press("mouseReleased", middle[0], middle[1]);

    page.browser.drag(middle, [middle[0] + 60.0, middle[1]]);
    page.browser.wait_until(&format!("!({up_to_date})"));
    let _ = page.browser.eval(&format!("{link}.focus()"));
    page.browser.wait_until(&up_to_date);
}

#[test]
fn invalid_parameters_leave_a_working_page() {
    let page = Page::open_idle(
        Device::DESKTOP,
        "?zone=77&view=a/b/c&theme=none&q=%ff%fe&lang=xx",
    );
    page.wait_idle();
    assert!(!page.browser.text("body").is_empty());
}
