//! The source of tiles, described by a `TileJSON`.

use geodata_model::Bbox;
use serde::Deserialize;

use super::id::TileId;

/// The members of a `TileJSON` 3.0.0 that the map uses.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TileSource {
    /// Address templates.
    tiles: Vec<String>,
    /// Lowest zoom with tiles.
    #[serde(default)]
    pub minzoom: u8,
    /// Highest zoom with tiles; its tiles are also drawn at higher zooms.
    #[serde(default = "default_maxzoom")]
    pub maxzoom: u8,
    /// The box the tiles cover.
    #[serde(default = "world")]
    pub bounds: Bbox,
}

fn default_maxzoom() -> u8 {
    14
}

fn world() -> Bbox {
    [-180.0, -85.051_129, 180.0, 85.051_129]
}

/// Why a `TileJSON` cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// It is not a `TileJSON`.
    #[error("it is not TileJSON")]
    Json(#[from] serde_json::Error),
    /// It has no template for the addresses of tiles.
    #[error("its `tiles` lack an address with {{z}}, {{x}} and {{y}}")]
    NoTemplate,
    /// Its zooms are not a range.
    #[error("its zooms {0} to {1} are not a range within 0 to 24")]
    Zooms(u8, u8),
}

impl TileSource {
    /// Reads a `TileJSON`.
    pub fn from_json(bytes: &[u8]) -> Result<Self, SourceError> {
        let source: Self = serde_json::from_slice(bytes)?;
        let is_template = |t: &String| ["{z}", "{x}", "{y}"].iter().all(|part| t.contains(part));
        if !source.tiles.first().is_some_and(is_template) {
            return Err(SourceError::NoTemplate);
        }
        if source.minzoom > source.maxzoom || source.maxzoom > 24 {
            return Err(SourceError::Zooms(source.minzoom, source.maxzoom));
        }
        Ok(source)
    }

    /// The address of a tile.
    #[must_use]
    pub fn url(&self, tile: TileId) -> String {
        self.tiles.first().map_or_else(String::new, |template| {
            template
                .replace("{z}", &tile.z.to_string())
                .replace("{x}", &tile.x.to_string())
                .replace("{y}", &tile.y.to_string())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilejson_gives_addresses_and_zooms() {
        let json = br#"{"tilejson":"3.0.0","tiles":["/tiles/atlas/{z}/{x}/{y}?v=abc"],
            "minzoom":5,"maxzoom":12,"bounds":[6.5,44.5,8.3,45.7],"vector_layers":[]}"#;
        let source = TileSource::from_json(json).unwrap();
        let tile = TileId {
            z: 9,
            x: 266,
            y: 183,
        };
        assert_eq!(source.url(tile), "/tiles/atlas/9/266/183?v=abc");
        assert_eq!((source.minzoom, source.maxzoom), (5, 12));
    }

    #[test]
    fn an_unusable_tilejson_is_refused_with_a_reason() {
        let refused = |json: &str| {
            TileSource::from_json(json.as_bytes())
                .unwrap_err()
                .to_string()
        };
        assert_eq!(refused("<html>"), "it is not TileJSON");
        assert!(refused(r#"{"tiles":["/t/{z}"]}"#).contains("lack an address"));
        assert!(
            refused(r#"{"tiles":["/{z}/{x}/{y}"],"minzoom":9,"maxzoom":5}"#).contains("9 to 5")
        );
    }
}
