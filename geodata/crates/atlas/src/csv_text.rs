//! Positions in the text of a CSV file: quotes that are not closed, lines.

/// The line on which a quoted cell begins that does not end as it should.
///
/// The CSV reader would take everything up to the next quote, however many rows later, for one cell.
pub(super) fn unclosed_quote(text: &str) -> Option<u64> {
    let mut line = 1;
    let mut opened = None;
    let mut cell_start = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\n' {
            line += 1;
        }
        if opened.is_none() {
            if c == '"' && cell_start {
                opened = Some(line);
            }
            cell_start = matches!(c, ',' | '\n') || (cell_start && c == ' ');
        } else if c == '"' {
            match chars.peek() {
                Some('"') => {
                    chars.next();
                }
                None | Some(',' | '\n' | '\r' | ' ') => {
                    opened = None;
                    cell_start = false;
                }
                Some(_) => return opened,
            }
        }
    }
    opened
}

/// Lines of a text by byte offset, for offsets that grow.
///
/// The CSV reader's own line numbers are one too low after CRLF and after empty lines.
pub(super) struct LineCounter<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> LineCounter<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line of the first character at or after `offset` that is no line break.
    pub(super) fn line_at(&mut self, offset: usize) -> u64 {
        while let Some(byte) = self.bytes.get(self.at) {
            if self.at >= offset && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(*byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unclosed_quote_is_found_where_it_opens() {
        assert_eq!(unclosed_quote("a,b\n\"x, y\",2\n"), None);
        assert_eq!(
            unclosed_quote("a\n\"said \"\"yes\"\"\"\n\"two\nlines\"\r\n"),
            None
        );
        assert_eq!(unclosed_quote("a\n5\" pipe\n"), None);
        assert_eq!(unclosed_quote("a,b\nx,\"y\nz,2\n"), Some(2));
        // closed only by the opening of a later text
        assert_eq!(unclosed_quote("a,b\nx,\"y\nz,\"w, v\"\n"), Some(2));
    }
}
