//! Packs the compiled client, the module of scenarios and the assets into the folder that is served.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::compress::{self, Effort};

/// Features of the WebAssembly that rustc emits. `--all-features` would also turn on what browsers do not have yet.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Passes that make the module small, also when compressed. Inlining is left out: with it the file is 6 % larger in brotli than
/// without any optimisation.
const PASSES: [&str; 5] = [
    "-Os",
    "--one-caller-inline-max-function-size",
    "0",
    "--always-inline-max-function-size",
    "0",
];

/// What is packed, and the folder it is packed into.
pub(crate) struct Input {
    /// Modules by the name of their files.
    pub(crate) modules: Vec<(String, PathBuf)>,
    pub(crate) assets: PathBuf,
    pub(crate) dist: PathBuf,
    pub(crate) wasm_opt: Option<PathBuf>,
    pub(crate) effort: Effort,
}

/// Binds the client to JavaScript, optimises it, adds the assets and leaves in `dist` exactly these files,
/// each with its compressed forms. Files whose content did not change are left alone, so that nothing that
/// depends on them is rebuilt.
pub(crate) fn pack(input: &Input) -> Result<()> {
    let staging = input.dist.with_extension("staging");
    remove_dir(&staging)?;
    fs::create_dir_all(&staging).with_context(|| format!("cannot create {}", staging.display()))?;

    let mut optimised = Vec::new();
    for (name, wasm) in &input.modules {
        println!("binding {}", wasm.display());
        bind(wasm, name, &staging)?;
        let bound = staging.join(format!("{name}_bg.wasm"));
        optimised.push(optimise(input.wasm_opt.as_deref(), &bound));
    }
    let mut files = files_below(&staging)?;
    for (name, path) in files_below(&input.assets)? {
        if files.insert(name.clone(), path).is_some() {
            bail!("the asset {name} has the name of a generated file: rename it");
        }
    }
    publish(&files, &input.dist, input.effort)?;
    remove_dir(&staging)?;
    // `cargo xtask` shows the last line.
    let kilobytes =
        |name: &str| fs::metadata(input.dist.join(name)).map_or(0, |file| file.len() / 1000);
    let modules = input.modules.iter().zip(&optimised);
    let modules = modules.map(|((name, _), optimised)| {
        let plain = kilobytes(&format!("{name}_bg.wasm"));
        let brotli = kilobytes(&format!("{name}_bg.wasm.br"));
        format!("{name} {plain} kB, {brotli} kB in brotli, {optimised}")
    });
    println!("{}", modules.collect::<Vec<_>>().join("; "));
    Ok(())
}

fn bind(wasm: &Path, name: &str, out: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(false)
        // names of functions are a quarter of the file; stack traces lack them, but a panic prints its file and line
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(name)
        .generate(out)
        .with_context(|| format!("wasm-bindgen could not bind {name}"))
}

/// Makes the WebAssembly smaller in place and says how that went: the client works without.
fn optimise(wasm_opt: Option<&Path>, wasm: &Path) -> String {
    let Some(wasm_opt) = wasm_opt else {
        return "not optimised".to_owned();
    };
    println!("optimising with {}", wasm_opt.display());
    if let Err(error) = replace_table_fill(wasm) {
        return format!("not optimised: {error}");
    }
    let optimised = wasm.with_extension("optimised");
    let status = Command::new(wasm_opt)
        .args(PASSES)
        .args(WASM_FEATURES)
        .arg(wasm)
        .arg("-o")
        .arg(&optimised)
        .status();
    match status {
        Ok(status) if status.success() => match replace_with_fixed_table(&optimised, wasm) {
            Ok(()) => "optimised".to_owned(),
            Err(error) => format!("not optimised: {error}"),
        },
        Ok(status) => {
            // An incomplete output must not be served.
            let _ = fs::remove_file(&optimised);
            format!("not optimised: wasm-opt failed ({status})")
        }
        Err(error) => format!("not optimised: wasm-opt does not run ({error})"),
    }
}

/// Replaces the module by the optimised one, with its exported table corrected: the wasm-opt of Debian 12 writes every exported
/// table as table 0, which is the table of functions, but wasm-bindgen exports table 1, that of references.
fn replace_with_fixed_table(optimised: &Path, wasm: &Path) -> Result<()> {
    // the name of the export, followed by its kind (table) and its number (0)
    const EXPORT: &[u8] = b"__wbindgen_externrefs\x01\x00";
    let mut code = fs::read(optimised)?;
    let starts = |(at, bytes): (usize, &[u8])| (bytes == EXPORT).then_some(at);
    let found = code.windows(EXPORT.len()).enumerate().find_map(starts);
    if let Some(at) = found {
        code[at + EXPORT.len() - 1] = 1;
        fs::write(optimised, code)?;
    }
    fs::rename(optimised, wasm)?;
    Ok(())
}

/// Replaces the one `table.fill` of wasm-bindgen by an equivalent `table.set`: it fills a single entry, and the wasm-opt of Debian
/// 12 does not know the instruction. Nothing is changed unless the pattern occurs exactly once, and wasm-opt validates the result.
fn replace_table_fill(wasm: &Path) -> Result<()> {
    // ref.null extern; i32.const 1; table.fill TABLE
    const FILL: [u8; 6] = [0xd0, 0x6f, 0x41, 0x01, 0xfc, 0x11];
    let mut code = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let starts = |(at, bytes): (usize, &[u8])| (bytes == FILL).then_some(at);
    let found: Vec<usize> = code
        .windows(FILL.len())
        .enumerate()
        .filter_map(starts)
        .collect();
    let [at] = found[..] else { return Ok(()) };
    let Some(&table) = code.get(at + FILL.len()) else {
        return Ok(());
    };
    // ref.null extern; table.set TABLE; nop; nop; nop: of the same length, so that nothing moves
    code[at..=at + FILL.len()].copy_from_slice(&[0xd0, 0x6f, 0x26, table, 0x01, 0x01, 0x01]);
    fs::write(wasm, code).with_context(|| format!("cannot write {}", wasm.display()))
}

/// Makes `dist` contain `files` and their compressed forms, and nothing else.
fn publish(files: &BTreeMap<String, PathBuf>, dist: &Path, effort: Effort) -> Result<()> {
    for (name, path) in files {
        let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let target = dist.join(name);
        let unchanged = fs::read(&target).is_ok_and(|old| old == content);
        if unchanged && compress::is_complete(&target) {
            continue;
        }
        println!("writing {name} ({} bytes)", content.len());
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot create {}", folder.display()))?;
        }
        fs::write(&target, &content)
            .with_context(|| format!("cannot write {}", target.display()))?;
        compress::write_beside(&target, &content, effort)?;
    }
    remove_other_files(files, dist)
}

fn remove_other_files(files: &BTreeMap<String, PathBuf>, dist: &Path) -> Result<()> {
    for (name, path) in files_below(dist)? {
        let plain = name
            .strip_suffix(".br")
            .or_else(|| name.strip_suffix(".gz"));
        if files.contains_key(&name) || plain.is_some_and(|plain| files.contains_key(plain)) {
            continue;
        }
        println!("removing {name}");
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(())
}

/// Every file below a folder by its path from there, with forward slashes.
fn files_below(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut files = BTreeMap::new();
    let mut pending = vec![(String::new(), folder.to_path_buf())];
    while let Some((prefix, folder)) = pending.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().into_string().map_err(|name| {
                anyhow::anyhow!("the name of {} is not UTF-8", Path::new(&name).display())
            })?;
            if entry.file_type()?.is_dir() {
                pending.push((format!("{prefix}{name}/"), entry.path()));
            } else {
                files.insert(format!("{prefix}{name}"), entry.path());
            }
        }
    }
    Ok(files)
}

fn remove_dir(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
