//! Connections: how many at once, how slow they may be, and how they end when the server does.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

use super::limits::Limits;
use crate::http::problem::Problem;
use crate::state::snapshot_store::SnapshotStore;

/// A connection whose client reads nothing for so long is closed.
const WRITE_TIMEOUT: Duration = Duration::from_secs(20);
/// How long the requests under way may take to finish when the server is asked to end.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);
/// The head of a request that hyper reads: more than the limits of `guard.rs` allow, because its answers explain themselves and
/// hyper sends a bare status.
const MAX_BUFFER: usize = 64 * 1024;
/// How long a connection over the limit has to receive the answer that it is.
const REFUSAL_TIMEOUT: Duration = Duration::from_millis(500);

/// Serves until `end_signal`, then lets what is under way finish.
pub(super) async fn run(
    listener: TcpListener,
    app: Router,
    store: SnapshotStore,
    limits: &Limits,
    end_signal: impl Future<Output = ()>,
) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits.connections));
    // refusing costs little, but not nothing: beyond this limit too, a connection is closed without an answer
    let refusals = Arc::new(Semaphore::new(64));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.header_time)
        .max_buf_size(MAX_BUFFER);
    tokio::pin!(end_signal);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    // out of file descriptors, mostly: closing connections frees some
                    tracing::warn!("a connection could not be accepted: {error}");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut end_signal => break,
        };
        // small answers are sent at once
        let _ = stream.set_nodelay(true);
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            store.metrics().turned_away("connections");
            if let Ok(permit) = Arc::clone(&refusals).try_acquire_owned() {
                tokio::spawn(async move {
                    refuse(stream).await;
                    drop(permit);
                });
            }
            continue;
        };
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(WRITE_TIMEOUT));
        let service = TowerToHyperService::new(app.clone());
        let connection = http.serve_connection(TokioIo::new(Box::pin(stream)), service);
        let connection = graceful.watch(connection);
        let counted = store.metrics().connected();
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!("a connection ended early: {error}");
            }
            drop((counted, place));
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(SHUTDOWN_TIMEOUT, graceful.shutdown()).await;
}

/// 503 without reading the request; what was sent is taken in, or closing would take the answer back.
async fn refuse(mut stream: TcpStream) {
    let body = Problem::busy().body();
    let answer = format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\nretry-after: 1\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let talk = async {
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await?;
        let mut rest = [0; 4096];
        while stream.read(&mut rest).await? > 0 {}
        std::io::Result::Ok(())
    };
    let _ = tokio::time::timeout(REFUSAL_TIMEOUT, talk).await;
}
