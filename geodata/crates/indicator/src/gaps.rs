//! What is missing where, and how robust that finding is.
//!
//! A gap is a strategy or a service that a zone lacks while others have it, or that a source
//! declares absent. Where the sources had no occasion to speak, there is no gap but an unknown.

mod added_measure;
mod evidence;
mod ranking;
mod robustness;
mod sentences;
mod smoothing;
mod zones;

use geodata_api::gaps::Gaps;

pub use smoothing::empirical_bayes;

pub(super) use evidence::EvidenceTable;
pub(super) use ranking::ranked_gaps;
pub(super) use robustness::ZoneResidents;

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
    ranked_gaps(
        prepared,
        &ZoneResidents::new(prepared),
        &EvidenceTable::new(prepared),
    )
}
