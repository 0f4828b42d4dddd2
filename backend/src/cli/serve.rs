//! `atlante serve`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use clap::ValueEnum;

use super::open::atlas_files;
use super::options::Folder;
use crate::atlas_location::AtlasLocation;
use crate::server::limits::Limits;
use crate::server::serve::serve;
use crate::state::config::{Config, ConfigFile};
use crate::state::earlier_versions::{Earlier, EarlierVersions};
use crate::state::history::History;
use crate::state::reload::{self, AtlasSource};
use crate::state::snapshot::Snapshot;
use crate::state::snapshot_store::SnapshotStore;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080", env = "ATLANTE_BIND")]
    bind: SocketAddr,
    /// Folder or store of the atlas; without it, the embedded atlas.
    #[arg(long, env = "ATLANTE_ATLAS", hide_env_values = true)]
    atlas: Option<Folder>,
    /// Read the atlas again when a file of its folder changes, as a store always is; SIGHUP always does.
    #[arg(long, requires = "atlas")]
    watch: bool,
    /// Folder that remembers each version of the data that was served, to say what changed since a map was exported.
    #[arg(long, env = "ATLANTE_HISTORY")]
    history: Option<PathBuf>,
    /// An earlier atlas to compare with on the page, as NAME=PLACE, such as `2024=atlas-2024.gpkg`; may be given several
    /// times. The changes of a store can be compared with without it.
    #[arg(long, value_name = "NAME=PLACE", value_parser = clap::value_parser!(Earlier))]
    earlier: Vec<Earlier>,
    /// Open connections at most.
    #[arg(long, default_value_t = Limits::default().connections)]
    max_connections: usize,
    /// Requests answered at once at most; more get 503.
    #[arg(long, default_value_t = Limits::default().requests)]
    max_requests: usize,
    /// Seconds for the headers of a request to arrive.
    #[arg(long, default_value_t = Limits::default().header_time.as_secs())]
    header_seconds: u64,
    /// Mebibytes of tiles kept, and again of other answers; 0 keeps none.
    #[arg(long, default_value_t = 64)]
    cache_mib: u64,
    #[command(flatten)]
    file: ConfigFile,
    #[command(flatten)]
    config: Config,
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
    let config = args.config.clone().or_file(args.file.config.as_deref())?;
    let location = AtlasLocation::of(args.atlas.as_deref());
    let watch = args.watch || location.is_watched();
    // taken before the reading: what is saved during it changes the next fingerprint, and nothing is read twice
    let first_fingerprint = watch.then(|| reload::first_fingerprint(&location));
    let files = atlas_files(args.atlas.as_deref())?;
    let cache_bytes = args.cache_mib.saturating_mul(1024 * 1024);
    let snapshot = Snapshot::load(&files, cache_bytes)
        .map_err(|invalid| anyhow::Error::msg(location.explain(&files, invalid).en))
        .context("the atlas cannot be used; `atlante check` with its place lists everything that is wrong")?;
    let snapshot = snapshot.with_config(config);
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
    let limits = Limits {
        connections: args.max_connections,
        requests: args.max_requests,
        header_time: Duration::from_secs(args.header_seconds),
    };
    let earlier = EarlierVersions::new(location.clone(), args.earlier.clone());
    earlier.check().map_err(anyhow::Error::msg)?;
    let source = AtlasSource {
        location,
        watch,
        first_fingerprint,
        cache_bytes,
    };
    let history = match &args.history {
        Some(folder) => History::open(folder.clone())
            .with_context(|| format!("--history {} cannot be used", folder.display()))?,
        None => History::default(),
    };
    let store = SnapshotStore::with_history(snapshot, history, earlier);
    runtime.block_on(serve(args.bind, store, limits, source))?;
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
