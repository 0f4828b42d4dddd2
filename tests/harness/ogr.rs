//! Vector tiles as GDAL's decoder reads them: a reader that shares no code with the product.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// A feature of a tile.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feature {
    /// Layer it is in.
    pub layer: String,
    /// Attributes as text; the feature's own identifier is `mvt_id`.
    pub fields: BTreeMap<String, String>,
    /// Geometry in a word and its size, such as `POLYGON : 12 points`.
    pub geometry: String,
}

impl Feature {
    /// The feature's identifier.
    #[must_use]
    pub fn id(&self) -> Option<u64> {
        self.fields.get("mvt_id")?.parse().ok()
    }
}

/// Every feature of a tile file, whose path must end in `Z/X/Y.pbf`.
///
/// # Errors
/// What GDAL complained about: a warning is as bad as an error.
pub fn read(tile: &Path) -> Result<Vec<Feature>, String> {
    let output = Command::new("ogrinfo")
        .args(["-ro", "-al", "-q", "-geom=SUMMARY"])
        .arg(tile)
        .output()
        .map_err(|error| format!("ogrinfo does not run ({error}): install gdal-bin"))?;
    let complaints = String::from_utf8_lossy(&output.stderr);
    let text = String::from_utf8_lossy(&output.stdout);
    // with -q it says ERROR and exits with 0 for some defects
    if !output.status.success() || !complaints.trim().is_empty() || text.contains("ERROR") {
        return Err(format!("{}: {complaints}", tile.display()));
    }
    Ok(parse(&text))
}

/// Reads ogrinfo's listing: `Layer name: L`, `OGRFeature(L):N`, `  field (Type) = value`, `  GEOMETRY : n points`.
fn parse(listing: &str) -> Vec<Feature> {
    let mut features: Vec<Feature> = Vec::new();
    for line in listing.lines() {
        if let Some(rest) = line.strip_prefix("OGRFeature(") {
            let layer = rest.split(')').next().unwrap_or_default().to_owned();
            features.push(Feature {
                layer,
                ..Feature::default()
            });
            continue;
        }
        let Some(feature) = features.last_mut().filter(|_| line.starts_with("  ")) else {
            continue;
        };
        match line.split_once(" = ") {
            Some((left, value)) => {
                let name = left.trim().split(" (").next().unwrap_or_default();
                feature.fields.insert(name.to_owned(), value.to_owned());
            }
            None => line.trim().clone_into(&mut feature.geometry),
        }
    }
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTING: &str = "Layer name: zones\nOGRFeature(zones):0\n  mvt_id (Integer64) = 5\n  \
        name (String) = Pinerolese (a)\n  POLYGON : 12 points\n\n";

    #[test]
    fn a_listing_is_read() {
        let features = parse(LISTING);
        assert_eq!(features.len(), 1);
        assert_eq!(features[0].id(), Some(5));
        assert_eq!(features[0].fields["name"], "Pinerolese (a)");
        assert_eq!(features[0].geometry, "POLYGON : 12 points");
    }
}
