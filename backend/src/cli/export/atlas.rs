//! `atlante export atlas FOLDER`: the text files of an atlas.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use geodata_atlas::AtlasFiles;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder to write; files of the same names are replaced.
    folder: PathBuf,
}

pub(super) fn run(files: &AtlasFiles, args: &Args) -> anyhow::Result<ExitCode> {
    let folder = &args.folder;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut written = 0;
    for (name, text) in files.iter() {
        let file = folder.join(name);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        written += 1;
    }
    println!("{}: {written} files", folder.display());
    Ok(ExitCode::SUCCESS)
}
