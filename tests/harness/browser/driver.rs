//! `ChromeDriver` and the few `WebDriver` commands the tests need (W3C `WebDriver`, with Chromium's own for console and
//! `DevTools`). Written here: the protocol is plain JSON over HTTP, and a client library would bring an async runtime.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

use super::device::Device;
use crate::process::Process;

const START: Duration = Duration::from_secs(30);
/// Longer than the driver's own limit of 300 seconds for a page that does not load.
const TIMEOUT: Duration = Duration::from_secs(320);
/// The largest answer that is read, in bytes; a screenshot is a few megabytes of base64.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A session of a browser.
pub(super) struct Driver {
    process: Process,
    agent: Agent,
    session: String,
}

impl Driver {
    pub(super) fn start(capabilities: &Value) -> Self {
        let process = Process::start(Command::new("chromedriver").arg("--port=0"));
        let port = process.line(START, |line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let Some(port) = port else {
            panic!("ChromeDriver did not start:\n{}", process.output());
        };
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(TIMEOUT))
            .build()
            .into();
        let mut driver = Self {
            process,
            agent,
            session: format!("http://127.0.0.1:{port}/session"),
        };
        let session = driver.send("", Some(capabilities)).unwrap_or_else(|error| {
            panic!(
                "Chromium does not start: {error}\n{}",
                driver.process.output()
            );
        });
        let id = session["sessionId"]
            .as_str()
            .expect("a session has an identifier");
        driver.session = format!("{}/{id}", driver.session);
        driver
    }

    /// Sends a command without a body.
    pub(super) fn get(&self, command: &str) -> Value {
        self.send(command, None)
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Sends a command with a body.
    pub(super) fn post(&self, command: &str, body: &Value) -> Value {
        self.send(command, Some(body))
            .unwrap_or_else(|error| panic!("{command} {body}: {error}"))
    }

    /// Closes the browser; the driver is killed when it is dropped.
    pub(super) fn quit(&self) {
        // fails if the browser has already ended
        let _ = self.agent.delete(&self.session).call();
    }

    fn send(&self, command: &str, body: Option<&Value>) -> Result<Value, String> {
        let url = format!("{}/{command}", self.session);
        let url = url.trim_end_matches('/');
        let answer = match body {
            Some(body) => self.agent.post(url).send(body.to_string()),
            None => self.agent.get(url).call(),
        };
        let mut answer = answer.map_err(|error| error.to_string())?;
        let text = answer
            .body_mut()
            .with_config()
            .limit(LARGEST)
            .read_to_string();
        let text = text.map_err(|error| error.to_string())?;
        let mut answer: Value =
            serde_json::from_str(&text).map_err(|error| format!("{error}: {text}"))?;
        match answer["value"].take() {
            Value::Object(value) if value.contains_key("error") => {
                Err(value["message"].to_string())
            }
            value => Ok(value),
        }
    }
}

/// Headless Chromium that draws WebGL2 in software, makes no requests of its own and uses this profile.
pub(super) fn capabilities(device: Device, profile: &Path) -> Value {
    let mut args = vec![
        "--headless".to_owned(),
        // tests run as root on build machines, where Chromium's sandbox does not start
        "--no-sandbox".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-quic".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--no-first-run".to_owned(),
        "--hide-scrollbars".to_owned(),
        "--lang=it".to_owned(),
        "--accept-lang=it-IT,it".to_owned(),
        format!("--user-data-dir={}", profile.display()),
        format!("--window-size={},{}", device.width, device.height),
    ];
    let drawing: &[&str] = if device.webgl {
        &[
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader",
            "--ignore-gpu-blocklist",
        ]
    } else {
        &["--disable-gpu", "--disable-3d-apis"]
    };
    args.extend(drawing.iter().map(|&arg| arg.to_owned()));
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "goog:chromeOptions": { "args": args },
        "goog:loggingPrefs": { "browser": "ALL" },
    } } })
}
