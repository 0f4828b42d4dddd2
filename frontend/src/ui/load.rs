//! Bringing the atlas and its maps from the server.

use futures_util::try_join;
use geodata::{api::MapBody, cartography::MapSpec, model::Text};
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

/// The address of a map's values and colours.
pub fn map_address(spec: &MapSpec) -> String {
    let query = spec.colours().to_query();
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

/// Time between two looks at whether the data have changed.
const LOOK_MS: u32 = 60_000;

/// The part of the `TileJSON` that changes with the data: the tiles' address carries their version.
#[derive(Deserialize)]
struct Tiles {
    tiles: Vec<String>,
}

/// The part of `/health` that says how the data were read again.
#[derive(Deserialize)]
struct Health {
    reload: Option<Reload>,
}

#[derive(Deserialize)]
struct Reload {
    told: Option<Text>,
}

/// What the server has to say about its data since the page was opened.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct News {
    /// It has newer ones.
    pub newer: bool,
    /// Why those it last found cannot be served: told only where the server runs, to who keeps it.
    pub refused: Option<Text>,
}

/// What the server has to say about its data: asked now and then, and whenever the reader comes back to the page. A
/// question without an answer changes nothing.
#[hook]
pub fn use_news() -> News {
    let news = use_state_eq(News::default);
    let first = use_mut_ref(|| None::<Vec<String>>);
    let look = use_state(|| 0_u32);
    {
        let news = news.clone();
        use_effect_with(*look, move |&turn| {
            let next = {
                let look = look.clone();
                move || look.set(turn.wrapping_add(1))
            };
            let timeout = Timeout::new(LOOK_MS, next.clone());
            let listener = platform::listen_window("focus", move |_| next());
            spawn_local(async move {
                let Ok(now) = fetch_json::<Tiles>("tiles/atlas.json").await else {
                    return;
                };
                let refused = if platform::is_at_the_server() {
                    let health = fetch_json::<Health>("health").await.ok();
                    health.and_then(|h| h.reload).and_then(|r| r.told)
                } else {
                    None
                };
                let mut first = first.borrow_mut();
                let opened_with = first.get_or_insert_with(|| now.tiles.clone());
                let newer = *opened_with != now.tiles;
                news.set(News { newer, refused });
            });
            move || drop((timeout, listener))
        });
    }
    (*news).clone()
}

/// What came of a question; nothing yet at first.
pub type Loaded<T> = Option<Result<Shared<T>, FetchError>>;

/// A body of the API, asked for once.
#[hook]
pub fn use_json<T: DeserializeOwned + 'static>(address: &'static str) -> UseStateHandle<Loaded<T>> {
    use_json_when(address, true)
}

/// A body of the API, asked for when it is first wanted.
#[hook]
pub fn use_json_when<T: DeserializeOwned + 'static>(
    address: &'static str,
    wanted: bool,
) -> UseStateHandle<Loaded<T>> {
    use_json_at(wanted.then(|| address.to_owned()))
}

/// The body at an address that may become another; without one, nothing more is asked for.
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

/// An answer, and how it came about.
#[derive(Debug, PartialEq)]
pub struct Answer<T> {
    /// The answer.
    pub body: T,
    /// Whether this browser computed it; the server did otherwise.
    pub here: bool,
    /// From the question to the answer.
    pub milliseconds: f64,
}

/// The answer to a question that changes often; the one before remains until the next is here.
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
        here: computed.here,
        milliseconds: computed.milliseconds,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_a_card_or_moving_does_not_ask_for_another_map() {
        let (spec, _) = MapSpec::from_query("zone=5&project=x&view=9.00/45.00000/7.00000&axis=3");
        assert_eq!(map_address(&spec), "api/map?axis=3");
        assert_eq!(map_address(&MapSpec::default()), "api/map");
    }
}
