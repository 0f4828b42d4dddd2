//! Bringing the atlas and its maps from the server.

use futures_util::try_join;
use geodata::{api::MapBody, cartography::MapSpec, indicator::Matrix};

use super::data::Data;
use crate::platform::{FetchError, fetch_json};

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

/// The address of a map's values and colours: what is open and where one looks do not change them.
pub fn map_address(spec: &MapSpec) -> String {
    let colours = MapSpec {
        zone: None,
        municipality: None,
        project: None,
        view: None,
        ..spec.clone()
    };
    let query = colours.to_query();
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

/// Strategies against zones.
pub async fn matrix() -> Result<Matrix, FetchError> {
    fetch_json("api/matrix").await
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
