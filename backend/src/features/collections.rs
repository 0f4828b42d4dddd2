//! All the collections of an atlas.

use geodata_atlas::PreparedAtlas;
use geodata_indicator::territory_bodies;

use super::collection::Collection;
use super::territory::Shapes;
use super::{indicators, plan, territory};

/// The collections, in the order they are listed in.
pub struct Collections([Collection; 5]);

impl Collections {
    /// Makes them all; takes a moment, because every indicator is computed.
    #[must_use]
    pub fn new(atlas: &PreparedAtlas) -> Self {
        let shapes = Shapes::new(atlas);
        let (zones, municipalities) = territory_bodies(atlas);
        Self([
            territory::zones(atlas, &shapes, &zones),
            territory::municipalities(atlas, &shapes, &municipalities),
            plan::projects(atlas, &shapes),
            plan::needs(atlas),
            indicators::indicators(atlas, &shapes),
        ])
    }

    /// Each of them.
    pub fn all(&self) -> impl Iterator<Item = &Collection> {
        self.0.iter()
    }

    /// The one with this identifier.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Collection> {
        self.all().find(|collection| collection.id == id)
    }
}
