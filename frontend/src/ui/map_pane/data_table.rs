//! The map as a table: every unit, its value, its class.

use crate::order;
use geodata_api::{MapBody, UnitValue};
use geodata_mapspec::Level;
use yew::prelude::*;

use crate::ui::{
    context::{Link, Shared, Ui, use_ui},
    page::Page,
    widgets::icon,
};

/// What the rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Name,
    Value,
}

/// Properties of [`DataTable`].
#[derive(Properties, PartialEq)]
pub struct DataTableProps {
    /// The map's values.
    pub body: Shared<MapBody>,
}

/// A row.
struct Row<'a> {
    code: &'a str,
    name: String,
    zone: String,
    unit: &'a UnitValue,
    page: Page,
}

/// The table in place of the map.
#[component]
pub fn DataTable(props: &DataTableProps) -> Html {
    let ui = use_ui();
    let order = use_state_eq(|| Order::Value);
    let body = &props.body;
    let mut rows: Vec<_> = body
        .units
        .iter()
        .filter_map(|(code, unit)| row(&ui, code, unit))
        .collect();
    match *order {
        Order::Name => order::sort_by(&mut rows, |a, b| a.name.cmp(&b.name)),
        Order::Value => order::sort_by(&mut rows, |a, b| {
            let value = |row: &Row| row.unit.value.unwrap_or(f64::NEG_INFINITY);
            value(b)
                .total_cmp(&value(a))
                .then_with(|| a.code.cmp(b.code))
        }),
    }
    let municipal = ui.page.map.level == Level::Municipality;
    let head = |key: &str, by: Order| {
        let onclick = {
            let order = order.clone();
            Callback::from(move |_: MouseEvent| order.set(by))
        };
        let sorted = (*order == by).then_some(if by == Order::Name {
            "ascending"
        } else {
            "descending"
        });
        html! { <th scope="col" aria-sort={sorted}><button type="button" {onclick}>{ ui.messages.text(key) }</button></th> }
    };
    html! {
        <div class="table-frame" tabindex="0" role="region" aria-label={ui.localized(&body.title).to_owned()}>
            <p class="table-close"><Link to={ui.page.with_table(false)} class="button button-small">{ icon("map") }{ ui.messages.text("ui-back-to-map") }</Link></p>
            <table class="data">
                <caption><strong>{ ui.localized(&body.title) }</strong>{ " " }{ ui.localized(&body.sentence) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ ui.messages.text("ui-code") }</th>
                        { head("ui-unit-name", Order::Name) }
                        if municipal { <th scope="col">{ ui.messages.text("ui-zone") }</th> }
                        { head("ui-value", Order::Value) }
                    </tr>
                </thead>
                <tbody>
                    { for rows.into_iter().map(|row| html! {
                        <tr key={row.code}>
                            <td>{ row.code }</td>
                            <th scope="row"><Link to={row.page.with_table(false)}>{ row.name }</Link></th>
                            if municipal { <td>{ row.zone }</td> }
                            <td>
                                <span class="swatch" ~style={format!("background: {}", row.unit.colour)} aria-hidden="true"></span>
                                { ui.localized(&row.unit.label) }
                            </td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn row<'a>(ui: &Ui, code: &'a str, unit: &'a UnitValue) -> Option<Row<'a>> {
    if let Some(body) = code
        .parse()
        .ok()
        .and_then(|istat| ui.data.municipality(istat))
    {
        let municipality = &body.municipality;
        let zone = ui.data.zone(municipality.zone);
        let zone = zone.map_or_else(String::new, |z| {
            format!("{} {}", z.zone.number, ui.localized(&z.zone.name))
        });
        let page = ui.page.at_municipality(municipality);
        return Some(Row {
            code,
            name: municipality.name.clone(),
            zone,
            unit,
            page,
        });
    }
    let zone = &ui.data.zone(code.parse().ok()?)?.zone;
    let page = ui.page.at_zone(zone.number);
    Some(Row {
        code,
        name: ui.localized(&zone.name).to_owned(),
        zone: String::new(),
        unit,
        page,
    })
}
