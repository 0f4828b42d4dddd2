//! How much is served at once.

use std::time::Duration;

/// How much is served at once.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Open connections; below the usual limit of 1024 open files.
    pub connections: usize,
    /// Requests being answered.
    pub requests: usize,
    /// The time for the headers of a request to arrive, and between one request and the next.
    pub header_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 512,
            requests: 256,
            header_time: Duration::from_secs(15),
        }
    }
}
