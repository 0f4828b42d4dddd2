//! `atlante explain PROJECT`: where a project falls, and why.

use std::process::ExitCode;

use anyhow::Context as _;
use geodata_api::AllocationBody;
use geodata_atlas::PreparedAtlas;
use geodata_join::allocation_body;
use geodata_model::{Distribution, Project, ProjectId, Rule, Share};

use super::format::Format;
use super::open::prepared;
use super::options::Folder;
use crate::tables;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Identifier of the project.
    project: String,
    /// How it is shared out: geometry, presence, length, area, equal or population.
    #[arg(long, default_value_t = Rule::Geometry)]
    rule: Rule,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Folder or store of the atlas; without it, the embedded atlas.
    #[arg(long)]
    atlas: Option<Folder>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let atlas = prepared(args.atlas.as_deref())?;
    let id: ProjectId = args.project.parse()?;
    let project = atlas.atlas.projects.get(&id).with_context(|| {
        format!("there is no project `{id}`; /api/projects and projects.csv list them")
    })?;
    let body = allocation_body(atlas.territory(), project, args.rule);
    match args.format {
        Format::Json => println!("{}", serde_json::to_string_pretty(&body)?),
        Format::Csv => print!("{}", tables::allocation(&body, &atlas)),
        Format::Table => print_text(&atlas, project, &body),
    }
    Ok(ExitCode::SUCCESS)
}

fn print_text(atlas: &PreparedAtlas, project: &Project, body: &AllocationBody) {
    let allocation = &body.allocation;
    println!("{}\n{}", project.title.it, project.summary);
    println!("\n{}", body.explanation.it);
    println!("\n{}", atlas.texts.text("layer-zones", |_| Vec::new()).it);
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
