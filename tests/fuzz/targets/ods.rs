#![no_main]

const ALWAYS: [(&str, &str); 1] = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet")];
const PARTS: [(&str, &str); 1] = [("content.xml", "")];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| atlante_fuzz::archive("a.ods", &ALWAYS, &PARTS, bytes));
