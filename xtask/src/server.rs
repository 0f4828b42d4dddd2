//! The server: the product in one file, and serving it on this machine.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::client::{self, Client};
use crate::needs::{self, For};
use crate::progress::Step;
use crate::workspace::{cargo, program, target};

/// `cargo xtask build`.
pub(crate) fn build_product() -> Result<ExitCode> {
    let binary = product()?;
    println!("\n{}", binary.display());
    Ok(ExitCode::SUCCESS)
}

/// The options of `cargo xtask serve`.
pub(crate) struct Serve {
    pub(crate) port: u16,
    /// Whether to serve the release build instead of the development build.
    pub(crate) release: bool,
    /// Arguments for `atlante serve`.
    pub(crate) rest: Vec<String>,
}

impl Default for Serve {
    fn default() -> Self {
        Self {
            port: 8080,
            release: false,
            rest: Vec::new(),
        }
    }
}

/// Builds the development server, which reads the client from its folder. It is built without PROJ, whose C++ takes as long to
/// compile as everything else together, so it has no importers and no projected systems in OGC API Features.
fn development() -> Result<PathBuf> {
    needs::ensure(For::Server)?;
    client::build(Client::Development)?;
    let step = Step::start("server")?;
    step.must(&mut cargo(&[
        "build",
        "-p",
        "atlante",
        "--no-default-features",
    ]))?;
    step.done("");
    Ok(target().join("debug").join(program("atlante")))
}

/// The release binary with the client inside, up to date.
pub(crate) fn product() -> Result<PathBuf> {
    needs::ensure(For::Product)?;
    client::build(Client::Product)?;
    let step = Step::start("server, release")?;
    step.must(&mut cargo(&["build", "-p", "atlante", "--release"]))?;
    let binary = target().join("release").join(program("atlante"));
    let bytes = std::fs::metadata(&binary)
        .with_context(|| format!("cannot find {}", binary.display()))?
        .len();
    step.done(&format!("{:.1} MB, client inside", bytes as f64 / 1e6));
    Ok(binary)
}

/// `cargo xtask serve`.
pub(crate) fn serve(args: &Serve) -> Result<ExitCode> {
    let port = args.port;
    // Checked before the build, which may take minutes.
    check_port_is_free(port)?;
    let binary = if args.release {
        product()?
    } else {
        development()?
    };
    println!("\nserving on http://127.0.0.1:{port}/ (Ctrl+C stops)");
    let mut command = Command::new(&binary);
    command
        .args(["serve", "--bind", &format!("127.0.0.1:{port}")])
        .args(&args.rest);
    become_program(command, &binary)
}

fn check_port_is_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => bail!(
            "port {port} is in use on this machine: stop what uses it, or choose another with `cargo xtask serve --port {}`",
            port.checked_add(1).unwrap_or(8080)
        ),
        Err(error) => Err(error).with_context(|| format!("cannot listen on port {port}")),
    }
}

/// Replaces this process by the server, so that signals reach the server and no parent process remains.
#[cfg(unix)]
fn become_program(mut command: Command, binary: &Path) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(error).with_context(|| format!("cannot run {}", binary.display()))
}

#[cfg(not(unix))]
fn become_program(mut command: Command, binary: &Path) -> Result<ExitCode> {
    let status = command
        .status()
        .with_context(|| format!("cannot run {}", binary.display()))?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
