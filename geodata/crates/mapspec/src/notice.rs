//! Messages about values of a query that are not used as they are written.

use std::sync::LazyLock;

use geodata_model::Text;
use geodata_model::i18n::Catalogues;

/// The catalogue is parsed once: a request with an unknown key must not make the server parse it again.
static TEXTS: LazyLock<Catalogues> = LazyLock::new(Catalogues::of_page);

/// The message about one value of a query that was left out or changed. `message` is a key of the catalogue, `key` a key of
/// the query.
#[must_use]
pub fn notice(message: &'static str, key: &str, value: &str) -> Vec<Text> {
    notices(&[(message, key.to_owned(), value.to_owned())])
}

/// The messages about several values of a query: for each the key of the message, the key of the query and the value.
#[must_use]
pub fn notices(refused: &[(&'static str, String, String)]) -> Vec<Text> {
    if refused.is_empty() {
        return Vec::new();
    }
    let text = |(message, key, value): &(&'static str, String, String)| {
        TEXTS.text(message, |_| {
            vec![("key", key.clone().into()), ("value", value.clone().into())]
        })
    };
    refused.iter().map(text).collect()
}
