//! The border of a municipality, as a row of a file has it.

use std::collections::BTreeMap;

use geo::{Geometry, MultiPolygon};

use crate::mapping::MUNICIPALITY_NAME;
use crate::message::Message;
use crate::project::{Reader, Refusal};
use crate::source::Row;
use geodata_atlas::Topology;
use geodata_model::IstatCode;

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
        let (column, text) =
            cell("municipalities").ok_or_else(|| (None, Message::new("no-code")))?;
        let code = code(text);
        let code =
            code.ok_or_else(|| (Some(column), Message::new("no-code").with("text", text)))?;
        let area = match placed {
            Some(Geometry::Polygon(area)) => MultiPolygon(vec![area]),
            Some(Geometry::MultiPolygon(areas)) => areas,
            _ => return Err((None, Message::new("no-area"))),
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
