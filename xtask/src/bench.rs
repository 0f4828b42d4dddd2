//! `cargo xtask bench`: the benchmarks of the workspace, then measurements of the release binary.

use std::process::{ExitCode, Stdio};

use anyhow::{Result, bail};

use crate::needs::{self, For};
use crate::server;
use crate::workspace::cargo;

pub(crate) fn bench() -> Result<ExitCode> {
    needs::ensure(For::Tests)?;
    let binary = server::product()?;
    // The output is not logged but printed at once, because the measurements are the result.
    let status = cargo(&[
        "bench",
        "--workspace",
        "--exclude",
        "atlante-client",
        "--features",
        "e2e/live",
        // without this, cargo also builds libraries and programs as benchmarks, of which they have none
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
