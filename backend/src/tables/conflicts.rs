//! Where declared zones are not the computed ones and where sources contradict each other, as CSV.

use geodata_api::ConflictsBody;
use geodata_model::{Citation, ZoneNumber};

use super::writer::write;

/// One line a conflict: declared zones first, then what the sources contradict.
#[must_use]
pub fn conflicts(body: &ConflictsBody) -> String {
    let header = [
        "type", "id", "project", "about", "declared", "computed", "text", "sources",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    let zones = |zones: &[ZoneNumber]| join(zones.iter(), " ");
    let cited = |sources: &[Citation]| {
        join(
            sources
                .iter()
                .map(|c| format!("{} {}", c.source, c.section)),
            "; ",
        )
    };
    for conflict in &body.zones {
        rows.push(vec![
            "zone".to_owned(),
            conflict.recorded.join(" "),
            conflict.project.to_string(),
            conflict.title.it.clone(),
            zones(&conflict.declared),
            zones(&conflict.computed),
            conflict.text.it.clone(),
            cited(&conflict.sources),
        ]);
    }
    for conflict in &body.sources {
        rows.push(vec![
            "source".to_owned(),
            conflict.id.clone(),
            join(conflict.project.iter(), ""),
            conflict.subject.clone(),
            String::new(),
            String::new(),
            conflict.text.clone(),
            cited(&conflict.sources),
        ]);
    }
    write(&rows)
}

fn join<T: ToString>(items: impl Iterator<Item = T>, between: &str) -> String {
    let items: Vec<String> = items.map(|i| i.to_string()).collect();
    items.join(between)
}
