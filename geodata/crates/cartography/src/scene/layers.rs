//! The layers of a scene, in the order in which they are drawn.

use super::inputs::Inputs;
use super::labels::{municipality_names, zone_numbers};
use super::layout::Layout;
use super::map_frame::MapFrame;
use super::projects;
use super::scale_bar::scale_bar;
use super::shape::Layer;
use super::units::{municipalities, zones};

/// Every layer that has a shape, from the bottom up.
pub(super) fn layers(inputs: Inputs) -> Vec<Layer> {
    let layout = Layout::new(&inputs);
    let map = MapFrame::new(inputs, layout.map);
    let (circles, exact) = projects::points(&map);
    let numbers = zone_numbers(&map, &circles);
    let names = municipality_names(&map, &circles, &numbers);
    let scale = scale_bar(&inputs, &map.frame);
    let layers = [
        ("municipalities", municipalities(&map)),
        ("zones", zones(&map)),
        ("lines", projects::lines(&map)),
        ("projects", exact),
        ("labels", numbers.into_iter().chain(names).collect()),
        ("frame", map.border()),
        ("heading", layout.title),
        ("legend", layout.legend),
        ("scale", scale),
        ("sources", layout.footer),
    ];
    let texts = inputs.texts;
    let layer = |(id, shapes)| Layer {
        id,
        name: texts.text(&format!("layer-{id}"), &[]),
        shapes,
    };
    let layers = layers.into_iter().map(layer);
    layers.filter(|l| !l.shapes.is_empty()).collect()
}
