//! Rows of the figures derived from the open data of the PNRR.

use crate::row::Row;
use geodata_model::{PnrrCount, PnrrFigure};

/// The value of the column `istat` for places outside the territory.
const OUTSIDE: &str = "outside";

pub(crate) fn pnrr_figure(row: Row) -> Option<PnrrFigure> {
    let municipality = match row.text("istat") {
        OUTSIDE => Some(None),
        _ => row.parse("istat").map(Some),
    };
    let (mission, projects) = (mission(row), row.whole("projects"));
    let (pnrr_eur, total_eur) = (row.amount("pnrr_eur"), row.amount("total_eur"));
    if let (Some(pnrr), Some(total)) = (pnrr_eur, total_eur)
        && pnrr > total
    {
        row.error(
            "pnrr_eur",
            &format!("{pnrr} is more than the total {total}, of which it is a part"),
            "derive the file again from the open data",
        );
        return None;
    }
    Some(PnrrFigure {
        municipality: municipality?,
        mission: mission?,
        projects: projects?,
        pnrr_eur: pnrr_eur?,
        total_eur: total_eur?,
    })
}

/// The value of the column `zone` for the whole territory.
const ALL: &str = "all";

pub(crate) fn pnrr_count(row: Row) -> Option<PnrrCount> {
    let zone = match row.text("zone") {
        ALL => Some(None),
        _ => row.parse("zone").map(Some),
    };
    let (mission, projects) = (mission(row), row.whole("projects"));
    Some(PnrrCount {
        zone: zone?,
        mission: mission?,
        projects: projects?,
    })
}

/// The missions of the recovery plan as of 2021; a seventh came later and is not in the data.
const MISSIONS: [&str; 6] = ["M1", "M2", "M3", "M4", "M5", "M6"];

fn mission(row: Row) -> Option<String> {
    row.word("mission", MISSIONS.into_iter(), |id| {
        MISSIONS.contains(&id).then(|| id.to_owned())
    })
}
