//! The counters of the server, in the text format of Prometheus (`OpenMetrics` 1.0).

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Its media type.
pub const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Seconds: from a cached tile to what is about to be given up.
const BUCKETS: [f64; 9] = [0.0005, 0.001, 0.002, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0];

/// The counters and the registry that writes them out.
pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    durations: Family<Route, Histogram>,
    connections: Gauge,
    turned_away: Family<Reason, Counter>,
    reloads: Family<Reloaded, Counter>,
    data: Family<Data, Gauge>,
    resident: Gauge<u64, AtomicU64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Reason {
    reason: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Reloaded {
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Data {
    version: String,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("atlante");
        let metrics = Self {
            requests: Family::default(),
            durations: Family::new_with_constructor(|| Histogram::new(BUCKETS)),
            connections: Gauge::default(),
            turned_away: Family::default(),
            reloads: Family::default(),
            data: Family::default(),
            resident: Gauge::default(),
            registry: Registry::default(),
        };
        registry.register(
            "http_requests",
            "Requests answered, by route and status",
            metrics.requests.clone(),
        );
        registry.register_with_unit(
            "http_request_duration",
            "Time to the answer, by route",
            Unit::Seconds,
            metrics.durations.clone(),
        );
        registry.register(
            "connections",
            "Open connections",
            metrics.connections.clone(),
        );
        registry.register(
            "turned_away",
            "Requests and connections that were not served, by reason",
            metrics.turned_away.clone(),
        );
        registry.register(
            "reloads",
            "Readings of the atlas after the first, by outcome",
            metrics.reloads.clone(),
        );
        registry.register("data", "Version of the atlas served", metrics.data.clone());
        registry.register_with_unit(
            "resident_memory",
            "Memory of the process, where the system says it",
            Unit::Bytes,
            metrics.resident.clone(),
        );
        Self {
            registry,
            ..metrics
        }
    }

    /// Counts an answer. Routes are templates: their number does not grow with the requests.
    pub(crate) fn answered(&self, route: &str, status: u16, took: Duration) {
        let route = route.to_owned();
        self.durations
            .get_or_create(&Route {
                route: route.clone(),
            })
            .observe(took.as_secs_f64());
        self.requests
            .get_or_create(&Request { route, status })
            .inc();
    }

    /// Counts a connection as open until the value is dropped.
    pub(crate) fn connected(&self) -> Connected {
        self.connections.inc();
        Connected(self.connections.clone())
    }

    pub(crate) fn turned_away(&self, reason: &'static str) {
        self.turned_away.get_or_create(&Reason { reason }).inc();
    }

    pub(crate) fn reload(&self, outcome: &'static str) {
        self.reloads.get_or_create(&Reloaded { outcome }).inc();
    }

    pub(crate) fn data(&self, version: &str) {
        self.data.clear();
        let version = version.to_owned();
        self.data.get_or_create(&Data { version }).set(1);
    }

    /// Everything as text.
    #[must_use]
    pub fn text(&self) -> String {
        if let Some(bytes) = resident_bytes() {
            self.resident.set(bytes);
        }
        let mut text = String::new();
        // writing to a String cannot fail
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// An open connection, counted while it lives.
pub(crate) struct Connected(Gauge);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// Resident memory, which Linux gives in pages of 4 KiB, the size on every machine this is built for.
fn resident_bytes() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = text.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4096)
}
