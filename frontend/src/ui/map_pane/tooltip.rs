//! The tooltip: name and value of what is under the pointer.

use geodata_api::MapBody;
use geodata_mapspec::Level;
use geodata_model::{IstatCode, ZoneNumber};
use yew::prelude::*;

use crate::{
    map::Picked,
    ui::context::{Shared, Ui, use_ui},
};

/// What is under the pointer, and the pointer's position in CSS pixels.
pub type Hover = Option<(Picked, [f64; 2])>;

/// Distance from the right edge, in CSS pixels, below which the tooltip opens to the left.
const WIDTH_PX: f64 = 260.0;

/// Properties of [`Tooltip`].
#[derive(Properties, PartialEq)]
pub struct TooltipProps {
    /// What is under the pointer.
    pub hover: Hover,
    /// Values of the map.
    pub body: Option<Shared<MapBody>>,
    /// Width of the map.
    pub width: f64,
}

/// The tooltip. It is hidden from assistive technology, because its text is also in the panel and in the table.
#[component]
pub fn Tooltip(props: &TooltipProps) -> Html {
    let ui = use_ui();
    let Some((picked, [x, y])) = &props.hover else {
        return Html::default();
    };
    let Some((title, lines)) = content(&ui, picked, props.body.as_deref()) else {
        return Html::default();
    };
    let left = *x > props.width - WIDTH_PX;
    let style = format!("--x: {x:.0}px; --y: {y:.0}px");
    html! {
        <div class={classes!("tooltip", left.then_some("to-the-left"))} aria-hidden="true" ~style={style}>
            <strong>{ title }</strong>
            { for lines.into_iter().map(|line| html! { <span>{ line }</span> }) }
        </div>
    }
}

/// Name and further lines for what was picked: a cluster, lines, else the unit.
fn content(ui: &Ui, picked: &Picked, body: Option<&MapBody>) -> Option<(String, Vec<String>)> {
    let istat = picked.municipality.and_then(IstatCode::from_number);
    if let Some(cluster) = picked.circles.first() {
        let body = ui.data.municipality(cluster.parse().ok()?)?;
        let istat = body.municipality.istat;
        let shown = ui.data.projects_in_municipality(istat);
        let titles: Vec<_> = shown
            .into_iter()
            .filter(|p| ui.shows(p))
            .map(|p| ui.localized(&p.project.title).to_owned())
            .collect();
        return Some((body.municipality.name.clone(), shortened(ui, titles)));
    }
    if !picked.lines.is_empty() {
        let ids = picked.lines.iter().filter_map(|id| id.parse().ok());
        let mut titles = ids.filter_map(|id| ui.data.project(&id));
        let first = ui.localized(&titles.next()?.project.title).to_owned();
        let rest = titles
            .map(|p| ui.localized(&p.project.title).to_owned())
            .collect();
        return Some((first, shortened(ui, rest)));
    }
    let zone = ui.data.zone(ZoneNumber(picked.zone?))?;
    let zone_name = format!("{} {}", zone.zone.number, ui.localized(&zone.zone.name));
    let municipality = istat.and_then(|istat| ui.data.municipality(istat));
    let municipality = municipality.map(|m| m.municipality.name.clone());
    let (code, title, other) = match (ui.page.map.level, municipality) {
        (Level::Municipality, Some(name)) => (istat?.to_string(), name, zone_name),
        (_, name) => (
            zone.zone.number.to_string(),
            zone_name,
            name.unwrap_or_default(),
        ),
    };
    let mut lines = lines_of(ui, body, &code, other);
    if ui.page.map.level == Level::Zone {
        lines.extend(whole_zone(ui, zone.zone.number));
    }
    Some((title, lines))
}

/// Explains the number beside the zone's name.
fn whole_zone(ui: &Ui, zone: ZoneNumber) -> Option<String> {
    let whole = ui.data.projects_of_whole_zone(zone);
    let count = whole.into_iter().filter(|body| ui.shows(body)).count();
    (count > 0).then(|| ui.messages.plural("ui-whole-zone-count", count))
}

fn lines_of(ui: &Ui, body: Option<&MapBody>, code: &str, other: String) -> Vec<String> {
    let value = body.map(|body| {
        let unit = body.units.get(code);
        unit.map_or_else(
            || ui.messages.text("value-unknown"),
            |unit| ui.localized(&unit.label).to_owned(),
        )
    });
    value
        .into_iter()
        .chain(Some(other))
        .filter(|line| !line.is_empty())
        .collect()
}

/// The first names and how many more.
fn shortened(ui: &Ui, mut names: Vec<String>) -> Vec<String> {
    const SHOWN: usize = 4;
    let more = names.len().saturating_sub(SHOWN);
    if more > 0 {
        names.truncate(SHOWN);
        names.push(ui.messages.plural("ui-and-more", more));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{fixture, messages::Messages, page::Page};

    fn ui(query: &str) -> Ui {
        let data = Shared::new(fixture::data());
        Ui {
            data,
            messages: Shared::new(Messages::new(
                geodata_model::Language::It,
                &geodata_model::Vocabulary::default(),
            )),
            page: Page::from_query(query).0,
            dispatch: Callback::noop(),
        }
    }

    fn at(municipality: u32, zone: u8) -> Picked {
        Picked {
            municipality: Some(municipality),
            zone: Some(zone),
            ..Picked::default()
        }
    }

    #[test]
    fn every_unit_has_a_name_even_without_values() {
        let (title, lines) = content(&ui(""), &at(1191, 5), None).unwrap();
        assert_eq!(title, "5 Pinerolese");
        assert_eq!(
            lines,
            ["Pinerolo", "1 progetto noto solo per l’intera zona"]
        );
        let (title, lines) = content(&ui("level=municipality"), &at(1191, 5), None).unwrap();
        assert_eq!(title, "Pinerolo");
        assert_eq!(lines, ["5 Pinerolese"]);
    }

    #[test]
    fn a_cluster_names_its_projects() {
        let picked = Picked {
            circles: vec!["001191".to_owned()],
            ..at(1191, 5)
        };
        let (title, lines) = content(&ui("axis=6"), &picked, None).unwrap();
        assert_eq!(title, "Pinerolo");
        assert_eq!(lines, ["Casa della comunità"]);
    }
}
