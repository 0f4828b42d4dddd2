//! Picks what lies at a position of the screen.

use geodata_mvt::EXTENT;

use super::loaded::Loaded;
use super::state::MapCore;
use crate::map::canvas::Canvas;
use crate::map::event::Picked;
use crate::map::pick::{circles_at, lines_near, municipality_at};
use crate::map::tiles::cover::tile_zoom;
use crate::map::tiles::id::TileId;

/// Largest distance from a line at which a mouse picks it, CSS pixels; half of it for circles.
const MOUSE_TOLERANCE_PX: f64 = 4.0;
/// The same for a finger.
const TOUCH_TOLERANCE_PX: f64 = 14.0;

impl<C: Canvas> MapCore<C> {
    /// What lies under a screen position.
    #[must_use]
    pub fn pick(&self, at: [f64; 2], touch: bool) -> Picked {
        let view = self.camera.view();
        let tolerance_px = if touch {
            TOUCH_TOLERANCE_PX
        } else {
            MOUSE_TOLERANCE_PX
        };
        let mut picked = Picked {
            lonlat: view.unproject(at, self.size),
            circles: circles_at(
                &self.scene.circles,
                &view,
                self.size,
                at,
                tolerance_px / 2.0,
            ),
            ..Picked::default()
        };
        if let Some((id, loaded)) = self.tile_under(at) {
            let (origin, side) = id.on_screen(&view, self.size);
            let units_per_px = f64::from(EXTENT) / side;
            let point = [0, 1].map(|axis| (at[axis] - origin[axis]) * units_per_px);
            if let Some((municipality, zone)) = municipality_at(loaded.tile(), point) {
                picked.municipality = Some(municipality);
                picked.zone = zone;
            }
            picked.lines = lines_near(loaded.tile(), point, |line| {
                let style = self.scene.lines.get(line).filter(|style| style.visible)?;
                Some((f64::from(style.width) / 2.0 + tolerance_px) * units_per_px)
            });
        }
        picked
    }

    /// The loaded tile that is drawn at a screen position.
    fn tile_under(&self, at: [f64; 2]) -> Option<(TileId, &Loaded)> {
        let view = self.camera.view();
        let [x, y] = view.unproject_mercator(at, self.size);
        let zoom = tile_zoom(&view, self.source.minzoom, self.source.maxzoom);
        let inside = (0.0..1.0).contains(&x) && (0.0..1.0).contains(&y);
        let count = f64::from(zoom).exp2();
        let first = inside.then_some(TileId {
            z: zoom,
            x: (x * count) as u32,
            y: (y * count) as u32,
        });
        std::iter::successors(first, |id| id.parent())
            .find_map(|id| Some((id, self.tiles.get(id)?)))
    }
}
