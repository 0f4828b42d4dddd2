//! `atlante export …`: one file a form, each made from the same atlas as the server's answers.

mod pmtiles;

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
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let atlas = super::prepared(args.atlas.as_deref())?;
    match &args.form {
        Form::Pmtiles(args) => pmtiles::run(&atlas, args),
    }
}
