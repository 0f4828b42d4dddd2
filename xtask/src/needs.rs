//! The programs and libraries that the machine must have, and their installation.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::progress::Step;
use crate::workspace::{find_program, scratch};

/// A program or library that the machine must have, with its Debian package.
struct Need {
    what: &'static str,
    debian: &'static str,
    is_there: fn() -> bool,
}

/// To compile and link the server: `SQLite`, which reads `GeoPackage` files.
const NATIVE: &[Need] = &[
    Need {
        what: "a C++ compiler",
        debian: "g++",
        is_there: || any_program(&["c++", "g++", "clang++"]),
    },
    Need {
        what: "pkg-config",
        debian: "pkg-config",
        is_there: || any_program(&["pkg-config", "pkgconf"]),
    },
    Need {
        what: "the SQLite library and headers",
        debian: "libsqlite3-dev",
        is_there: has_sqlite,
    },
];

/// To compile PROJ (coordinate systems), which reads its database with `SQLite` too.
const PROJ: &[Need] = &[
    Need {
        what: "cmake",
        debian: "cmake",
        is_there: || any_program(&["cmake"]),
    },
    Need {
        what: "the sqlite3 program",
        debian: "sqlite3",
        is_there: || any_program(&["sqlite3"]),
    },
    Need {
        what: "libclang",
        debian: "libclang-dev",
        is_there: has_libclang,
    },
];

/// To test in a real browser, and to read tiles and documents with independent programs.
const TESTING: &[Need] = &[
    Need {
        what: "Chromium",
        debian: "chromium",
        is_there: || any_program(&["chromium", "chromium-browser", "google-chrome"]),
    },
    Need {
        what: "ChromeDriver",
        debian: "chromium-driver",
        is_there: || any_program(&["chromedriver"]),
    },
    Need {
        what: "GDAL (ogrinfo)",
        debian: "gdal-bin",
        is_there: || any_program(&["ogrinfo"]),
    },
    Need {
        what: "PostgreSQL with PostGIS",
        debian: "postgresql-postgis",
        is_there: has_postgis,
    },
    Need {
        what: "poppler (pdftotext)",
        debian: "poppler-utils",
        is_there: || any_program(&["pdftotext"]),
    },
];

/// The optimiser of WebAssembly, from npm: Debian's is too old to read what rustc writes (`table.fill`).
const BINARYEN_NPM: &str = "binaryen@132.0.0";
/// The oldest version of the system's wasm-opt that is used.
const WASM_OPT_MIN_VERSION: u32 = 118;

/// What a task needs beside the Rust toolchain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// Only the client.
    Client,
    /// The client, and the server without PROJ.
    Server,
    /// The client and the whole server.
    Product,
    /// The product and its tests.
    Tests,
}

/// Checks what a task needs, installs what is missing, and fails with the exact names of what it cannot install.
pub(crate) fn ensure(task: For) -> Result<()> {
    let step = Step::start("requirements")?;
    let mut installed = ensure_rust(&step)?;
    let needs: Vec<&Need> = match task {
        For::Client => Vec::new(),
        For::Server => NATIVE.iter().collect(),
        For::Product => NATIVE.iter().chain(PROJ).collect(),
        For::Tests => NATIVE.iter().chain(PROJ).chain(TESTING).collect(),
    };
    let missing: Vec<&Need> = needs
        .into_iter()
        .filter(|need| !(need.is_there)())
        .collect();
    if !missing.is_empty() {
        let packages: Vec<&str> = missing.iter().map(|need| need.debian).collect();
        if !apt_install(&step, &packages)? || missing.iter().any(|need| !(need.is_there)()) {
            step.fail("");
            bail!("{}", how_to_install(&missing));
        }
        installed.extend(packages.into_iter().map(str::to_owned));
    }
    let packs_small = matches!(task, For::Client | For::Product);
    if packs_small && wasm_opt().is_none() && install_wasm_opt(&step)? {
        installed.push("wasm-opt".to_owned());
    }
    let note = if installed.is_empty() {
        String::new()
    } else {
        format!("installed {}", installed.join(", "))
    };
    step.done(&note);
    Ok(())
}

/// The optimiser of WebAssembly, when there is a recent one: ours if we installed it, else the system's.
pub(crate) fn wasm_opt() -> Option<PathBuf> {
    let ours = npm_folder().join("node_modules/.bin/wasm-opt");
    if ours.is_file() {
        return Some(ours);
    }
    let systems = find_program("wasm-opt")?;
    // "wasm-opt version 118 (version_118)"
    let version = output_of(Command::new(&systems).arg("--version"))?;
    let number: u32 = version.split_whitespace().nth(2)?.parse().ok()?;
    (number >= WASM_OPT_MIN_VERSION).then_some(systems)
}

/// Components of the toolchain that `rust-toolchain.toml` names. Rustup installs them by itself only where that
/// is not switched off, so they are asked for by name.
fn ensure_rust(step: &Step) -> Result<Vec<String>> {
    let sysroot = output_of(Command::new("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let mut installed = Vec::new();
    let wasm_is_there = Path::new(&sysroot)
        .join("lib/rustlib/wasm32-unknown-unknown/lib")
        .is_dir();
    let parts = [
        ("target", "wasm32-unknown-unknown", wasm_is_there),
        (
            "component",
            "rustfmt",
            find_program("cargo-fmt").is_some() && works("cargo", &["fmt", "--version"]),
        ),
        (
            "component",
            "clippy",
            find_program("cargo-clippy").is_some() && works("cargo", &["clippy", "--version"]),
        ),
    ];
    for (kind, name, is_there) in parts {
        if is_there {
            continue;
        }
        if find_program("rustup").is_none() {
            step.fail("");
            bail!(
                "the Rust {kind} {name} is missing and there is no rustup to add it: install it with the system's packages"
            );
        }
        step.must(Command::new("rustup").args([kind, "add", name]))?;
        installed.push(name.to_owned());
    }
    Ok(installed)
}

/// Installs Debian packages; false where that cannot be done from here.
fn apt_install(step: &Step, packages: &[&str]) -> Result<bool> {
    let is_root = output_of(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    if find_program("apt-get").is_none() || !is_root {
        return Ok(false);
    }
    // Another installation may be under way: wait for it rather than fail.
    let apt = || {
        let mut command = Command::new("apt-get");
        command
            .args(["-o", "DPkg::Lock::Timeout=300", "-q", "-y"])
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    step.run(apt().arg("update"))?;
    let ran = step.run(
        apt()
            .args(["install", "--no-install-recommends"])
            .args(packages),
    )?;
    if !ran.success {
        println!("{}", ran.output);
    }
    Ok(ran.success)
}

/// A smaller client, when it can be had; the client works without.
fn install_wasm_opt(step: &Step) -> Result<bool> {
    if find_program("npm").is_none() || find_program("node").is_none() {
        return Ok(false);
    }
    let ran = step.run(
        Command::new("npm")
            .args([
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--fetch-retries=0",
                "--prefix",
            ])
            .arg(npm_folder())
            .arg(BINARYEN_NPM),
    )?;
    Ok(ran.success && wasm_opt().is_some())
}

fn npm_folder() -> PathBuf {
    scratch().join("npm")
}

fn how_to_install(missing: &[&Need]) -> String {
    let things: Vec<&str> = missing.iter().map(|need| need.what).collect();
    let packages: Vec<&str> = missing.iter().map(|need| need.debian).collect();
    format!(
        "missing on this machine: {}\non Debian and Ubuntu:  sudo apt-get install -y {}\nelsewhere: the packages of the same name",
        things.join(", "),
        packages.join(" ")
    )
}

fn any_program(names: &[&str]) -> bool {
    names.iter().any(|name| find_program(name).is_some())
}

fn has_sqlite() -> bool {
    works("pkg-config", &["--exists", "sqlite3"])
}

/// Debian keeps a folder for each version of `PostgreSQL`; the tests start a server of their own from there.
fn has_postgis() -> bool {
    let versions = std::fs::read_dir("/usr/share/postgresql");
    let mut versions = versions.into_iter().flatten().flatten();
    versions.any(|version| version.path().join("extension/postgis.control").is_file())
}

/// Where the binding generator looks for libclang: its own variable, LLVM's tool, the usual folders.
fn has_libclang() -> bool {
    let named = std::env::var_os("LIBCLANG_PATH").map(PathBuf::from);
    let from_llvm_config =
        output_of(Command::new("llvm-config").arg("--libdir")).map(PathBuf::from);
    let versioned = std::fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("lib"));
    let usual = [
        "/usr/lib",
        "/usr/lib64",
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
    ]
    .map(PathBuf::from);
    named
        .into_iter()
        .chain(from_llvm_config)
        .chain(versioned)
        .chain(usual)
        .any(|folder| holds_libclang(&folder))
}

fn holds_libclang(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).any(|name| {
        let name = name.to_string_lossy();
        name.starts_with("libclang.") || name.starts_with("libclang-")
    })
}

fn works(program: &str, args: &[&str]) -> bool {
    Command::new(program)
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
