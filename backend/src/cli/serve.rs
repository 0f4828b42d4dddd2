//! `atlante serve`.

use std::net::SocketAddr;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::ValueEnum;

use crate::state::Snapshot;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080", env = "ATLANTE_BIND")]
    bind: SocketAddr,
    /// Folder of the atlas; without it, the embedded atlas.
    #[arg(long, env = "ATLANTE_ATLAS")]
    atlas: Option<super::Folder>,
    /// How to write the log.
    #[arg(long, value_enum, default_value_t = Log::Text)]
    log: Log,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Log {
    Text,
    Json,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    start_log(args.log);
    let files = super::atlas_files(args.atlas.as_deref())?;
    let snapshot = Snapshot::load(&files).context(
        "the atlas cannot be used; `atlante check` with its folder lists everything that is wrong",
    )?;
    let atlas = &snapshot.atlas.atlas;
    tracing::info!(
        version = atlas.version,
        municipalities = atlas.municipalities.len(),
        projects = atlas.projects.len(),
        "atlas ready"
    );
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(crate::server::serve(args.bind, snapshot))?;
    Ok(ExitCode::SUCCESS)
}

/// The log goes to standard error; `RUST_LOG` chooses how much of it.
fn start_log(format: Log) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()));
    match format {
        Log::Text => log.init(),
        Log::Json => log.json().init(),
    }
}
