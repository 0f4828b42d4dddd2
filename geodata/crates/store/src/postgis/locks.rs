//! How long a writer waits for the locks of the tables.

use std::time::Duration;

/// Seconds until a writer gives up waiting for another: a save in QGIS takes much less.
pub(super) const LOCK_TIMEOUT: u64 = 20;
/// Pause between two attempts, in which the other writer can finish.
pub(super) const LOCK_RETRY: Duration = Duration::from_millis(50);
