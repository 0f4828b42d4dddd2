//! `atlante init FILE` and `atlante update`: a store from files, and files brought into a store.

#[cfg(feature = "proj")]
mod area;

use std::path::PathBuf;
use std::process::ExitCode;

use geodata_store::compare::compare;
use geodata_store::{Address, Store};

use super::applied::applied_message;
use super::open::atlas_files;
use super::options::{Author, Folder, OutputLanguage, StoreFile};
use crate::atlas_location::AtlasLocation;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file to make, such as `atlas.gpkg`, or the database to make it in, such as `postgres://office@localhost/atlante`.
    file: PathBuf,
    /// Folder or store the records come from; without it, the embedded atlas.
    #[arg(long)]
    from: Option<Folder>,
    #[cfg(feature = "proj")]
    #[command(flatten)]
    area: area::AreaArgs,
    #[command(flatten)]
    author: Author,
    #[command(flatten)]
    language: OutputLanguage,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let origin = args.author.origin(what("init", args.from.as_ref()));
    #[cfg(feature = "proj")]
    let (area, origin) = (args.area.files(&args.language)?, args.area.origin(origin));
    #[cfg(not(feature = "proj"))]
    let area = None;
    let files = match area {
        Some(files) => files,
        None => atlas_files(args.from.as_deref())?,
    };
    let created = Store::create(&args.file, &files, &origin)?;
    let texts = args.language.texts();
    let path = Address::of(&args.file).to_string();
    println!(
        "{}",
        texts.text(
            "store-made",
            &[("path", path.into()), ("records", created.added.into())]
        )
    );
    Ok(ExitCode::SUCCESS)
}

fn what(command: &str, from: Option<&Folder>) -> String {
    from.map_or_else(
        || command.to_owned(),
        |from| format!("{command} --from {}", Address::of(from)),
    )
}

#[derive(Debug, clap::Args)]
pub(super) struct UpdateArgs {
    /// Folder or store whose records the store is to have: what is not in it is removed.
    #[arg(long)]
    from: Folder,
    /// Print what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    store: StoreFile,
    #[command(flatten)]
    author: Author,
    #[command(flatten)]
    language: OutputLanguage,
}

pub(super) fn run_update(args: &UpdateArgs) -> anyhow::Result<ExitCode> {
    let mut store = args.store.open()?;
    let texts = args.language.texts();
    let files = AtlasLocation::of(Some(&args.from)).files()?;
    if args.dry_run {
        println!("{}", compare(&store.files()?, &files)?.text(&texts));
        return Ok(ExitCode::SUCCESS);
    }
    let origin = args.author.origin(what("update", Some(&args.from)));
    let applied = store.update(&files, &origin)?;
    println!("{}", applied_message(&applied, &texts));
    Ok(ExitCode::SUCCESS)
}
