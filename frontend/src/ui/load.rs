//! Loads the atlas, its maps and other bodies of the API from the server.

use futures_util::try_join;
use geodata_api::MapBody;
use geodata_mapspec::MapSpec;
use geodata_model::Text;
use gloo_timers::callback::Timeout;
use serde::{Deserialize, de::DeserializeOwned};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{context::Shared, data::Data};
use crate::platform::{self, FetchError, fetch_json, parse};

/// The atlas, its parts fetched together.
pub async fn atlas() -> Result<Data, FetchError> {
    let (plan, zones, municipalities, projects) = try_join!(
        fetch_json("api/plan"),
        fetch_json("api/zones"),
        fetch_json("api/municipalities"),
        fetch_json("api/projects"),
    )?;
    Ok(Data::new(plan, zones, municipalities, projects))
}

/// The address of a map's values and colours. It leaves out what they do not depend on, so that opening a card or moving the map
/// does not load them again.
pub fn map_address(spec: &MapSpec) -> String {
    let query = spec.without_focus().to_query();
    if query.is_empty() {
        "api/map".to_owned()
    } else {
        format!("api/map?{query}")
    }
}

/// Values and colours of a map.
pub async fn map(address: &str) -> Result<MapBody, FetchError> {
    fetch_json(address).await
}

/// Time between two polls for changed data, milliseconds.
const POLL_MS: u32 = 60_000;

/// The part of the `TileJSON` that changes with the data: the tiles' address contains their version.
#[derive(Deserialize)]
struct Tiles {
    tiles: Vec<String>,
}

/// The part of `/health` about the last reload of the data.
#[derive(Deserialize)]
struct Health {
    reload: Option<Reload>,
}

#[derive(Deserialize)]
struct Reload {
    /// Why the new data were refused.
    #[serde(rename = "told")]
    reason: Option<Text>,
}

/// How the server's data compare with those the page was opened with.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DataStatus {
    /// Whether the server has newer data.
    pub newer: bool,
    /// Why the server refused the data it last read; shown only on the machine where the server runs.
    pub refused: Option<Text>,
}

/// Polls the server for changed data, at intervals and whenever the window gets the focus. A failed request changes
/// nothing.
#[hook]
pub fn use_data_status() -> DataStatus {
    let data_status = use_state_eq(DataStatus::default);
    let first = use_mut_ref(|| None::<Vec<String>>);
    let polls = use_state(|| 0_u32);
    {
        let data_status = data_status.clone();
        use_effect_with(*polls, move |&turn| {
            let next = {
                let polls = polls.clone();
                move || polls.set(turn.wrapping_add(1))
            };
            let timeout = Timeout::new(POLL_MS, next.clone());
            let listener = platform::listen_window("focus", move |_| next());
            spawn_local(async move {
                let Ok(now) = fetch_json::<Tiles>("tiles/atlas.json").await else {
                    return;
                };
                let refused = if platform::is_on_server_machine() {
                    let health = fetch_json::<Health>("health").await.ok();
                    health.and_then(|h| h.reload).and_then(|r| r.reason)
                } else {
                    None
                };
                let mut first = first.borrow_mut();
                let opened_with = first.get_or_insert_with(|| now.tiles.clone());
                let newer = *opened_with != now.tiles;
                data_status.set(DataStatus { newer, refused });
            });
            move || drop((timeout, listener))
        });
    }
    (*data_status).clone()
}

/// The result of a request; none until it is complete.
pub type Loaded<T> = Option<Result<Shared<T>, FetchError>>;

/// A body of the API, requested once.
#[hook]
pub fn use_json<T: DeserializeOwned + 'static>(address: &'static str) -> UseStateHandle<Loaded<T>> {
    use_json_when(address, true)
}

/// A body of the API, requested when `wanted` is first true.
#[hook]
pub fn use_json_when<T: DeserializeOwned + 'static>(
    address: &'static str,
    wanted: bool,
) -> UseStateHandle<Loaded<T>> {
    use_json_at(wanted.then(|| address.to_owned()))
}

/// The body at an address that may change; without an address nothing is requested and the last body remains.
#[hook]
pub fn use_json_at<T: DeserializeOwned + 'static>(
    address: Option<String>,
) -> UseStateHandle<Loaded<T>> {
    let loaded = use_state(|| None);
    let latest = use_mut_ref(String::new);
    {
        let loaded = loaded.clone();
        use_effect_with(address, move |address| {
            if let Some(address) = address.clone() {
                latest.borrow_mut().clone_from(&address);
                loaded.set(None);
                spawn_local(async move {
                    let body = fetch_json(&address).await;
                    if *latest.borrow() == address {
                        loaded.set(Some(body.map(Shared::new)));
                    }
                });
            }
        });
    }
    loaded
}

/// An answer, and where it was computed.
#[derive(Debug, PartialEq)]
pub struct Answer<T> {
    /// The answer.
    pub body: T,
    /// Whether this browser computed it; the server did otherwise.
    pub in_browser: bool,
    /// Time from the request to the answer.
    pub milliseconds: f64,
}

impl<T> Answer<T> {
    /// Who computed it, for tests and styles: `browser` or `server`.
    pub fn computed_by(&self) -> &'static str {
        if self.in_browser { "browser" } else { "server" }
    }
}

/// The answer at an address that changes often. The previous answer remains until the next one has come.
#[hook]
pub fn use_answer<T: DeserializeOwned + 'static>(
    address: String,
) -> UseStateHandle<Loaded<Answer<T>>> {
    let loaded = use_state(|| None);
    let latest = use_mut_ref(String::new);
    {
        let loaded = loaded.clone();
        use_effect_with(address, move |address| {
            let address = address.clone();
            latest.borrow_mut().clone_from(&address);
            spawn_local(async move {
                let answer = compute(&address).await;
                if *latest.borrow() == address {
                    loaded.set(Some(answer.map(Shared::new)));
                }
            });
        });
    }
    loaded
}

async fn compute<T: DeserializeOwned>(address: &str) -> Result<Answer<T>, FetchError> {
    let computed = platform::compute(address).await?;
    Ok(Answer {
        body: parse(address, computed.body.as_bytes())?,
        in_browser: computed.in_browser,
        milliseconds: computed.milliseconds,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_a_card_or_moving_the_map_requests_no_other_colours() {
        let (spec, _) = MapSpec::from_query("zone=5&project=x&view=9.00/45.00000/7.00000&axis=3");
        assert_eq!(map_address(&spec), "api/map?axis=3");
        assert_eq!(map_address(&MapSpec::default()), "api/map");
    }
}
