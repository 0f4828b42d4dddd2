//! Limits how many exports run at a time. They are the most expensive requests: a few run at once, on threads that do not answer for
//! tiles, some wait, and the rest are answered 503 with when to try again.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use atlante_export::ExportError;
use axum::http::StatusCode;
use tokio::sync::Semaphore;

use crate::http::problem::Problem;
use crate::http::stored::Stored;
use crate::state::snapshot::{SharedSnapshot, Snapshot};

/// Exports that run at a time, leaving a core for everything else.
static RUNNING: LazyLock<Arc<Semaphore>> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    Arc::new(Semaphore::new((cores - 1).clamp(1, 4)))
});
/// Exports that may wait for their turn.
static WAITING: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(8)));
/// How long an export waits for its turn before it is answered 503.
const PATIENCE: Duration = Duration::from_secs(5);
/// The detail of the 503.
const TOO_MANY: &str = "Too many exports at a time: the server makes a few, and answers for the map meanwhile. Try again in a few seconds.";

/// The answer of an export, cached under `key`; made when it is its turn where it is not cached.
pub async fn in_turn(
    snapshot: SharedSnapshot,
    key: String,
    make: impl FnOnce(&Snapshot) -> Result<Stored, ExportError> + Send + 'static,
) -> Result<Arc<Stored>, Problem> {
    if let Some(stored) = snapshot.cached_answer(&key) {
        return Ok(stored);
    }
    let busy = || Problem::new(StatusCode::SERVICE_UNAVAILABLE, TOO_MANY);
    let waiting = Arc::clone(&WAITING).try_acquire_owned();
    let waiting = waiting.map_err(|_| busy())?;
    let turn = tokio::time::timeout(PATIENCE, Arc::clone(&RUNNING).acquire_owned()).await;
    let Ok(Ok(turn)) = turn else {
        return Err(busy());
    };
    drop(waiting);
    snapshot
        .try_cached(key, move |snapshot| {
            // the permit is dropped when the work ends, even when nobody waits for it any more
            let _turn = turn;
            make(snapshot).map_err(|error| {
                tracing::error!(%error, "an export failed");
                Problem::internal()
            })
        })
        .await
}
