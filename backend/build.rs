//! The client is embedded at compile time: build again when its folder changes.

fn main() {
    println!("cargo:rerun-if-changed=../frontend/dist");
}
