//! Geodesic distances between municipalities.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Distance, Geodesic, Point};

use geodata_api::scenario::DISTANCE_BANDS;
use geodata_atlas::PreparedAtlas;
use geodata_model::IstatCode;

/// Geodesic distance in km between the label points of two municipalities.
///
/// # Units
/// Kilometres on the WGS84 ellipsoid.
///
/// # Assumptions
/// A municipality's label point, well inside its largest part, stands for all of its residents and
/// facilities: within a municipality the distance is zero. Roads are longer, above all across valleys.
///
/// # References
/// Karney (2013), Algorithms for geodesics, Journal of Geodesy 87(1), 43-55.
pub(super) fn km_between(prepared: &PreparedAtlas, a: IstatCode, b: IstatCode) -> Option<f64> {
    let point = |code| prepared.shapes.get(&code).map(|s| s.label_point);
    let ([ax, ay], [bx, by]) = (point(a)?, point(b)?);
    let km = Geodesic.distance(Point::new(ax, ay), Point::new(bx, by)) / 1000.0;
    km.is_finite().then_some(km)
}

/// The distance in km of every municipality to the nearest of `targets`, and that target: of equally near ones the lowest
/// code. Empty when there are no targets. Distances are geodesic, between label points.
///
/// # Example
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_indicator::distance::nearest;
///
/// let prepared = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let torino = "001272".parse()?;
/// let found = nearest(&prepared, &[torino].into());
/// assert_eq!(found[&torino], (0.0, torino));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn nearest(
    prepared: &PreparedAtlas,
    targets: &BTreeSet<IstatCode>,
) -> BTreeMap<IstatCode, (f64, IstatCode)> {
    let of = |code: IstatCode| {
        let distances = targets
            .iter()
            .filter_map(|&t| Some((km_between(prepared, code, t)?, t)));
        distances.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
    };
    let codes = prepared.atlas.municipalities.keys();
    codes.filter_map(|&code| Some((code, of(code)?))).collect()
}

/// The name of the band of [`DISTANCE_BANDS`] that a distance in km falls in; the upper end belongs to the band.
///
/// # Example
/// ```
/// use geodata_indicator::distance::band;
///
/// assert_eq!(band(5.0), "0-5");
/// assert_eq!(band(5.1), "5-10");
/// ```
#[must_use]
pub fn band(km: f64) -> &'static str {
    let found = DISTANCE_BANDS.iter().find(|(_, upper)| km <= *upper);
    found.map_or(DISTANCE_BANDS[DISTANCE_BANDS.len() - 1].0, |(name, _)| name)
}
