//! The list of gaps, each with the variants of the method that find it.

use geo::Coord;
use geodata_cartography::scene::{Shape, Stroke};

use super::fit::{ITEM_GAP, fit_items};
use super::text::{heading, paragraph};
use crate::pdf::{Node, Role};
use crate::sheet::content::{GapRow, SheetContext};
use crate::sheet::cursor::{Cursor, INK, NAVY, QUIET, rect, style};

/// The gaps, as many as end above `bottom`. Where there are none, it says so, or how many are not known.
pub(in crate::sheet) fn gaps(
    cursor: &mut Cursor,
    context: &SheetContext,
    all: &[GapRow],
    unknown: usize,
    bottom: f64,
) -> Vec<Node> {
    let mut nodes = heading(cursor, &context.message("deck-gaps"));
    if all.is_empty() {
        // where no source speaks of a zone no gaps are found, which does not mean that there are none
        let why = match unknown {
            0 => context.message("deck-no-gaps"),
            _ => context
                .texts
                .text("sheet-unknown", &[("count", unknown.into())]),
        };
        nodes.push(paragraph(cursor, &why));
        return nodes;
    }
    nodes.extend(fit_items(cursor, context, all, bottom, gap));
    nodes
}

fn gap(cursor: &mut Cursor, gap: &GapRow) -> Node {
    let name = cursor.text(&gap.name, style(12.5, true, INK));
    let reason = cursor.text(&gap.reason, style(11.5, false, INK));
    let s = cursor.scale;
    let variants = gap.variants.iter().enumerate().map(|(i, found)| {
        let colour = if *found { NAVY } else { "#ffffff" };
        let at = cursor.at(i as f64 * 12.0 * s) + Coord { x: 0.0, y: 3.5 * s };
        let mut square = rect(at, 9.0 * s, 9.0 * s, colour);
        square.stroke = Some(Stroke {
            colour: NAVY.to_owned(),
            width: 1.0,
            dashed: false,
        });
        square
    });
    let variants: Vec<Shape> = variants.collect();
    let mut beside = cursor.indented(variants.len() as f64 * 12.0 + 5.0);
    let verdict = beside.text(&gap.verdict, style(11.0, gap.robust, QUIET));
    cursor.y = beside.y;
    cursor.skip(ITEM_GAP + 1.0);
    let parts = [name, reason, verdict].map(|s| Node::new(Role::Paragraph, vec![s]));
    let variants = Node::new(Role::Decoration, variants);
    Node::of(Role::Item, parts.into_iter().chain([variants]).collect())
}
