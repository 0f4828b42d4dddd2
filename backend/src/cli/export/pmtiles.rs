//! `atlante export pmtiles FILE`: the whole pyramid in one file, for static hosts and other map programs
//! (<https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>).

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use geodata_atlas::PreparedAtlas;
use geodata_mvt::{MAX_ZOOM, MIN_ZOOM, TileId};
use geodata_tile::{Pyramid, tilejson};
use pmtiles::{PmTilesWriter, TileCoord, TileType};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// File to write.
    file: PathBuf,
}

pub(super) fn run(atlas: &PreparedAtlas, args: &Args) -> anyhow::Result<ExitCode> {
    let tiles = Pyramid::new(atlas).all();
    let written = write(atlas, &tiles, &args.file)?;
    println!("{}: {written} tiles", args.file.display());
    Ok(ExitCode::SUCCESS)
}

/// Writes the tiles that are not empty; says how many.
pub(super) fn write(
    atlas: &PreparedAtlas,
    tiles: &[(TileId, Vec<u8>)],
    file: &Path,
) -> anyhow::Result<usize> {
    let [west, south, east, north] = atlas.bbox;
    let about = tilejson(atlas, "");
    let metadata = serde_json::json!({
        "name": about["name"],
        "description": about["description"],
        "attribution": about["attribution"],
        "version": about["version"],
        "type": "overlay",
        "vector_layers": about["vector_layers"],
    });
    // readers find a tile with fewer requests when the file is in the order of its directory
    let mut ordered: Vec<(u64, TileCoord, &[u8])> = tiles
        .iter()
        .map(|(id, bytes)| {
            let coord = TileCoord::new(id.z(), id.x(), id.y())?;
            Ok((pmtiles::TileId::from(coord).value(), coord, &bytes[..]))
        })
        .collect::<pmtiles::PmtResult<_>>()?;
    ordered.sort_unstable_by_key(|(position, ..)| *position);
    let to = File::create(file).with_context(|| format!("cannot write {}", file.display()))?;
    let mut writer = PmTilesWriter::new(TileType::Mvt)
        .min_zoom(MIN_ZOOM)
        .max_zoom(MAX_ZOOM)
        .bounds(west, south, east, north)
        .center(f64::midpoint(west, east), f64::midpoint(south, north))
        .center_zoom(8)
        .metadata(metadata.to_string())
        .create(to)?;
    for (_, coord, bytes) in &ordered {
        writer.add_tile(*coord, bytes)?;
    }
    writer.finalize()?;
    Ok(ordered.len())
}
