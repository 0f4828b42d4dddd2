//! The arguments of `atlante import`.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::arguments::pair;
use crate::cli::options::{Author, Folder, OutputLanguage};

/// Exit status: 0 when every row was taken, 3 when some were refused or in conflict, 1 when none was taken or nothing
/// could be written, 4 when records of the atlas would change and --yes was not given.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// Files: CSV, XLSX, ODS, GeoJSON, Shapefile (.shp, or a .zip of its parts), GeoPackage, KML, GPX; also packed with gzip.
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// What the rows are: projects of the register; borders of its municipalities; rows of a table of the atlas in its
    /// own columns, named as the file is; or a table that is read and reported on only.
    #[arg(long = "as", value_enum, default_value_t = As::Projects)]
    pub(super) target: As,
    /// Read a field from a column, as in `--map title_it=Titolo`; several columns as `A|B`: the first that is not empty.
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = pair)]
    pub(super) map: Vec<(String, String)>,
    /// Give a field the same value in every row, as in `--set strategies=3.3`.
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
    pub(super) set: Vec<(String, String)>,
    /// How the files are read: a file made with --save-profile, or the name of a profile that comes with the program.
    #[arg(long)]
    pub(super) profile: Option<String>,
    /// Write the columns as they were understood to a file for --profile.
    #[arg(long, value_name = "FILE.toml")]
    pub(super) save_profile: Option<PathBuf>,
    /// Coordinate system of the files, as in `EPSG:32632`, whatever they say themselves.
    #[arg(long)]
    pub(super) crs: Option<String>,
    /// Layer or sheet to read, where a file has several.
    #[arg(long)]
    pub(super) layer: Option<String>,
    /// Read only the rows with this value, as in `--only COD_PROV=4`; several values as `A|B`.
    #[arg(long, value_name = "COLUMN=VALUE", value_parser = pair)]
    pub(super) only: Vec<(String, String)>,
    /// Write nothing; say what would be done.
    #[arg(long, conflicts_with_all = ["out", "yes"])]
    pub(super) dry_run: bool,
    /// Change records that are there without asking; new ones are added without it.
    #[arg(long)]
    pub(super) yes: bool,
    /// Write nothing at all unless every row is taken.
    #[arg(long)]
    pub(super) strict: bool,
    /// Write the projects to a file, as a table or as a map (.csv, .geojson), and not into a store.
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Write the report to a file, as JSON or as a page (.json, .html).
    #[arg(long, value_name = "FILE")]
    pub(super) report: Vec<PathBuf>,
    /// The store to import into (a file made by `atlante init`, or postgres://…); to look only (--dry-run, --out), also a folder, or nothing for
    /// the embedded atlas.
    #[arg(long, env = "ATLANTE_ATLAS", hide_env_values = true)]
    pub(super) atlas: Option<Folder>,
    #[command(flatten)]
    pub(super) author: Author,
    #[command(flatten)]
    pub(super) language: OutputLanguage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum As {
    Projects,
    Boundaries,
    Register,
    Table,
}
