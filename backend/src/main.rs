//! The `atlante` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    atlante_backend::cli::run()
}
