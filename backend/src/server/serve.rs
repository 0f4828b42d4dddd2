//! Listening and serving until the process is asked to end.

use std::net::SocketAddr;

use anyhow::Context as _;
use tokio::net::TcpListener;

use super::app::app;
use super::limits::Limits;
use super::listen;
use crate::state::reload;
use crate::state::snapshot_store::SnapshotStore;

/// Listens and serves until the process is asked to end.
pub async fn serve(
    bind: SocketAddr,
    store: SnapshotStore,
    limits: Limits,
    source: reload::AtlasSource,
) -> anyhow::Result<()> {
    let listener = TcpListener::bind(bind)
        .await
        .with_context(|| cannot_listen(bind))?;
    let address = listener.local_addr()?;
    tracing::info!(%address, "listening on http://{address}");
    // before the address is printed: until its handler is there, a SIGHUP ends the process
    let hangup = reload::Hangup::install();
    println!("Atlante: http://{address}/");
    let app = app(&store, &limits);
    prepare_tiles(&store);
    tokio::spawn(reload::keep_current(store.clone(), source, hangup));
    listen::run(listener, app, store, &limits, end_signal()).await;
    tracing::info!("stopped");
    Ok(())
}

/// Prepares the tiles in the background; a request that comes before waits for the one zoom it asks for.
fn prepare_tiles(store: &SnapshotStore) {
    let snapshot = store.current();
    tokio::task::spawn_blocking(move || snapshot.tiles.prepare());
}

fn cannot_listen(bind: SocketAddr) -> String {
    let (ip, port) = (bind.ip(), bind.port());
    let next = if port < u16::MAX { port + 1 } else { 8080 };
    format!(
        "cannot listen on port {port} of {ip}: if another program uses it, stop that program or choose another port, as in `atlante serve --bind {ip}:{next}`"
    )
}

/// Ends at Ctrl-C or SIGTERM.
async fn end_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // without a handler there is nothing to wait for: SIGTERM still ends the process
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("asked to end: finishing what is under way");
}
