//! Rows of the plan: axes, strategies, principles, declared absences and statements.

use crate::row::Row;
use geodata_model::{Absence, AbsenceScope, Axis, Principle, Statement, Strategy, StrategyCode};

pub(crate) fn axis(row: Row) -> Option<Axis> {
    let (number, actions) = (row.parse("number"), row.optional_whole("actions"));
    let (name, colour, sources) = (row.bilingual("name"), colour(row), row.citations());
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

pub(crate) fn strategy(row: Row) -> Option<Strategy> {
    let code: Option<StrategyCode> = row.parse("code");
    let (axis, title, sources) = (row.parse("axis"), row.bilingual("title"), row.citations());
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

pub(crate) fn principle(row: Row) -> Option<Principle> {
    let (id, title, sources) = (row.required("id"), row.bilingual("title"), row.citations());
    Some(Principle {
        id: id?,
        title: title?,
        text: row.text("text_it").to_owned(),
        sources: sources?,
    })
}

pub(crate) fn absence(row: Row) -> Option<Absence> {
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

pub(crate) fn statement(row: Row) -> Option<Statement> {
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
