//! A release build embeds the client: it is built again when the client's folder changes. A development build reads its
//! client from a folder while it runs, and is not.

fn main() {
    let embeds = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let input = if embeds {
        "../frontend/dist"
    } else {
        "build.rs"
    };
    println!("cargo:rerun-if-changed={input}");
}
