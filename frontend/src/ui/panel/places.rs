//! The allocation of a project: its shares by zone and by municipality, each with its reason.

use geodata_model::{Allocation, Distribution, Share};
use yew::prelude::*;

use crate::ui::{
    context::{Link, Ui, use_ui},
    page::Page,
};

/// Properties of [`Places`].
#[derive(Properties, PartialEq)]
pub struct PlacesProps {
    /// The allocation of the project.
    pub allocation: Allocation,
}

/// The shares by zone and by municipality. A level without shares is left out.
#[component]
pub fn Places(props: &PlacesProps) -> Html {
    let ui = use_ui();
    let Allocation {
        zones,
        municipalities,
        ..
    } = &props.allocation;
    let zone_rows = zones.shares.iter().map(|share| {
        let zone = ui.data.zone(share.unit);
        let name = zone.map_or_else(String::new, |z| ui.localized(&z.zone.name).to_owned());
        row(
            &ui,
            share,
            format!("{} {name}", share.unit),
            ui.page.at_zone(share.unit),
        )
    });
    let municipality_rows = municipalities.shares.iter().filter_map(|share| {
        let body = ui.data.municipality(share.unit)?;
        let page = ui.page.at_municipality(&body.municipality);
        Some(row(&ui, share, body.municipality.name.clone(), page))
    });
    html! {
        <>
            { level(&ui, "ui-by-zone", zones, zone_rows.collect()) }
            { level(&ui, "ui-by-municipality", municipalities, municipality_rows.collect()) }
        </>
    }
}

fn level<U>(ui: &Ui, title: &str, distribution: &Distribution<U>, rows: Vec<Html>) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let rest = [
        ("ui-outside", distribution.outside),
        ("ui-unlocated", distribution.unlocated),
    ];
    let rest = rest.into_iter().filter(|(_, part)| *part > 1e-9);
    let rest = rest.map(|(key, part)| {
        html! { <li class="share"><span class="share-name">{ ui.messages.text(key) }</span><span class="share-part">{ ui.messages.percent(part) }</span></li> }
    });
    html! {
        <>
            <h3>{ ui.messages.text(title) }</h3>
            <ul class="shares">{ for rows }{ for rest }</ul>
        </>
    }
}

fn row<U>(ui: &Ui, share: &Share<U>, name: String, page: Page) -> Html {
    html! {
        <li class={classes!("share", share.marginal.then_some("marginal"))}>
            <span class="share-name"><Link to={page}>{ name }</Link></span>
            <span class="share-part">{ ui.messages.percent(share.share) }</span>
            <span class="share-reason">{ ui.localized(&share.reason) }</span>
        </li>
    }
}
