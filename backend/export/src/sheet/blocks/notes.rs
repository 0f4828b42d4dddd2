//! Room for notes.

use super::text::heading;
use crate::pdf::{Node, Role};
use crate::sheet::content::SheetContext;
use crate::sheet::cursor::{Cursor, RULE};

/// Lines to write on, down to `bottom`.
pub(in crate::sheet) fn notes(
    cursor: &mut Cursor,
    context: &SheetContext,
    bottom: f64,
) -> Vec<Node> {
    let mut nodes = heading(cursor, &context.message("sheet-notes"));
    let mut lines = Vec::new();
    // as far apart as on ruled paper: 8 mm
    cursor.y += 30.0;
    while cursor.y <= bottom {
        lines.push(cursor.rule(RULE));
        cursor.y += 30.0;
    }
    nodes.push(Node::new(Role::Decoration, lines));
    nodes
}
