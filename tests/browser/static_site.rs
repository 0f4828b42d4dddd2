//! The page as static files without a server: the map works, and a notice says where a server is needed.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use e2e::browser::{Browser, Device};
use e2e::static_host::StaticHost;

use crate::page::IDLE;

/// Made once for all tests of this file.
fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = e2e::results().join("site");
        let _ = std::fs::remove_dir_all(&folder);
        let output = Command::new(e2e::binary())
            .args(["export", "site"])
            .arg(&folder)
            .output()
            .expect("the binary runs");
        assert!(output.status.success(), "{output:?}");
        folder
    })
}

fn open(query: &str) -> Browser {
    let host = StaticHost::start(folder());
    let browser = Browser::start(Device::DESKTOP);
    browser.open(&host.url(&format!("/{query}")));
    browser.wait_until(&format!("document.querySelector('{IDLE}')"));
    browser
}

fn assert_clean(browser: &Browser) {
    let errors = browser.console_errors();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Whether the page shows the notice that a file was not exported.
const MISSING: &str = "!document.getElementById('static-missing').hidden";

#[test]
fn the_map_is_complete_without_a_server_and_a_theme_changes_it() {
    let browser = open("");
    assert_clean(&browser);
    assert_eq!(browser.eval(MISSING), false);
    browser.save_screenshot("static-site");
    let legend = |browser: &Browser| browser.text(".legend-title");
    let projects = legend(&browser);
    let browser = open("?theme=density&level=municipality&lang=en");
    assert_clean(&browser);
    assert_ne!(legend(&browser), projects, "the legend of another theme");
    assert_eq!(browser.eval(MISSING), false);
}

#[test]
fn a_single_filter_works_and_two_report_that_they_need_a_server() {
    let browser = open("?axis=3");
    assert_eq!(browser.eval(MISSING), false);
    let browser = open("?axis=3&status=funded");
    browser.wait_until(MISSING);
    assert_eq!(
        browser.eval("getComputedStyle(document.getElementById('static')).display"),
        "flex"
    );
}
