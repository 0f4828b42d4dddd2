//! The name of a map in a list.

use geodata_mapspec::{MapSpec, Theme};

use super::context::Ui;

/// The name of a map in a list: its own title, else its theme and its place.
pub fn map_name(ui: &Ui, map: &MapSpec) -> String {
    if !map.title.is_empty() {
        return map.title.clone();
    }
    let theme = match map.theme {
        Theme::Indicator(name) => format!("indicator-{name}-title"),
        theme => format!("ui-theme-{}", theme.id()),
    };
    let project = map.project.as_ref().and_then(|id| ui.data.project(id));
    let municipality = map
        .municipality
        .and_then(|istat| ui.data.municipality(istat));
    let zone = map.zone.and_then(|number| ui.data.zone(number));
    let place = match (project, municipality, zone) {
        (Some(body), ..) => return ui.localized(&body.project.title).to_owned(),
        (None, Some(body), _) => body.municipality.name.clone(),
        (None, None, Some(body)) => ui.localized(&body.zone.name).to_owned(),
        (None, None, None) => ui.localized(&ui.data.plan.atlas.territory).to_owned(),
    };
    format!("{} – {place}", ui.messages.text(&theme))
}
