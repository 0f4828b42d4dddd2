//! The units of indicators: their order and their names.

use geodata_api::indicator::{Cell, IndicatorResult, Level};
use geodata_atlas::PreparedAtlas;

/// The cells by number where the codes are numbers, the whole territory last.
pub fn in_order(result: &IndicatorResult) -> impl Iterator<Item = (&str, &Cell)> {
    let mut cells: Vec<_> = result
        .values
        .iter()
        .map(|(code, cell)| (code.as_str(), cell))
        .collect();
    cells.sort_by_key(|(code, _)| (code.parse::<u32>().unwrap_or(u32::MAX), *code));
    cells
        .into_iter()
        .chain(std::iter::once(("total", &result.total)))
}

/// The Italian name of a unit, its code where it has none.
#[must_use]
pub fn unit_name(atlas: &PreparedAtlas, by: Level, code: &str) -> String {
    let name = match by {
        Level::Zone => code
            .parse()
            .ok()
            .and_then(|z| atlas.atlas.zones.get(&z))
            .map(|z| z.name.it.clone()),
        Level::Municipality => code
            .parse()
            .ok()
            .and_then(|m| atlas.atlas.municipalities.get(&m))
            .map(|m| m.name.clone()),
        Level::Altitude | Level::Age => None,
    };
    name.unwrap_or_else(|| {
        if code == "total" {
            atlas.atlas.territory.it.clone()
        } else {
            code.to_owned()
        }
    })
}
