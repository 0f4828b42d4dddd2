//! Lists of projects and of needs, as long as there is room.

use super::fit::{ITEM_GAP, fit_items};
use super::text::{GUTTER, heading, paragraph};
use crate::pdf::{Node, Role};
use crate::sheet::content::{Entry, SheetContext};
use crate::sheet::cursor::{Cursor, INK, LINK, QUIET, style};

/// Projects in columns, as many as end above `bottom`; `brief` leaves out the line below the title.
pub(in crate::sheet) fn projects(
    cursor: &mut Cursor,
    context: &SheetContext,
    title: &str,
    all: &[Entry],
    bottom: f64,
    brief: bool,
) -> Vec<Node> {
    let mut nodes = heading(cursor, title);
    let lay_out = |cursor: &mut Cursor, entry: &Entry| {
        let mut parts = vec![cursor.text(&entry.title, style(12.5, !brief, INK))];
        if !brief {
            parts.push(cursor.text(&entry.detail, style(11.0, false, QUIET)));
            cursor.skip(ITEM_GAP - 3.0);
        }
        cursor.skip(3.0);
        let part = |s| Node::new(Role::Paragraph, vec![s]);
        Node::of(Role::Item, parts.into_iter().map(part).collect())
    };
    let columns = if brief { 1 } else { 2 };
    let top = *cursor;
    for (i, part) in all.chunks(all.len().div_ceil(columns).max(1)).enumerate() {
        let mut column = top.column(i, columns, GUTTER);
        nodes.extend(fit_items(&mut column, context, part, bottom, lay_out));
        cursor.y = cursor.y.max(column.y);
    }
    nodes
}

/// Needs: the code beside the text.
pub(in crate::sheet) fn needs(
    cursor: &mut Cursor,
    context: &SheetContext,
    all: &[Entry],
    bottom: f64,
) -> Vec<Node> {
    let mut nodes = heading(cursor, &context.message("sheet-needs"));
    nodes.push(paragraph(cursor, &context.message("sheet-needs-why")));
    let lay_out = |cursor: &mut Cursor, entry: &Entry| {
        let (mut code, mut text) = (*cursor, cursor.indented(52.0));
        let code = code.text(&entry.title, style(11.5, true, LINK));
        let detail = text.text(&entry.detail, style(11.5, false, INK));
        cursor.y = text.y;
        cursor.skip(ITEM_GAP - 2.0);
        Node::new(Role::Item, vec![code, detail])
    };
    let mut items = Vec::new();
    for need in all {
        let mut next = *cursor;
        let item = lay_out(&mut next, need);
        if next.y > bottom && !items.is_empty() {
            break;
        }
        *cursor = next;
        items.push(item);
    }
    nodes.push(Node::of(Role::List, items));
    nodes
}
