//! The example of another province on the page: it has its own names and none of those of Turin.

use e2e::browser::{Browser, Device};
use e2e::server::Server;

use crate::page::{Page, texts};

/// Words of the embedded atlas that no view of another atlas may contain.
const OF_TURIN: &str =
    r"/omogene|torino|turin\b|metropoli|piemont|\bCM\b|undefined|\bNaN\b|\bui-/i";

impl Page {
    /// Asserts that no text of the page contains such a word, including the map's labels and accessible names.
    fn assert_not_of_turin(&self, view: &str) {
        let found = self.browser.eval(&format!(
            "(() => {{ const said = [document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label],[title],[alt]')].flatMap(e => ['aria-label', 'title', 'alt'].map(a => e.getAttribute(a) ?? ''))].join(' | '); const at = said.search({OF_TURIN}); return at < 0 ? '' : said.slice(Math.max(0, at - 30), at + 30); }})()"
        ));
        assert_eq!(found.as_str(), Some(""), "{view}");
    }
}

#[test]
fn another_province_has_its_own_names_on_the_page() {
    let folder = e2e::root().join("geodata/examples/gorizia");
    let server = Server::with(&["--atlas", folder.to_str().expect("a path in UTF-8")]);
    let browser = Browser::start(Device::DESKTOP);
    browser.open(&server.url("/"));
    let page = Page { browser, server };
    page.wait_idle();
    page.wait_for_title("Provincia di Gorizia");
    assert_eq!(texts(&page.browser, ".list-tab")[0], "Fasce3");
    page.assert_not_of_turin("the first view");

    // a zone's card, from the list
    page.browser.click("a[href*='zone=1']");
    page.wait_for_title("Fascia nord (d'esempio)");
    page.browser
        .wait_until("document.querySelector('.side').innerText.includes('14 progetti')");
    page.assert_not_of_turin("a zone's card");

    // a filter counts what the server counts
    page.browser
        .open(&page.server.url("/?panel=projects&kind=case_della_comunita"));
    let map = page.server.json("/api/map?kind=case_della_comunita");
    assert_eq!(map["projects"].as_array().map(Vec::len), Some(4));
    page.wait_for_title("4 progetti");

    for (view, title) in [
        ("panel=gaps", "Strategie e zone"),
        ("panel=missing", "Che cosa manca"),
        ("panel=what-if", "E se ci fosse"),
        ("panel=present", "Portare la mappa"),
        ("panel=sources", "Fonti"),
    ] {
        page.browser.open(&page.server.url(&format!("/?{view}")));
        page.wait_for_title(title);
        if view == "panel=what-if" {
            // without residents there are no figures by distance: a sentence replaces the tables
            page.browser
                .wait_until("document.querySelector('.whatif [data-testid=no-residents]')");
            assert!(!page.browser.text(".whatif").contains("fino a 5 km"));
        }
        page.assert_not_of_turin(view);
    }
    page.assert_console_is_clean();
}
