#![no_main]

use geodata_mapspec::MapSpec;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let query = String::from_utf8_lossy(bytes);
    let (spec, _) = MapSpec::from_query(&query);
    // the address that is shown opens the same map, and is the address of that map
    let address = spec.to_query();
    let (again, refused) = MapSpec::from_query(&address);
    assert!(refused.is_empty(), "{address}: {refused:?}");
    assert_eq!(again.to_query(), address);
});
