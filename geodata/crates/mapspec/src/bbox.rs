//! Extents in degrees: operations that the page and the drawings share.

use geodata_model::Bbox;

/// The smallest extent that contains both.
#[must_use]
pub fn union(a: Bbox, b: Bbox) -> Bbox {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

/// An extent around the same centre, this many times as wide and as high.
#[must_use]
pub fn scaled([west, south, east, north]: Bbox, times: f64) -> Bbox {
    let (x, y) = (f64::midpoint(west, east), f64::midpoint(south, north));
    let (w, h) = ((east - west) / 2.0 * times, (north - south) / 2.0 * times);
    [x - w, y - h, x + w, y + h]
}
