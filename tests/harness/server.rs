//! The server under test.

use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::http::{Answer, get};
use crate::process::Process;

/// Time within which the server must answer after its start; an unoptimised one on a busy machine needs much less.
const START: Duration = Duration::from_secs(30);
const STOP: Duration = Duration::from_secs(15);

/// A server on a free port of this machine. When it is dropped, its log must contain neither an error nor a panic.
pub struct Server {
    process: Process,
    address: String,
}

impl Server {
    /// Starts the server on the embedded atlas.
    #[must_use]
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// Starts the server with more arguments.
    #[must_use]
    pub fn with(args: &[&str]) -> Self {
        Self::logging("info", args)
    }

    /// Starts the server with more arguments and a log filter, as in `RUST_LOG`.
    #[must_use]
    pub fn logging(filter: &str, args: &[&str]) -> Self {
        let process = Process::start(
            Command::new(crate::binary())
                .env("RUST_LOG", filter)
                .args(["serve", "--bind", "127.0.0.1:0"])
                .args(args),
        );
        let address = process.line(START, |line| {
            let address = line.strip_prefix("Atlante: ")?.trim_end_matches('/');
            Some(address.to_owned())
        });
        let Some(address) = address else {
            panic!(
                "the server did not print its address:\n{}",
                process.output()
            );
        };
        let server = Self { process, address };
        let health = server.get("/health");
        assert_eq!(
            health.status,
            200,
            "the server is not healthy: {}",
            health.text()
        );
        server
    }

    /// An absolute address on this server.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Host and port.
    #[must_use]
    pub fn host(&self) -> &str {
        self.address.trim_start_matches("http://")
    }

    /// `GET` of a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Answer {
        get(&self.url(path), &[])
    }

    /// `GET` of a JSON document, which must succeed.
    #[must_use]
    pub fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.json()
    }

    /// Process identifier.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Everything it has logged so far.
    #[must_use]
    pub fn log(&self) -> String {
        self.process.output()
    }

    /// Its log once a line holds `text`, which must come.
    #[must_use]
    pub fn log_with(&self, text: &str) -> String {
        let log = self.process.output_with(START, text);
        assert!(log.contains(text), "not in the log: {text}\n{log}");
        log
    }

    /// Sends SIGHUP, at which the server reads its atlas again.
    pub fn reload(&self) {
        self.process.signal("HUP");
    }

    /// Polls `/health` until `condition` holds, and returns its body; `description` names the condition in the panic's message.
    #[must_use]
    pub fn wait_for_health(&self, description: &str, condition: impl Fn(&Value) -> bool) -> Value {
        let deadline = Instant::now() + START;
        loop {
            let health = self.json("/health");
            if condition(&health) {
                return health;
            }
            assert!(Instant::now() < deadline, "not {description}: {health}");
        }
    }

    /// Asks the server to stop and waits for its end.
    pub fn stop(&mut self) -> ExitStatus {
        self.process.terminate();
        let status = self.process.wait(STOP);
        status.unwrap_or_else(|| panic!("still running {STOP:?} after SIGTERM:\n{}", self.log()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill();
        if std::thread::panicking() {
            return;
        }
        let log = self.process.output();
        let bad: Vec<&str> = log
            .lines()
            .filter(|line| line.contains("ERROR") || line.contains("panicked at"))
            .collect();
        assert!(
            bad.is_empty(),
            "the server logged errors:\n{}",
            bad.join("\n")
        );
    }
}
