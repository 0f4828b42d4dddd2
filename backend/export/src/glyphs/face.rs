//! The typefaces in the program, parsed once.

use std::sync::LazyLock;

use harfrust::{FontRef, ShaperData};
use krilla::text::Font;
use skrifa::MetadataProvider as _;

use crate::typefaces::{FILES, File};

/// A typeface, parsed for shaping and for PDF.
pub(super) struct Face {
    pub(super) file: &'static File,
    pub(super) font: FontRef<'static>,
    pub(super) shaping: ShaperData,
    pub(super) pdf: Font,
    pub(super) units_per_em: f32,
}

impl Face {
    fn new(file: &'static File) -> Option<Self> {
        let font = FontRef::from_index(file.bytes, 0).ok()?;
        let pdf = Font::new(file.bytes.into(), 0)?;
        Some(Self {
            file,
            shaping: ShaperData::new(&font),
            units_per_em: pdf.units_per_em(),
            font,
            pdf,
        })
    }

    /// Whether it has a glyph for a character.
    pub(super) fn has(&self, c: char) -> bool {
        self.font.charmap().map(c).is_some_and(|g| g.to_u32() != 0)
    }
}

/// In order of preference: the first that has a character draws it. They are our own files and can all be parsed.
pub(super) static FACES: LazyLock<Vec<Face>> =
    LazyLock::new(|| FILES.iter().filter_map(Face::new).collect());

/// The first typeface of a weight that has a character.
pub(super) fn face_for(c: char, bold: bool) -> Option<&'static Face> {
    let of_weight = |f: &&Face| f.file.bold.is_none_or(|b| b == bold);
    FACES.iter().filter(of_weight).find(|f| f.has(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_parsed() {
        assert_eq!(FACES.len(), FILES.len());
    }
}
