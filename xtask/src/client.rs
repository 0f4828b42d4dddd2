//! The WebAssembly client: compiled by cargo, packed by the bundler into a folder of `frontend`.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::needs::{self, For};
use crate::progress::Step;
use crate::workspace::{self, cargo, program, root, scratch, target};

/// `cargo xtask client`.
pub(crate) fn build_alone() -> Result<ExitCode> {
    needs::ensure(For::Client)?;
    build(Client::Product)?;
    Ok(ExitCode::SUCCESS)
}

/// The build of the client: the same code with different optimisation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Client {
    /// For releases: small, optimised across crates and by wasm-opt, with the strongest compression.
    Product,
    /// For `serve` and `test`: quick to build, without optimisation across crates, with fast compression.
    Development,
}

impl Client {
    /// How cargo is asked to compile it. The development client has the profile of everything else in development, so that macros
    /// and build scripts are compiled once for both; its dependencies are optimised less, which saves more than it costs.
    fn cargo_arguments(self) -> [&'static str; 2] {
        match self {
            Self::Product => ["--profile", "client"],
            Self::Development => ["--config", "profile.dev.opt-level=1"],
        }
    }

    /// Its folder below `target/wasm32-unknown-unknown`.
    fn profile_folder(self) -> &'static str {
        match self {
            Self::Product => "client",
            Self::Development => "debug",
        }
    }

    /// The folder of `frontend` it is packed into: a release build of the server embeds the first, a development build reads
    /// the second (`backend/src/client.rs`), so that neither ever holds files of the other.
    fn folder(self) -> &'static str {
        match self {
            Self::Product => "dist",
            Self::Development => "dist-dev",
        }
    }
}

/// Brings the client's folder up to date; takes almost no time when it is.
pub(crate) fn build(client: Client) -> Result<()> {
    let _lock = workspace::lock()?;
    let bundler = build_bundler()?;
    compile(client, &bundler)?;
    pack(client, &bundler)
}

/// What is compiled to WebAssembly: the package, and the name of its files. The page loads the second only when
/// the user opens scenarios or priorities.
const MODULES: [(&str, &str); 2] = [("atlante-client", "client"), ("atlante-whatif", "whatif")];

fn compiled(client: Client, package: &str) -> PathBuf {
    let file = format!("{}.wasm", package.replace('-', "_"));
    let folder = target().join("wasm32-unknown-unknown");
    folder.join(client.profile_folder()).join(file)
}

/// Builds the bundler, whose dependencies are compiled only once.
fn build_bundler() -> Result<PathBuf> {
    let step = Step::start("client bundler")?;
    step.must(&mut cargo(&[
        "build",
        "-p",
        "xtask",
        "--features",
        "bundler",
        "--bin",
        "bundler",
    ]))?;
    step.done("");
    Ok(target().join("debug").join(program("bundler")))
}

fn compile(client: Client, bundler: &Path) -> Result<()> {
    let step = Step::start("client to WebAssembly")?;
    let mut build = cargo(&["build", "--lib", "--target", "wasm32-unknown-unknown"]);
    build.args(client.cargo_arguments());
    build.args(MODULES.iter().flat_map(|(package, _)| ["-p", package]));
    set_protoc(bundler, &mut build)?;
    step.must(&mut build)?;
    step.done("");
    Ok(())
}

/// Sets the path of protoc, with which a dependency of the map engine generates code. Few machines have it, so it is that of the
/// bundler's dependencies.
pub(crate) fn set_protoc(bundler: &Path, command: &mut Command) -> Result<()> {
    if std::env::var_os("PROTOC").is_none() {
        let output = Command::new(bundler)
            .arg("protoc")
            .output()
            .with_context(|| format!("cannot run {}", bundler.display()))?;
        if !output.status.success() {
            bail!("{}", String::from_utf8_lossy(&output.stderr));
        }
        command.env("PROTOC", String::from_utf8_lossy(&output.stdout).trim());
    }
    Ok(())
}

/// The bundler's path, built when needed: for tasks that need only its protoc.
pub(crate) fn bundler() -> Result<PathBuf> {
    build_bundler()
}

fn pack(client: Client, bundler: &Path) -> Result<()> {
    let step = Step::start("client packed and compressed")?;
    let assets = root().join("frontend/assets");
    let dist = root().join("frontend").join(client.folder());
    let wasm_opt = match client {
        Client::Product => needs::wasm_opt(),
        Client::Development => None,
    };
    let modules = MODULES.map(|(package, name)| (name, compiled(client, package)));
    let other = [Some(bundler), Some(&assets), wasm_opt.as_deref()];
    let inputs = || {
        let modules = modules.iter().map(|(_, wasm)| wasm.as_path());
        modules.chain(other.into_iter().flatten())
    };
    let stamp = scratch().join(format!("{}.stamp", client.folder()));
    let state = |dist: &Path| -> Result<String> {
        let mut hasher = DefaultHasher::new();
        for input in inputs() {
            hash_content(input, &mut hasher)?;
        }
        hash_listing(dist, &mut hasher)?;
        Ok(format!("{:016x}", hasher.finish()))
    };
    if dist.is_dir()
        && fs::read_to_string(&stamp).is_ok_and(|old| state(&dist).is_ok_and(|now| old == now))
    {
        step.done("unchanged");
        return Ok(());
    }
    let mut command = Command::new(bundler);
    command.arg("pack").arg(&assets).arg(&dist);
    command.args(
        modules
            .iter()
            .map(|(name, wasm)| format!("{name}={}", wasm.display())),
    );
    if client == Client::Development {
        command.arg("--quick");
    }
    if let Some(wasm_opt) = &wasm_opt {
        command.arg("--wasm-opt").arg(wasm_opt);
    }
    let output = step.must(&mut command)?;
    fs::write(&stamp, state(&dist)?)
        .with_context(|| format!("cannot write {}", stamp.display()))?;
    // The bundler's last line is a summary.
    step.done(output.lines().last().unwrap_or_default());
    Ok(())
}

fn hash_content(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.hash(hasher);
    if path.is_dir() {
        for entry in sorted_entries(path)? {
            hash_content(&entry, hasher)?;
        }
        return Ok(());
    }
    let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    content.hash(hasher);
    Ok(())
}

/// Names and sizes only: enough to notice that something was removed or overwritten.
fn hash_listing(folder: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    for entry in sorted_entries(folder)? {
        entry.hash(hasher);
        if entry.is_dir() {
            hash_listing(&entry, hasher)?;
        } else {
            fs::metadata(&entry)?.len().hash(hasher);
        }
    }
    Ok(())
}

fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
