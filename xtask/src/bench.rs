//! `cargo xtask bench`: the benchmarks of the workspace, then the release binary as a visitor meets it.

use std::process::{ExitCode, Stdio};

use anyhow::{Result, bail};

use crate::needs::{self, For};
use crate::server;
use crate::workspace::cargo;

pub(crate) fn bench() -> Result<ExitCode> {
    needs::ensure(For::Tests)?;
    let binary = server::product()?;
    // The measurements are what is asked for: they go to the terminal as they come.
    let status = cargo(&[
        "bench",
        "--workspace",
        "--exclude",
        "atlante-client",
        "--features",
        "e2e/live",
        // without this, libraries and programs are built once more as benchmarks that hold none
        "--bench",
        "*",
    ])
    .env("ATLANTE_BIN", binary)
    .stdin(Stdio::null())
    .status()?;
    if !status.success() {
        bail!("a benchmark failed ({status})");
    }
    Ok(ExitCode::SUCCESS)
}
