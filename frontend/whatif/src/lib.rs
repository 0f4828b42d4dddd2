//! Computes in the browser, with the server's code, the answers of the API that change many times a minute: scenarios and
//! rankings of projects.
//!
//! It is loaded at the first such request (`frontend/assets/compute.js`) and runs in a worker, so that it does not block the
//! page. The server answers everything else, and these addresses too while the worker is not running.

use std::cell::OnceCell;

use geodata_api::priorities::Weights;
use geodata_api::scenario::Scenario;
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_indicator::priority::priorities;
use geodata_indicator::scenario::Baseline;
use percent_encoding::percent_decode_str;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// A prepared atlas that answers addresses of the API.
#[wasm_bindgen]
pub struct Local {
    prepared: PreparedAtlas,
    baseline: OnceCell<Baseline>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// The files are not those of an atlas.
    #[error("the atlas cannot be read: {0}")]
    Files(#[from] serde_json::Error),
    /// The atlas is not valid.
    #[error("the atlas is not valid: {0}")]
    Atlas(#[from] geodata_atlas::InvalidAtlas),
    /// The address is not one that is answered here.
    #[error("{0} is not answered here")]
    Address(String),
    /// A parameter is wrong.
    #[error("{0}")]
    Parameter(String),
}

impl Local {
    /// Prepares an atlas from the body of `/api/atlas`.
    pub fn open(files: &str) -> Result<Self, LocalError> {
        let files = AtlasFiles::from_json(files)?;
        Ok(Self {
            prepared: PreparedAtlas::new(Atlas::read(&files)?),
            baseline: OnceCell::new(),
        })
    }

    /// The body the server gives at an address such as `api/scenario?add=house-001191`.
    pub fn body(&self, address: &str) -> Result<String, LocalError> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let wrong = |error: &dyn std::error::Error| LocalError::Parameter(error.to_string());
        match path {
            "api/scenario" => {
                let scenario = Scenario::from_query(&parameter(query, "add"));
                let scenario = scenario.map_err(|e| wrong(&e))?;
                let baseline = self.baseline.get_or_init(|| Baseline::new(&self.prepared));
                let answer = baseline.answer(&self.prepared, &scenario);
                Ok(serde_json::to_string(&answer.map_err(|e| wrong(&e))?)?)
            }
            "api/priorities" => {
                let weights = Weights::from_query(&parameter(query, "weights"));
                let weights = weights.map_err(|e| wrong(&e))?;
                Ok(serde_json::to_string(&priorities(
                    &self.prepared,
                    &weights,
                ))?)
            }
            other => Err(LocalError::Address(other.to_owned())),
        }
    }
}

#[wasm_bindgen]
impl Local {
    /// [`open`](Self::open) for JavaScript.
    #[wasm_bindgen(constructor)]
    pub fn new(files: &str) -> Result<Self, JsError> {
        Ok(Self::open(files)?)
    }

    /// [`body`](Self::body) for JavaScript.
    pub fn answer(&self, address: &str) -> Result<String, JsError> {
        Ok(self.body(address)?)
    }
}

fn parameter(query: &str, key: &str) -> String {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.filter(|(k, _)| *k == key).map(|(_, v)| v).next();
    let value = percent_decode_str(value.unwrap_or_default());
    value.decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local() -> Local {
        Local::open(&AtlasFiles::embedded().to_json()).unwrap()
    }

    #[test]
    fn a_scenario_is_that_of_the_library() {
        let local = local();
        let body = local.body("api/scenario?add=link-001082-001265").unwrap();
        let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap());
        let scenario = Scenario::from_query("link-001082-001265").unwrap();
        let answer = Baseline::new(&prepared).answer(&prepared, &scenario);
        assert_eq!(body, serde_json::to_string(&answer.unwrap()).unwrap());
        assert!(body.contains("3.3@10"), "the gap it closes");
    }

    #[test]
    fn weights_are_read_encoded_or_not() {
        let local = local();
        let plain = local.body("api/priorities?weights=strategies:3,mountain:0");
        let encoded = local.body("api/priorities?weights=strategies%3A3%2Cmountain%3A0");
        assert_eq!(plain.unwrap(), encoded.unwrap());
    }

    #[test]
    fn errors_name_what_is_wrong() {
        let local = local();
        for (address, words) in [
            ("api/scenario?add=house-999999", "999999"),
            ("api/scenario?add=tram-001191", "not a measure"),
            ("api/priorities?weights=beauty:2", "beauty"),
            ("api/zones", "not answered here"),
        ] {
            let error = local.body(address).unwrap_err().to_string();
            assert!(error.contains(words), "{address}: {error}");
        }
        assert!(Local::open("[]").is_err());
    }
}
