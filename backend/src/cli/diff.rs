//! `atlante diff A B`: two atlases compared.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use geodata_atlas::AtlasFiles;
use geodata_store::Address;
use geodata_store::compare::compare;

use super::open::atlas_files;
use super::options::{Folder, OutputLanguage};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The first: a folder, a store, a store as a change left it (`atlas.gpkg@12`), or `embedded`.
    from: Folder,
    /// The second, in the same ways.
    to: Folder,
    /// Print it as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    language: OutputLanguage,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let (from, to) = (files(&args.from)?, files(&args.to)?);
    let compared = compare(&from, &to)?;
    if args.json {
        println!("{}", serde_json::to_string_pretty(&compared)?);
    } else {
        let texts = args
            .language
            .texts()
            .with_vocabulary(&geodata_atlas::vocabulary_of(&to));
        println!("{}", compared.text(&texts));
    }
    Ok(ExitCode::SUCCESS)
}

fn files(place: &Path) -> anyhow::Result<AtlasFiles> {
    let embedded = place == Path::new("embedded");
    atlas_files((!embedded).then_some(place))
        .with_context(|| format!("cannot read the atlas {}", Address::of(place)))
}
