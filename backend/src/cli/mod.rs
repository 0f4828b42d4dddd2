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
mod gaps;
mod history;
#[cfg(feature = "proj")]
mod import;
mod indicator;
mod init;
mod serve;
#[cfg(not(feature = "proj"))]
mod without_proj;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_model::Language;
use geodata_model::i18n::Catalogue;
use geodata_store::{Address, Origin, Store};

#[cfg(not(feature = "proj"))]
use without_proj::{self as derive, self as import};

use crate::home::Home;
use crate::ogc::time::now;

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

/// The files at `path`, or the embedded ones.
fn atlas_files(path: Option<&Path>) -> anyhow::Result<AtlasFiles> {
    let files = Home::of(path).files();
    files.with_context(|| {
        path.map_or_else(String::new, |path| format!("--atlas {}", Address::of(path)))
    })
}

/// The atlas at `path`, or the embedded one, ready for questions.
fn prepared(path: Option<&Path>) -> anyhow::Result<PreparedAtlas> {
    let files = atlas_files(path)?;
    let atlas = Atlas::read(&files);
    let atlas =
        atlas.map_err(|invalid| anyhow::Error::msg(Home::of(path).explain(&files, invalid).en));
    Ok(PreparedAtlas::new(atlas?))
}

/// A folder, a file, or the address of a database; shown as an [`Address`], which leaves the password out.
type Folder = PathBuf;

/// The language a person reads.
fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| format!("`{tag}` is not a language of Atlante: it or en"))
}

/// The language of what is printed for people.
#[derive(Debug, clap::Args)]
struct Spoken {
    /// Language of what is printed: it or en.
    #[arg(long, value_parser = language, default_value = "it")]
    lang: Language,
}

impl Spoken {
    fn texts(&self) -> Catalogue {
        Catalogue::new(self.lang)
    }
}

/// Who makes a change, and when.
#[derive(Debug, clap::Args)]
struct Author {
    /// Who makes the change, for the history; without it, the user's name on this machine.
    #[arg(long, env = "ATLANTE_WHO")]
    who: Option<String>,
}

impl Author {
    /// A change made now by this command.
    fn origin(&self, what: String) -> Origin {
        let user = || {
            std::env::var("USER")
                .or_else(|_| std::env::var("LOGNAME"))
                .ok()
        };
        Origin {
            who: self
                .who
                .clone()
                .or_else(user)
                .unwrap_or_else(|| "?".to_owned()),
            when: now(),
            what,
            ..Origin::default()
        }
    }
}

/// The folder of an atlas or its store, from the command line or the environment.
#[derive(Debug, clap::Args)]
struct StoreFile {
    /// The store: a file made by `atlante init`, or the address of a database (`postgres://`).
    #[arg(long = "atlas", env = "ATLANTE_ATLAS", hide_env_values = true)]
    file: Folder,
}

impl StoreFile {
    fn open(&self) -> anyhow::Result<Store> {
        Store::open(&self.file).with_context(|| format!("--atlas {}", Address::of(&self.file)))
    }
}
