//! The geometry of a row: repaired, transformed to longitude and latitude, and checked against the territory.

use geo::{CoordsIter, Geometry};

use super::layer::Layer;
use super::row_messages::RowMessages;
use crate::message::Message;
use crate::repair;
use crate::report::Outcome;
use geodata_atlas::PreparedAtlas;

/// The repaired geometry, in longitude and latitude; an empty one is none.
pub(super) fn placed(
    geometry: Geometry,
    layer: &Layer<'_>,
    messages: &mut RowMessages,
) -> Result<Option<Geometry>, Message> {
    let mut notes = Vec::new();
    let clean = repair::clean(geometry, &mut notes)?;
    // a Shapefile orders rings the other way: that is its rule
    notes.retain(|n| n.key != "ring-order" || layer.about.format != "Shapefile");
    messages.extend(notes.into_iter().map(|s| (Outcome::Changed, None, s)));
    let Some(clean) = clean else {
        messages.push((Outcome::Note, None, Message::new("geometry-empty")));
        return Ok(None);
    };
    let reference = layer.reference.as_ref().map_err(Clone::clone)?;
    reference.to_lon_lat(&clean).map(Some)
}

/// A place outside the territory gets a note; one that lies in it with its coordinates the other way round is refused.
pub(super) fn check_place(
    atlas: &PreparedAtlas,
    geometry: &Geometry,
    messages: &mut RowMessages,
) -> Result<(), Message> {
    let inside = |g: &Geometry| g.coords_iter().any(|c| atlas.index.locate(c).is_some());
    if inside(geometry) {
        return Ok(());
    }
    if inside(&repair::swapped(geometry)) {
        return Err(Message::new("coordinates-swapped"));
    }
    messages.push((Outcome::Note, None, Message::new("outside-territory")));
    Ok(())
}

pub(super) fn type_name(geometry: &Geometry) -> &'static str {
    match geometry {
        Geometry::Point(_) => "Point",
        Geometry::MultiPoint(_) => "MultiPoint",
        Geometry::LineString(_) => "LineString",
        Geometry::MultiLineString(_) => "MultiLineString",
        Geometry::Polygon(_) => "Polygon",
        Geometry::MultiPolygon(_) => "MultiPolygon",
        _ => "GeometryCollection",
    }
}
