//! The measures of a scenario, drawn over the map in a style that nothing of the register has; the legend explains it.

use geodata_api::scenario::Measure;
use geodata_model::{IstatCode, LonLat};
use yew::prelude::*;

use crate::{
    map::{Size, View},
    ui::context::{Ui, use_ui},
};

/// Properties of [`ScenarioOverlay`].
#[derive(Properties, PartialEq)]
pub struct ScenarioOverlayProps {
    /// The view of the map.
    pub view: View,
    /// Size of the map.
    pub size: Size,
}

/// The measures of the scenario. The panel lists them as text.
#[component]
pub fn ScenarioOverlay(props: &ScenarioOverlayProps) -> Html {
    let ui = use_ui();
    let measures = &ui.page.scenario.0;
    if measures.is_empty() {
        return Html::default();
    }
    let at = |istat| Some(props.view.project(point(&ui, istat)?, props.size));
    let links = measures.iter().filter_map(|measure| match measure {
        Measure::CycleLink(from, to) => Some(link(at(*from)?, at(*to)?)),
        Measure::HealthCentre(_) => None,
    });
    let centres = measures.iter().filter_map(|measure| match measure {
        Measure::HealthCentre(place) => Some(health_centre(at(*place)?)),
        Measure::CycleLink(..) => None,
    });
    html! {
        <svg class="hypothesis" width={props.size.width.to_string()} height={props.size.height.to_string()}>
            { for links }
            { for centres }
        </svg>
    }
}

fn point(ui: &Ui, istat: IstatCode) -> Option<LonLat> {
    Some(ui.data.municipality(istat)?.label_point)
}

fn link([x1, y1]: [f64; 2], [x2, y2]: [f64; 2]) -> Html {
    let path = format!("M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}");
    html! { <><path class="added-casing" d={path.clone()} /><path class="added-link" d={path} /></> }
}

fn health_centre([x, y]: [f64; 2]) -> Html {
    let place = format!("translate({x:.1} {y:.1})");
    html! {
        <g transform={place}>
            <g class="added-sign">
                <circle class="added-house" r="13" />
                <path class="added-cross" d="M-2.5 -8h5v5.5h5.5v5h-5.5v5.5h-5v-5.5h-5.5v-5h5.5z" />
            </g>
        </g>
    }
}
