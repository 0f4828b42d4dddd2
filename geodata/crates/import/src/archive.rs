//! Zip archives, opened in memory only, and only as far as memory goes.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::input::{Input, Limited, failed};
use super::message::Message;
use super::source::MAX_BYTES;

/// Files an archive may have.
const MAX_ENTRIES: usize = 1_000;

/// What is in an archive: names and bytes.
pub(super) type Entries = Vec<(String, Vec<u8>)>;

/// The files of an archive that `wanted` names, unpacked. Sizes are counted while unpacking: what an archive says of
/// them may be a lie.
pub(super) fn unpacked(input: &Input, wanted: impl Fn(&str) -> bool) -> Result<Entries, Message> {
    let damaged = |error: zip::result::ZipError| Message::new("unreadable").with("why", error);
    let mut archive = ZipArchive::new(Cursor::new(input.whole()?)).map_err(damaged)?;
    if archive.len() > MAX_ENTRIES {
        return Err(Message::new("archive-too-many")
            .with("count", archive.len())
            .with("limit", MAX_ENTRIES));
    }
    let (mut entries, mut left) = (Vec::new(), MAX_BYTES);
    for i in 0..archive.len() {
        let file = archive.by_index(i).map_err(damaged)?;
        let name = file.name().map_err(damaged)?.replace('\\', "/");
        let leaves =
            name.starts_with('/') || name.contains(':') || name.split('/').any(|part| part == "..");
        if leaves {
            return Err(Message::new("archive-unsafe").with("entry", name));
        }
        if file.is_dir() || !wanted(&name) {
            continue;
        }
        let mut bytes = Vec::new();
        Limited { file, left }
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        left -= bytes.len() as u64;
        entries.push((name, bytes));
    }
    Ok(entries)
}
