//! Reads vector tiles with GDAL, a decoder that shares no code with the product.

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
    /// Geometry type and size, such as `POLYGON : 12 points`.
    pub geometry: String,
}

impl Feature {
    /// The feature's identifier.
    #[must_use]
    pub fn id(&self) -> Option<u64> {
        self.fields.get("mvt_id")?.parse().ok()
    }
}

/// A tile as GDAL reads it.
#[derive(Debug, Default)]
pub struct Decoded {
    /// Its features.
    pub features: Vec<Feature>,
    /// GDAL's errors and warnings, such as an unreadable part or an invalid polygon.
    pub errors: String,
}

/// Reads a tile file, whose path must end in `Z/X/Y.pbf`.
pub fn read(tile: &Path) -> Decoded {
    let output = Command::new("ogrinfo")
        .args(["-ro", "-al", "-q", "-geom=SUMMARY"])
        .arg(tile)
        .output()
        .unwrap_or_else(|error| panic!("ogrinfo does not run ({error}): install gdal-bin"));
    let text = String::from_utf8_lossy(&output.stdout);
    let mut errors = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if !output.status.success() && errors.is_empty() {
        errors = output.status.to_string();
    }
    Decoded {
        features: parse(&text),
        errors,
    }
}

/// Parses ogrinfo's listing: `Layer name: L`, `OGRFeature(L):N`, `  field (Type) = value`, `  GEOMETRY : n points`.
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
