#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let name = if bytes.starts_with(b"PK") { "a.kmz" } else { "a.kml" };
    atlante_fuzz::file(name, bytes);
});
