//! Code shared by the fuzz targets: an atlas to import into, and the packing of archive formats.

use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use std::sync::LazyLock;

use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_import::{Input, Options, Profile, Target, import};

/// Separates the parts of an archive in the fuzzer's input. A fuzzer cannot find valid checksums of a zip archive, so it makes the
/// parts, and they are packed here.
pub const BETWEEN: &[u8] = b"\n%%\n";

/// Two municipalities as two adjacent squares. An import reads the whole atlas, so it is small.
const BORDERS: &str = r#"{"type":"Topology","objects":{"municipalities":{"type":"GeometryCollection","geometries":[
{"type":"MultiPolygon","id":"001086","arcs":[[[-2,2]]]},
{"type":"MultiPolygon","id":"001272","arcs":[[[0,1]]]}]}},"arcs":[
[[7.75,45.15],[7.6,45.15],[7.6,45.0],[7.75,45.0]],
[[7.75,45.0],[7.75,45.15]],
[[7.75,45.0],[7.9,45.0],[7.9,45.15],[7.75,45.15]]]}"#;
const NOWHERE: &str = r#"{"type":"FeatureCollection","features":[]}"#;

/// The parts of the embedded atlas that concern these two municipalities.
static FILES: LazyLock<AtlasFiles> = LazyLock::new(|| {
    let whole = AtlasFiles::embedded();
    let files = whole.clone().with("boundaries.topojson", BORDERS).with("projects.geojson", NOWHERE);
    let rows: [(&str, &[&str]); 11] = [
        ("municipalities.csv", &["001086,", "001272,"]),
        ("zones.csv", &["1,", "7,"]),
        ("absences.csv", &[]),
        ("conflicts.csv", &[]),
        ("health_facilities.csv", &[]),
        ("need_strategies.csv", &[]),
        ("needs.csv", &[]),
        ("pnrr_municipalities.csv", &[]),
        ("pnrr_zones.csv", &[]),
        ("projects.csv", &[]),
        ("statements.csv", &[]),
    ];
    rows.iter().fold(files, |files, (name, wanted)| {
        let mut lines = whole.text(name).lines();
        let header = lines.next().unwrap_or_default();
        let rows = lines.filter(|line| wanted.iter().any(|start| line.starts_with(start)));
        let text: String = std::iter::once(header).chain(rows).map(|line| format!("{line}\n")).collect();
        files.with(name, text)
    })
});
static ATLAS: LazyLock<PreparedAtlas> = LazyLock::new(|| {
    PreparedAtlas::new(Atlas::read(&FILES).expect("an atlas of two municipalities is one"))
});

/// Imports a file as `atlante import` does: as a table, and if its length is even also as projects, which takes longer.
pub fn imported(input: &Input, length: usize) {
    run(input, Target::Table, Profile::default());
    if length.is_multiple_of(2) {
        let set = [("kind", "cycle_route"), ("strategies", "3.3")];
        let profile = Profile {
            set: set.map(|(field, value)| (field.to_owned(), value.to_owned())).into(),
            ..Profile::default()
        };
        run(input, Target::Projects, profile);
    }
}

fn run(input: &Input, target: Target, profile: Profile) {
    let options = Options {
        target,
        profile,
        today: "2026-01-31".to_owned(),
        ..Options::default()
    };
    let inputs = std::slice::from_ref(input);
    let found = import(inputs, &ATLAS, &FILES, &options, &mut |_| {});
    let report = found.expect("whatever is wrong with a file is in the report").report;
    let totals = report.totals;
    let fates = totals.taken + totals.refused + totals.conflicts + totals.duplicates;
    assert_eq!(totals.rows, fates, "every row has one fate");
    assert!(
        totals.taken > 0 || !report.findings.is_empty() || totals.rows == 0,
        "nothing is dropped without a word"
    );
}

/// A file in memory.
pub fn file(name: &str, bytes: &[u8]) {
    imported(&Input::memory(name, bytes), bytes.len());
}

/// Imports a file that is read from the disk.
pub fn on_disk(extension: &str, bytes: &[u8]) {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = std::env::temp_dir().join(format!("atlante-fuzz-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the file");
        folder
    });
    let path = FOLDER.join(format!("a.{extension}"));
    for beside in ["-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(format!("{}{beside}", path.display()));
    }
    std::fs::write(&path, bytes).expect("the file is written");
    imported(&Input::file(&path), bytes.len());
}

/// Imports an archive: the input as it is if it begins like one, else an archive packed from its parts.
pub fn archive(name: &str, always: &[(&str, &str)], parts: &[(&str, &str)], bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        return file(name, bytes);
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored);
    let mut add = |name: &str, bytes: &[u8]| {
        zip.start_file(name, stored).expect("memory takes it");
        zip.write_all(bytes).expect("memory takes it");
    };
    for (name, text) in always {
        add(name, text.as_bytes());
    }
    let given = split(bytes);
    for (i, (name, otherwise)) in parts.iter().enumerate() {
        let part = given.get(i).copied().filter(|part| !part.is_empty());
        let part = part.unwrap_or(otherwise.as_bytes());
        if !part.is_empty() {
            add(name, part);
        }
    }
    let packed = zip.finish().expect("memory takes it").into_inner();
    imported(&Input::memory(name, packed), bytes.len());
}

fn split(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    while let Some(at) = bytes.windows(BETWEEN.len()).position(|w| w == BETWEEN) {
        parts.push(&bytes[..at]);
        bytes = &bytes[at + BETWEEN.len()..];
    }
    parts.push(bytes);
    parts
}
