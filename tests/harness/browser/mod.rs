//! A real Chromium, driven through `ChromeDriver`, drawing WebGL2 in software.

mod device;
mod driver;
mod pointer;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use crate::picture::{Part, Picture};
pub use device::Device;
use driver::Driver;

/// Time within which a condition must hold: long enough for a map that is drawn in software on a busy machine.
const TIMEOUT: Duration = Duration::from_secs(45);
const POLL: Duration = Duration::from_millis(50);

/// A line of the browser's console.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsoleLine {
    /// `SEVERE` for errors.
    pub level: String,
    /// Its text.
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
    pub fn start(device: Device) -> Self {
        let profile = new_profile();
        let driver = Driver::start(&driver::capabilities(device, &profile));
        let browser = Self { driver, profile };
        browser.set_viewport(device);
        browser
    }

    /// Opens an address and waits until the page is loaded.
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
        let deadline = Instant::now() + TIMEOUT;
        while self.eval(&format!("Boolean({expression})")) != Value::Bool(true) {
            if Instant::now() >= deadline {
                let picture = self.save_screenshot("deadline");
                panic!(
                    "not within {TIMEOUT:?}: {expression}\nat {}\nconsole: {:#?}\nscreenshot: {}",
                    self.url(),
                    self.console(),
                    picture.display()
                );
            }
            thread::sleep(POLL);
        }
    }

    /// Waits for an element and returns its text.
    #[must_use]
    pub fn text(&self, selector: &str) -> String {
        self.wait_until(&format!("document.querySelector({selector:?})"));
        let text = self.eval(&format!("document.querySelector({selector:?}).textContent"));
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Waits for an element and returns its place on the page, in CSS pixels.
    #[must_use]
    pub fn part(&self, selector: &str) -> Part {
        self.wait_until(&format!("document.querySelector({selector:?})"));
        let part = self.eval(&format!(
            "(r => [r.left, r.top, r.width, r.height])(document.querySelector({selector:?}).getBoundingClientRect())"
        ));
        serde_json::from_value(part).expect("four numbers")
    }

    /// The lines of the console since the last call.
    #[must_use]
    pub fn console(&self) -> Vec<ConsoleLine> {
        let lines = self.driver.post("se/log", &json!({ "type": "browser" }));
        let line = |line: &Value| ConsoleLine {
            level: line["level"].as_str().unwrap_or_default().to_owned(),
            message: line["message"].as_str().unwrap_or_default().to_owned(),
        };
        lines.as_array().into_iter().flatten().map(line).collect()
    }

    /// The errors in the console since the last call.
    #[must_use]
    pub fn console_errors(&self) -> Vec<ConsoleLine> {
        self.console()
            .into_iter()
            .filter(|line| line.level == "SEVERE")
            .collect()
    }

    /// A screenshot of the page.
    #[must_use]
    pub fn screenshot(&self) -> Picture {
        Picture::decode(&self.screenshot_png())
    }

    /// Saves a screenshot of the page in the results folder, for inspection.
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

    /// Runs a script in every page opened from now on, before the scripts of the page.
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

    /// Gives the page of a desktop computer another size, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        self.set_viewport(Device {
            width,
            height,
            ..Device::DESKTOP
        });
    }

    /// Sets the size of the page. The window's size would include the frame of the browser.
    fn set_viewport(&self, device: Device) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({
                "width": device.width,
                "height": device.height,
                "deviceScaleFactor": if device.phone { 2 } else { 1 },
                "mobile": device.phone,
            }),
        );
        if device.phone {
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
        // fails if the browser still has files open; they remain in the target folder
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn new_profile() -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let profile = crate::results().join(format!("profile-{}-{number}", std::process::id()));
    // an earlier process with the same number may have left one
    let _ = fs::remove_dir_all(&profile);
    profile
}
