//! The strategies of the plan in a zone, each with a sign for its state: projects, declared none, unknown.

use geodata_api::matrix::CellState;
use geodata_cartography::scene::{Fill, Geometry, Label, Shape, Stroke};
use geodata_model::Axis;

use super::text::{GUTTER, heading};
use crate::pdf::{Node, Role};
use crate::sheet::content::{SheetContext, StrategyRow};
use crate::sheet::cursor::{Cursor, INK, NAVY, rect, style};

/// Side of the signs before strategies.
const SIGN: f64 = 18.0;

/// The strategies by axis in two columns, with a sign for each of the three states; gives where the columns end.
pub(in crate::sheet) fn strategies(
    cursor: &mut Cursor,
    context: &SheetContext,
    axes: &[(&Axis, Vec<StrategyRow>)],
) -> (Vec<Node>, [Cursor; 2]) {
    let mut nodes = heading(cursor, &context.message("deck-strategies"));
    nodes.push(key(cursor, context, axes));
    let (left, right) = axes.split_at(middle(axes));
    let mut columns = [cursor.column(0, 2, GUTTER), cursor.column(1, 2, GUTTER)];
    for (column, axes) in columns.iter_mut().zip([left, right]) {
        for (axis, rows) in axes {
            nodes.extend(axis_block(column, context, axis, rows));
        }
    }
    (nodes, columns)
}

/// What the signs mean, and how many strategies have each.
fn key(cursor: &mut Cursor, context: &SheetContext, axes: &[(&Axis, Vec<StrategyRow>)]) -> Node {
    let states = [
        (CellState::Evidence, "sheet-state-evidence"),
        (CellState::DeclaredNone, "sheet-state-declared"),
        (CellState::Unknown, "sheet-state-unknown"),
    ];
    let top = *cursor;
    let item = |(i, (state, words)): (usize, (CellState, &str))| {
        let rows = axes.iter().flat_map(|(_, rows)| rows);
        let count = rows.filter(|r| r.state == state).count();
        let mut column = top.column(i, 3, 10.0);
        let mut shape = sign(&column, state, None);
        if state == CellState::Evidence {
            shape.label = Some(Label {
                text: "n".to_owned(),
                size: 12.0 * cursor.scale,
                colour: "#ffffff",
            });
        }
        column = column.indented(26.0);
        column.skip(1.5);
        let words = context.texts.text(words, &[("count", count.into())]);
        let text = column.text(&words, style(11.5, false, INK));
        cursor.y = cursor.y.max(column.y);
        Node::new(Role::Item, vec![shape, text])
    };
    let items = states.into_iter().enumerate().map(item).collect();
    cursor.skip(12.0);
    Node::of(Role::List, items)
}

/// Where the axes are cut into two columns most alike.
fn middle(axes: &[(&Axis, Vec<StrategyRow>)]) -> usize {
    let rows =
        |axes: &[(&Axis, Vec<StrategyRow>)]| axes.iter().map(|(_, r)| r.len() + 1).sum::<usize>();
    let uneven = |cut: &usize| rows(&axes[..*cut]).abs_diff(rows(&axes[*cut..]));
    (0..=axes.len()).min_by_key(uneven).unwrap_or_default()
}

fn axis_block(
    cursor: &mut Cursor,
    context: &SheetContext,
    axis: &Axis,
    rows: &[StrategyRow],
) -> Vec<Node> {
    let bar = cursor.at(0.0);
    let mut title = cursor.indented(10.0);
    let name = format!("{} {}", axis.number, context.localized(&axis.name));
    let shape = title.text(&name, style(12.5, true, INK));
    let height = title.y - cursor.y;
    let bar = rect(bar, 4.0 * cursor.scale, height, &axis.colour);
    let mut nodes = vec![
        Node::new(Role::Decoration, vec![bar]),
        Node::new(Role::Heading(3), vec![shape]),
    ];
    cursor.y = title.y;
    cursor.skip(6.0);
    let items = rows
        .iter()
        .map(|row| strategy(cursor, context, row))
        .collect();
    nodes.push(Node::of(Role::List, items));
    cursor.skip(7.0);
    nodes
}

fn strategy(cursor: &mut Cursor, context: &SheetContext, row: &StrategyRow) -> Node {
    let alt = match row.count {
        Some(count) if row.state == CellState::Evidence => context
            .texts
            .text("projects-here", &[("count", count.into())]),
        _ => context.message(state_message(row.state)),
    };
    let shape = sign(cursor, row.state, row.count);
    let mut code = cursor.indented(26.0);
    let mut title = cursor.indented(52.0);
    (code.y, title.y) = (code.y + 1.0 * cursor.scale, title.y + 1.0 * cursor.scale);
    let code = code.text(&row.strategy.code.to_string(), style(12.0, true, INK));
    let title_text = title.text(
        context.localized(&row.strategy.title),
        style(12.0, false, INK),
    );
    cursor.y = title.y.max(cursor.y + SIGN * cursor.scale);
    cursor.skip(3.5);
    Node::of(
        Role::Item,
        vec![
            Node::new(Role::Figure(alt), vec![shape]),
            Node::new(Role::Paragraph, vec![code, title_text]),
        ],
    )
}

fn state_message(state: CellState) -> &'static str {
    match state {
        CellState::Evidence => "ui-cell-evidence",
        CellState::DeclaredNone => "ui-cell-declared",
        CellState::Unknown => "ui-cell-unknown",
    }
}

/// Filled with the number of projects, crossed out or hatched: different without colours too.
fn sign(cursor: &Cursor, state: CellState, count: Option<usize>) -> Shape {
    let side = SIGN * cursor.scale;
    let square = Geometry::Rect {
        at: cursor.at(0.0),
        width: side,
        height: side,
        round: 3.0 * cursor.scale,
    };
    let mut shape = Shape::plain(square);
    let stroke = |colour: &str| Stroke {
        colour: colour.to_owned(),
        width: 1.2,
        dashed: false,
    };
    let label = |text: String, colour| Label {
        text,
        size: 12.0 * cursor.scale,
        colour,
    };
    match state {
        CellState::Evidence => {
            shape.fill = Fill::Solid(NAVY.to_owned());
            shape.label = count.map(|n| label(n.to_string(), "#ffffff"));
        }
        CellState::DeclaredNone => {
            shape.stroke = Some(stroke(INK));
            shape.label = Some(Label {
                size: 17.0 * cursor.scale,
                ..label("×".to_owned(), INK)
            });
        }
        CellState::Unknown => {
            shape.fill = Fill::Unknown;
            shape.stroke = Some(stroke("#8a97a3"));
        }
    }
    shape
}
