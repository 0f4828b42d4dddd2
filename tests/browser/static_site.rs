//! The page without a server: the same map from files, and a word where a server would be needed.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use e2e::browser::{Browser, Visitor};
use e2e::statics::StaticHost;

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
    let browser = Browser::start(Visitor::DESK);
    browser.open(&host.url(&format!("/{query}")));
    browser.wait_until(&format!("document.querySelector('{IDLE}')"));
    browser
}

fn assert_clean(browser: &Browser) {
    let errors = browser.console_errors();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Whether the page says that something was not prepared.
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
fn one_filter_is_there_and_two_are_said_to_need_a_server() {
    let browser = open("?axis=3");
    assert_eq!(browser.eval(MISSING), false);
    let browser = open("?axis=3&status=funded");
    browser.wait_until(MISSING);
    assert_eq!(
        browser.eval("getComputedStyle(document.getElementById('static')).display"),
        "flex"
    );
}
