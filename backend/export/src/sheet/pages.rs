//! The pages of a zone: two A4, or one A3 for the middle of the table.

use geodata_mapspec::Format;
use geodata_model::ZoneNumber;

use super::blocks;
use super::content::SheetContext;
use super::cursor::Cursor;
use super::draft::{BLOCK_GAP, Draft};
use crate::input::ExportInput;
use crate::pdf::Page;

/// Least room for notes: a heading and five lines.
const NOTES: f64 = 190.0;
/// Least height of the map, which must show a valley.
const LOWEST_MAP: f64 = 280.0;

/// The two pages of a zone.
pub(super) fn a4(input: &ExportInput, context: &SheetContext, zone: ZoneNumber) -> Vec<Page> {
    let (height, width) = Format::A4.size();
    let draft = || Draft::new(input, context, zone, (width, height));
    vec![first_page(draft()), second_page(draft())]
}

/// The poster of a zone.
pub(super) fn a3(input: &ExportInput, context: &SheetContext, zone: ZoneNumber) -> Page {
    poster(Draft::new(input, context, zone, Format::A3.size()))
}

/// Where the zone is, how it stands, what is being done.
fn first_page(mut draft: Draft) -> Page {
    let mut cursor = draft.cursor(1.0);
    draft.nodes = blocks::masthead(&mut cursor, draft.context, draft.zone);
    cursor.skip(18.0);
    // the others are laid out once to measure them: the map is as high as they leave room
    let laid_out = draft.nodes.len();
    let mut trial = cursor;
    draft.figures(&mut trial, 3);
    trial.skip(BLOCK_GAP);
    draft.projects(&mut trial, f64::INFINITY, false);
    draft.nodes.truncate(laid_out);
    let rest = draft.bottom() - (trial.y - cursor.y) - 14.0;
    let bottom = rest.max(cursor.y + LOWEST_MAP);
    draft.map([cursor.x, cursor.y, cursor.width, bottom - cursor.y]);
    cursor.y = bottom + 14.0;
    draft.figures(&mut cursor, 3);
    cursor.skip(BLOCK_GAP);
    let bottom = draft.bottom();
    draft.projects(&mut cursor, bottom, false);
    draft.finish(1, 2)
}

/// The strategies, what is missing, room for notes.
fn second_page(mut draft: Draft) -> Page {
    let mut cursor = draft.cursor(1.0);
    draft.running_head(&mut cursor);
    let notes = draft.bottom() - NOTES;
    let [mut left, mut right] = draft.strategies(&mut cursor);
    draft.gaps(&mut left, notes);
    draft.needs(&mut right, notes);
    cursor.y = left.y.max(right.y) + BLOCK_GAP;
    draft.notes(&mut cursor);
    draft.finish(2, 2)
}

/// Everything at a glance, for the middle of a table.
fn poster(mut draft: Draft) -> Page {
    let (cursor, bottom) = (draft.cursor(1.0), draft.bottom());
    let wide = cursor.width * 0.46;
    let x = cursor.x + wide + 44.0;
    let mut right = Cursor {
        x,
        width: cursor.width - wide - 44.0,
        ..cursor
    };
    let mut top = Cursor {
        width: wide,
        scale: 1.25,
        ..cursor
    };
    draft.nodes = blocks::masthead(&mut top, draft.context, draft.zone);
    let mut left = Cursor {
        y: top.y + 24.0,
        scale: 1.0,
        ..top
    };
    let laid_out = draft.nodes.len();
    let mut trial = left;
    draft.figures(&mut trial, 3);
    draft.nodes.truncate(laid_out);
    let map = bottom - (trial.y - left.y) - 18.0;
    draft.map([left.x, left.y, left.width, map - left.y]);
    left.y = map + 18.0;
    draft.figures(&mut left, 3);
    let [mut one, mut two] = draft.strategies(&mut right);
    draft.gaps(&mut one, bottom - NOTES);
    draft.projects(&mut two, bottom - NOTES, true);
    right.y = one.y.max(two.y) + BLOCK_GAP;
    draft.notes(&mut right);
    draft.finish(1, 1)
}
