//! `atlante indicator [NAME]` and `atlante matrix`.

use std::process::ExitCode;

use clap::ValueEnum;
use geodata_api::indicator::Level;
use geodata_api::matrix::{Matrix, MatrixColumns, MatrixRows};
use geodata_indicator::matrix::{matrix_of, share_out};
use geodata_indicator::{SPECS, spec};
use geodata_model::Rule;

use super::format::Format;
use super::open::prepared;
use super::options::Folder;
use crate::tables;
use crate::tables::units::{in_order, unit_name};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Name of the indicator; without it, all are listed.
    name: Option<String>,
    /// Units of the values.
    #[arg(long, value_enum, default_value_t = By::Zone)]
    by: By,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Folder or store of the atlas; without it, the embedded atlas.
    #[arg(long)]
    atlas: Option<Folder>,
}

#[derive(Debug, clap::Args)]
pub(super) struct MatrixArgs {
    /// What the rows are.
    #[arg(long, value_enum, default_value_t = Rows::Strategy)]
    rows: Rows,
    /// What the columns are.
    #[arg(long, value_enum, default_value_t = Columns::Zone)]
    columns: Columns,
    /// Add the projects shared out by a rule: geometry, presence, length, area, equal or population.
    #[arg(long)]
    rule: Option<Rule>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Folder or store of the atlas; without it, the embedded atlas.
    #[arg(long)]
    atlas: Option<Folder>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum By {
    Zone,
    Municipality,
    Altitude,
    Age,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Rows {
    Strategy,
    Axis,
    Kind,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Columns {
    Zone,
    Municipality,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let atlas = prepared(args.atlas.as_deref())?;
    let Some(name) = &args.name else {
        for indicator in SPECS {
            let info = indicator.info(&atlas);
            println!("{:32} {} [{}]", info.name, info.title.it, info.unit.it);
        }
        return Ok(ExitCode::SUCCESS);
    };
    let level = match args.by {
        By::Zone => Level::Zone,
        By::Municipality => Level::Municipality,
        By::Altitude => Level::Altitude,
        By::Age => Level::Age,
    };
    let result = spec(name)?.compute(&atlas, level)?;
    match args.format {
        Format::Json => println!("{}", serde_json::to_string_pretty(&result)?),
        Format::Csv => print!("{}", tables::indicator(&result, &atlas)),
        Format::Table => {
            println!("{} ({})", result.info.title.it, result.info.unit.it);
            for (code, cell) in in_order(&result) {
                let value = cell
                    .value
                    .map_or_else(|| "n.d.".to_owned(), |v| format!("{v:.3}"));
                println!(
                    "{code:>8}  {:36} {value:>14}",
                    unit_name(&atlas, level, code)
                );
            }
            println!("{}\n{}", result.info.formula.it, result.info.caveat.it);
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn run_matrix(args: &MatrixArgs) -> anyhow::Result<ExitCode> {
    let atlas = prepared(args.atlas.as_deref())?;
    let rows = match args.rows {
        Rows::Strategy => MatrixRows::Strategy,
        Rows::Axis => MatrixRows::Axis,
        Rows::Kind => MatrixRows::Kind,
    };
    let columns = match args.columns {
        Columns::Zone => MatrixColumns::Zone,
        Columns::Municipality => MatrixColumns::Municipality,
    };
    let mut matrix = matrix_of(&atlas, rows, columns);
    if let Some(rule) = args.rule {
        share_out(&mut matrix, &atlas, rule);
    }
    match args.format {
        Format::Json => println!("{}", serde_json::to_string_pretty(&matrix)?),
        Format::Csv => print!("{}", tables::matrix(&matrix, &atlas)),
        Format::Table => print_matrix(&matrix),
    }
    Ok(ExitCode::SUCCESS)
}

/// Counts; `–` where a source declares none, `?` where nothing is known.
fn print_matrix(matrix: &Matrix) {
    print!("{:>22}", "");
    for column in &matrix.column_headers {
        print!(" {:>6.6}", column.code);
    }
    println!();
    for row in &matrix.row_headers {
        print!("{:>22.22}", row.code);
        for column in &matrix.column_headers {
            let cell = matrix.cell(&row.code, &column.code);
            let text = match cell.and_then(|c| c.count) {
                Some(0) => "–".to_owned(),
                Some(n) => n.to_string(),
                None => "?".to_owned(),
            };
            print!(" {text:>6}");
        }
        println!();
    }
}
