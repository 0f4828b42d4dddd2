//! Rows of zones and municipalities.

use crate::columns::RESIDENTS_BY_AGE;
use crate::row::Row;
use geodata_model::{
    AltitudeZone, IstatCode, MembershipBasis, Municipality, ResidentsByAge, Text, Zone,
};

pub(crate) fn zone(row: Row) -> Option<Zone> {
    let (number, name) = (row.parse("number"), row.required("name"));
    let (venue_municipality, sources) = (row.optional("venue_municipality"), row.citations());
    let name = name?;
    let english = Some(row.text("name_en")).filter(|t| !t.is_empty());
    Some(Zone {
        number: number?,
        name: Text::new(name.clone(), english.unwrap_or(&name)),
        venue: row.text("venue_it").to_owned(),
        venue_municipality: venue_municipality?,
        sources: sources?,
    })
}

/// A municipality; `measured` gives the area of its polygon in km². Its figures may be left empty: they are unknown then.
pub(crate) fn municipality(
    row: Row,
    measured: impl Fn(IstatCode) -> Option<f64>,
) -> Option<Municipality> {
    let (istat, name, zone) = (row.parse("istat"), row.required("name"), row.parse("zone"));
    let basis = row.word(
        "zone_basis",
        ["listed", "named", "derived"].into_iter(),
        basis,
    );
    let altitude = if row.text("altitude_zone").is_empty() {
        Some(None)
    } else {
        let words = ["mountain", "hill", "plain"].into_iter();
        row.word("altitude_zone", words, altitude_zone).map(Some)
    };
    let (altitude_m, degurba) = (
        row.optional_whole("altitude_m"),
        row.optional_whole("degurba"),
    );
    let official = row.optional_amount("surface_km2").filter(|surface| {
        if *surface == Some(0.0) {
            row.error(
                "surface_km2",
                "a surface is above zero",
                "write square kilometres",
            );
        }
        *surface != Some(0.0)
    });
    let ages = residents_by_age(row);
    let (istat, official) = (istat?, official?);
    Some(Municipality {
        istat,
        name: name?,
        belfiore: row.text("belfiore").to_owned(),
        zone: zone?,
        zone_basis: basis?,
        zone_sources: row.text("zone_sources").to_owned(),
        surface_km2: official.or_else(|| measured(istat))?,
        surface_measured: official.is_none(),
        altitude_zone: altitude?,
        altitude_m: altitude_m?,
        degurba: degurba?,
        residents_by_age: ages?,
    })
}

/// Reads all age classes or none: where some were empty, a sum would count them as zero.
#[allow(clippy::option_option)] // empty and unreadable are different answers
fn residents_by_age(row: Row) -> Option<Option<ResidentsByAge>> {
    if RESIDENTS_BY_AGE
        .iter()
        .all(|column| row.text(column).is_empty())
    {
        return Some(None);
    }
    let ages: Vec<Option<u32>> = RESIDENTS_BY_AGE.iter().map(|c| row.whole(c)).collect();
    let ages: Option<Vec<u32>> = ages.into_iter().collect();
    Some(Some(ResidentsByAge(ages?.try_into().ok()?)))
}

fn basis(id: &str) -> Option<MembershipBasis> {
    match id {
        "listed" => Some(MembershipBasis::Listed),
        "named" => Some(MembershipBasis::Named),
        "derived" => Some(MembershipBasis::Derived),
        _ => None,
    }
}

fn altitude_zone(id: &str) -> Option<AltitudeZone> {
    match id {
        "mountain" => Some(AltitudeZone::Mountain),
        "hill" => Some(AltitudeZone::Hill),
        "plain" => Some(AltitudeZone::Plain),
        _ => None,
    }
}
