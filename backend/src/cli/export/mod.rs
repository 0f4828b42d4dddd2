//! `atlante export …`: one file a form, each made from the same atlas as the server's answers.

mod pmtiles;
mod site;

use std::process::ExitCode;

use clap::Subcommand;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder of the atlas; without it, the embedded atlas.
    #[arg(long, env = "ATLANTE_ATLAS", global = true)]
    atlas: Option<super::Folder>,
    #[command(subcommand)]
    form: Form,
}

#[derive(Debug, Subcommand)]
enum Form {
    /// Write every vector tile into one PMTiles file.
    Pmtiles(pmtiles::Args),
    /// Write a folder that any static host serves with the same map and no server at all.
    Site(site::Args),
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let folder = args.atlas.as_deref();
    match &args.form {
        Form::Pmtiles(args) => pmtiles::run(&super::prepared(folder)?, args),
        Form::Site(args) => site::run(&super::atlas_files(folder)?, args),
    }
}
