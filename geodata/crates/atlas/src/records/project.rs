//! Rows of projects and of health facilities.

use crate::row::Row;
use geodata_model::{Place, Precision, Project, ProjectId, Status, Validity};

/// A project; `geometry` gives the geometry of an exact place by identifier.
pub(crate) fn project(
    row: Row,
    geometry: impl Fn(&ProjectId) -> Option<geojson::Geometry>,
) -> Option<Project> {
    let (id, title, kind) = (
        row.parse("id"),
        row.bilingual("title"),
        row.required("kind"),
    );
    let strategies: Option<Vec<_>> = row.list("strategies");
    if strategies.as_ref().is_some_and(Vec::is_empty) {
        row.error(
            "strategies",
            "no strategy",
            "name one at least; the first is the primary one",
        );
        return None;
    }
    let status = row.word(
        "status",
        Status::ALL.iter().map(|s| s.id()),
        Status::from_id,
    );
    let (interventions, amount_eur) = (
        row.optional_whole("interventions"),
        row.optional_amount("amount_eur"),
    );
    let (length_km, declared_zones) =
        (row.optional_amount("length_km"), row.list("declared_zones"));
    let (sources, source_date) = (row.citations(), row.date("source_date"));
    let validity = validity(row);
    let place = place(row, || id.as_ref().and_then(geometry));
    Some(Project {
        id: id?,
        title: title?,
        summary: row.text("summary_it").to_owned(),
        kind: kind?,
        strategies: strategies?,
        status: status?,
        lead_body: row.text("lead_body").to_owned(),
        partners: row.text("partners").to_owned(),
        programme: row.text("programme").to_owned(),
        interventions: interventions?,
        amount_eur: amount_eur?,
        length_km: length_km?,
        cup: row.text("cup").to_owned(),
        place: place?,
        declared_zones: declared_zones?,
        sources: sources?,
        source_date: source_date?,
        validity: validity?,
        note: row.text("note_it").to_owned(),
    })
}

/// From when to when the project holds; an empty cell or an absent column leaves that end open.
fn validity(row: Row) -> Option<Validity> {
    let (from, to) = (
        row.optional_date("valid_from"),
        row.optional_date("valid_to"),
    );
    let (from, to) = (from?, to?);
    let validity = Validity::new(from, to);
    if validity.is_none() {
        let (from, to) = (row.text("valid_from"), row.text("valid_to"));
        row.error(
            "valid_to",
            &format!("`{to}` is before `valid_from`, which is `{from}`"),
            "correct one of the two: both ends are within, the last as a whole year, month or day",
        );
    }
    validity
}

/// The place, whose columns must fit the stated precision.
fn place(row: Row, geometry: impl FnOnce() -> Option<geojson::Geometry>) -> Option<Place> {
    let precision = row.word(
        "precision",
        Precision::ALL.iter().map(|p| p.id()),
        Precision::from_id,
    );
    let (municipalities, zones) = (row.list("municipalities")?, row.list("zones")?);
    let precision = precision?;
    let needed = match precision {
        Precision::Schematic => (2, 0),
        Precision::Municipality => (1, 0),
        Precision::Zone => (0, 1),
        Precision::Exact | Precision::Metropolitan => (0, 0),
    };
    let fits = |column, count: usize, needed: usize| {
        if count < needed {
            row.error(
                column,
                &format!(
                    "precision {} needs at least {needed} here, found {count}",
                    precision.id()
                ),
                "name the place or choose the precision that the source allows",
            );
        } else if needed == 0 && count > 0 {
            row.error(
                column,
                &format!("precision {} leaves this column empty", precision.id()),
                "empty it or choose the precision that the source allows",
            );
        }
        count >= needed && (needed > 0 || count == 0)
    };
    let municipalities_fit = fits("municipalities", municipalities.len(), needed.0);
    if !fits("zones", zones.len(), needed.1) || !municipalities_fit {
        return None;
    }
    Some(match precision {
        Precision::Exact => Place::Exact {
            geometry: geometry().or_else(|| {
                row.error("precision", "an exact place needs its geometry", "add a feature with this `id` to projects.geojson, or choose a coarser precision");
                None
            })?,
        },
        Precision::Schematic => Place::Schematic { municipalities },
        Precision::Municipality => Place::Municipality { municipalities },
        Precision::Zone => Place::Zone { zones },
        Precision::Metropolitan => Place::Metropolitan,
    })
}
