//! The link in an export contains the version of the data it was made from (`since`). When the page is opened by such a link
//! later, it says what changed in between.

use geodata_api::Changes;
use geodata_model::{Stamp, Text};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::platform::fetch_json;

/// The stamp of the data in an address's query; none without one, or when it is malformed.
pub fn stamp(query: &str) -> Option<Stamp> {
    let mut pairs = query.trim_start_matches('?').split('&');
    let value = pairs.find_map(|pair| pair.strip_prefix("since="))?;
    Stamp::parse(value)
}

/// What changed since `since`, in a sentence, once the server has answered; none when nothing changed.
#[hook]
pub fn use_changes(since: Option<Stamp>, version: &str) -> UseStateHandle<Option<Text>> {
    let change = use_state(|| None);
    {
        let change = change.clone();
        let other = since.filter(|s| s.version != version);
        use_effect_with(other, move |other| {
            if let Some(since) = other.clone() {
                spawn_local(async move {
                    // in an exported page, which has no server, the request fails and nothing is said
                    let address = format!("api/changes?since={since}");
                    let changes = fetch_json::<Changes>(&address).await.ok();
                    let changes = changes.filter(|c| !c.same);
                    change.set(changes.map(|c| c.sentence));
                });
            }
        });
    }
    change
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_stamp_is_read_from_the_address() {
        let found = stamp("zone=5&since=2023-12-05.a8c31e95f841&panel=plan").unwrap();
        assert_eq!(found.to_string(), "2023-12-05.a8c31e95f841");
        assert_eq!(stamp("zone=5"), None);
        assert_eq!(stamp("since=<script>"), None);
    }
}
