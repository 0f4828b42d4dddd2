//! What part of the territory a drawing shows: the same that the page opens with.

use geodata_atlas::PreparedAtlas;
use geodata_mapspec::bbox::{scaled, union};
use geodata_mapspec::{MapSpec, MapView};
use geodata_model::{Bbox, Place, ProjectId};

/// A view is what a window of this size shows, in CSS pixels: windows differ, sheets must not.
const WINDOW: [f64; 2] = [1000.0, 750.0];
/// A municipality is shown with its neighbours: its extent this many times over.
const NEIGHBOURHOOD: f64 = 2.5;

/// The extent of a map, and whether it is a part of the whole.
pub(super) fn extent(atlas: &PreparedAtlas, spec: &MapSpec) -> Option<Bbox> {
    if let Some(view) = spec.view {
        return Some(window(view));
    }
    if let Some(id) = &spec.project {
        return of_project(atlas, id);
    }
    let municipality = spec.municipality.and_then(|code| atlas.shapes.get(&code));
    if let Some(shape) = municipality {
        return Some(scaled(shape.bbox, NEIGHBOURHOOD));
    }
    let zone = atlas.zones.get(&spec.zone?)?;
    Some(scaled(zone.shape.bbox, 1.06))
}

/// The municipalities a project touches, else its zones; the whole when it is everywhere.
fn of_project(atlas: &PreparedAtlas, id: &ProjectId) -> Option<Bbox> {
    if atlas.atlas.projects.get(id)?.place == Place::Metropolitan {
        return None;
    }
    let allocation = atlas.allocations.get(id)?;
    let shares = allocation.municipalities.shares.iter();
    let municipalities = shares
        .filter(|s| !s.marginal)
        .filter_map(|s| atlas.shapes.get(&s.unit));
    let zones = allocation.zones.shares.iter();
    let zones = zones.filter_map(|s| atlas.zones.get(&s.unit));
    let bbox = municipalities.map(|s| s.bbox).reduce(union);
    bbox.map(|b| scaled(b, 1.4))
        .or_else(|| zones.map(|z| z.shape.bbox).reduce(union))
}

/// The extent of a camera on [`WINDOW`]: 512-pixel tiles in web mercator.
fn window(view: MapView) -> Bbox {
    let world = 512.0 * 2f64.powf(view.zoom);
    let half_lon = WINDOW[0] / world * 180.0;
    let y = mercator_y(view.lat);
    let half_y = WINDOW[1] / world * std::f64::consts::PI;
    let lat = |y: f64| y.sinh().atan().to_degrees().clamp(-85.0, 85.0);
    [
        view.lon - half_lon,
        lat(y - half_y),
        view.lon + half_lon,
        lat(y + half_y),
    ]
}

fn mercator_y(lat: f64) -> f64 {
    lat.to_radians().tan().asinh()
}
