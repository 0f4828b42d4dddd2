//! Maps outside the page: the offline file, maps embedded in pages of other sites, and the panel that makes them.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;

use e2e::browser::{Browser, Device};
use e2e::server::Server;
use serde_json::json;

use crate::page::Page;

/// Opens a file by its `file:` address.
fn open_file(browser: &Browser, name: &str, content: &[u8]) {
    let path = e2e::results().join(name);
    fs::write(&path, content).expect("results can be written");
    browser.open(&format!("file://{}", path.display()));
}

/// Opens a page of another origin: a server on another port. A file would have no origin.
fn open_on_other_site(browser: &Browser, content: &str) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{content}",
        content.len()
    );
    // the thread runs until the test program ends, because the browser may also request an icon
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    browser.open(&format!("http://{address}/"));
}

/// Runs a script in the page.
fn run(browser: &Browser, script: &str) {
    let _ = browser.eval(script);
}

#[test]
fn the_offline_page_works_from_a_file_without_a_network() {
    let server = Server::start();
    let html = server.get("/export/map.html?theme=density&level=municipality");
    let browser = Browser::start(Device::DESKTOP);
    let offline =
        json!({"offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0});
    browser.devtools("Network.enable", &json!({}));
    browser.devtools("Network.emulateNetworkConditions", &offline);
    open_file(&browser, "offline.html", &html.body);
    browser.wait_until("document.querySelectorAll('path[id^=m]').length === 312");
    run(
        &browser,
        "document.getElementById('m001272').dispatchEvent(new PointerEvent('pointermove', {bubbles: true, pointerType: 'mouse', clientX: 300, clientY: 300})) || true",
    );
    browser.wait_until("document.getElementById('tip').textContent.startsWith('Torino: ')");
    run(
        &browser,
        "document.querySelector('[data-zoom=\"1.6\"]').click() || true",
    );
    let zoomed = browser.eval("document.querySelector('svg.map').getAttribute('viewBox')");
    assert_ne!(zoomed, "0 0 800 680");
    run(&browser, "document.querySelector('details').open = true");
    run(
        &browser,
        "(i => { i.value = 'pinerolo'; i.dispatchEvent(new Event('input')); return true })(document.querySelector('#find input'))",
    );
    browser.wait_until("document.getElementById('tip').textContent.includes('Pinerolo')");
    // nothing is loaded but the font inside the file
    let asked = browser.eval(
        "performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith('data:'))",
    );
    assert_eq!(asked, json!([]));
    browser.save_screenshot("offline-1440x900");
    assert_eq!(browser.console_errors(), []);
}

#[test]
fn fifty_still_maps_on_one_page_of_another_site() {
    let server = Server::start();
    let frame = |i: usize| {
        let query = format!("mode=still&zone={}&q=x{i}", i % 11 + 1);
        let src = server.url(&format!("/embed?{query}"));
        format!(
            "<iframe src=\"{src}\" width=\"300\" height=\"300\" onload=\"window.done = (window.done ?? 0) + 1\"></iframe>"
        )
    };
    let frames: String = (0..50).map(frame).collect();
    let browser = Browser::start(Device::DESKTOP);
    open_on_other_site(&browser, &frames);
    browser.wait_until("window.done === 50");
    browser.save_screenshot("fifty-embeds");
    assert_eq!(browser.console_errors(), []);
}

#[test]
fn only_the_embed_can_be_framed_by_other_sites() {
    let server = Server::start();
    let browser = Browser::start(Device::DESKTOP);
    let frame = |path: &str| {
        let src = server.url(path);
        format!(
            "<iframe src=\"{src}\" width=\"900\" height=\"700\" onload=\"window.done = true\"></iframe>"
        )
    };
    open_on_other_site(&browser, &frame("/embed?zone=5"));
    browser.wait_until("window.done");
    assert_eq!(browser.console_errors(), []);
    let drawn = browser.screenshot().drawn_share([0.0, 0.0, 900.0, 700.0]);
    assert!(drawn > 0.1, "the map is in the frame");
    open_on_other_site(&browser, &frame("/"));
    browser.wait_until("window.done");
    let errors = browser.console_errors();
    let refused = errors.iter().any(|e| e.message.contains("frame-ancestors"));
    assert!(refused, "{errors:?}");
}

#[test]
fn the_panel_previews_and_makes_the_chosen_export() {
    let page = Page::open_idle(Device::DESKTOP, "?panel=present");
    let browser = &page.browser;
    let loaded = "(i => i && i.complete && i.naturalWidth)(document.querySelector('.preview img'))";
    browser.wait_until(&format!("{loaded} === 640"));
    browser.save_screenshot("present-1440x900");
    run(
        browser,
        "(i => { i.value = 'Prova & \"titolo\"'; i.dispatchEvent(new Event('change', {bubbles: true})); return true })(document.querySelector('.present input[type=text]'))",
    );
    browser.wait_until(
        "document.querySelector('.preview img')?.src.includes('title=Prova%20%26%20%22titolo%22')",
    );
    browser.click("input[value=embed]");
    browser.wait_until("document.querySelector('iframe.preview')?.contentDocument?.querySelector('h1')?.textContent === 'Prova & \"titolo\"'");
    let code = browser.eval("document.querySelector('.present textarea').value");
    let code = code.as_str().unwrap_or_default();
    assert!(
        code.starts_with("<iframe src=\"http://") && code.contains("/embed?"),
        "{code}"
    );
    browser.click("input[value=pptx]");
    browser.wait_until(&format!("{loaded} === 640"));
    browser.click(".present .action.primary");
    browser
        .wait_until("document.querySelector('.action-message').textContent.includes('scaricato')");
    page.assert_console_is_clean();
}

#[test]
fn the_panel_fits_a_phone() {
    let page = Page::open_idle(Device::PHONE, "?panel=present");
    page.wait_for_title("Portare la mappa altrove");
    page.browser.save_screenshot("present-390x844");
    let overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(page.browser.eval(overflow), 0);
}

#[test]
fn the_link_of_an_older_export_shows_that_the_data_changed() {
    let page = Page::open_idle(Device::DESKTOP, "?zone=5&since=2022-05-01.0123456789ab");
    page.browser
        .wait_until("document.querySelector('.notices').textContent.includes('1/5/2022')");
    page.browser.save_screenshot("since-1440x900");
    // shown once: the address no longer has the stamp
    assert_eq!(page.query(), "zone=5");
    page.browser.click(".notice button");
    page.browser
        .wait_until("document.querySelector('.notices').textContent === ''");
    page.assert_console_is_clean();
}
