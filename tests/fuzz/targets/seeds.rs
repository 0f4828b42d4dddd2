//! Writes what the fuzzing begins with: the files of geodata's own tests, into `seeds/TARGET/`. A target like the others only because all are
//! built the same way.

#![no_main]

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use atlante_fuzz::BETWEEN;
use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_tile::Pyramid;

#[allow(dead_code)]
#[path = "../../../geodata/crates/import/tests/import/files.rs"]
mod files;

/// The parts of a spreadsheet in the order in which its target packs them, with some that the small one does without.
const STRINGS: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>Titolo</t></si><si><r><t>Com</t></r><r><t>une</t></r></si></sst>"#;
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
const TYPED: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:D3"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>Data</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Pista</t></is></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2" s="1"><v>45000.5</v></c><c r="D2" t="b"><v>1</v></c></row><row r="3"><c r="A3" t="d"><v>2024-01-02</v></c><c r="B3"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>"#;

const QUERIES: [&str; 4] = [
    "theme=density&level=municipality&zone=5&axis=3,1&strategy=3.3&kind=cycle_route&status=funded&lang=en",
    "?classes=quantile&q=pista+di+ci%C3%A8&view=9.25/45.07/7.68&title=Prova%20%26%20altro",
    "municipality=001272&cites=survey-2023&programme=PNRR&project=metrodigital",
    "theme=%&zone=12&view=nan/1e400/-0&kind=,,&q=%ff%00",
];

libfuzzer_sys::fuzz_target!(
    init: write_all(),
    |_bytes: &[u8]| {}
);

fn write_all() {
    let root = Path::new("seeds");
    let _ = fs::remove_dir_all(root);
    let write = |target: &str, name: &str, bytes: &[u8]| {
        let folder = root.join(target);
        fs::create_dir_all(&folder).expect("a folder for the seeds");
        fs::write(folder.join(name), bytes).expect("a seed is written");
    };
    let gpkg = std::env::temp_dir().join(format!("atlante-seed-{}.gpkg", std::process::id()));
    for (name, bytes) in files::whole_files(&gpkg) {
        let target = match name.rsplit('.').next().unwrap_or_default() {
            "kmz" => "kml",
            "zip" => "shapefile",
            // it is a part of the zip
            "shp" => continue,
            same => same,
        };
        write(target, name, &bytes);
        let parts: &[&str] = match target {
            "shapefile" => &["a.shp", "a.dbf"],
            "ods" => &["content.xml"],
            "xlsx" => &["xl/worksheets/sheet1.xml"],
            _ => continue,
        };
        write(target, "parts", &joined(parts.iter().map(|part| unpacked(&bytes, part))));
    }
    let _ = fs::remove_file(gpkg);
    let typed = [TYPED, STRINGS, STYLES].map(|part| part.as_bytes().to_vec());
    write("xlsx", "typed", &joined(typed.into_iter()));
    let wide = "Nome,Lon,Lat,Importo\n\"Città, nuova\",7.68,45.07,\"1.234,50\"\nCirie',,,\n";
    write("csv", "coordinates", wide.as_bytes());
    for (i, query) in QUERIES.iter().enumerate() {
        write("mapspec", &i.to_string(), query.as_bytes());
    }
    let atlas = Atlas::read(&AtlasFiles::embedded()).expect("the embedded atlas is one");
    let pyramid = Pyramid::new(&PreparedAtlas::new(atlas));
    // the smaller a tile, the more often it can be read
    let mut tiles: Vec<Vec<u8>> = pyramid.tiles(12).map(|id| pyramid.tile(id).bytes).collect();
    tiles.sort_by_key(Vec::len);
    for (i, tile) in tiles.iter().filter(|t| t.len() > 200).step_by(10).take(6).enumerate() {
        write("tile", &i.to_string(), tile);
    }
    // nothing is fuzzed
    std::process::exit(0)
}

fn joined(parts: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    parts.collect::<Vec<_>>().join(BETWEEN)
}

fn unpacked(archive: &[u8], name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut bytes = Vec::new();
    zip.by_name(name).expect("a part of it").read_to_end(&mut bytes).expect("it is whole");
    bytes
}
