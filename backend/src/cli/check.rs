//! `atlante check [PATH]`.

use std::process::ExitCode;

use clap::ValueEnum;
use geodata_atlas::{Atlas, PreparedAtlas, Problem, Severity, statistics_markdown};
use geodata_join::conflicts;

use super::open::atlas_files;
use super::options::Folder;
use crate::atlas_location::AtlasLocation;
use crate::tables;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder or store of the atlas; without it, the embedded atlas.
    path: Option<Folder>,
    /// How to print the problems.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Fail on warnings too.
    #[arg(long)]
    strict: bool,
    /// Print the register in numbers, as Markdown tables, instead of the problems.
    #[arg(long, conflicts_with = "format")]
    summary: bool,
    /// List, as CSV, where declared zones are not the computed ones and where sources contradict each
    /// other, instead of the problems.
    #[arg(long, conflicts_with_all = ["format", "summary"])]
    conflicts: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let location = AtlasLocation::of(args.path.as_deref());
    let files = atlas_files(args.path.as_deref())?;
    let (atlas, problems) = Atlas::check(&files);
    match (args.format, &atlas) {
        (_, Some(atlas)) if args.summary => {
            print!(
                "{}",
                statistics_markdown(&PreparedAtlas::new(atlas.clone()))
            );
        }
        (_, Some(atlas)) if args.conflicts => print!("{}", conflicts_csv(atlas.clone())),
        (Format::Json, _) => println!("{}", serde_json::to_string_pretty(&problems)?),
        (Format::Text, _) => print_text(atlas.as_ref(), &problems, |problem| {
            location.describe(&files, problem)
        }),
    }
    let failed = atlas.is_none() || (args.strict && !problems.is_empty());
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn conflicts_csv(atlas: Atlas) -> String {
    let prepared = PreparedAtlas::new(atlas);
    let PreparedAtlas {
        atlas,
        allocations,
        texts,
        ..
    } = &prepared;
    let found = conflicts(&atlas.projects, allocations, &atlas.conflicts, texts);
    tables::conflicts(&found)
}

fn print_text(atlas: Option<&Atlas>, problems: &[Problem], describe: impl Fn(Problem) -> String) {
    for problem in problems {
        println!("{}", describe(problem.clone()));
    }
    let errors = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .count();
    println!("{errors} errors, {} warnings", problems.len() - errors);
    if let Some(atlas) = atlas {
        println!(
            "{} axes, {} strategies, {} zones, {} municipalities, {} projects, {} needs, {} declared absences, {} conflicts, {} sources; version {}",
            atlas.axes.len(),
            atlas.strategies.len(),
            atlas.zones.len(),
            atlas.municipalities.len(),
            atlas.projects.len(),
            atlas.needs.len(),
            atlas.absences.len(),
            atlas.conflicts.len(),
            atlas.sources.len(),
            atlas.version
        );
    }
}
