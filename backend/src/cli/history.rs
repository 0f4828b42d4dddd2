//! `atlante history` and `atlante undo`: what was changed in a store, and taking it back.

use std::process::ExitCode;

use geodata_model::i18n::Catalogue;
use geodata_store::{Change, Edit};
use serde_json::json;

use super::applied::applied_message;
use super::options::{Author, OutputLanguage, StoreFile};
use crate::clock::now;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Number of a change: what it did, record by record.
    change: Option<i64>,
    #[command(flatten)]
    store: StoreFile,
    /// Print it as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    language: OutputLanguage,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut store = args.store.open()?;
    // a copy that may only be read still has its history
    if let Err(error) = store.log_external_edits(&now()) {
        eprintln!("{error}");
    }
    if let Some(change) = args.change {
        print_edits(&store.edits(change)?, args.json)?;
        return Ok(ExitCode::SUCCESS);
    }
    let changes = store.history()?;
    if args.json {
        println!("{}", serde_json::to_string_pretty(&changes)?);
        return Ok(ExitCode::SUCCESS);
    }
    let texts = args.language.texts();
    if changes.is_empty() {
        println!("{}", texts.text("history-empty", &[]));
    }
    for change in &changes {
        println!("{}", line(change, &texts));
    }
    Ok(ExitCode::SUCCESS)
}

fn line(change: &Change, texts: &Catalogue) -> String {
    let Change {
        id,
        origin,
        undoes,
        added,
        changed,
        removed,
    } = change;
    let mut line = format!(
        "{id:>4}  {}  +{added} ~{changed} -{removed}  {}: {}",
        origin.when, origin.who, origin.what
    );
    if let Some(undone) = undoes {
        line.push_str(", ");
        line.push_str(&texts.text("history-undoes", &[("change", (*undone).into())]));
    }
    if let Some(file) = &origin.file {
        let hash = origin.sha256.as_deref().unwrap_or_default();
        line.extend(["  ", file, " ", hash.get(..12).unwrap_or(hash)]);
    }
    line
}

fn print_edits(edits: &[Edit], as_json: bool) -> anyhow::Result<()> {
    if as_json {
        let edits: Vec<_> = edits
            .iter()
            .map(|e| json!({"table": e.table, "key": e.key, "before": e.before, "after": e.after}))
            .collect();
        println!("{}", serde_json::to_string_pretty(&edits)?);
        return Ok(());
    }
    for edit in edits {
        let sign = match (&edit.before, &edit.after) {
            (None, _) => '+',
            (_, None) => '-',
            _ => '~',
        };
        println!("{sign} {} {}", edit.table, edit.key);
        for cell in edit.cells() {
            println!("    {cell}");
        }
    }
    Ok(())
}

#[derive(Debug, clap::Args)]
pub(super) struct UndoArgs {
    /// Number of the change, as `atlante history` lists it.
    change: i64,
    #[command(flatten)]
    store: StoreFile,
    #[command(flatten)]
    author: Author,
    #[command(flatten)]
    language: OutputLanguage,
}

pub(super) fn run_undo(args: &UndoArgs) -> anyhow::Result<ExitCode> {
    let mut store = args.store.open()?;
    // an edit of another program that was just made can be the one to take back
    store.log_external_edits(&now())?;
    let origin = args.author.origin(format!("undo {}", args.change));
    let applied = store.undo(args.change, &origin)?;
    println!("{}", applied_message(&applied, &args.language.texts()));
    Ok(ExitCode::SUCCESS)
}
