//! Headings and paragraphs, which the other blocks begin with.

use crate::pdf::{Node, Role};
use crate::sheet::cursor::{Cursor, LINK, NAVY, QUIET, rect, style};

/// Space between two columns.
pub(in crate::sheet) const GUTTER: f64 = 34.0;

/// A heading of the second level.
pub(in crate::sheet) fn heading(cursor: &mut Cursor, text: &str) -> Vec<Node> {
    let rule = rect(cursor.at(0.0), 28.0 * cursor.scale, 3.0, LINK);
    cursor.skip(7.0);
    let title = cursor.text(text, style(17.0, true, NAVY));
    cursor.skip(3.0);
    vec![
        Node::new(Role::Decoration, vec![rule]),
        Node::new(Role::Heading(2), vec![title]),
    ]
}

/// A paragraph in a small size.
pub(in crate::sheet) fn paragraph(cursor: &mut Cursor, text: &str) -> Node {
    let text = cursor.text(text, style(11.0, false, QUIET));
    cursor.skip(4.0);
    Node::new(Role::Paragraph, vec![text])
}
