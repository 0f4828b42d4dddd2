//! Names the folder of the client for `src/client.rs`. A release build embeds it: it is built again when that folder changes.
//! A development build reads its files while it runs, and is not.
//!
//! The folder is named without `..`: it may be missing when a development server is compiled, and rust-embed then keeps the name
//! as it is given and later refuses files whose own path does not begin with it.

use std::path::PathBuf;

fn main() {
    let embeds = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let name = if embeds { "dist" } else { "dist-dev" };
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let package = package.canonicalize().unwrap_or(package);
    let root = package.parent().unwrap_or(&package);
    let folder = root.join("frontend").join(name);
    // a folder of the workspace that was moved together with what is compiled
    println!("cargo:rerun-if-env-changed=CARGO_MANIFEST_DIR");
    println!("cargo:rustc-env=ATLANTE_CLIENT={}", folder.display());
    if embeds {
        println!("cargo:rerun-if-changed={}", folder.display());
    } else {
        println!("cargo:rerun-if-changed=build.rs");
    }
}
