//! The legend: one row a class, then the signs of projects and the numbers of zones.

use geo::Coord;

use super::columns::{Columns, Row, Symbol, columns};
use super::inputs::Inputs;
use super::sheet::Parts;
use geodata_mapspec::Theme;

pub(super) fn legend(inputs: &Inputs, at: Coord, width: f64, count: usize, height: f64) -> Columns {
    columns(&rows(inputs), at, width, count, height)
}

fn rows(inputs: &Inputs) -> Vec<Row> {
    let scale = inputs.sheet.text_scale();
    let row = |symbol, text: &str, size: f64, gap| Row {
        symbol,
        text: text.to_owned(),
        size: size * scale,
        bold: false,
        gap,
        id: String::new(),
    };
    let language = inputs.spec.language;
    let mut rows = vec![Row {
        bold: true,
        ..row(
            Symbol::None,
            inputs.body.legend_title.get(language),
            16.0,
            0.0,
        )
    }];
    for (i, entry) in inputs.body.legend.iter().enumerate() {
        let symbol = Symbol::Swatch(entry.colour.clone());
        rows.push(Row {
            id: format!("legend-{i}"),
            ..row(symbol, entry.label.get(language), 15.0, 1.0)
        });
    }
    let points = inputs.texts.text("symbol-points", &[]);
    let lines = inputs.texts.text("symbol-schematic", &[]);
    rows.push(row(Symbol::Circle, &points, 13.0, 12.0));
    rows.push(row(Symbol::Dashes, &lines, 13.0, 0.0));
    // beside a map of a part the zones around are not the subject
    if inputs.spec.theme != Theme::Zones && inputs.sheet.parts == Parts::All {
        for (i, (number, zone)) in inputs.atlas.atlas.zones.iter().enumerate() {
            let gap = if i == 0 { 12.0 } else { 0.0 };
            let symbol = Symbol::ZoneNumber(number.to_string());
            rows.push(row(symbol, zone.name.get(language), 13.0, gap));
        }
    }
    rows
}
