//! Arguments that several commands read alike.

use crate::clock::now;

/// A name and what it stands for, from `NAME=VALUE`.
pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    let wrong = || format!("`{text}`: a name, `=` and what it stands for are expected");
    let (name, value) = text.split_once('=').ok_or_else(wrong)?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// Today in UTC, as `YYYY-MM-DD`.
pub(super) fn today() -> String {
    now().split('T').next().unwrap_or_default().to_owned()
}

/// The columns that say which rows are read, with the values wanted.
pub(super) fn chosen(only: &[(String, String)]) -> Vec<(String, Vec<String>)> {
    let values = |text: &str| text.split('|').map(|v| v.trim().to_owned()).collect();
    let only = only.iter();
    only.map(|(column, text)| (column.clone(), values(text)))
        .collect()
}
