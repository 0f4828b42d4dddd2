//! Writes compressed files beside each file, so that the server does not compress the client at run time.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// Extensions of formats that are not compressed already.
const COMPRESSIBLE: [&str; 10] = [
    "css",
    "html",
    "js",
    "json",
    "map",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// The strength of compression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// The strongest: half a minute for the client.
    Full,
    /// Fast: a second.
    Quick,
}

/// Whether a file has the compressed forms it should have.
pub(crate) fn is_complete(path: &Path) -> bool {
    !is_compressible(path) || (beside(path, "br").is_file() && beside(path, "gz").is_file())
}

/// Writes `path.br` and `path.gz` when the format gains by it.
pub(crate) fn write_beside(path: &Path, content: &[u8], effort: Effort) -> Result<()> {
    if !is_compressible(path) {
        return Ok(());
    }
    for (extension, compressed) in [
        ("br", brotli(content, effort)?),
        ("gz", gzip(content, effort)?),
    ] {
        let target = beside(path, extension);
        fs::write(&target, compressed)
            .with_context(|| format!("cannot write {}", target.display()))?;
    }
    Ok(())
}

fn is_compressible(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| COMPRESSIBLE.contains(&extension))
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

fn brotli(content: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: match effort {
            Effort::Full => 11,
            Effort::Quick => 4,
        },
        lgwin: 24,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &params).context("brotli failed")?;
    Ok(compressed)
}

fn gzip(content: &[u8], effort: Effort) -> Result<Vec<u8>> {
    // No time stamp: the same content gives the same bytes.
    let mut encoder = GzBuilder::new().mtime(0).write(
        Vec::new(),
        match effort {
            Effort::Full => Compression::best(),
            Effort::Quick => Compression::fast(),
        },
    );
    encoder.write_all(content).context("gzip failed")?;
    encoder.finish().context("gzip failed")
}
