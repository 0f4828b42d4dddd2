//! The headers of rows and columns.

use geodata_api::matrix::{Header, METROPOLITAN, MatrixColumns, MatrixRows, UNPLACED};
use geodata_atlas::PreparedAtlas;
use geodata_model::{Text, ZoneNumber};

/// The rows, in the order of the plan.
pub(super) fn row_headers(prepared: &PreparedAtlas, rows: MatrixRows) -> Vec<Header> {
    let atlas = &prepared.atlas;
    let header = |key: &str, code: String, name: &Text| Header {
        query: format!("{key}={code}"),
        code,
        name: name.clone(),
    };
    match rows {
        MatrixRows::Strategy => {
            let strategies = atlas.strategies.values();
            strategies
                .map(|s| header("strategy", s.code.to_string(), &s.title))
                .collect()
        }
        MatrixRows::Axis => {
            let axes = atlas.axes.values();
            axes.map(|a| header("axis", a.number.to_string(), &a.name))
                .collect()
        }
        MatrixRows::Kind => {
            let kinds = atlas.kinds.iter();
            kinds
                .map(|k| header("kind", k.id.clone(), &k.plural))
                .collect()
        }
    }
}

/// The columns: zones or municipalities, then the two that are not a place.
pub(super) fn column_headers(prepared: &PreparedAtlas, columns: MatrixColumns) -> Vec<Header> {
    let atlas = &prepared.atlas;
    let mut headers: Vec<Header> = match columns {
        MatrixColumns::Zone => atlas
            .zones
            .values()
            .map(|z| Header {
                code: z.number.to_string(),
                name: zone_label(prepared, z.number),
                query: format!("zone={}", z.number),
            })
            .collect(),
        MatrixColumns::Municipality => atlas
            .municipalities
            .values()
            .map(|m| Header {
                code: m.istat.to_string(),
                name: Text::name(m.name.clone()),
                query: format!("municipality={}", m.istat),
            })
            .collect(),
    };
    for (code, key) in [
        (METROPOLITAN, "matrix-column-metropolitan"),
        (UNPLACED, "matrix-column-unplaced"),
    ] {
        headers.push(Header {
            code: code.to_owned(),
            name: prepared.texts.text(key, |_| Vec::new()),
            query: String::new(),
        });
    }
    headers
}

/// The label of a zone: its number and name.
pub(crate) fn zone_label(prepared: &PreparedAtlas, zone: ZoneNumber) -> Text {
    let name = prepared.atlas.zones.get(&zone).map(|z| z.name.clone());
    let name = name.unwrap_or_default();
    prepared.texts.text("zone-label", |c| {
        vec![
            ("number", zone.to_string().into()),
            ("name", name.get(c.language()).to_owned().into()),
        ]
    })
}
