//! A real Chromium, driven through `ChromeDriver`, drawing WebGL2 in software.

mod driver;
mod pointer;
mod visitor;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use crate::picture::{Part, Picture};
use driver::Driver;
pub use visitor::Visitor;

/// Long enough for a software-drawn map on a busy machine; a condition met earlier is seen at once.
const PATIENCE: Duration = Duration::from_secs(45);
const POLL: Duration = Duration::from_millis(50);

/// A line of the browser's console.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsoleLine {
    /// `SEVERE` for errors.
    pub level: String,
    /// What it says.
    pub message: String,
}

/// A browser with one page.
pub struct Browser {
    driver: Driver,
    profile: PathBuf,
}

impl Browser {
    /// Starts a browser with an empty profile.
    #[must_use]
    pub fn start(visitor: Visitor) -> Self {
        let profile = new_profile();
        let driver = Driver::start(&driver::capabilities(visitor, &profile));
        let browser = Self { driver, profile };
        browser.set_viewport(visitor);
        browser
    }

    /// Goes to an address and waits for its documents and scripts.
    pub fn open(&self, url: &str) {
        self.driver.post("url", &json!({ "url": url }));
    }

    /// The address shown.
    #[must_use]
    pub fn url(&self) -> String {
        self.driver
            .get("url")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The browser's back button.
    pub fn back(&self) {
        self.driver.post("back", &json!({}));
    }

    /// The browser's forward button.
    pub fn forward(&self) {
        self.driver.post("forward", &json!({}));
    }

    /// The value of a JavaScript expression.
    #[must_use]
    pub fn eval(&self, expression: &str) -> Value {
        let script = format!("return ({expression});");
        self.driver
            .post("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Waits until a JavaScript expression is true.
    pub fn wait_until(&self, expression: &str) {
        let deadline = Instant::now() + PATIENCE;
        while self.eval(&format!("Boolean({expression})")) != Value::Bool(true) {
            if Instant::now() >= deadline {
                let picture = self.save_screenshot("deadline");
                panic!(
                    "not within {PATIENCE:?}: {expression}\nat {}\nconsole: {:#?}\nscreenshot: {}",
                    self.url(),
                    self.console(),
                    picture.display()
                );
            }
            thread::sleep(POLL);
        }
    }

    /// Waits for an element and gives its text.
    #[must_use]
    pub fn text(&self, selector: &str) -> String {
        self.wait_until(&format!("document.querySelector({selector:?})"));
        let text = self.eval(&format!("document.querySelector({selector:?}).textContent"));
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Where an element is on the page, in CSS pixels.
    #[must_use]
    pub fn part(&self, selector: &str) -> Part {
        self.wait_until(&format!("document.querySelector({selector:?})"));
        let part = self.eval(&format!(
            "(r => [r.left, r.top, r.width, r.height])(document.querySelector({selector:?}).getBoundingClientRect())"
        ));
        serde_json::from_value(part).expect("four numbers")
    }

    /// What the console said since it was last asked.
    #[must_use]
    pub fn console(&self) -> Vec<ConsoleLine> {
        let lines = self.driver.post("se/log", &json!({ "type": "browser" }));
        let line = |line: &Value| ConsoleLine {
            level: line["level"].as_str().unwrap_or_default().to_owned(),
            message: line["message"].as_str().unwrap_or_default().to_owned(),
        };
        lines.as_array().into_iter().flatten().map(line).collect()
    }

    /// Errors in the console since it was last asked.
    #[must_use]
    pub fn console_errors(&self) -> Vec<ConsoleLine> {
        self.console()
            .into_iter()
            .filter(|line| line.level == "SEVERE")
            .collect()
    }

    /// A picture of the page as it is.
    #[must_use]
    pub fn screenshot(&self) -> Picture {
        Picture::decode(&self.screenshot_png())
    }

    /// Keeps a picture of the page for people to look at.
    pub fn save_screenshot(&self, name: &str) -> PathBuf {
        let folder = crate::results().join("screenshots");
        fs::create_dir_all(&folder).expect("the target folder can be written to");
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, self.screenshot_png()).expect("the target folder can be written to");
        file
    }

    /// A command of the Chrome DevTools protocol.
    pub fn devtools(&self, command: &str, params: &Value) -> Value {
        self.driver.post(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": params }),
        )
    }

    /// Runs a script in every page opened from now on, before the page's own.
    pub fn run_first(&self, script: &str) {
        self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": script }),
        );
    }

    fn screenshot_png(&self) -> Vec<u8> {
        let encoded = self.driver.get("screenshot");
        BASE64
            .decode(encoded.as_str().unwrap_or_default())
            .expect("a picture in base64")
    }

    /// Gives the page of a desk another size, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        self.set_viewport(Visitor {
            width,
            height,
            ..Visitor::DESK
        });
    }

    /// The page's own size: the window's has the browser's frame around it.
    fn set_viewport(&self, visitor: Visitor) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({
                "width": visitor.width,
                "height": visitor.height,
                "deviceScaleFactor": if visitor.phone { 2 } else { 1 },
                "mobile": visitor.phone,
            }),
        );
        if visitor.phone {
            self.devtools(
                "Emulation.setTouchEmulationEnabled",
                &json!({ "enabled": true }),
            );
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.driver.quit();
        // what a browser that was killed still holds open is cleared away with the target folder
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn new_profile() -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let profile = crate::results().join(format!("profile-{}-{number}", std::process::id()));
    // left by an earlier process that had the same number
    let _ = fs::remove_dir_all(&profile);
    profile
}
