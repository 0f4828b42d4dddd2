//! Cards, filters by programme and source, colour schemes, tours, data newer than the page.

use e2e::atlas::{atlas_with, replace};
use e2e::browser::{Browser, Device};
use e2e::server::Server;
use serde_json::Value;

use crate::page::{CANVAS, Page, texts};

#[test]
fn a_strategy_s_card_shows_where_it_is_carried_out_and_where_unknown() {
    let page = Page::open(Device::DESKTOP, "?panel=projects&strategy=3.4");
    page.browser
        .wait_until("document.querySelector('.strategy-header .matrix tbody td')");
    let matrix = page.server.json("/api/matrix");
    let row = &matrix["cells"]["3.4"];
    let expected: Vec<String> = (1..=11)
        .map(|zone| {
            let cell = &row[zone.to_string()];
            match cell["state"].as_str().expect("a state") {
                "evidence" => cell["count"].to_string(),
                "declared_none" => "∅".to_owned(),
                state => {
                    assert_eq!(state, "unknown");
                    "?".to_owned()
                }
            }
        })
        .collect();
    let shown = texts(&page.browser, ".strategy-header .matrix tbody td");
    assert_eq!(shown[..11], expected[..], "{matrix}");
    assert!(expected.iter().any(|e| e == "?"), "{expected:?}");
    let needs = page.server.json("/api/needs");
    let linked = needs["links"].as_array().expect("links").iter();
    let linked = linked.filter(|link| link["strategy"] == "3.4").count();
    page.browser.wait_until(&format!(
        "document.querySelectorAll('.strategy-header .fold .rows .row').length === {linked}"
    ));
    page.assert_console_is_clean();
}

#[test]
fn projects_are_filtered_by_programme_and_by_source() {
    let page = Page::open(Device::DESKTOP, "?panel=projects");
    page.browser.click(".filters-summary");
    page.browser
        .wait_until("document.querySelector('.facet input[type=radio]')");
    let _ = page.browser.eval(
        "[...document.querySelectorAll('.facet .choice')].find(c => c.textContent.startsWith('Bike-to-rail')).click()",
    );
    page.wait_for_parameter("programme", "Bike-to-rail");
    let filtered = page.server.json("/api/map?programme=Bike-to-rail");
    let count = filtered["projects"].as_array().expect("projects").len();
    assert!(count > 0);
    page.wait_for_title(&format!("{count} progetti"));

    page.browser
        .open(&page.server.url("/?panel=projects&cites=survey-2023"));
    let filtered = page.server.json("/api/map?cites=survey-2023");
    let filtered = filtered["projects"].as_array().expect("projects").len();
    let all = page.server.json("/api/projects");
    let cites = |p: &&Value| {
        let sources = p["sources"].as_array().expect("sources");
        sources.iter().any(|s| s["source"] == "survey-2023")
    };
    let counted = all.as_array().expect("projects").iter().filter(cites);
    assert_eq!(filtered, counted.count());
    page.wait_for_title(&format!("{filtered} progetti"));
    page.assert_console_is_clean();
}

#[test]
fn the_dark_scheme_changes_page_and_map_and_is_stored() {
    let page = Page::open_idle(Device::DESKTOP, "");
    let brightness = || {
        let [left, top, width, height] = page.map_part();
        let picture = page.browser.screenshot();
        // a corner of the map without land, and the panel's edge
        let map = picture.at(left + width - 4.0, top + height - 4.0);
        let panel = picture.at(left - 18.0, top + height / 2.0);
        [map, panel].map(|rgb| rgb.iter().map(|&c| u32::from(c)).sum::<u32>() / 3)
    };
    assert!(brightness().iter().all(|&b| b > 200), "{:?}", brightness());
    page.browser.click(".scheme");
    page.browser
        .wait_until("document.documentElement.dataset.scheme === 'dark'");
    page.wait_idle();
    assert!(brightness().iter().all(|&b| b < 80), "{:?}", brightness());
    page.browser.open(&page.server.url("/?zone=5"));
    page.wait_idle();
    assert!(brightness().iter().all(|&b| b < 80), "{:?}", brightness());
    assert_eq!(page.browser.text(".scheme").trim(), "");
    let pressed = page
        .browser
        .eval("document.querySelector('.scheme').getAttribute('aria-pressed')");
    assert_eq!(pressed, "true");
    page.assert_console_is_clean();
}

#[test]
fn two_zones_are_compared_side_by_side() {
    let page = Page::open(Device::DESKTOP, "?zone=5");
    page.browser
        .wait_until("document.querySelector('.compare select')");
    let _ = page.browser.eval(
        "(s => (s.value = '7', s.dispatchEvent(new Event('change', { bubbles: true }))))(document.querySelector('.compare select'))",
    );
    page.wait_for_parameter("compare", "7");
    page.browser
        .wait_until("document.querySelector('.compare table')");
    let zones = page.server.json("/api/zones");
    let rows = texts(&page.browser, ".compare tbody tr:nth-child(6) td");
    let projects = |n: usize| zones[n - 1]["projects"].to_string();
    let all = zones.as_array().expect("zones").iter();
    let sum: f64 = all.filter_map(|zone| zone["projects"].as_f64()).sum();
    let mean = format!("media {:.1}", sum / 11.0).replace('.', ",");
    assert_eq!(rows, [projects(5), projects(7), mean]);
    // the strategies of one zone alone and those of both together are all strategies of the zone
    let matrix = page.server.json("/api/matrix");
    let has = |strategy: &Value, zone: &str| strategy[zone]["state"] == "evidence";
    let cells = matrix["cells"].as_object().expect("cells").values();
    let alone = cells.filter(|row| has(row, "5") && !has(row, "7")).count();
    let shown = texts(&page.browser, ".compare .group:nth-of-type(1) li");
    assert_eq!(shown.len(), alone, "{shown:?}");
    page.assert_console_is_clean();
}

const ARROW_RIGHT: &str = "\u{E014}";
const PAGE_UP: &str = "\u{E00E}";
const ESCAPE: &str = "\u{E00C}";

#[test]
fn a_tour_moves_between_zones_by_keys_and_keeps_the_place_when_it_ends() {
    let page = Page::open_idle(Device::DESKTOP, "?theme=density");
    page.browser.click("[data-testid=start-tour]");
    page.wait_for_parameter("tour", "on");
    let title = |text: &str| {
        page.browser.wait_until(&format!(
            "document.querySelector('#tour-title')?.textContent === {text:?}"
        ));
    };
    title("Città metropolitana di Torino");
    for zone in ["1", "2", "3"] {
        page.browser.key(ARROW_RIGHT);
        page.wait_for_parameter("zone", zone);
    }
    title("Area Metropolitana Torino Sud");
    page.browser.key(PAGE_UP);
    title("Area Metropolitana Torino Ovest");
    let zones = page.server.json("/api/zones");
    let figures = texts(&page.browser, ".tour-figures dd");
    assert_eq!(figures[2], zones[1]["projects"].to_string(), "{figures:?}");
    assert_eq!(
        figures[3],
        format!("{} su 24", zones[1]["strategies"]),
        "{figures:?}"
    );
    // the map also takes the space of header and panel
    let [left, _, width, _] = page.map_part();
    assert!(left < 1.0 && width > 1400.0, "{:?}", page.map_part());
    // left in the middle of the flight
    page.browser.key(ESCAPE);
    page.browser.wait_until(
        "!document.querySelector('.tour') && location.search === '?theme=density&zone=2'",
    );
    page.assert_console_is_clean();
}

#[test]
fn refused_data_are_reported_on_the_server_s_machine() {
    let folder = atlas_with("refused-data", |_| {});
    let server = Server::with(&["--atlas", folder.to_str().expect("a path")]);
    let browser = Browser::start(Device::DESKTOP);
    browser.open(&server.url("/"));
    browser.wait_until(&format!("document.querySelector('{CANVAS}')"));
    let municipalities = folder.join("municipalities.csv");
    replace(&municipalities, "Pinerolo,", "Pinerolo,,,,");
    server.reload();
    let _ = server.wait_for_health("refused", |h| h["reload"]["outcome"] == "refused");
    // the window gets the focus again, as after editing the data in another program
    let _ = browser.eval("window.dispatchEvent(new Event('focus'))");
    let told = browser.text("[data-testid=refused-data]");
    assert!(told.contains("municipalities.csv"), "{told}");
    assert!(told.contains("versione precedente"), "{told}");
    // in the page's language
    assert!(
        told.contains("non è nell’atlante") && told.contains(", riga "),
        "{told}"
    );
    browser.save_screenshot("refused-data");
    browser.click("[data-testid=refused-data] button");
    browser.wait_until("!document.querySelector('[data-testid=refused-data]')");
    // corrected, and made invalid again
    replace(&municipalities, "Pinerolo,,,,", "Pinerolo,");
    server.reload();
    let _ = server.wait_for_health("mended", |h| h["reload"]["outcome"] == "unchanged");
    let _ = browser.eval("window.dispatchEvent(new Event('focus'))");
    browser.wait_until(
        "performance.getEntriesByType('resource').filter(e => e.name.endsWith('/health') && e.responseEnd > 0).length >= 3",
    );
    replace(&municipalities, "Pinerolo,", "Pinerolo,,,,");
    server.reload();
    let _ = server.wait_for_health("refused", |h| h["reload"]["outcome"] == "refused");
    let _ = browser.eval("window.dispatchEvent(new Event('focus'))");
    browser.wait_until("document.querySelector('[data-testid=refused-data]')");
}

#[test]
fn newer_data_are_announced_and_loaded_by_a_click() {
    let folder = atlas_with("newer-data", |_| {});
    let server = Server::with(&["--atlas", folder.to_str().expect("a path")]);
    let browser = Browser::start(Device::DESKTOP);
    browser.open(&server.url("/"));
    browser.wait_until(&format!("document.querySelector('{CANVAS}')"));
    // wait until the page has polled the data's version once
    browser.wait_until(
        "performance.getEntriesByType('resource').some(e => e.name.endsWith('tiles/atlas.json') && e.responseEnd > 0)",
    );
    let health = server.json("/health");
    replace(
        &folder.join("municipalities.csv"),
        "Pinerolo,",
        "Pinerolium,",
    );
    server.reload();
    let _ = server.wait_for_health("another version", |h| {
        h["data_version"] != health["data_version"]
    });
    assert_eq!(
        browser.eval("document.querySelector('[data-testid=newer-data]')"),
        Value::Null
    );
    let _ = browser.eval("window.dispatchEvent(new Event('focus'))");
    browser.wait_until("document.querySelector('[data-testid=newer-data]')");
    browser.click("[data-testid=newer-data] .button");
    browser.wait_until("!document.querySelector('[data-testid=newer-data]')");
    browser.open(&server.url("/?municipality=001191"));
    browser.wait_until(
        "(document.querySelector('#panel-title')?.textContent ?? '').includes('Pinerolium')",
    );
}

#[test]
fn a_tour_of_chosen_maps_is_made_linked_and_shown() {
    let page = Page::open_idle(Device::DESKTOP, "?theme=density&panel=present");
    let browser = &page.browser;
    let click = |text: &str| {
        let found = format!(
            "[...document.querySelectorAll('.present button, .present a')].find(e => e.textContent.trim() === {text:?})"
        );
        browser.wait_until(&found);
        let _ = browser.eval(&format!("({found}.click(), true)"));
    };
    let _ = browser.eval(
        "(s => { s.value = '5'; s.dispatchEvent(new Event('change', {bubbles: true})); return true })([...document.querySelectorAll('.present select')].find(s => s.options.length === 12))",
    );
    browser.wait_until("document.querySelector('.preview img')?.src.includes('zone=5')");
    click("Aggiungi questa mappa");
    browser.wait_until("document.querySelectorAll('.stops li').length === 1");
    assert_eq!(
        texts(browser, ".stops a"),
        ["Densità di popolazione – Pinerolese"]
    );
    browser.open(&page.server.url(&format!(
        "/?panel=present&stops={}",
        "theme%3Ddensity%26zone%3D5"
    )));
    page.wait_idle();
    let _ = browser.eval(
        "(i => { i.value = 'Dove si va & <b>'; i.dispatchEvent(new Event('change', {bubbles: true})); return true })(document.querySelector('.present input[type=text]'))",
    );
    click("Aggiungi questa mappa");
    browser.wait_until("document.querySelectorAll('.stops li').length === 2");
    assert_eq!(texts(browser, ".stops a")[1], "Dove si va & <b>");
    click("Avvia il percorso");
    page.wait_for_parameter("tour", "1");
    page.wait_for_parameter("zone", "5");
    browser.wait_until(
        "document.querySelector('#tour-title')?.textContent === 'Densità di popolazione – Pinerolese'",
    );
    browser.key(ARROW_RIGHT);
    page.wait_for_parameter("tour", "2");
    browser.wait_until("document.querySelector('#tour-title')?.textContent === 'Dove si va & <b>'");
    page.wait_idle();
    browser.save_screenshot("tour-of-maps-1440x900");
    // the link opens the same map, and back leads to the previous one
    let link = browser.url();
    browser.back();
    page.wait_for_parameter("tour", "1");
    browser.open(&link);
    browser.wait_until("document.querySelector('#tour-title')?.textContent === 'Dove si va & <b>'");
    browser.key(ESCAPE);
    browser.wait_until("!document.querySelector('.tour')");
    page.assert_console_is_clean();
}

#[test]
fn a_need_is_found_despite_a_typo() {
    let page = Page::open(Device::DESKTOP, "");
    let browser = &page.browser;
    browser.wait_until("document.querySelector('#search-input')");
    let needs = page.server.json("/api/needs");
    let need = &needs["needs"][0];
    let text = need["text"]["it"].as_str().expect("a text");
    // its longest word, with two letters swapped, and the word before
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.is_ascii())
        .collect();
    let longest = words.iter().max_by_key(|w| w.len()).expect("a word");
    let slip = format!(
        "{}{}{}{}",
        &longest[..2],
        &longest[3..4],
        &longest[2..3],
        &longest[4..]
    );
    browser.key("/");
    for letter in slip.chars() {
        browser.key(&letter.to_string());
    }
    browser.wait_until(
        "[...document.querySelectorAll('.answer-kind')].some(k => k.textContent === 'Esigenza')",
    );
    browser.save_screenshot("search-need-1440x900");
    let code = need["code"].as_str().expect("a code");
    let _ = browser.eval("(i => { i.value = ''; i.dispatchEvent(new InputEvent('input', {bubbles: true})); return true })(document.querySelector('#search-input'))");
    for letter in code.chars() {
        browser.key(&letter.to_string());
    }
    browser.wait_until(
        "document.querySelector('[role=option] .answer-kind')?.textContent === 'Esigenza'",
    );
    browser.key("\u{E007}");
    page.wait_for_parameter("need", code);
    page.wait_for_title(text);
    page.assert_console_is_clean();
}

#[test]
fn a_long_card_scrolls_and_the_page_around_it_does_not() {
    let page = Page::open_idle(Device::DESKTOP, "?zone=5&compare=9");
    page.wait_for_title("Pinerolese");
    let beyond = |part: &str| {
        let part = format!("document.querySelector('{part}')");
        let beyond = page
            .browser
            .eval(&format!("{part}.scrollHeight - {part}.clientHeight"));
        beyond.as_i64().expect("a height")
    };
    assert!(beyond(".panel-content") > 500);
    assert_eq!(beyond(".app"), 0, "nothing lies below the page");
}
