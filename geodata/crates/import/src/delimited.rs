//! CSV: separator, encoding and the row of column names are found, not asked for.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Read};
use std::rc::Rc;

use csv::ByteRecord;

use super::encoding::{self, CellDecoding, Encoded};
use super::input::{Input, failed};
use super::message::Message;
use super::source::{
    About, Each, Header, Item, MAX_ROW_BYTES, MAX_ROWS, Row, Source, too_many_rows,
};

/// What is looked at to find out how a file is written.
const SAMPLE: usize = 64 << 10;
/// Rows of that sample.
const SAMPLE_ROWS: usize = 50;
/// What may separate cells.
const SEPARATORS: [u8; 4] = *b",;\t|";

/// A CSV file.
pub(super) struct Delimited {
    input: Input,
    about: About,
    separator: u8,
    /// Rows above the header.
    above: u64,
    /// Whether lines end in CR LF.
    crlf: bool,
}

impl Delimited {
    pub fn open(input: Input) -> Result<Self, Message> {
        let (start, sample) = sample(&input)?;
        if (sample.split(|b| *b == 0).count() - 1) * 20 > sample.len() {
            return Err(Message::new("not-text"));
        }
        let (separator, rows) = separator(&sample);
        let header = Header::find(&rows)?;
        let encoding = match encoding::written(&start) {
            Encoded::Wide(encoding) => encoding.name().to_owned(),
            Encoded::Bytes if std::str::from_utf8(&sample).is_ok() => "UTF-8".to_owned(),
            Encoded::Bytes => "windows-1252".to_owned(),
        };
        let mut notes = Vec::new();
        if header.above > 0 {
            notes.push(Message::new("rows-above-header").with("count", header.above));
        }
        Ok(Self {
            input,
            separator,
            above: header.above,
            crlf: sample.windows(2).any(|w| w == b"\r\n"),
            about: About {
                format: "CSV",
                columns: header.columns,
                encoding,
                separator: Some(char::from(separator)),
                notes,
                ..About::default()
            },
        })
    }

    fn row(&self, number: u64, record: &ByteRecord) -> Item {
        let width = self.about.columns.len();
        let extra = record
            .iter()
            .skip(width)
            .any(|cell| !cell.trim_ascii().is_empty());
        if extra || record.len() < width.min(2) {
            return Item::Bad(
                number,
                Message::new("row-width")
                    .with("found", record.len())
                    .with("expected", width),
            );
        }
        let mut row = Row {
            number,
            ..Row::default()
        };
        for (i, bytes) in record.iter().take(width).enumerate() {
            let (cell, reading) = encoding::cell(bytes);
            match reading {
                CellDecoding::Plain => {}
                CellDecoding::SingleByte => row.notes.push((Some(i), Message::new("single-byte"))),
                CellDecoding::Twice => row
                    .notes
                    .push((Some(i), Message::new("encoded-twice").with("now", &cell))),
            }
            row.cells.push(cell);
        }
        if record.len() < width {
            let message = Message::new("row-short")
                .with("found", record.len())
                .with("expected", width);
            row.notes.push((None, message));
        }
        row.cells.resize(width, String::new());
        Item::Row(row)
    }
}

impl Source for Delimited {
    fn about(&self) -> &About {
        &self.about
    }

    fn read(&self, each: &mut Each<'_>) -> Result<(), Message> {
        let file = encoding::as_utf8(BufReader::new(self.input.open()?)).map_err(failed)?;
        let since = Rc::new(Cell::new(0));
        let counted = Counted {
            file,
            since: Rc::clone(&since),
        };
        let mut reader = reader(self.separator, counted);
        let mut record = ByteRecord::new();
        let (mut line, mut rows) = (0, 0);
        loop {
            since.set(0);
            match reader.read_byte_record(&mut record) {
                Ok(false) => return Ok(()),
                Ok(true) => {}
                Err(_) if since.get() > MAX_ROW_BYTES => {
                    return Err(Message::new("row-too-long").with("row", line + 1));
                }
                Err(error) => return Err(Message::new("unreadable").with("why", error)),
            }
            let inner: usize = record.iter().map(newlines).sum();
            let after = reader.position().line();
            // the reader has not yet passed the LF of a CR LF
            let start = after.saturating_sub(inner as u64 + u64::from(!self.crlf));
            line = start.max(line + 1);
            rows += 1;
            if rows <= self.above + 1 || record.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            if rows > MAX_ROWS {
                return Err(too_many_rows());
            }
            if each(self.row(line, &record)).is_break() {
                return Ok(());
            }
        }
    }
}

/// The first bytes as they are, and the first rows as UTF-8.
fn sample(input: &Input) -> Result<(Vec<u8>, Vec<u8>), Message> {
    let (mut start, mut sample) = (Vec::new(), Vec::new());
    input
        .open()?
        .take(1024)
        .read_to_end(&mut start)
        .map_err(failed)?;
    let utf8 = encoding::as_utf8(BufReader::new(input.open()?)).map_err(failed)?;
    utf8.take(SAMPLE as u64)
        .read_to_end(&mut sample)
        .map_err(failed)?;
    if sample.len() == SAMPLE {
        // the last line of a sample is cut short
        let end = sample.iter().rposition(|b| *b == b'\n').unwrap_or(SAMPLE);
        sample.truncate(end);
    }
    Ok((start, sample))
}

fn newlines(cell: &[u8]) -> usize {
    cell.split(|b| *b == b'\n').count() - 1
}

fn reader<R: Read>(separator: u8, file: R) -> csv::Reader<R> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(file)
}

/// The separator that gives the most columns in most rows, with the sample's rows so separated.
fn separator(sample: &[u8]) -> (u8, Vec<Vec<String>>) {
    let rows = |separator: u8| -> Vec<Vec<String>> {
        let mut reader = reader(separator, sample);
        let records = reader.byte_records().take(SAMPLE_ROWS);
        let cells = |r: ByteRecord| r.iter().map(|c| encoding::cell(c).0).collect();
        records.map_while(Result::ok).map(cells).collect()
    };
    let score = |rows: &Vec<Vec<String>>| {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let alike = rows.iter().filter(|r| r.len() == width).count();
        if width < 2 { 0 } else { alike * width.min(50) }
    };
    let candidates = SEPARATORS.map(|s| (s, rows(s)));
    let mut best = None;
    for candidate in candidates {
        let score = score(&candidate.1);
        if best.as_ref().is_none_or(|(s, _)| score > *s) {
            best = Some((score, candidate));
        }
    }
    best.map_or((b',', Vec::new()), |(_, found)| found)
}

/// Counts what has been read since somebody last set it back, and refuses to read a row without an end.
struct Counted<R> {
    file: R,
    since: Rc<Cell<usize>>,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.file.read(into)?;
        self.since.set(self.since.get() + count);
        if self.since.get() > MAX_ROW_BYTES {
            return Err(std::io::Error::other("a row without an end"));
        }
        Ok(count)
    }
}
