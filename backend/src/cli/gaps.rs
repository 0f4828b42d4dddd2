//! `atlante gaps`.

use std::process::ExitCode;

use geodata_api::gaps::Verdict;
use geodata_indicator::gaps::gaps;

use super::format::Format;
use super::open::prepared;
use super::options::Folder;
use crate::tables;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Folder or store of the atlas; without it, the embedded atlas.
    #[arg(long)]
    atlas: Option<Folder>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let atlas = prepared(args.atlas.as_deref())?;
    let found = gaps(&atlas);
    match args.format {
        Format::Json => println!("{}", serde_json::to_string_pretty(&found)?),
        Format::Csv => print!("{}", tables::gaps(&found)),
        Format::Table => {
            for gap in &found.gaps {
                let verdict = match gap.robustness.verdict {
                    Verdict::Robust => "robusto",
                    Verdict::Fragile => "fragile",
                };
                let agree = gap.robustness.agree * 100.0;
                println!(
                    "{:>3}. {} [{verdict}, {agree:.0} %]\n     {}",
                    gap.rank, gap.id, gap.reason.it
                );
            }
            println!("\n{}", found.method.it);
        }
    }
    Ok(ExitCode::SUCCESS)
}
