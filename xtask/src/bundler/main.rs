//! Packs the WebAssembly client into the folder the server serves.
//!
//! ```text
//! bundler protoc                                           prints where the vendored protoc is
//! bundler pack ASSETS DIST NAME=WASM... [--wasm-opt PATH] [--quick]  binds, optimises, copies and compresses
//! ```
//! It is a separate program, run by `cargo xtask`, because its dependencies take a minute to compile.

mod compress;
mod pack;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser};

use compress::Effort;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut parser = Parser::from_env();
    let mut values: Vec<OsString> = Vec::new();
    let mut wasm_opt = None;
    let mut effort = Effort::Full;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("quick") => effort = Effort::Quick,
            Arg::Long("wasm-opt") => wasm_opt = Some(PathBuf::from(parser.value()?)),
            Arg::Value(value) => values.push(value),
            other => return Err(other.unexpected().into()),
        }
    }
    match values.as_slice() {
        [command] if command == "protoc" => print_protoc(),
        [command, assets, dist, modules @ ..] if command == "pack" => pack::pack(&pack::Input {
            modules: modules.iter().map(module).collect::<Result<_>>()?,
            assets: assets.into(),
            dist: dist.into(),
            wasm_opt,
            effort,
        }),
        _ => {
            bail!(
                "usage: bundler protoc | bundler pack ASSETS DIST NAME=WASM... [--wasm-opt PATH] [--quick]"
            )
        }
    }
}

/// `client=path/to/atlante_client.wasm`: what a module is called, and where it is.
fn module(argument: &OsString) -> Result<(String, PathBuf)> {
    let text = argument.to_str().context("the path is not UTF-8")?;
    let (name, path) = text
        .split_once('=')
        .context("a module is written NAME=WASM")?;
    Ok((name.to_owned(), path.into()))
}

fn print_protoc() -> Result<()> {
    let path = protoc_bin_vendored::protoc_bin_path().context(
        "no vendored protoc for this machine: install protoc and set PROTOC to its path",
    )?;
    println!("{}", path.display());
    Ok(())
}
