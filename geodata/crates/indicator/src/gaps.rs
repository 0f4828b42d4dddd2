//! What is missing where, and how sure we are.
//!
//! A gap is a strategy or a service that a zone lacks while others have it, or that a source
//! declares absent. Where the sources had no occasion to speak, there is no gap but an unknown.

mod build;
mod measure;
mod robustness;
mod smoothing;
mod table;
mod words;

use geodata_api::gaps::Gaps;

pub use smoothing::empirical_bayes;

pub(super) use build::gaps as of_table;
pub(super) use robustness::People;
pub(super) use table::Table;

use geodata_atlas::PreparedAtlas;

/// The gaps of the register.
///
/// # Example
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_api::gaps::Extent;
/// use geodata_indicator::gaps::gaps;
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let found = gaps(&prepared);
/// assert_eq!(found.gaps[0].extent, Extent::Declared);
/// # Ok::<(), geodata_atlas::InvalidAtlas>(())
/// ```
#[must_use]
pub fn gaps(prepared: &PreparedAtlas) -> Gaps {
    build::gaps(
        prepared,
        &robustness::People::new(prepared),
        &table::Table::new(prepared),
    )
}
