//! Where the plan is carried out and where not: strategies against zones, in three states that never mix.

use std::collections::BTreeMap;

use geodata::model::{AbsenceScope, Strategy, StrategyCode, ZoneNumber};
use yew::prelude::*;

use super::rows::axis_in_words;
use crate::ui::{
    context::{Go, Ui, use_ui},
    data::{Data, is_present_in_zone},
    page::Page,
    parts::strategy_code,
};

/// What is known of a strategy in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Projects, this many.
    Evidence(usize),
    /// A source says that nothing was reported.
    DeclaredNone,
    /// No source speaks of it: not a zero.
    Unknown,
}

/// The state of every strategy in every zone. Projects of the whole area are no evidence for one zone.
pub fn matrix(data: &Data) -> BTreeMap<(StrategyCode, ZoneNumber), Cell> {
    let mut cells = BTreeMap::new();
    for strategy in &data.plan.strategies {
        for zone in &data.zones {
            let (code, number) = (strategy.code, zone.zone.number);
            let serves = |codes: &[StrategyCode]| codes.contains(&code);
            let here = data
                .projects
                .iter()
                .filter(|b| serves(&b.project.strategies) && is_present_in_zone(b, number))
                .count();
            let declared = data.plan.absences.iter().any(|absence| {
                absence.strategy == code
                    && absence.scope == AbsenceScope::Whole
                    && (absence.zones.is_empty() || absence.zones.contains(&number))
            });
            let cell = match (here, declared) {
                (0, true) => Cell::DeclaredNone,
                (0, false) => Cell::Unknown,
                (count, _) => Cell::Evidence(count),
            };
            cells.insert((code, number), cell);
        }
    }
    cells
}

/// The matrix as a table, each cell a link to its projects.
#[component]
pub fn Gaps() -> Html {
    let ui = use_ui();
    let cells = matrix(&ui.data);
    let heads = ui.data.zones.iter().map(|zone| {
        let name = ui.get(&zone.zone.name).to_owned();
        html! {
            <th scope="col" title={name.clone()}>
                <Go to={ui.page.at_zone(zone.zone.number)} label={format!("{} {name}", zone.zone.number)}>{ zone.zone.number.to_string() }</Go>
            </th>
        }
    });
    html! {
        <div class="view">
            <h1 id="panel-title" tabindex="-1">{ ui.say.text("ui-gaps-title") }</h1>
            <p>{ ui.say.text("ui-gaps-lead") }</p>
            <ul class="matrix-legend">
                <li><span class="cell evidence">{ "3" }</span>{ ui.say.text("ui-cell-evidence") }</li>
                <li><span class="cell declared-none">{ "∅" }</span>{ ui.say.text("ui-cell-declared") }</li>
                <li><span class="cell unknown">{ "?" }</span>{ ui.say.text("ui-cell-unknown") }</li>
            </ul>
            <div class="matrix-frame">
                <table class="matrix">
                    <caption class="sr-only">{ ui.say.text("ui-gaps-title") }</caption>
                    <thead><tr><th scope="col">{ ui.say.text("ui-strategy") }</th>{ for heads }</tr></thead>
                    { for ui.data.plan.axes.iter().map(|axis| {
                        let of_axis = |s: &&Strategy| s.code.axis == axis.number;
                        let rows = ui.data.plan.strategies.iter().filter(of_axis);
                        html! {
                            <tbody>
                                <tr><th scope="rowgroup" colspan={(ui.data.zones.len() + 1).to_string()} class="matrix-axis">{ axis_in_words(&ui, axis.number) }</th></tr>
                                { for rows.map(|strategy| row(&ui, strategy, &cells)) }
                            </tbody>
                        }
                    }) }
                </table>
            </div>
            <p class="quiet">{ ui.say.text("ui-gaps-note") }</p>
        </div>
    }
}

fn row(ui: &Ui, strategy: &Strategy, cells: &BTreeMap<(StrategyCode, ZoneNumber), Cell>) -> Html {
    let title = ui.get(&strategy.title).to_owned();
    let columns = ui.data.zones.iter().map(|zone| {
        let cell = cells.get(&(strategy.code, zone.zone.number));
        let cell = cell.copied().unwrap_or(Cell::Unknown);
        cell_view(
            ui,
            strategy,
            zone.zone.number,
            ui.get(&zone.zone.name),
            cell,
        )
    });
    html! {
        <tr key={strategy.code.to_string()}>
            <th scope="row" title={title.clone()}>
                <Go to={ui.page.at_strategy(strategy.code)} label={format!("{} {title}", strategy.code)}>{ strategy_code(ui, strategy.code) }</Go>
            </th>
            { for columns }
        </tr>
    }
}

fn cell_view(ui: &Ui, strategy: &Strategy, zone: ZoneNumber, name: &str, cell: Cell) -> Html {
    let (class, mark, state) = match cell {
        Cell::Evidence(count) => {
            let words = ui.say.count("ui-projects-count", count);
            ("cell evidence", ui.say.whole(count as f64), words)
        }
        Cell::DeclaredNone => (
            "cell declared-none",
            "∅".to_owned(),
            ui.say.text("ui-cell-declared"),
        ),
        Cell::Unknown => (
            "cell unknown",
            "?".to_owned(),
            ui.say.text("ui-cell-unknown"),
        ),
    };
    let label = format!("{}, {zone} {name}: {state}", strategy.code);
    let to: Page = match cell {
        Cell::Evidence(_) => {
            let mut page = ui.page.unfiltered().at_zone(zone);
            page.map.strategies = vec![strategy.code];
            page
        }
        Cell::DeclaredNone | Cell::Unknown => ui.page.at_strategy(strategy.code),
    };
    html! { <td title={label.clone()}><Go {to} class={class} label={label}>{ mark }</Go></td> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    #[test]
    fn silence_is_unknown_and_projects_are_evidence() {
        let cells = matrix(&fixture::data());
        let cell = |code: &str, zone| cells[&(code.parse().unwrap(), ZoneNumber(zone))];
        assert_eq!(cell("3.3", 5), Cell::Evidence(2));
        assert_eq!(
            cell("3.3", 1),
            Cell::Unknown,
            "a marginal share is not evidence"
        );
        assert_eq!(cell("6.1", 7), Cell::Unknown);
    }

    #[test]
    fn only_an_absence_of_the_whole_strategy_is_declared_none() {
        let mut data = fixture::data();
        let absence = |strategy: &str, scope: &str| {
            serde_json::from_value(serde_json::json!({
                "id": "x", "strategy": strategy, "zones": [], "scope": scope,
                "statement": "", "sources": [],
            }))
            .unwrap()
        };
        data.plan.absences = vec![absence("6.1", "part"), absence("3.4", "whole")];
        let cells = matrix(&data);
        let cell = |code: &str, zone| cells[&(code.parse().unwrap(), ZoneNumber(zone))];
        assert_eq!(cell("6.1", 7), Cell::Unknown);
        assert_eq!(cell("3.4", 7), Cell::DeclaredNone);
    }
}
