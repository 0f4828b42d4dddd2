//! Bytes to text: what encoding a file is in, and texts that were encoded twice.

use std::io::{BufRead, Read};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a text file is encoded, as far as its first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoded {
    /// UTF-8, or a superset of ASCII where single cells are windows-1252.
    Bytes,
    /// UTF-16 in this byte order.
    Wide(&'static Encoding),
}

/// What the first bytes of a file say; a byte order mark, or the zeros that UTF-16 puts beside Latin letters.
pub(super) fn written(start: &[u8]) -> Encoded {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return if encoding == UTF_8 {
            Encoded::Bytes
        } else {
            Encoded::Wide(encoding)
        };
    }
    let zeros = |offset: usize| {
        let bytes = start.iter().skip(offset).step_by(2).take(200);
        let count = bytes.clone().count();
        count >= 4 && bytes.filter(|b| **b == 0).count() * 2 > count
    };
    match (zeros(0), zeros(1)) {
        (false, true) => Encoded::Wide(UTF_16LE),
        (true, false) => Encoded::Wide(UTF_16BE),
        _ => Encoded::Bytes,
    }
}

/// A reader of UTF-8 without a byte order mark, whatever the file is written in.
///
/// What is not UTF-8 in a file of bytes is left as it is: [`cell`] reads it where it is met.
pub(super) fn as_utf8<'a>(mut file: impl BufRead + 'a) -> std::io::Result<Box<dyn BufRead + 'a>> {
    let written = written(file.fill_buf()?);
    if let Encoded::Wide(encoding) = written {
        let wide = Transcoder {
            file,
            decoder: encoding.new_decoder_with_bom_removal(),
            ready: Vec::new(),
            at: 0,
            ended: false,
        };
        return Ok(Box::new(std::io::BufReader::new(wide)));
    }
    if file.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
        file.consume(3);
    }
    Ok(Box::new(file))
}

/// UTF-16 read as UTF-8, a piece at a time.
struct Transcoder<R> {
    file: R,
    decoder: encoding_rs::Decoder,
    ready: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: BufRead> Read for Transcoder<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        while self.at == self.ready.len() && !self.ended {
            let bytes = self.file.fill_buf()?;
            self.ended = bytes.is_empty();
            let mut text = String::with_capacity(bytes.len() * 2 + 16);
            let (_, read, _) = self.decoder.decode_to_string(bytes, &mut text, self.ended);
            self.file.consume(read);
            (self.ready, self.at) = (text.into_bytes(), 0);
        }
        let count = into.len().min(self.ready.len() - self.at);
        into[..count].copy_from_slice(&self.ready[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// How a cell had to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum CellDecoding {
    /// As it is.
    #[default]
    Plain,
    /// Not UTF-8: read as windows-1252.
    SingleByte,
    /// UTF-8 that had been taken for windows-1252 and encoded again: repaired.
    Twice,
}

/// A cell's text, trimmed. Bytes that are not UTF-8 are windows-1252, as Italian offices write it; a NUL is left out.
pub(super) fn cell(bytes: &[u8]) -> (String, CellDecoding) {
    let (text, reading) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), CellDecoding::Plain),
        Err(_) => (
            WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned(),
            CellDecoding::SingleByte,
        ),
    };
    let text = text.replace('\0', "");
    match undo_double_encoding(&text) {
        Some(repaired) => (repaired.trim().to_owned(), CellDecoding::Twice),
        None => (text.trim().to_owned(), reading),
    }
}

/// The text encoded once, if parts of it were encoded twice: `MobilitÃ\u{a0}` is `Mobilità`.
///
/// A part is repaired when its characters are, byte for byte, UTF-8 read as windows-1252, and it is a Latin letter, a
/// mark of punctuation or a picture.
pub(super) fn undo_double_encoding(text: &str) -> Option<String> {
    if !text.chars().any(|c| ('\u{c2}'..='\u{f4}').contains(&c)) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let (mut repaired, mut changed, mut at) = (String::with_capacity(text.len()), false, 0);
    while let Some(&c) = chars.get(at) {
        if let Some((original, length)) = sequence(&chars[at..]) {
            repaired.push(original);
            (changed, at) = (true, at + length);
        } else {
            repaired.push(c);
            at += 1;
        }
    }
    changed.then_some(repaired)
}

/// The character that the first of these were before, and how many they are.
fn sequence(chars: &[char]) -> Option<(char, usize)> {
    // only what no Latin text has: `PIÙ»` is, byte for byte, a character of another alphabet
    let length = match (*chars.first()?, *chars.get(1)?) {
        ('Â' | 'Ã', _) => 2,
        ('â', '€') => 3,
        ('ð', 'Ÿ') => 4,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> = chars
        .get(..length)?
        .iter()
        .map(|c| single_byte(*c))
        .collect();
    let bytes = bytes?;
    let original = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((original, length))
}

/// The byte that windows-1252 reads as this character.
fn single_byte(c: char) -> Option<u8> {
    let code = u32::from(c);
    if code < 0x80 || (0xa0..=0xff).contains(&code) {
        return u8::try_from(code).ok();
    }
    let mut text = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut text));
    match *bytes {
        [byte] if !unmappable => Some(byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn double_encoding_is_undone_and_nothing_else_is_touched() {
        for (twice, text) in [
            ("MobilitÃ\u{a0} di Sistema", "Mobilità di Sistema"),
            ("CiriÃ¨", "Ciriè"),
            ("lâ€™arte", "l’arte"),
            ("dâ€™Ã‰tÃ© e oltre", "d’Été e oltre"),
        ] {
            assert_eq!(undo_double_encoding(twice).as_deref(), Some(text));
        }
        for good in [
            "Ciriè",
            "perché",
            "São",
            "Âge",
            "naïve",
            "l’arte",
            "À LA Ã",
            "«PIÙ»",
            "“PIÙ”",
            "",
        ] {
            assert_eq!(undo_double_encoding(good), None, "{good}");
        }
    }

    #[test]
    fn what_is_not_utf8_is_windows_1252() {
        assert_eq!(
            cell(b" Ciri\xe8 "),
            ("Ciriè".to_owned(), CellDecoding::SingleByte)
        );
        assert_eq!(
            cell("Ciriè".as_bytes()),
            ("Ciriè".to_owned(), CellDecoding::Plain)
        );
        assert_eq!(cell("CiriÃ¨".as_bytes()).1, CellDecoding::Twice);
    }

    #[test]
    fn wide_texts_are_read_with_and_without_a_mark() {
        let text = "nome;zona\nCiriè;7\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [b"\xff\xfe".as_slice(), &little].concat();
        let utf8 = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
        for bytes in [little, big, marked, utf8] {
            let mut read = String::new();
            as_utf8(bytes.as_slice())
                .unwrap()
                .read_to_string(&mut read)
                .unwrap();
            assert_eq!(read, text);
        }
    }
}
