//! Breadcrumbs of a card: all zones, zone, municipality.

use geodata_model::{IstatCode, ZoneNumber};
use yew::prelude::*;

use crate::ui::{
    context::{Link, use_ui},
    widgets::icon,
};

/// Properties of [`Crumbs`].
#[derive(Properties, PartialEq)]
pub struct CrumbsProps {
    /// The zone the card is inside of.
    #[prop_or_default]
    pub zone: Option<ZoneNumber>,
    /// The municipality the card is inside of.
    #[prop_or_default]
    pub municipality: Option<IstatCode>,
}

/// The levels above a card, each a link.
#[component]
pub fn Crumbs(props: &CrumbsProps) -> Html {
    let ui = use_ui();
    let zone = props.zone.and_then(|number| ui.data.zone(number));
    let municipality = props
        .municipality
        .and_then(|istat| ui.data.municipality(istat));
    html! {
        <nav class="crumbs" aria-label={ui.messages.text("ui-crumbs")}>
            <ol>
                <li>
                    <Link to={ui.page.without_card()}>{ icon("back") }{ ui.messages.text(ui.page.panel_title_key()) }</Link>
                </li>
                if let Some(zone) = zone {
                    <li>
                        <Link to={ui.page.at_zone(zone.zone.number)}>
                            { format!("{} {}", zone.zone.number, ui.localized(&zone.zone.name)) }
                        </Link>
                    </li>
                }
                if let Some(body) = municipality {
                    <li>
                        <Link to={ui.page.at_municipality(&body.municipality)}>
                            { &body.municipality.name }
                        </Link>
                    </li>
                }
            </ol>
        </nav>
    }
}
