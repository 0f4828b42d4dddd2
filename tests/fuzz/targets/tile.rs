#![no_main]

use geodata_mvt::decode::decode;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let tile = decode(bytes);
    let features = tile.layers.iter().flat_map(|layer| &layer.features);
    // a position and an attribute take two bytes at least: memory is in proportion
    let taken: usize = features
        .map(|f| f.attributes.len() + f.parts.iter().map(Vec::len).sum::<usize>())
        .sum();
    assert!(2 * taken <= bytes.len(), "{taken} of {} bytes", bytes.len());
});
