//! Items of a list that fit above a limit.

use super::text::paragraph;
use crate::pdf::{Node, Role};
use crate::sheet::content::SheetContext;
use crate::sheet::cursor::Cursor;

/// Space below an item of a list.
pub(super) const ITEM_GAP: f64 = 7.0;

/// Lays out items until the next would end below `bottom`, then says how many more there are.
pub(super) fn fit_items<T>(
    cursor: &mut Cursor,
    context: &SheetContext,
    all: &[T],
    bottom: f64,
    mut lay_out: impl FnMut(&mut Cursor, &T) -> Node,
) -> Vec<Node> {
    let mut items = Vec::new();
    for (i, one) in all.iter().enumerate() {
        let mut next = *cursor;
        let node = lay_out(&mut next, one);
        let last = i + 1 == all.len();
        let room = if last { 0.0 } else { 18.0 * cursor.scale };
        if next.y + room > bottom && i > 0 {
            break;
        }
        *cursor = next;
        items.push(node);
    }
    let left = all.len() - items.len();
    let mut nodes = vec![Node::of(Role::List, items)];
    if left > 0 {
        let more = context.texts.text("sheet-more", &[("count", left.into())]);
        nodes.push(paragraph(cursor, &more));
    }
    nodes
}
