//! `atlante import FILE...`.

mod html;
mod text;

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context as _, bail};
use clap::ValueEnum;
use geodata::atlas::{Atlas, PreparedAtlas};
use geodata::i18n::Catalogue;
use geodata::import::{Input, Options, Profile, Progress, Report, Target, import};
use geodata::model::Language;

/// Everything was taken.
const WHOLE: u8 = 0;
/// Nothing was taken.
const NOTHING: u8 = 1;
/// Something was taken, something was not.
const IN_PART: u8 = 3;

/// Exit status: 0 when every row was taken, 3 when some were refused or in conflict, 1 when none was taken.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files: CSV, XLSX, ODS, GeoJSON, Shapefile (.shp, or a .zip of its parts), GPX; also packed with gzip.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What the rows are: projects of the register, or a table that is read and reported on only.
    #[arg(long = "as", value_enum, default_value_t = As::Projects)]
    target: As,
    /// Read a field from a column, as in `--map title_it=Titolo`; several columns as `A|B`: the first that is not empty.
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = pair)]
    map: Vec<(String, String)>,
    /// Give a field the same value in every row, as in `--set strategies=3.3`.
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
    set: Vec<(String, String)>,
    /// How the files are read: a file made with --save-profile, or the name of a profile that comes with the program.
    #[arg(long)]
    profile: Option<String>,
    /// Write the columns as they were understood to a file for --profile.
    #[arg(long, value_name = "FILE.toml")]
    save_profile: Option<PathBuf>,
    /// Coordinate system of the files, as in `EPSG:32632`, whatever they say themselves.
    #[arg(long)]
    crs: Option<String>,
    /// Layer or sheet to read, where a file has several.
    #[arg(long)]
    layer: Option<String>,
    /// Write nothing; say what would be done.
    #[arg(long)]
    dry_run: bool,
    /// Write the report to a file, as JSON or as a page (.json, .html).
    #[arg(long, value_name = "FILE")]
    report: Vec<PathBuf>,
    /// Language of the report.
    #[arg(long, value_enum, default_value_t = Lang::It)]
    lang: Lang,
    /// Folder of the atlas to import into; without it, the embedded atlas.
    #[arg(long)]
    atlas: Option<super::Folder>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    Projects,
    Table,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Lang {
    It,
    En,
}

impl Lang {
    fn language(self) -> Language {
        match self {
            Self::It => Language::It,
            Self::En => Language::En,
        }
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let wrong = || format!("`{text}`: a name, `=` and what it stands for are expected");
    let (name, value) = text.split_once('=').ok_or_else(wrong)?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    for path in &args.report {
        report_kind(path)?;
    }
    // who does not ask for a rehearsal expects projects in the atlas, and would not get them
    if matches!(args.target, As::Projects) && !args.dry_run {
        bail!(
            "an import cannot be written into an atlas yet: add --dry-run to see what it would bring"
        );
    }
    let files = super::atlas_files(args.atlas.as_deref())?;
    let prepared = PreparedAtlas::new(Atlas::read(&files)?);
    let options = Options {
        target: match args.target {
            As::Projects => Target::Projects,
            As::Table => Target::Table,
        },
        profile: profile(args)?,
        crs: args.crs.clone(),
        layer: args.layer.clone(),
        today: today(),
    };
    let inputs: Vec<Input> = args.files.iter().map(|path| Input::file(path)).collect();
    let catalogue = Catalogue::new(args.lang.language());
    let mut line = ProgressLine::new(&catalogue);
    let found = import(&inputs, &prepared, &files, &options, &mut |p| line.show(p));
    line.clear();
    print!("{}", text::report(&found.report, &catalogue));
    for path in &args.report {
        write_report(path, &found.report, &catalogue)?;
    }
    if let Some(path) = &args.save_profile {
        write(path, &found.profile.to_toml()?)?;
    }
    let key = match args.target {
        As::Table => "import-report-table",
        As::Projects => "import-report-dry",
    };
    println!("{}", catalogue.text(key, &[]));
    Ok(ExitCode::from(status(&found.report)))
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
        if !geodata::import::fields().any(|f| f == field) {
            let known: Vec<_> = geodata::import::fields().collect();
            bail!(
                "--set {field}: no such field; the fields are {}",
                known.join(", ")
            );
        }
        profile.set.insert(field.clone(), value.clone());
    }
    Ok(profile)
}

fn read_profile(name: &str) -> anyhow::Result<Profile> {
    let known: Vec<_> = Profile::shipped_names().collect();
    let text = std::fs::read_to_string(name).with_context(|| {
        format!("--profile {name}: neither a file nor one of the profiles that come with the program ({})", known.join(", "))
    })?;
    Profile::from_toml(&text).with_context(|| format!("--profile {name}"))
}

enum Kind {
    Json,
    Html,
}

fn report_kind(path: &Path) -> anyhow::Result<Kind> {
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    match extension.as_str() {
        "json" => Ok(Kind::Json),
        "html" | "htm" => Ok(Kind::Html),
        _ => bail!(
            "--report {}: the name must end in .json or .html",
            path.display()
        ),
    }
}

fn write_report(path: &Path, report: &Report, catalogue: &Catalogue) -> anyhow::Result<()> {
    let text = match report_kind(path)? {
        Kind::Json => serde_json::to_string_pretty(report)?,
        Kind::Html => html::report(report, catalogue),
    };
    write(path, &text)
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Today in UTC, as `YYYY-MM-DD`.
fn today() -> String {
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    let (year, month, day) = civil(since.as_secs() / 86_400);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Year, month and day of a day counted from 1 January 1970, by the Gregorian rules (years begin in March here, so that
/// the leap day is their last).
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

/// One line on a terminal that says how far the reading is; nothing where nobody looks.
struct ProgressLine<'a> {
    catalogue: &'a Catalogue,
    shown: Option<Instant>,
    on: bool,
}

impl<'a> ProgressLine<'a> {
    fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            shown: None,
            on: std::io::stderr().is_terminal(),
        }
    }

    fn show(&mut self, progress: Progress<'_>) {
        let recent = |at: Instant| at.elapsed() < Duration::from_millis(100);
        if !self.on || self.shown.is_some_and(recent) {
            return;
        }
        self.shown = Some(Instant::now());
        let rows = self.catalogue.number(progress.rows as f64, 0);
        let text = self.catalogue.text(
            "import-progress",
            &[("file", progress.file.into()), ("rows", rows.into())],
        );
        let share = progress
            .total
            .filter(|t| *t > 0)
            .map_or_else(String::new, |total| {
                format!(" {:>3.0} %", 100.0 * progress.rows as f64 / total as f64)
            });
        // a line that cannot be shown is not worth ending an import for
        let _ = write!(std::io::stderr(), "\r\x1b[K{text}{share}");
    }

    fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_are_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(19_358), (2023, 1, 1));
        assert_eq!(civil(20_778), (2026, 11, 21));
    }
}
