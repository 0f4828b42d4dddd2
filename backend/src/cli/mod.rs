//! The command line: one file a subcommand.

mod check;
mod derive;
mod explain;
mod export;
mod gaps;
mod indicator;
mod serve;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use geodata::atlas::{Atlas, AtlasFiles, PreparedAtlas};

/// The territorial dashboard of a metropolitan strategic plan.
#[derive(Debug, Parser)]
#[command(name = "atlante", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the map, the data and the tiles.
    Serve(Box<serve::Args>),
    /// Validate an atlas: file, row, column, problem and suggestion for everything that is wrong.
    Check(check::Args),
    /// Print an indicator by zone, municipality, altitude zone or age class; without a name, list them.
    Indicator(indicator::Args),
    /// Print the matrix of plan and territory.
    Matrix(indicator::MatrixArgs),
    /// Print the ranked gaps with their reasons and robustness.
    Gaps(gaps::Args),
    /// Say where a project falls, with the reason of each share.
    Explain(explain::Args),
    /// Write the map and its data as files for other programs and for places without a server.
    Export(export::Args),
    /// Derive the territory files of the embedded atlas from the open data they come from.
    Derive(derive::Args),
}

/// Runs the command the process was started with.
#[must_use]
pub fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(args) => serve::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Indicator(args) => indicator::run(&args),
        Command::Matrix(args) => indicator::run_matrix(&args),
        Command::Gaps(args) => gaps::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Derive(args) => derive::run(&args),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

/// The files at `path`, or the embedded ones.
fn atlas_files(path: Option<&Path>) -> anyhow::Result<AtlasFiles> {
    path.map_or_else(
        || Ok(AtlasFiles::embedded()),
        |path| AtlasFiles::from_dir(path).with_context(|| format!("--atlas {}", path.display())),
    )
}

/// The atlas at `path`, or the embedded one, ready for questions.
fn prepared(path: Option<&Path>) -> anyhow::Result<PreparedAtlas> {
    Ok(PreparedAtlas::new(Atlas::read(&atlas_files(path)?)?))
}

/// A folder, for messages.
type Folder = PathBuf;
