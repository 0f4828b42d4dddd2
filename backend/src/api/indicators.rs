//! `/api/matrix`, `/api/indicators` and `/api/equity`: JSON, or CSV with `?f=csv`.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata_api::indicator::{IndicatorInfo, Level};
use geodata_api::matrix::{MatrixColumns, MatrixRows};
use geodata_indicator::matrix::{matrix_of, share_out};
use geodata_indicator::{IndicatorError, SPECS, equity, spec};

use super::respond::{REVALIDATE, Stored};
use crate::error::Problem;
use crate::state::{Shared, kept, kept_if_any};
use crate::table;

pub(super) type Params = Query<BTreeMap<String, String>>;

/// Strategies, axes or kinds by zones or municipalities; `?rule=` adds the projects shared out.
pub(super) async fn matrix(
    State(state): State<Shared>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let rows = match param(&params, "rows", "strategy") {
        "strategy" => MatrixRows::Strategy,
        "axis" => MatrixRows::Axis,
        "kind" => MatrixRows::Kind,
        other => return Err(not_one_of("rows", other, "strategy, axis, kind")),
    };
    let columns = match param(&params, "columns", "zone") {
        "zone" => MatrixColumns::Zone,
        "municipality" => MatrixColumns::Municipality,
        other => return Err(not_one_of("columns", other, "zone, municipality")),
    };
    let rule = super::projects::rule(&params)?;
    let as_csv = wants_csv(&params)?;
    let key = format!("matrix {rows:?} {columns:?} {rule:?} {as_csv}");
    let stored = kept(state, key, move |state| {
        let mut matrix = matrix_of(&state.atlas, rows, columns);
        if let Some(rule) = rule {
            share_out(&mut matrix, &state.atlas, rule);
        }
        if as_csv {
            csv(table::matrix(&matrix, &state.atlas))
        } else {
            Stored::json(&matrix)
        }
    });
    Ok(stored.await?.respond(&headers))
}

/// What can be measured, and how.
pub(super) async fn list(
    State(state): State<Shared>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let stored = kept(state, "indicators".to_owned(), |state| {
        let infos: Vec<IndicatorInfo> = SPECS.iter().map(|s| s.info(&state.atlas)).collect();
        Stored::json(&infos)
    });
    Ok(stored.await?.respond(&headers))
}

/// One indicator by `zone`, `municipality`, `altitude` or `age`.
pub(super) async fn one(
    State(state): State<Shared>,
    Path(name): Path<String>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let by = param(&params, "by", "zone");
    let level = Level::from_id(by)
        .ok_or_else(|| not_one_of("by", by, "zone, municipality, altitude, age"))?;
    let as_csv = wants_csv(&params)?;
    let key = format!("indicator {by} {as_csv} {name}");
    let stored = kept_if_any(state, key, move |state| {
        let result = spec(&name)
            .and_then(|s| s.compute(&state.atlas, level))
            .map_err(|e| problem(&e))?;
        Ok(if as_csv {
            csv(table::indicator(&result, &state.atlas))
        } else {
            Stored::json(&result)
        })
    });
    Ok(stored.await?.respond(&headers))
}

/// How evenly an indicator is spread over the municipalities, and its pattern in space.
pub(super) async fn spread(
    State(state): State<Shared>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    // 999 permutations over 312 municipalities: the longest of all answers
    let stored = kept_if_any(state, format!("equity {name}"), move |state| {
        let found = equity::equity(&state.atlas, &name);
        Ok(Stored::json(&found.map_err(|e| problem(&e))?))
    });
    Ok(stored.await?.respond(&headers))
}

fn problem(error: &IndicatorError) -> Problem {
    match error {
        IndicatorError::Name { .. } => Problem::not_found(sentence(error)),
        IndicatorError::Level { .. } => Problem::bad_request(sentence(error)),
    }
}

pub(super) fn sentence(error: &impl std::error::Error) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

pub(super) fn param<'a>(
    params: &'a BTreeMap<String, String>,
    key: &str,
    default: &'a str,
) -> &'a str {
    params.get(key).map_or(default, String::as_str)
}

pub(super) fn wants_csv(params: &BTreeMap<String, String>) -> Result<bool, Problem> {
    match param(params, "f", "json") {
        "json" => Ok(false),
        "csv" => Ok(true),
        other => Err(not_one_of("f", other, "json, csv")),
    }
}

pub(super) fn not_one_of(key: &str, value: &str, choices: &str) -> Problem {
    let value: String = value.chars().take(60).collect();
    Problem::bad_request(format!(
        "The parameter {key} is `{value}`; it must be one of {choices}."
    ))
}

pub(super) fn csv(text: String) -> Stored {
    Stored::new("text/csv; charset=utf-8; header=present", REVALIDATE, text)
}
