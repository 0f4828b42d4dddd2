//! The strategies of the plan in a zone, in three states that never look alike.

use geodata_api::matrix::CellState;
use geodata_cartography::scene::{Fill, Geometry, Label, Shape, Stroke};
use geodata_model::Axis;

use super::blocks::{GUTTER, heading};
use super::facts::{Common, StrategyRow};
use super::lay::{INK, NAVY, Pen, rect, style};
use crate::export::pdf::{Node, Role};

/// Side of the signs before strategies.
const SIGN: f64 = 18.0;

/// The strategies by axis in two columns, with a sign for each of the three states; gives where the columns end.
pub(super) fn strategies(
    pen: &mut Pen,
    common: &Common,
    axes: &[(&Axis, Vec<StrategyRow>)],
) -> (Vec<Node>, [Pen; 2]) {
    let mut nodes = heading(pen, &common.word("deck-strategies"));
    nodes.push(key(pen, common, axes));
    let (left, right) = axes.split_at(middle(axes));
    let mut columns = [pen.column(0, 2, GUTTER), pen.column(1, 2, GUTTER)];
    for (column, axes) in columns.iter_mut().zip([left, right]) {
        for (axis, rows) in axes {
            nodes.extend(axis_block(column, common, axis, rows));
        }
    }
    (nodes, columns)
}

/// What the signs mean, and how many strategies have each.
fn key(pen: &mut Pen, common: &Common, axes: &[(&Axis, Vec<StrategyRow>)]) -> Node {
    let states = [
        (CellState::Evidence, "sheet-state-evidence"),
        (CellState::DeclaredNone, "sheet-state-declared"),
        (CellState::Unknown, "sheet-state-unknown"),
    ];
    let top = *pen;
    let item = |(i, (state, words)): (usize, (CellState, &str))| {
        let rows = axes.iter().flat_map(|(_, rows)| rows);
        let count = rows.filter(|r| r.state == state).count();
        let mut column = top.column(i, 3, 10.0);
        let mut shape = sign(&column, state, None);
        if state == CellState::Evidence {
            shape.label = Some(Label {
                text: "n".to_owned(),
                size: 12.0 * pen.scale,
                colour: "#ffffff",
            });
        }
        column = column.indented(26.0);
        column.skip(1.5);
        let words = common.texts.text(words, &[("count", count.into())]);
        let text = column.text(&words, style(11.5, false, INK));
        pen.y = pen.y.max(column.y);
        Node::new(Role::Item, vec![shape, text])
    };
    let items = states.into_iter().enumerate().map(item).collect();
    pen.skip(12.0);
    Node::of(Role::List, items)
}

/// Where the axes are cut into two columns most alike.
fn middle(axes: &[(&Axis, Vec<StrategyRow>)]) -> usize {
    let rows =
        |axes: &[(&Axis, Vec<StrategyRow>)]| axes.iter().map(|(_, r)| r.len() + 1).sum::<usize>();
    let uneven = |cut: &usize| rows(&axes[..*cut]).abs_diff(rows(&axes[*cut..]));
    (0..=axes.len()).min_by_key(uneven).unwrap_or_default()
}

fn axis_block(pen: &mut Pen, common: &Common, axis: &Axis, rows: &[StrategyRow]) -> Vec<Node> {
    let bar = pen.at(0.0);
    let mut title = pen.indented(10.0);
    let name = format!("{} {}", axis.number, common.say(&axis.name));
    let shape = title.text(&name, style(12.5, true, INK));
    let height = title.y - pen.y;
    let bar = rect(bar, 4.0 * pen.scale, height, &axis.colour);
    let mut nodes = vec![
        Node::new(Role::Decoration, vec![bar]),
        Node::new(Role::Heading(3), vec![shape]),
    ];
    pen.y = title.y;
    pen.skip(6.0);
    let items = rows.iter().map(|row| strategy(pen, common, row)).collect();
    nodes.push(Node::of(Role::List, items));
    pen.skip(7.0);
    nodes
}

fn strategy(pen: &mut Pen, common: &Common, row: &StrategyRow) -> Node {
    let says = match row.count {
        Some(count) if row.state == CellState::Evidence => common
            .texts
            .text("projects-here", &[("count", count.into())]),
        _ => common.word(words_of(row.state)),
    };
    let shape = sign(pen, row.state, row.count);
    let mut code = pen.indented(26.0);
    let mut title = pen.indented(52.0);
    (code.y, title.y) = (code.y + 1.0 * pen.scale, title.y + 1.0 * pen.scale);
    let code = code.text(&row.strategy.code.to_string(), style(12.0, true, INK));
    let title_text = title.text(common.say(&row.strategy.title), style(12.0, false, INK));
    pen.y = title.y.max(pen.y + SIGN * pen.scale);
    pen.skip(3.5);
    Node::of(
        Role::Item,
        vec![
            Node::new(Role::Figure(says), vec![shape]),
            Node::new(Role::Paragraph, vec![code, title_text]),
        ],
    )
}

fn words_of(state: CellState) -> &'static str {
    match state {
        CellState::Evidence => "ui-cell-evidence",
        CellState::DeclaredNone => "ui-cell-declared",
        CellState::Unknown => "ui-cell-unknown",
    }
}

/// Full with the number of projects, crossed out, hatched: told apart without colours.
fn sign(pen: &Pen, state: CellState, count: Option<usize>) -> Shape {
    let side = SIGN * pen.scale;
    let square = Geometry::Rect {
        at: pen.at(0.0),
        width: side,
        height: side,
        round: 3.0 * pen.scale,
    };
    let mut shape = Shape::plain(square);
    let stroke = |colour: &str| Stroke {
        colour: colour.to_owned(),
        width: 1.2,
        dashed: false,
    };
    let label = |text: String, colour| Label {
        text,
        size: 12.0 * pen.scale,
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
                size: 17.0 * pen.scale,
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
