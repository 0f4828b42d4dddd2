//! `/api/matrix`, `/api/indicators` and `/api/equity`: JSON, or CSV with `?f=csv`.

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use geodata_api::indicator::{IndicatorInfo, Level};
use geodata_api::matrix::{MatrixColumns, MatrixRows};
use geodata_indicator::equity::equity as spread;
use geodata_indicator::matrix::{matrix_of, share_out};
use geodata_indicator::{IndicatorError, SPECS, spec};

use crate::http::problem::Problem;
use crate::http::query::{Params, not_one_of, param, rule, sentence, wants_csv};
use crate::http::stored::Stored;
use crate::state::snapshot::SharedSnapshot;
use crate::tables;

/// Strategies, axes or kinds by zones or municipalities; `?rule=` adds the projects shared out.
pub async fn matrix(
    State(snapshot): State<SharedSnapshot>,
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
    let rule = rule(&params)?;
    let as_csv = wants_csv(&params)?;
    let key = format!("matrix {rows:?} {columns:?} {rule:?} {as_csv}");
    let stored = snapshot.cached(key, move |snapshot| {
        let mut matrix = matrix_of(&snapshot.atlas, rows, columns);
        if let Some(rule) = rule {
            share_out(&mut matrix, &snapshot.atlas, rule);
        }
        if as_csv {
            Stored::csv(tables::matrix(&matrix, &snapshot.atlas))
        } else {
            Stored::json(&matrix)
        }
    });
    Ok(stored.await?.respond(&headers))
}

/// What can be measured, and how.
pub async fn list(
    State(snapshot): State<SharedSnapshot>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let stored = snapshot.cached("indicators".to_owned(), |snapshot| {
        let infos: Vec<IndicatorInfo> = SPECS.iter().map(|s| s.info(&snapshot.atlas)).collect();
        Stored::json(&infos)
    });
    Ok(stored.await?.respond(&headers))
}

/// One indicator by `zone`, `municipality`, `altitude` or `age`.
pub async fn one(
    State(snapshot): State<SharedSnapshot>,
    Path(name): Path<String>,
    Query(params): Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let by = param(&params, "by", "zone");
    let level = Level::from_id(by)
        .ok_or_else(|| not_one_of("by", by, "zone, municipality, altitude, age"))?;
    let as_csv = wants_csv(&params)?;
    let key = format!("indicator {by} {as_csv} {name}");
    let stored = snapshot.try_cached(key, move |snapshot| {
        let result = spec(&name)
            .and_then(|s| s.compute(&snapshot.atlas, level))
            .map_err(|e| problem(&e))?;
        Ok(if as_csv {
            Stored::csv(tables::indicator(&result, &snapshot.atlas))
        } else {
            Stored::json(&result)
        })
    });
    Ok(stored.await?.respond(&headers))
}

/// How evenly an indicator is spread over the municipalities, and its pattern in space.
pub async fn equity(
    State(snapshot): State<SharedSnapshot>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    // 999 permutations over 312 municipalities: the longest of all answers
    let stored = snapshot.try_cached(format!("equity {name}"), move |snapshot| {
        let found = spread(&snapshot.atlas, &name);
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
