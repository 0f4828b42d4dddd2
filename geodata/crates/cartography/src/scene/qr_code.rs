//! An address as a QR code.

use geo::Coord;
use qrcode::{EcLevel, QrCode};

use super::colours::INK;
use super::shape::{Geometry, Shape};

/// Bytes of the longest address that gets a code: one that needs more makes a code that no telephone reads from a slide.
const LONGEST_ADDRESS: usize = 300;

/// The QR code of an address with its corner at the origin; none when it would be too fine to read.
#[must_use]
pub fn qr_code(link: &str, side: f64) -> Option<Shape> {
    if link.len() > LONGEST_ADDRESS {
        return None;
    }
    let code = QrCode::with_error_correction_level(link, EcLevel::L).ok()?;
    let modules = code.width();
    let unit = side / modules as f64;
    let colours = code.to_colors();
    let mut rings = Vec::new();
    for (row, line) in colours.chunks(modules).enumerate() {
        let mut column = 0;
        // neighbours in a row are one bar, so that no hairline shows between them
        for run in line.chunk_by(|a, b| a == b) {
            if run[0] == qrcode::Color::Dark {
                let c = |x: usize, y: usize| Coord {
                    x: x as f64 * unit,
                    y: y as f64 * unit,
                };
                let end = column + run.len();
                rings.push(vec![
                    c(column, row),
                    c(end, row),
                    c(end, row + 1),
                    c(column, row + 1),
                ]);
            }
            column += run.len();
        }
    }
    Some(
        Shape::plain(Geometry::Area(rings))
            .filled(INK)
            .with_id("code"),
    )
}
