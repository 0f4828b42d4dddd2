//! Tasks of users: each question is answered on the page in at most four actions (a click, or a word typed with Enter), and the
//! answer is correct. The time is printed.

use std::time::{Duration, Instant};

use e2e::browser::Device;
use serde_json::{Value, json};

use crate::page::{Page, texts};

const ENTER: &str = "\u{E007}";
/// The largest number of actions for a task.
const MOST: usize = 4;

/// A task in progress.
struct Task {
    page: Page,
    question: &'static str,
    actions: usize,
    begun: Instant,
}

impl Task {
    fn begin(question: &'static str) -> Self {
        let page = Page::open_idle(Device::DESKTOP, "");
        let permissions = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
        page.browser
            .devtools("Browser.grantPermissions", &permissions);
        Self {
            page,
            question,
            actions: 0,
            begun: Instant::now(),
        }
    }

    /// Clicks the first element of a selector whose text begins with `text`.
    fn click(&mut self, selector: &str, text: &str) {
        let found = format!(
            "[...document.querySelectorAll({selector:?})].find(e => e.textContent.trim().startsWith({text:?}))"
        );
        self.page.browser.wait_until(&found);
        let _ = self.page.browser.eval(&format!(
            "({found}.scrollIntoView({{block: 'center'}}), true)"
        ));
        let middle = self.page.browser.eval(&format!(
            "(r => [r.left + r.width / 2, r.top + r.height / 2])({found}.getBoundingClientRect())"
        ));
        let [x, y] = [0, 1].map(|i| middle[i].as_f64().expect("it has a place"));
        self.page.browser.click_at(x, y, false);
        self.actions += 1;
    }

    /// Types a word into the search box.
    fn search(&mut self, word: &str) {
        self.page.browser.key("/");
        for letter in word.chars() {
            self.page.browser.key(&letter.to_string());
        }
        self.page
            .browser
            .wait_until("document.querySelector('[role=option]')");
        self.page.browser.key(ENTER);
        self.actions += 1;
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        texts(&self.page.browser, selector)
    }

    fn json(&self, path: &str) -> Value {
        self.page.server.json(path)
    }

    fn answered(self) {
        let took: Duration = self.begun.elapsed();
        println!(
            "{}: {} actions, {:.1} s",
            self.question,
            self.actions,
            took.as_secs_f64()
        );
        assert!(
            self.actions <= MOST,
            "{}: {} actions",
            self.question,
            self.actions
        );
        self.page.assert_console_is_clean();
    }
}

#[test]
fn which_zones_have_no_casa_della_comunita() {
    let mut task = Task::begin("which zones have no casa della comunità");
    task.click(".filters-summary", "");
    task.click(".facet .choice", "Case della comunità");
    task.page.wait_for_parameter("kind", "case_della_comunita");
    let map = task.json("/api/map?kind=case_della_comunita");
    let units = map["units"].as_object().expect("units");
    let without = units.iter().filter(|(_, unit)| unit["value"] == 0.0);
    let zones = task.json("/api/zones");
    let mut expected: Vec<String> = without
        .map(|(code, _)| {
            let number: usize = code.parse().expect("a zone's number");
            zones[number - 1]["name"]["it"]
                .as_str()
                .expect("a name")
                .to_owned()
        })
        .collect();
    let rows = "[...document.querySelectorAll('.zone-row')]";
    task.page
        .browser
        .wait_until(&format!("{rows}.length === 11"));
    let read = task.page.browser.eval(&format!(
        "{rows}.filter(r => r.querySelector('.amount').textContent === '0').map(r => [...r.querySelector('a').childNodes].at(-1).textContent.trim())"
    ));
    let mut read: Vec<String> = serde_json::from_value(read).expect("names");
    read.sort();
    expected.sort();
    assert_eq!(read, expected);
    task.answered();
}

#[test]
fn the_cycle_routes_of_zone_11_and_their_link() {
    let mut task = Task::begin("the cycle routes of zone 11 and their link");
    task.click(".filters-summary", "");
    task.click(".facet .choice", "Percorsi ciclabili");
    task.page.wait_for_parameter("kind", "cycle_route");
    task.click(".zone-row a", "Zona 11");
    task.page.wait_for_parameter("zone", "11");
    task.click(".control-group [aria-label='Copia il collegamento']", "");
    task.page.browser.wait_until(
        "document.querySelector('.control-message').textContent === 'Collegamento copiato.'",
    );
    let projects = task.json("/api/map?kind=cycle_route&zone=11")["projects"].clone();
    let link = task.page.browser.eval("navigator.clipboard.readText()");
    let link = link.as_str().expect("a link").to_owned();
    assert!(link.ends_with("/?zone=11&kind=cycle_route"), "{link}");
    task.page.browser.open(&link);
    task.page.wait_for_title("Chierese");
    let shown = task.texts(".project-row .row-title");
    assert!(!shown.is_empty() && shown.len() <= projects.as_array().expect("projects").len());
    task.answered();
}

#[test]
fn where_strategy_3_4_is_absent_and_why() {
    let mut task = Task::begin("where strategy 3.4 is absent and why");
    task.search("3.4");
    task.page.wait_for_parameter("strategy", "3.4");
    task.page
        .browser
        .wait_until("document.querySelector('.strategy-header .matrix tbody td')");
    let cells = task.texts(".strategy-header .matrix tbody td");
    let row = task.json("/api/matrix")["cells"]["3.4"].clone();
    for zone in 1..=11_usize {
        let state = row[zone.to_string()]["state"].as_str().expect("a state");
        let expected = match state {
            "declared_none" => "∅".to_owned(),
            "unknown" => "?".to_owned(),
            _ => row[zone.to_string()]["count"].to_string(),
        };
        assert_eq!(cells[zone - 1], expected, "zone {zone}");
    }
    // the marks are explained beside the table
    let words = task.page.browser.text(".strategy-header");
    assert!(words.contains("nessuna fonte ne parla"), "{words}");
    task.answered();
}

#[test]
fn which_municipalities_are_far_and_how_many_are_old_there() {
    let mut task = Task::begin(
        "which municipalities are over 20 km from a casa della comunità, 75+ residents",
    );
    task.click(".ways a", "Divari");
    task.click(".list-tab", "E se…");
    task.click(".farthest summary", "");
    task.page
        .browser
        .wait_until("document.querySelector('.farthest tbody tr')");
    let values =
        task.json("/api/indicators/distance-residents-75?by=municipality")["values"].clone();
    let values = values.as_object().expect("values").iter();
    let far: Vec<(&String, u64)> = values
        .filter_map(|(code, value)| Some((code, value["parts"]["20+"].as_f64()? as u64)))
        .filter(|(_, residents)| *residents > 0)
        .collect();
    let rows = task.texts(".farthest tbody tr");
    assert_eq!(rows.len(), far.len());
    let municipalities = task.json("/api/municipalities");
    for (code, residents) in &far {
        let all = municipalities.as_array().expect("municipalities").iter();
        let name = all
            .filter(|m| m["istat"] == code.as_str())
            .map(|m| m["name"].as_str())
            .next();
        let name = name.flatten().expect("a name");
        let shown = |row: &&String| row.starts_with(name) && row.ends_with(&residents.to_string());
        assert!(
            rows.iter().any(|row| shown(&row)),
            "{name} {residents}: {rows:?}"
        );
    }
    // the list adds up to the figure above it
    let band = task.texts(".before-after:nth-of-type(2) tbody tr:nth-child(4) td");
    let all: u64 = far.iter().map(|(_, residents)| residents).sum();
    assert_eq!(band[0].replace('.', ""), all.to_string());
    task.answered();
}
