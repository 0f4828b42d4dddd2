#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| atlante_fuzz::on_disk("gpkg", bytes));
