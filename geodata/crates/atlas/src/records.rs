//! From rows to records: one function a file.
//!
//! Each reads all its cells before giving up on a row, so that one run reports every mistake in it.

mod project;

pub use project::PROJECTS;
pub(super) use project::{VALIDITY, project};

use super::row::Row;
use super::table::Table;
use geodata_model::{
    Absence, AbsenceScope, AltitudeZone, Axis, Conflict, IstatCode, Kind, MembershipBasis,
    Municipality, Need, NeedGroup, NeedLink, Principle, ResidentsByAge, Source, Statement,
    Strategy, Symbol, Text, Zone,
};

pub(super) const AXES: &[&str] = &[
    "number",
    "name_it",
    "name_en",
    "name_2021_it",
    "aim_it",
    "actions",
    "pnrr_mission",
    "pnrr_mission_name_it",
    "cohesion_objectives_it",
    "colour",
    "sources",
];

pub(super) fn axis(row: Row) -> Option<Axis> {
    let (number, actions) = (row.parse("number"), row.optional_whole("actions"));
    let (name, colour, sources) = (text(row, "name"), colour(row), row.citations());
    Some(Axis {
        number: number?,
        name: name?,
        name_2021: row.text("name_2021_it").to_owned(),
        aim: row.text("aim_it").to_owned(),
        actions: actions?,
        pnrr_mission: row.text("pnrr_mission").to_owned(),
        pnrr_mission_name: row.text("pnrr_mission_name_it").to_owned(),
        cohesion_objectives: row.text("cohesion_objectives_it").to_owned(),
        colour: colour?,
        sources: sources?,
    })
}

fn colour(row: Row) -> Option<String> {
    let colour = row.required("colour")?;
    let is_hex = colour.len() == 7
        && colour.starts_with('#')
        && colour[1..].bytes().all(|b| b.is_ascii_hexdigit());
    if !is_hex {
        row.error(
            "colour",
            &format!("`{colour}` is not a colour"),
            "write #rrggbb",
        );
        return None;
    }
    Some(colour)
}

pub(super) const STRATEGIES: &[&str] =
    &["code", "axis", "title_it", "title_en", "aim_it", "sources"];

pub(super) fn strategy(row: Row) -> Option<Strategy> {
    let code: Option<geodata_model::StrategyCode> = row.parse("code");
    let (axis, title, sources) = (row.parse("axis"), text(row, "title"), row.citations());
    if let (Some(code), Some(axis)) = (code, axis)
        && code.axis != axis
    {
        row.error(
            "axis",
            &format!("axis {axis} does not fit code {code}"),
            "the code starts with the axis",
        );
        return None;
    }
    Some(Strategy {
        code: code?,
        title: title?,
        aim: row.text("aim_it").to_owned(),
        sources: sources?,
    })
}

pub(super) const ZONES: &[&str] = &[
    "number",
    "name",
    "name_en",
    "venue_it",
    "venue_municipality",
    "sources",
];

pub(super) fn zone(row: Row) -> Option<Zone> {
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

pub(super) const MUNICIPALITIES: &[&str] = &[
    "istat",
    "name",
    "belfiore",
    "zone",
    "zone_basis",
    "zone_sources",
    "surface_km2",
    "altitude_zone",
    "altitude_m",
    "degurba",
    "pop_0_2",
    "pop_3_5",
    "pop_6_13",
    "pop_14_18",
    "pop_19_34",
    "pop_35_64",
    "pop_65_74",
    "pop_75_84",
    "pop_85_plus",
];

/// A municipality; `measured` gives the area of its polygon in km². Its figures may be left empty: they are unknown then.
pub(super) fn municipality(
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

/// All age classes or none: of some, the others would be taken for zero.
#[allow(clippy::option_option)] // empty and unreadable are different answers
fn residents_by_age(row: Row) -> Option<Option<ResidentsByAge>> {
    let columns = &MUNICIPALITIES[10..];
    if columns.iter().all(|column| row.text(column).is_empty()) {
        return Some(None);
    }
    let ages: Vec<Option<u32>> = columns.iter().map(|c| row.whole(c)).collect();
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

pub(super) const KINDS: &[&str] = &[
    "id",
    "name_it",
    "name_en",
    "plural_it",
    "plural_en",
    "symbol",
];

pub(super) fn kind(row: Row) -> Option<Kind> {
    let (id, name, plural) = (row.required("id"), text(row, "name"), text(row, "plural"));
    let symbols = Symbol::ALL.iter().map(|(_, id)| *id);
    let symbol = row.word("symbol", symbols, Symbol::from_id);
    Some(Kind {
        id: id?,
        name: name?,
        plural: plural?,
        symbol: symbol?,
    })
}

pub(super) const ABSENCES: &[&str] = &[
    "id",
    "strategy",
    "zones",
    "scope",
    "statement_it",
    "sources",
];

pub(super) fn absence(row: Row) -> Option<Absence> {
    let (id, strategy, zones) = (row.required("id"), row.parse("strategy"), row.list("zones"));
    let scope = row.word("scope", ["whole", "part"].into_iter(), |id| match id {
        "whole" => Some(AbsenceScope::Whole),
        "part" => Some(AbsenceScope::Part),
        _ => None,
    });
    let (statement, sources) = (row.required("statement_it"), row.citations());
    Some(Absence {
        id: id?,
        strategy: strategy?,
        zones: zones?,
        scope: scope?,
        statement: statement?,
        sources: sources?,
    })
}

pub(super) const NEEDS: &[&str] = &[
    "code", "group", "axes", "number", "letter", "text_it", "text_en", "sources",
];

pub(super) fn need(row: Row) -> Option<Need> {
    let (code, axes, sources) = (row.required("code"), row.list("axes"), row.citations());
    let groups = ["need", "theme", "governance", "plan", "participation"];
    let group = row.word("group", groups.into_iter(), |id| match id {
        "need" => Some(NeedGroup::Need),
        "theme" => Some(NeedGroup::Theme),
        "governance" => Some(NeedGroup::Governance),
        "plan" => Some(NeedGroup::Plan),
        "participation" => Some(NeedGroup::Participation),
        _ => None,
    });
    let text = text(row, "text");
    Some(Need {
        code: code?,
        group: group?,
        axes: axes?,
        text: text?,
        sources: sources?,
    })
}

pub(super) const NEED_STRATEGIES: &[&str] = &["need", "strategy", "reason_it"];

pub(super) fn need_link(row: Row) -> Option<NeedLink> {
    let (need, strategy) = (row.required("need"), row.parse("strategy"));
    let reason = row.required("reason_it");
    Some(NeedLink {
        need: need?,
        strategy: strategy?,
        reason: reason?,
    })
}

pub(super) const PRINCIPLES: &[&str] = &["id", "title_it", "title_en", "text_it", "sources"];

pub(super) fn principle(row: Row) -> Option<Principle> {
    let (id, title, sources) = (row.required("id"), text(row, "title"), row.citations());
    Some(Principle {
        id: id?,
        title: title?,
        text: row.text("text_it").to_owned(),
        sources: sources?,
    })
}

pub(super) const STATEMENTS: &[&str] = &[
    "id",
    "topic",
    "value",
    "text_it",
    "unheard_zones",
    "sources",
];

pub(super) fn statement(row: Row) -> Option<Statement> {
    let (id, zones, sources) = (
        row.required("id"),
        row.list("unheard_zones"),
        row.citations(),
    );
    Some(Statement {
        id: id?,
        topic: row.text("topic").to_owned(),
        value: row.text("value").to_owned(),
        text: row.text("text_it").to_owned(),
        unheard_zones: zones?,
        sources: sources?,
    })
}

pub(super) const CONFLICTS: &[&str] = &["id", "subject", "project", "text_it", "sources"];

pub(super) fn conflict(row: Row) -> Option<Conflict> {
    let (id, project, text) = (
        row.required("id"),
        row.optional("project"),
        row.required("text_it"),
    );
    let sources = row.citations();
    Some(Conflict {
        id: id?,
        subject: row.text("subject").to_owned(),
        project: project?,
        text: text?,
        sources: sources?,
    })
}

pub(super) const SOURCES: &[&str] = &["id", "title", "publisher", "date", "licence", "url", "note"];

pub(super) fn source(row: Row) -> Option<Source> {
    let (id, title, publisher) = (
        row.parse("id"),
        row.required("title"),
        row.required("publisher"),
    );
    let (date, licence) = (row.date("date"), row.required("licence"));
    Some(Source {
        id: id?,
        title: title?,
        publisher: publisher?,
        date: date?,
        licence: licence?,
        url: row.text("url").to_owned(),
        note: row.text("note").to_owned(),
    })
}

/// A text in two columns `{name}_it` and `{name}_en`; the English one may be empty.
fn text(row: Row, name: &str) -> Option<Text> {
    let it = row.required(&format!("{name}_it"))?;
    let en = match row.text(&format!("{name}_en")) {
        "" => it.clone(),
        en => en.to_owned(),
    };
    Some(Text { it, en })
}

/// The records of a table that could be read, with their rows for later checks.
pub(super) fn records<'a, T>(
    table: &'a Table<'a>,
    read: impl Fn(Row<'a>) -> Option<T> + 'a,
) -> impl Iterator<Item = (Row<'a>, T)> + 'a {
    table.rows().filter_map(move |row| Some((row, read(row)?)))
}
