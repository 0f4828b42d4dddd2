//! How a command prints its answer.

use clap::ValueEnum;

/// The format of what is printed: lines to read, a CSV table, or JSON.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    Table,
    Csv,
    Json,
}
