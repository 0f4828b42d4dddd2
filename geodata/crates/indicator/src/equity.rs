//! Inequality of an indicator over residents, and the spatial pattern of its values.

mod contiguity;
mod inequality;
mod moran;
mod random;

pub use contiguity::{Contiguity, queen};
use geodata_api::equity::Equity;
use geodata_api::indicator::{IndicatorResult, Level};
pub use inequality::{gini, theil};
pub use moran::{local_moran, moran};

use crate::error::IndicatorError;
use crate::registry::spec;
use geodata_atlas::PreparedAtlas;
use geodata_model::{IstatCode, Municipality, ResidentsByAge};

/// Permutations behind every p-value: the smallest p is one in a thousand.
pub const PERMUTATIONS: usize = 999;

/// The seed of the permutations: the same data give the same p-values, everywhere.
pub const SEED: u64 = 2023;

/// Inequality and spatial pattern of an indicator over the municipalities.
///
/// # Units
/// Gini from 0 (the same for everyone) towards 1; Theil in nats, from 0; Moran's I about from -1 to 1.
///
/// # Assumptions
/// Every resident of a municipality has its value. Municipalities without a value are left out,
/// with their borders. Contiguity is queen: a shared border or a shared point.
///
/// # References
/// Lerman, Yitzhaki (1989), Journal of Econometrics 42(1), 43-47; Theil (1967), Economics and
/// Information Theory, ch. 4; Moran (1950), Biometrika 37(1/2), 17-23; Anselin (1995), Geographical
/// Analysis 27(2), 93-115.
///
/// # Errors
/// When there is no such indicator, or when it is not given by municipality.
///
/// # Example
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_indicator::equity::equity;
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let spread = equity(&prepared, "distance-residents")?;
/// assert!(spread.moran.unwrap().i > 0.0); // distant municipalities lie next to each other
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn equity(prepared: &PreparedAtlas, indicator: &str) -> Result<Equity, IndicatorError> {
    let result = spec(indicator)?.compute(prepared, Level::Municipality)?;
    Ok(of_result(prepared, &result))
}

fn of_result(prepared: &PreparedAtlas, result: &IndicatorResult) -> Equity {
    let known: Vec<(&Municipality, f64)> = prepared
        .atlas
        .municipalities
        .values()
        .filter_map(|m| Some((m, result.values.get(&m.istat.to_string())?.value?)))
        .collect();
    let values: Vec<f64> = known.iter().map(|(_, v)| *v).collect();
    let residents = known
        .iter()
        .map(|(m, _)| m.residents_or_nan(ResidentsByAge::total));
    let residents: Vec<f64> = residents.collect();
    let weighted = residents.iter().all(|people| people.is_finite());
    let zones: Vec<_> = known.iter().map(|(m, _)| m.zone).collect();
    let codes: Vec<IstatCode> = known.iter().map(|(m, _)| m.istat).collect();
    let neighbours = queen(&prepared.atlas.topology).among(&codes);
    let local = local_moran(&values, &neighbours, PERMUTATIONS, SEED);
    Equity {
        indicator: result.info.name.clone(),
        municipalities: known.len(),
        unknown: prepared.atlas.municipalities.len() - known.len(),
        gini: gini(&values, &residents).filter(|_| weighted),
        theil: theil(&values, &residents, &zones).filter(|_| weighted),
        moran: moran(&values, &neighbours, PERMUTATIONS, SEED),
        local: codes
            .into_iter()
            .zip(local)
            .filter_map(|(code, local)| Some((code, local?)))
            .collect(),
    }
}
