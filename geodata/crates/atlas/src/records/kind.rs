//! Rows of the kinds of project.

use crate::row::Row;
use geodata_model::{Kind, Symbol};

pub(crate) fn kind(row: Row) -> Option<Kind> {
    let (id, name, plural) = (
        row.required("id"),
        row.bilingual("name"),
        row.bilingual("plural"),
    );
    let symbols = Symbol::ALL.iter().map(|(_, id)| *id);
    let symbol = row.word("symbol", symbols, Symbol::from_id);
    Some(Kind {
        id: id?,
        name: name?,
        plural: plural?,
        symbol: symbol?,
    })
}
