//! The matrix of strategies and zones: where the plan is carried out and where not. A cell has one of three states.
//!
//! The server computes the matrix; here it is only rendered.

use geodata_api::matrix::{CellState, Header, Matrix, MatrixCell};
use geodata_model::{StrategyCode, ZoneNumber};
use yew::prelude::*;

use super::{
    super::{loading::with_loaded, rows::axis_in_words},
    tabs::gap_tabs,
};
use crate::ui::{
    context::{Link, Ui, use_ui},
    load::use_json,
    page::{Page, Panel},
    widgets::strategy_code,
};

/// The matrix as a table, each cell a link to its projects.
#[component]
pub fn MatrixPanel() -> Html {
    let ui = use_ui();
    let matrix = use_json::<Matrix>("api/matrix");
    let table = with_loaded(&ui, &matrix, |matrix| table(&ui, matrix));
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.messages.text("ui-gaps-title") }</h1>
            { gap_tabs(&ui) }
            <p>{ ui.messages.text("ui-gaps-lead") }</p>
            { legend(&ui) }
            { table }
            <p class="quiet">{ ui.messages.text("ui-gaps-note") }</p>
            <p class="quiet">
                { ui.messages.text("ui-matrix-data") }{ " " }
                <a href="api/matrix?f=csv" download="atlante-strategie-zone.csv">{ "CSV" }</a>
            </p>
        </div>
    }
}

/// The legend of the cells' states.
pub fn legend(ui: &Ui) -> Html {
    html! {
        <ul class="matrix-legend">
            <li><span class="cell evidence">{ "3" }</span>{ ui.messages.text("ui-cell-evidence") }</li>
            <li><span class="cell declared-none">{ NONE }</span>{ ui.messages.text("ui-cell-declared") }</li>
            <li><span class="cell unknown">{ UNKNOWN }</span>{ ui.messages.text("ui-cell-unknown") }</li>
        </ul>
    }
}

/// The row of one strategy, with the zones as column headers.
pub fn one_strategy(ui: &Ui, matrix: &Matrix, code: StrategyCode) -> Html {
    let columns = columns(matrix);
    let heads = columns.iter().map(|column| column_head(ui, column));
    let code = code.to_string();
    let header = matrix.row_headers.iter().find(|row| row.code == code);
    html! {
        <div class="matrix-frame">
            <table class="matrix">
                <caption class="sr-only">{ ui.messages.text("ui-strategy-where") }</caption>
                <thead><tr><th scope="col"><span class="sr-only">{ ui.messages.text("ui-strategy") }</span></th>{ for heads }</tr></thead>
                <tbody>{ for header.map(|header| row(ui, matrix, header, &columns)) }</tbody>
            </table>
        </div>
    }
}

/// The columns of zones, and other columns that have a project.
fn columns(matrix: &Matrix) -> Vec<&Header> {
    let is_shown = |column: &&Header| is_zone(column) || total(matrix, column) > 0;
    matrix.column_headers.iter().filter(is_shown).collect()
}

/// The marks of the two states without a number.
const NONE: &str = "∅";
const UNKNOWN: &str = "?";

fn table(ui: &Ui, matrix: &Matrix) -> Html {
    let columns = columns(matrix);
    let heads = columns.iter().map(|column| column_head(ui, column));
    let bodies = ui.data.plan.axes.iter().map(|axis| {
        let of_axis = |row: &&Header| {
            let code: Option<StrategyCode> = row.code.parse().ok();
            code.is_some_and(|code| code.axis == axis.number)
        };
        let rows = matrix.row_headers.iter().filter(of_axis);
        html! {
            <tbody key={axis.number.to_string()}>
                <tr><th scope="rowgroup" colspan={(columns.len() + 1).to_string()} class="matrix-axis">{ axis_in_words(ui, axis.number) }</th></tr>
                { for rows.map(|header| row(ui, matrix, header, &columns)) }
            </tbody>
        }
    });
    html! {
        <div class="matrix-frame">
            <table class="matrix">
                <caption class="sr-only">{ ui.messages.text("ui-gaps-title") }</caption>
                <thead><tr><th scope="col"><span class="sr-only">{ ui.messages.text("ui-strategy") }</span></th>{ for heads }</tr></thead>
                { for bodies }
            </table>
        </div>
    }
}

fn zone_of(column: &Header) -> Option<ZoneNumber> {
    column.code.parse().ok()
}

fn is_zone(column: &Header) -> bool {
    zone_of(column).is_some()
}

fn total(matrix: &Matrix, column: &Header) -> usize {
    matrix.column_totals.get(&column.code).copied().unwrap_or(0)
}

fn column_head(ui: &Ui, column: &Header) -> Html {
    let name = ui.localized(&column.name).to_owned();
    let content = match zone_of(column) {
        Some(zone) => html! {
            <Link to={ui.page.at_zone(zone)} label={name.clone()}>{ zone.to_string() }</Link>
        },
        None => html! {
            <Link to={ui.page.at_panel(Panel::Metropolitan)} label={format!("{} – {name}", ui.messages.text("ui-matrix-whole"))}>{ ui.messages.text("ui-matrix-whole") }</Link>
        },
    };
    html! { <th key={column.code.as_str()} scope="col" title={name}>{ content }</th> }
}

fn row(ui: &Ui, matrix: &Matrix, header: &Header, columns: &[&Header]) -> Html {
    let Ok(code) = header.code.parse::<StrategyCode>() else {
        return Html::default();
    };
    let title = ui.localized(&header.name).to_owned();
    let cells = matrix.cells.get(&header.code);
    let cells = columns.iter().map(|column| {
        let cell = cells.and_then(|row| row.get(&column.code));
        cell.map_or_else(Html::default, |cell| cell_view(ui, code, column, cell))
    });
    html! {
        <tr key={header.code.as_str()}>
            <th scope="row" title={title.clone()}>
                <Link to={ui.page.at_strategy(code)} label={format!("{code} {title}")}>{ strategy_code(ui, code) }</Link>
            </th>
            { for cells }
        </tr>
    }
}

fn cell_view(ui: &Ui, code: StrategyCode, column: &Header, cell: &MatrixCell) -> Html {
    let count = cell.count.unwrap_or(0);
    let (class, mark, key) = match cell.state {
        CellState::Evidence => ("cell evidence", count.to_string(), "matrix-cell-evidence"),
        CellState::DeclaredNone => (
            "cell declared-none",
            NONE.to_owned(),
            "matrix-cell-declared-none",
        ),
        CellState::Unknown => ("cell unknown", UNKNOWN.to_owned(), "matrix-cell-unknown"),
    };
    let label = ui.messages.format(
        key,
        &[
            ("row", code.to_string().into()),
            ("column", ui.localized(&column.name).into()),
            ("count", count.into()),
        ],
    );
    let label = match cell.state {
        // the accessible name contains the visible number, so that voice control finds the link by it
        CellState::Evidence => format!("{mark}: {label}"),
        _ => label,
    };
    let to = cell_page(ui, code, column, cell.state);
    html! { <td key={column.code.as_str()} title={label.clone()}><Link {to} class={class} label={label}>{ mark }</Link></td> }
}

/// The state that a cell links to: its projects, or without any the strategy with the statements of the sources.
fn cell_page(ui: &Ui, code: StrategyCode, column: &Header, state: CellState) -> Page {
    let mut page = match (state, zone_of(column)) {
        (CellState::Evidence, Some(zone)) => ui.page.unfiltered().at_zone(zone),
        (CellState::Evidence, None) => ui.page.unfiltered().at_panel(Panel::Metropolitan),
        _ => return ui.page.at_strategy(code),
    };
    page.map.strategies = vec![code];
    page
}
