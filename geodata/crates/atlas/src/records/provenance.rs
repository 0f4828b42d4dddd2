//! Rows of sources and of the contradictions between them.

use crate::row::Row;
use geodata_model::{Conflict, Source};

pub(crate) fn source(row: Row) -> Option<Source> {
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

pub(crate) fn conflict(row: Row) -> Option<Conflict> {
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
