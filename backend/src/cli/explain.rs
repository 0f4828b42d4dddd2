//! `atlante explain PROJECT`: where a project falls, and why.

use std::process::ExitCode;

use anyhow::Context as _;
use geodata::api::{Distribution, Share};
use geodata::model::ProjectId;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Identifier of the project.
    project: String,
    /// Folder of the atlas; without it, the embedded atlas.
    #[arg(long)]
    atlas: Option<super::Folder>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let atlas = super::prepared(args.atlas.as_deref())?;
    let id: ProjectId = args.project.parse()?;
    let project = atlas.atlas.projects.get(&id).with_context(|| {
        format!("there is no project `{id}`; /api/projects and projects.csv list them")
    })?;
    let allocation = &atlas.allocations[&id];
    println!("{}\n{}", project.title.it, project.summary);
    println!("\nZone omogenee");
    print(&allocation.zones, |z| {
        atlas.atlas.zones.get(z).map(|z| z.name.it.clone())
    });
    println!("\nComuni");
    print(&allocation.municipalities, |m| {
        atlas.atlas.municipalities.get(m).map(|m| m.name.clone())
    });
    for note in &allocation.notes {
        println!("\nNota: {}", note.it);
    }
    println!("\nFonti");
    for citation in &project.sources {
        println!("  {} {}", citation.source, citation.section);
    }
    Ok(ExitCode::SUCCESS)
}

fn print<U: std::fmt::Display>(
    distribution: &Distribution<U>,
    name: impl Fn(&U) -> Option<String>,
) {
    for Share {
        unit,
        share,
        reason,
        ..
    } in &distribution.shares
    {
        let name = name(unit).unwrap_or_default();
        println!("  {:>6.1} %  {unit} {name}: {}", share * 100.0, reason.it);
    }
    for (part, label) in [
        (distribution.outside, "fuori dal territorio"),
        (distribution.unlocated, "non collocato"),
    ] {
        if part > 0.0 {
            println!("  {:>6.1} %  {label}", part * 100.0);
        }
    }
}
