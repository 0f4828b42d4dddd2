//! The territory that projects are shared out over.

use std::collections::BTreeMap;

use geo::MultiPolygon;

use crate::index::UnitIndex;
use geodata_model::i18n::Catalogues;
use geodata_model::{IstatCode, Municipality, Zone, ZoneNumber};

/// The municipalities and zones with their shapes, and the texts that reasons are written with.
#[derive(Clone, Copy)]
pub struct Territory<'a> {
    /// Municipalities by code.
    pub municipalities: &'a BTreeMap<IstatCode, Municipality>,
    /// Zones by number.
    pub zones: &'a BTreeMap<ZoneNumber, Zone>,
    /// Shapes of the municipalities.
    pub shapes: &'a BTreeMap<IstatCode, MultiPolygon>,
    /// The index over those shapes.
    pub index: &'a UnitIndex<IstatCode>,
    /// Texts for the reasons.
    pub texts: &'a Catalogues,
}
