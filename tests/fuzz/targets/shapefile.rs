#![no_main]

const PARTS: [(&str, &str); 3] = [("a.shp", ""), ("a.dbf", ""), ("a.prj", "")];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| atlante_fuzz::archive("a.zip", &[], &PARTS, bytes));
