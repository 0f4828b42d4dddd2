//! Formats that are XML: the content of ODS spreadsheets, GPX and KML.

pub(super) mod gpx;
pub(super) mod kml;
pub(super) mod ods;

use std::io::{BufReader, Read};
use std::ops::ControlFlow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::encoding;
use super::input::failed;
use super::message::Message;
use super::source::{MAX_POSITIONS, Row};

/// A step through a document. Names are without prefix.
enum Step<'a> {
    Open(&'a str, &'a BytesStart<'a>),
    Text(&'a str),
    Close(&'a str),
}

/// Goes through a document until `each` says to stop.
fn walk(
    document: &str,
    each: &mut dyn FnMut(Step<'_>) -> Result<ControlFlow<()>, Message>,
) -> Result<(), Message> {
    let mut reader = Reader::from_str(document);
    let damaged = |error: quick_xml::Error| Message::new("unreadable").with("why", error);
    let mut depth = 0_u32;
    loop {
        let flow = match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => {
                depth += 1;
                each(Step::Open(tag.local_name().as_ref(), &tag))?
            }
            Event::Empty(tag) => match each(Step::Open(tag.local_name().as_ref(), &tag))? {
                ControlFlow::Break(()) => ControlFlow::Break(()),
                ControlFlow::Continue(()) => each(Step::Close(tag.local_name().as_ref()))?,
            },
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                each(Step::Close(tag.local_name().as_ref()))?
            }
            Event::Text(text) => each(Step::Text(&text.xml10_content()))?,
            Event::CData(text) => each(Step::Text(&text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let character = match &*reference.xml10_content() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    // entities of a document's own are not expanded: they may expand without end
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                each(Step::Text(
                    character.unwrap_or(' ').encode_utf8(&mut [0; 4]),
                ))?
            }
            Event::Eof if depth > 0 => return Err(Message::new("file-cut-short")),
            Event::Eof => return Ok(()),
            _ => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return Ok(());
        }
    }
}

/// An attribute by its name with prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag
        .attributes()
        .flatten()
        .find(|a| a.key.as_ref() == name)?;
    let value = attribute.normalized_value(XmlVersion::default()).ok()?;
    Some(value.into_owned())
}

fn document(bytes: &[u8]) -> Result<String, Message> {
    let mut text = Vec::new();
    encoding::as_utf8(BufReader::new(bytes))
        .and_then(|mut f| f.read_to_end(&mut text))
        .map_err(failed)?;
    Ok(encoding::cell(&text).0)
}

fn too_many_positions(count: usize) -> Message {
    Message::new("too-many-positions")
        .with("count", count)
        .with("limit", MAX_POSITIONS)
}

/// Adds a cell to a row, repaired where it was encoded twice.
fn push(row: &mut Row, text: &str) {
    let text = text.trim();
    let repaired = encoding::undo_double_encoding(text);
    if let Some(now) = &repaired {
        let message = Message::new("encoded-twice").with("now", now);
        row.notes.push((Some(row.cells.len()), message));
    }
    row.cells.push(repaired.unwrap_or_else(|| text.to_owned()));
}
