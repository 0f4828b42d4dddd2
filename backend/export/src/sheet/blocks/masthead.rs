//! The head of a sheet.

use geodata_cartography::scene::Label;
use geodata_model::ZoneNumber;

use crate::pdf::{Node, Role};
use crate::sheet::content::SheetContext;
use crate::sheet::cursor::{Cursor, LINK, NAVY, QUIET, rect, style};

/// Number and name of the zone, and a line on it.
pub(in crate::sheet) fn masthead(
    cursor: &mut Cursor,
    context: &SheetContext,
    zone: ZoneNumber,
) -> Vec<Node> {
    let Some(body) = context.body(zone) else {
        return Vec::new();
    };
    let (top, side) = (cursor.y, 74.0 * cursor.scale);
    let mut plate = rect(cursor.at(0.0), side, side, NAVY);
    plate.label = Some(Label {
        text: zone.to_string(),
        size: 42.0 * cursor.scale,
        colour: "#ffffff",
    });
    let mut beside = cursor.indented(92.0);
    beside.y -= 3.0 * cursor.scale;
    let over = format!(
        "{} · {}",
        context.message("sheet-title"),
        context.localized(&context.atlas.atlas.title)
    );
    let over = beside.text(&over, style(12.0, true, LINK));
    let name = beside.text(context.localized(&body.zone.name), style(30.0, true, NAVY));
    beside.skip(1.0);
    let about = beside.text(&context.about(body), style(12.0, false, QUIET));
    cursor.y = beside.y.max(top + side);
    vec![
        Node::new(Role::Decoration, vec![plate]),
        Node::new(Role::Paragraph, vec![over]),
        Node::new(Role::Heading(1), vec![name]),
        Node::new(Role::Paragraph, vec![about]),
    ]
}
