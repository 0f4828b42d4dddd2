//! `atlante export …`: one file for each format, made from the same atlas as the server's answers.

mod atlas;
mod map;
mod pmtiles;
mod site;

use std::process::ExitCode;

use clap::Subcommand;

use crate::cli::open::{atlas_files, prepared};
use crate::cli::options::Folder;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder or store of the atlas; without it, the embedded atlas.
    #[arg(long, env = "ATLANTE_ATLAS", hide_env_values = true, global = true)]
    atlas: Option<Folder>,
    #[command(subcommand)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Format {
    /// Write a map as drawing, picture, sheet of paper, slide or page (svg, png, pdf, pptx, html).
    Map(map::MapArgs),
    /// Write the sheet of a zone, or of every zone, for the co-planning tables (pdf).
    Sheet(map::SheetArgs),
    /// Write the slide of a zone, or of every zone: map, figures, strategies, gaps.
    Zone(map::ZoneArgs),
    /// Write the deck: cover, the whole area, a slide for every zone, sources (pptx).
    Deck(map::DeckArgs),
    /// Write a map as one page that works without a network (html).
    Html(map::MapArgs),
    /// Write every vector tile into one PMTiles file.
    Pmtiles(pmtiles::Args),
    /// Write the text files of the atlas into a folder: what a store keeps, for spreadsheets and version control.
    Atlas(atlas::Args),
    /// Write a folder that any static host serves with the same map and no server at all.
    Site(site::Args),
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let folder = args.atlas.as_deref();
    match &args.format {
        Format::Map(args) | Format::Html(args) => map::map(&prepared(folder)?, args),
        Format::Sheet(args) => map::sheet(&prepared(folder)?, args),
        Format::Zone(args) => map::zone(&prepared(folder)?, args),
        Format::Deck(args) => map::deck(&prepared(folder)?, args),
        Format::Pmtiles(args) => pmtiles::run(&prepared(folder)?, args),
        Format::Atlas(args) => atlas::run(&atlas_files(folder)?, args),
        Format::Site(args) => site::run(&atlas_files(folder)?, args),
    }
}
