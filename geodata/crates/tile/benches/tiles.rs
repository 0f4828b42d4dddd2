//! Time and size of the tiles of the embedded atlas, zoom by zoom: `cargo bench -p geodata-tile --bench tiles`.
#![allow(clippy::unwrap_used)] // a bench stops at the first thing wrong

use std::time::{Duration, Instant};

use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_mvt::{MAX_ZOOM, MIN_ZOOM};
use geodata_tile::Pyramid;

fn main() {
    let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap());
    let start = Instant::now();
    let pyramid = Pyramid::new(&atlas);
    println!("pyramid, no zoom prepared: {:.1} ms", ms(start.elapsed()));
    println!("zoom  prepare ms  tiles  all ms  median µs  p99 µs  largest B     bytes");
    let mut whole = start.elapsed();
    for z in MIN_ZOOM..=MAX_ZOOM {
        let mut tiles = pyramid.tiles(z);
        let first = tiles.next().unwrap();
        let start = Instant::now();
        let mut sizes = vec![pyramid.tile(first).bytes.len()];
        let prepare = start.elapsed();
        let mut times = Vec::new();
        for id in tiles {
            let start = Instant::now();
            let tile = pyramid.tile(id);
            times.push(start.elapsed());
            sizes.push(tile.bytes.len());
        }
        let all: Duration = times.iter().sum();
        whole += prepare + all;
        times.sort_unstable();
        let at = |share: usize| {
            let i = (times.len() * share / 100).min(times.len().saturating_sub(1));
            times.get(i).map_or(0.0, |t| ms(*t) * 1000.0)
        };
        println!(
            "{z:4} {:11.1} {:6} {:7.1} {:10.0} {:7.0} {:10} {:9}",
            ms(prepare),
            sizes.iter().filter(|s| **s > 0).count(),
            ms(all),
            at(50),
            at(99),
            sizes.iter().max().unwrap(),
            sizes.iter().sum::<usize>(),
        );
    }
    println!("whole pyramid on one thread: {:.0} ms", ms(whole));
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
