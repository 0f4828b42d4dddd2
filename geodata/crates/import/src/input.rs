//! The file as it lies on disk, packed or not, or a part of an archive.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::message::Message;
use super::source::MAX_BYTES;

/// Where the bytes are.
#[derive(Debug, Clone)]
enum Bytes {
    File(PathBuf),
    Memory(Arc<[u8]>),
}

/// Something to import.
#[derive(Debug, Clone)]
pub struct Input {
    /// The file's name, without its folder; of a part of an archive, both names.
    pub name: String,
    bytes: Bytes,
    packed: bool,
}

impl Input {
    /// A file on disk.
    #[must_use]
    pub fn file(path: &Path) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        Self {
            packed: extension(&name) == "gz",
            name,
            bytes: Bytes::File(path.to_owned()),
        }
    }

    /// Bytes in memory.
    #[must_use]
    pub fn memory(name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        let name = name.into();
        Self {
            packed: extension(&name) == "gz",
            name,
            bytes: Bytes::Memory(bytes.into()),
        }
    }

    /// The extension in lower case, that of the packed file for `x.csv.gz`.
    #[must_use]
    pub fn extension(&self) -> String {
        if self.packed {
            extension(&self.name[..self.name.len() - 3])
        } else {
            extension(&self.name)
        }
    }

    /// The path, if it is a file that is not packed.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.bytes {
            Bytes::File(path) if !self.packed => Some(path),
            _ => None,
        }
    }

    /// A file beside this one, with another extension.
    pub(super) fn beside(&self, extension: &str) -> Option<Self> {
        let path = self.path()?;
        [extension.to_owned(), extension.to_uppercase()]
            .iter()
            .map(|e| path.with_extension(e))
            .find(|p| p.is_file())
            .map(|p| Self::file(&p))
    }

    /// Its bytes from the start, unpacked and limited.
    pub(super) fn open(&self) -> Result<Box<dyn Read + '_>, Message> {
        let raw = self.raw()?;
        Ok(if self.packed {
            Box::new(Limited {
                file: flate2::read::MultiGzDecoder::new(raw),
                left: MAX_BYTES,
            })
        } else {
            raw
        })
    }

    fn raw(&self) -> Result<Box<dyn Read + '_>, Message> {
        Ok(match &self.bytes {
            Bytes::File(path) => Box::new(File::open(path).map_err(failed)?),
            Bytes::Memory(bytes) => Box::new(Cursor::new(&**bytes)),
        })
    }

    /// All of it, for formats that cannot be read a piece at a time.
    pub(super) fn whole(&self) -> Result<Vec<u8>, Message> {
        let mut bytes = Vec::new();
        let mut limited = Limited {
            file: self.open()?,
            left: MAX_BYTES,
        };
        limited.read_to_end(&mut bytes).map_err(failed)?;
        Ok(bytes)
    }

    /// The SHA-256 of the file as it is.
    pub fn sha256(&self) -> Result<String, Message> {
        let mut hasher = Sha256::new();
        io::copy(&mut self.raw()?, &mut hasher).map_err(failed)?;
        Ok(super::hex(&hasher.finalize()))
    }
}

/// What went wrong with the file itself.
#[allow(clippy::needless_pass_by_value)] // as `map_err` hands it over
pub(super) fn failed(error: io::Error) -> Message {
    let key = match error.kind() {
        io::ErrorKind::NotFound => "file-missing",
        io::ErrorKind::FileTooLarge => "file-too-large",
        io::ErrorKind::UnexpectedEof => "file-cut-short",
        _ => "unreadable",
    };
    Message::new(key)
        .with("why", &error)
        .with("limit", MAX_BYTES >> 20)
}

fn extension(name: &str) -> String {
    let path = Path::new(name);
    let extension = path.extension().unwrap_or_default();
    extension.to_string_lossy().to_lowercase()
}

/// Ends with an error, rather than with the machine's memory.
pub(super) struct Limited<R> {
    pub file: R,
    pub left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(into)?;
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| io::Error::new(io::ErrorKind::FileTooLarge, "larger than is read"))?;
        Ok(count)
    }
}
