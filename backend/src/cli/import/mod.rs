//! `atlante import FILE...`.

mod args;
mod changes;
mod destination;
mod html;
mod output_file;
mod progress;
pub(super) mod text;
mod text_file;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use geodata_atlas::{Atlas, PreparedAtlas};
use geodata_import::{Input, Options, Profile, Report, Target, import};
use geodata_model::i18n::Catalogue;

pub(super) use self::args::Args;
use self::args::As;
use self::destination::{Destination, Outcome};
use self::progress::ProgressLine;
use self::text_file::write_file;
use super::arguments::{chosen, today};

/// Everything was taken.
const WHOLE: u8 = 0;
/// Nothing was taken.
const NOTHING: u8 = 1;
/// Something was taken, something was not.
const IN_PART: u8 = 3;
/// Nothing was written, because records of the atlas would change and nobody said that they may.
const NEEDS_CONSENT: u8 = 4;

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    for path in &args.report {
        report_format(path)?;
    }
    let mut destination = Destination::of(args)?;
    let files = destination.files(args)?;
    let prepared = PreparedAtlas::new(Atlas::read(&files)?);
    let options = Options {
        target: match args.target {
            As::Projects => Target::Projects,
            // a file may hold borders of any area
            As::Boundaries if args.out.is_some() => Target::NewArea,
            As::Boundaries => Target::Boundaries,
            As::Register => Target::Register,
            As::Table => Target::Table,
        },
        profile: profile(args)?,
        crs: args.crs.clone(),
        layer: args.layer.clone(),
        only: chosen(&args.only),
        today: today(),
    };
    let inputs: Vec<Input> = args.files.iter().map(|path| Input::file(path)).collect();
    let catalogue = args.language.texts();
    let mut line = ProgressLine::new(&catalogue);
    let found = import(&inputs, &prepared, &files, &options, &mut |p| line.show(p))?;
    line.clear();
    print!("{}", text::report(&found.report, &catalogue));
    print!("{}", changes::list(&found.report, &catalogue));
    for path in &args.report {
        write_report(path, &found.report, &catalogue)?;
    }
    if let Some(path) = &args.save_profile {
        write_file(path, &found.profile.to_toml()?)?;
    }
    let status = status(&found.report);
    // the atlas of before is not needed to write, and the room it takes is
    drop((prepared, files));
    let outcome = destination.write(args, found, &catalogue)?;
    Ok(ExitCode::from(match outcome {
        Outcome::Finished => status,
        Outcome::NeedsConsent => NEEDS_CONSENT,
        Outcome::Refused => NOTHING,
    }))
}

fn status(report: &Report) -> u8 {
    match report.totals.taken + report.totals.duplicates {
        0 => NOTHING,
        _ if report.is_whole() => WHOLE,
        _ => IN_PART,
    }
}

/// The profile asked for, with what the command line says on top.
fn profile(args: &Args) -> anyhow::Result<Profile> {
    let mut profile = match &args.profile {
        None => Profile::default(),
        Some(name) => match Profile::shipped(name) {
            Some(profile) => profile,
            None => read_profile(name)?,
        },
    };
    for (field, columns) in &args.map {
        let columns: Vec<String> = columns.split('|').map(|c| c.trim().to_owned()).collect();
        profile.map.insert(field.clone(), columns.into());
    }
    for (field, value) in &args.set {
        if !geodata_import::fields().any(|f| f == field) {
            let names: Vec<_> = geodata_import::fields().collect();
            bail!(
                "--set {field}: no such field; the fields are {}",
                names.join(", ")
            );
        }
        profile.set.insert(field.clone(), value.clone());
    }
    Ok(profile)
}

fn read_profile(name: &str) -> anyhow::Result<Profile> {
    let names: Vec<_> = Profile::shipped_names().collect();
    let text = std::fs::read_to_string(name).with_context(|| {
        format!("--profile {name}: neither a file nor one of the profiles that come with the program ({})", names.join(", "))
    })?;
    Profile::from_toml(&text).with_context(|| format!("--profile {name}"))
}

enum ReportFormat {
    Json,
    Html,
}

fn report_format(path: &Path) -> anyhow::Result<ReportFormat> {
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    match extension.as_str() {
        "json" => Ok(ReportFormat::Json),
        "html" | "htm" => Ok(ReportFormat::Html),
        _ => bail!(
            "--report {}: the name must end in .json or .html",
            path.display()
        ),
    }
}

fn write_report(path: &Path, report: &Report, catalogue: &Catalogue) -> anyhow::Result<()> {
    let text = match report_format(path)? {
        ReportFormat::Json => serde_json::to_string_pretty(report)?,
        ReportFormat::Html => html::report(report, catalogue),
    };
    write_file(path, &text)
}
