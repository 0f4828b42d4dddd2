//! Borders of municipalities, by their codes.

use std::collections::BTreeMap;

use geo::{Geometry, MultiPolygon};

use super::row_messages::RowMessages;
use super::{Fate, Run};
use crate::mapping::MUNICIPALITY_NAME;
use crate::project::{Reader, Refusal};
use crate::report::Outcome;
use crate::said::Said;
use crate::source::Row;
use geodata_atlas::Topology;
use geodata_model::IstatCode;
use geodata_store::{BOUNDARIES, Record, TOPOJSON};

/// Codes named where the borders of some municipalities are missing.
const NAMED: usize = 20;
/// In the codes of statistical units the provinces of metropolitan cities are 200 more: 201001 is 001001.
const METROPOLITAN: u32 = 200_000;

/// A municipality as a file of boundaries has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Border {
    /// ISTAT code.
    pub code: IstatCode,
    /// Name, as far as the file has one.
    pub name: String,
    /// Cadastral code, as far as the file has one.
    pub belfiore: String,
    /// Its area in longitude and latitude (EPSG:4326).
    pub area: MultiPolygon,
    /// File and row it is from.
    pub(super) from: (usize, u64),
}

/// The borders as one text, in which neighbours share theirs: the boundaries of an atlas.
#[must_use]
pub fn topojson(borders: &[Border]) -> String {
    let shapes: BTreeMap<IstatCode, MultiPolygon> = borders
        .iter()
        .map(|border| (border.code, border.area.clone()))
        .collect();
    Topology::build(&shapes).to_topojson()
}

impl Reader<'_> {
    pub(super) fn border(&self, row: &Row, placed: Option<Geometry>) -> Result<Border, Refusal> {
        let cell = |field: &str| self.mapping.value(field, &row.cells);
        let (column, text) = cell("municipalities").ok_or_else(|| (None, Said::new("no-code")))?;
        let code = code(text);
        let code = code.ok_or_else(|| (Some(column), Said::new("no-code").with("text", text)))?;
        let area = match placed {
            Some(Geometry::Polygon(area)) => MultiPolygon(vec![area]),
            Some(Geometry::MultiPolygon(areas)) => areas,
            _ => return Err((None, Said::new("no-area"))),
        };
        let text = |field: &str| cell(field).map(|(_, text)| text.to_owned());
        let name = text(MUNICIPALITY_NAME).or_else(|| text("title_it"));
        Ok(Border {
            code,
            name: name.unwrap_or_default(),
            belfiore: text("belfiore").unwrap_or_default(),
            area,
            from: (self.file, row.number),
        })
    }
}

/// An ISTAT code, with lost zeros and with the province as a statistical unit.
fn code(text: &str) -> Option<IstatCode> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    let number: u32 = digits.parse().ok()?;
    let metropolitan = (METROPOLITAN..METROPOLITAN + 100_000).contains(&number);
    IstatCode::from_number(if metropolitan {
        number - METROPOLITAN
    } else {
        number
    })
}

impl Run<'_> {
    pub(super) fn border(&mut self, border: Border, said: &mut RowMessages) -> Fate {
        let Some(first) = self.borders.get(&border.code) else {
            self.borders.insert(border.code, border);
            return Fate::Taken;
        };
        let from = first.from;
        if first.area == border.area {
            let message = self.repeated("row-repeated", from);
            said.push((Outcome::Duplicate, None, message));
            return Fate::Duplicate;
        }
        let message = Said::new("same-id-otherwise")
            .with("first", from.1)
            .with("columns", "geometry");
        said.push((Outcome::Conflict, None, message));
        Fate::Conflict
    }

    /// The boundaries of the atlas, if the borders read are those of its municipalities and of no others: neighbours
    /// share them, so they are brought all at once.
    pub(super) fn boundaries(&mut self) -> Option<Record> {
        if self.borders.is_empty() {
            return None;
        }
        let atlas = &self.atlas.atlas.municipalities;
        let missing = atlas.keys().filter(|code| !self.borders.contains_key(code));
        let others = self.borders.keys().filter(|code| !atlas.contains_key(code));
        let (missing, others): (Vec<_>, Vec<_>) = (missing.collect(), others.collect());
        if !missing.is_empty() || !others.is_empty() {
            let named = |codes: &[&IstatCode]| {
                let names: Vec<String> =
                    codes.iter().take(NAMED).map(ToString::to_string).collect();
                names.join(", ")
            };
            let said = Said::new("boundaries-of-others")
                .with("missing", missing.len())
                .with("others", others.len())
                .with(
                    "named",
                    named(if missing.is_empty() {
                        &others
                    } else {
                        &missing
                    }),
                );
            let name = self.files.first().map(|file| file.name.clone());
            let at = (0, name.as_deref().unwrap_or_default());
            self.findings.add(Outcome::Conflict, at, None, None, &said);
            return None;
        }
        let borders: Vec<Border> = self.borders.values().cloned().collect();
        let values = [("name", TOPOJSON.to_owned()), ("text", topojson(&borders))];
        Some(Record {
            table: BOUNDARIES.to_owned(),
            key: TOPOJSON.to_owned(),
            values: values.into_iter().collect(),
            geometry: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn codes_are_read_as_they_are_written() {
        for text in ["001272", "1272", "1272.0", "201272"] {
            assert_eq!(code(text).unwrap().to_string(), "001272", "{text}");
        }
        assert_eq!(code("058091").unwrap().to_string(), "058091");
        assert_eq!(code("L219"), None);
        assert_eq!(code("0"), None);
    }
}
