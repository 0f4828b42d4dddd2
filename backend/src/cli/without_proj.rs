//! Commands that this build of the program does not have, because they need PROJ (feature `proj`).

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::bail;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Whatever is given, so that the answer is why the command is not here rather than a word on an argument.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    rest: Vec<OsString>,
}

pub(super) fn run(_: &Args) -> anyhow::Result<ExitCode> {
    bail!(
        "this build of the program was made without PROJ, which this command needs: `cargo xtask build` makes the whole program"
    )
}
