//! Projected coordinate systems, through PROJ.

use std::cell::RefCell;
use std::collections::HashMap;

use geo::Coord;
pub(super) use geodata_crs::CrsError;
use geodata_crs::Transformation;

/// A coordinate through a projection, which is written as PROJ writes them.
///
/// The pipelines hold the definitions of EPSG as steps (degrees to radians, radians to metres): a copied program has no
/// database of coordinate systems.
pub(super) fn project(projection: &'static str, way: Way, c: Coord) -> Result<Coord, CrsError> {
    thread_local! {
        // PROJ's contexts are not shared between threads, and take milliseconds to make
        static KNOWN: RefCell<HashMap<(&'static str, Way), Transformation>> = RefCell::new(HashMap::new());
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(transformation) = known.get(&(projection, way)) {
            return transformation.coord(c);
        }
        let transformation = Transformation::pipeline(&pipeline(projection, way))?;
        let there = transformation.coord(c);
        known.insert((projection, way), transformation);
        there
    })
}

fn pipeline(projection: &str, way: Way) -> String {
    match way {
        Way::FromLonLat => format!(
            "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step {projection}"
        ),
        Way::ToLonLat => format!(
            "+proj=pipeline +step +inv {projection} +step +proj=unitconvert +xy_in=rad +xy_out=deg"
        ),
    }
}

/// The direction of a projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Way {
    FromLonLat,
    ToLonLat,
}

/// A millimetre is far below what the boundaries know; more digits would only be bytes.
pub(super) fn millimetres(c: Coord) -> Coord {
    let round = |v: f64| (v * 1000.0).round() / 1000.0;
    Coord {
        x: round(c.x),
        y: round(c.y),
    }
}
