//! The differences from an earlier atlas, on the page.

use e2e::atlas::{atlas_with, replace};
use e2e::browser::{Browser, Device};
use e2e::server::Server;

use crate::page::Page;

#[test]
fn the_page_shows_the_differences_from_an_earlier_atlas() {
    let folder = atlas_with("earlier-page", |folder| {
        let projects = folder.join("projects.csv");
        replace(
            &projects,
            "Piano dell’operatore per la connessione",
            "Piano per la connessione",
        );
    });
    let server = Server::with(&["--earlier", &format!("2022={}", folder.display())]);
    let browser = Browser::start(Device::DESKTOP);
    browser.open(&server.url("/?panel=sources"));
    let page = Page { browser, server };
    page.browser
        .wait_until("document.querySelector('a[href*=\"panel=versions\"]')");
    page.browser.click("a[href*=\"panel=versions\"]");
    page.wait_for_title("Che cosa è cambiato");
    page.browser
        .wait_until("document.querySelector('select[name=against]')");
    let choose = |value: &str| {
        let _ = page.browser.eval(&format!(
            "(() => {{ const s = document.querySelector('select[name=against]'); s.value = {value:?}; s.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
        ));
    };
    choose("2022");
    page.wait_for_parameter("against", "2022");
    page.browser
        .wait_until("document.querySelector('.differences li')");
    let total = page.browser.text(".differences-total");
    assert!(
        total.contains("1 modificato") && total.contains("0 progetti nuovi"),
        "{total}"
    );
    let project = page.browser.text(".differences li");
    assert!(
        project.contains("Descrizione") && project.contains("Piano per la connessione"),
        "{project}"
    );
    // it is counted in its zone, whose name links to the zone's card
    let row = page.browser.eval(
        "[...document.querySelectorAll('.versions table:first-of-type tbody tr')].filter(r => r.children[2].textContent === '1').map(r => r.children[0].textContent).join()",
    );
    let row = row.as_str().unwrap_or_default().to_owned();
    assert!(row.contains("Pinerolese"), "{row}");
    // the link opens the same differences, and an unknown state is reported
    page.browser.open(&page.browser.url());
    page.browser
        .wait_until("document.querySelector('.differences li')");
    page.browser
        .open(&page.server.url("/?panel=versions&against=1999"));
    page.browser
        .wait_until("document.querySelector('.versions [role=alert]')");
    let told = page.browser.text(".versions [role=alert]");
    assert!(told.contains("404"), "{told}");
}
