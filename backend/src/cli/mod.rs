//! The command line: one file a subcommand.

mod applied;
#[cfg(feature = "proj")]
mod arguments;
mod check;
#[cfg(feature = "proj")]
mod derive;
mod diff;
mod explain;
mod export;
mod format;
mod gaps;
mod history;
#[cfg(feature = "proj")]
mod import;
mod indicator;
mod init;
mod open;
mod options;
mod serve;
#[cfg(not(feature = "proj"))]
mod without_proj;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[cfg(not(feature = "proj"))]
use without_proj::{self as derive, self as import};

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
    /// Make a store: an atlas in one file or a database that QGIS and other programs edit, with a history.
    Init(init::Args),
    /// Make a store say what the files of a folder say.
    Update(init::UpdateArgs),
    /// List the changes of a store, or what one of them did.
    History(history::Args),
    /// Take a change of a store back.
    Undo(history::UndoArgs),
    /// Compare two atlases: what is new, changed, gone, by zone and by strategy.
    Diff(diff::Args),
    /// Read a table or a map of projects, and report row by row what would be taken, changed and refused.
    Import(Box<import::Args>),
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
        Command::Init(args) => init::run(&args),
        Command::Update(args) => init::run_update(&args),
        Command::History(args) => history::run(&args),
        Command::Undo(args) => history::run_undo(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Derive(args) => derive::run(&args),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
