//! `atlante derive --from DATA --to ATLAS`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder of the raw open data.
    #[arg(long)]
    from: PathBuf,
    /// Folder of the atlas to write the derived files to.
    #[arg(long)]
    to: PathBuf,
    /// Write nothing; fail when a file would change.
    #[arg(long)]
    check: bool,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let derived = geodata_import::derive(&args.from)?;
    let mut changed = 0;
    for (name, text) in derived.files() {
        let path = args.to.join(name);
        let same = std::fs::read_to_string(&path).is_ok_and(|old| old == text);
        println!(
            "{}: {}",
            path.display(),
            if same { "unchanged" } else { "changed" }
        );
        if same {
            continue;
        }
        changed += 1;
        if !args.check {
            std::fs::write(&path, text)
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    let failed = args.check && changed > 0;
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
