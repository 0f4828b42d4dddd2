//! Moments as RFC 3339 in UTC, to the second.

use std::time::{SystemTime, UNIX_EPOCH};

use geodata_model::PartialDate;

const DAY_SECONDS: i64 = 86_400;

/// The present moment; 1970 on a machine whose clock is before it.
#[must_use]
pub fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    rfc3339(since.map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(0)))
}

/// A moment, given in seconds since 1970.
#[must_use]
pub fn rfc3339(seconds: i64) -> String {
    let day = PartialDate::from_day_number(seconds.div_euclid(DAY_SECONDS));
    let second = seconds.rem_euclid(DAY_SECONDS);
    format!(
        "{day}T{:02}:{:02}:{:02}Z",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}
