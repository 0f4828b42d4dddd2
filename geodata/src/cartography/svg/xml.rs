//! Writing the parts of an SVG document.

use std::fmt::Write as _;

use geo::Coord;

use crate::cartography::palette;
use crate::model::ZoneNumber;

/// Unknown is hatched: it must not look like a step of the scale.
pub(super) fn fill(colour: &str) -> String {
    if colour == palette::UNKNOWN {
        "url(#unknown)".to_owned()
    } else {
        colour.to_owned()
    }
}

/// A zone's number on a white plate centred on a point.
pub(super) fn plate(out: &mut String, x: f64, y: f64, number: ZoneNumber) {
    write(
        out,
        format_args!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"22\" height=\"18\" rx=\"4\" fill=\"#fff\" stroke=\"#3d4955\"/><text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"13\" font-weight=\"700\" text-anchor=\"middle\">{number}</text>\n",
            x - 11.0,
            y - 9.0,
            y + 4.5
        ),
    );
}

pub(super) fn line_path(points: &[Coord], close: bool) -> String {
    let mut path = String::new();
    for (i, p) in points.iter().enumerate() {
        write(
            &mut path,
            format_args!("{}{:.1},{:.1}", if i == 0 { "M" } else { "L" }, p.x, p.y),
        );
    }
    if close {
        path.push('Z');
    }
    path
}

pub(super) fn write(out: &mut String, text: std::fmt::Arguments) {
    // writing to a String cannot fail
    let _ = out.write_fmt(text);
}

/// Text for XML; characters that XML 1.0 forbids become the replacement character.
pub(super) fn escape(text: &str) -> String {
    text.chars()
        .fold(String::with_capacity(text.len()), |mut out, c| {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\t' | '\n' | '\r' => out.push(' '),
                c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
                c => out.push(c),
            }
            out
        })
}
