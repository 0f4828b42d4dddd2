//! Where a row says its project is: municipalities, zones, coordinates; as fine as the row is, and no finer.

use std::collections::BTreeMap;

use super::{Notes, Reader, Refusal, joined};
use crate::gazetteer::NotFound;
use crate::mapping::{MUNICIPALITY_NAME, X, Y};
use crate::message::Message;
use crate::normalize;
use crate::source::Row;
use geodata_model::{IstatCode, Precision, ZoneNumber};

impl Reader<'_> {
    /// The municipalities a row names; its code and its name must be of the same one.
    pub(super) fn municipalities(
        &self,
        row: &Row,
        notes: &mut Notes,
    ) -> Result<Vec<IstatCode>, Refusal> {
        let Some((column, text)) = self.given(row, "municipalities") else {
            return Ok(Vec::new());
        };
        let mut codes = Vec::new();
        for part in text
            .split([';', ',', '|', '\n'])
            .map(str::trim)
            .filter(|p| !p.is_empty())
        {
            match self.lookup.gazetteer.find(part) {
                Ok(found) => {
                    notes.extend(found.understood.map(|message| (column, message)));
                    if !codes.contains(&found.code) {
                        codes.push(found.code);
                    }
                }
                Err(NotFound::Elsewhere) => {
                    return Err((
                        column,
                        Message::new("municipality-elsewhere").with("text", part),
                    ));
                }
                Err(NotFound::Unknown(message)) => return Err((column, message)),
            }
        }
        if let ([code], Some((name_column, name))) =
            (&*codes, self.mapping.value(MUNICIPALITY_NAME, &row.cells))
        {
            let named = self.lookup.gazetteer.find(name);
            if named.is_ok_and(|found| found.code != *code) {
                let message = Message::new("code-against-name")
                    .with("name", name)
                    .with("code", code)
                    .with("other", self.lookup.gazetteer.name(*code));
                return Err((Some(name_column), message));
            }
        }
        Ok(codes)
    }

    /// Precision, zones and declared zones: as fine as the row is, and no finer.
    pub(super) fn place(
        &self,
        row: &Row,
        values: &mut BTreeMap<String, String>,
        municipalities: &[IstatCode],
        has_geometry: bool,
    ) -> Result<(), Refusal> {
        let zones = self.zones(row, "zones")?;
        let declared = self.zones(row, "declared_zones")?;
        let stated = self.given(row, "precision");
        let precision = match &stated {
            Some((column, text)) => Precision::from_id(text).ok_or_else(|| {
                (
                    *column,
                    Message::new("precision-unknown").with("text", text),
                )
            })?,
            None if has_geometry => Precision::Exact,
            None if !municipalities.is_empty() => Precision::Municipality,
            None if !zones.is_empty() => Precision::Zone,
            None => return Err(self.missing("municipalities", "no-place")),
        };
        let enough = match precision {
            Precision::Exact => has_geometry,
            Precision::Schematic => municipalities.len() > 1,
            Precision::Municipality => !municipalities.is_empty(),
            Precision::Zone => !zones.is_empty(),
            Precision::Metropolitan => true,
        };
        if !enough {
            let column = stated.and_then(|(column, _)| column);
            return Err((
                column,
                Message::new("precision-too-fine").with("precision", precision.id()),
            ));
        }
        values.insert("precision".to_owned(), precision.id().to_owned());
        // beside a finer place, the zone is what the source declares, to be compared with the computed one
        let of_place = precision == Precision::Zone;
        let declares = if declared.is_empty() && !of_place {
            &zones
        } else {
            &declared
        };
        if !declares.is_empty() {
            values.insert("declared_zones".to_owned(), joined(declares));
        }
        if of_place {
            values.insert("zones".to_owned(), joined(&zones));
        }
        Ok(())
    }

    fn zones(&self, row: &Row, field: &'static str) -> Result<Vec<ZoneNumber>, Refusal> {
        let Some((column, text)) = self.given(row, field) else {
            return Ok(Vec::new());
        };
        let zones = &self.lookup.atlas.zones;
        let by_name = |part: &str| {
            let key = normalize::key(part);
            zones
                .values()
                .find(|z| {
                    [&z.name.it, &z.name.en]
                        .map(|n| normalize::key(n))
                        .contains(&key)
                })
                .map(|z| z.number)
        };
        let mut numbers = Vec::new();
        for part in text
            .split([';', ',', '|', '\n'])
            .map(str::trim)
            .filter(|p| !p.is_empty())
        {
            let digits = part
                .trim_start_matches(|c: char| c.is_alphabetic() || c == ' ')
                .trim_end_matches(".0");
            let zone = digits
                .parse()
                .ok()
                .filter(|z| zones.contains_key(z))
                .or_else(|| by_name(part));
            let zone = zone.ok_or_else(|| {
                (
                    column,
                    Message::new("zone-unknown")
                        .with("text", part)
                        .with("count", zones.len()),
                )
            })?;
            if !numbers.contains(&zone) {
                numbers.push(zone);
            }
        }
        Ok(numbers)
    }

    /// The point that a row's coordinates give, in the file's system.
    pub fn point(&self, row: &Row) -> Result<Option<geo::Geometry>, Refusal> {
        let (Some((x_column, x)), Some((_, y))) = (
            self.mapping.value(X, &row.cells),
            self.mapping.value(Y, &row.cells),
        ) else {
            return Ok(None);
        };
        let number = |text: &str| {
            let plain = match text.matches(',').count() {
                1 if !text.contains('.') => text.replace(',', "."),
                _ => text.to_owned(),
            };
            plain.parse::<f64>().ok().filter(|v| v.is_finite())
        };
        match (number(x), number(y)) {
            (Some(x), Some(y)) => Ok(Some(geo::Point::new(x, y).into())),
            _ => Err((
                Some(x_column),
                Message::new("coordinates-unreadable")
                    .with("x", x)
                    .with("y", y),
            )),
        }
    }
}
