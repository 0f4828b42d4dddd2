//! Seven hundred damaged files, seventy of each kind: each gives a report, none a panic, and none takes the machine's memory.

use std::io::Write as _;

use geodata_import::{Input, Options, Target};

use super::files::{KML, ROWS, dbf, ods_of, shp, whole_files, zip};
use super::{count, cycle_routes, imported};

/// A place for a file: a GeoPackage is read where it lies.
fn scratch(name: &str) -> std::path::PathBuf {
    let file = format!("damaged-{}-{name}.gpkg", std::process::id());
    std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(file)
}

/// The bytes as something to import.
fn input(name: &str, bytes: Vec<u8>) -> Input {
    if name == "a.gpkg" {
        let path = scratch("damaged");
        // what SQLite leaves beside a file that says to have a log is not of the next one
        for beside in ["-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(format!("{}{beside}", path.display()));
        }
        std::fs::write(&path, bytes).unwrap();
        return Input::file(&path);
    }
    Input::memory(name, bytes)
}

/// A generator of numbers that is the same on every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit.max(1) as u64).unwrap()
    }
}

/// One of the ways in which files are damaged.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    const WORDS: [&[u8]; 10] = [
        b"NaN",
        b"1e308",
        b"-1e400",
        b"\xff\xff\xff\xff",
        b"\0\0\0\0",
        b"\"",
        b"[[[[[[[[",
        b"Infinity",
        b"\xc3",
        b"99999999999999999999",
    ];
    let at = dice.below(bytes.len());
    match dice.below(6) {
        0 => bytes.truncate(at),
        1 => bytes[at] ^= 1 << dice.below(8),
        2 => {
            let end = (at + dice.below(40)).min(bytes.len());
            let again = bytes[at..end].repeat(1 + dice.below(50));
            bytes.splice(at..end, again);
        }
        3 => {
            let end = (at + dice.below(20)).min(bytes.len());
            bytes.drain(at..end);
        }
        4 => {
            let word = WORDS[dice.below(WORDS.len())];
            let end = (at + word.len()).min(bytes.len());
            bytes.splice(at..end, word.iter().copied());
        }
        _ => {
            let end = (at + 1 + dice.below(8)).min(bytes.len());
            for byte in &mut bytes[at..end] {
                *byte = u8::try_from(dice.below(256)).unwrap();
            }
        }
    }
}

/// The parts of an archive are damaged before it is packed, too: else the sums of the zip would hide what lies within.
fn repacked(name: &str, dice: &mut Dice) -> Option<Vec<u8>> {
    let mut csv = Vec::new();
    for row in ROWS {
        csv.extend(format!("<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>", row.join(" ")).bytes());
    }
    let ring: &[(f64, f64)] = &[(7.1, 45.1), (7.1, 45.2), (7.2, 45.2), (7.1, 45.1)];
    let (mut shp, mut dbf) = (shp(&[&[ring]]), dbf(&[("Titolo", 8)], &[&["A"]]));
    match name {
        "a.ods" => {
            damage(&mut csv, dice);
            Some(ods_of(&String::from_utf8_lossy(&csv)))
        }
        "a.kmz" => {
            let mut kml = KML.as_bytes().to_vec();
            damage(&mut kml, dice);
            Some(zip(&[("doc.kml", &kml)]))
        }
        "a.zip" => {
            damage(
                if dice.below(2) == 0 {
                    &mut shp
                } else {
                    &mut dbf
                },
                dice,
            );
            Some(zip(&[("a.shp", &shp), ("a.dbf", &dbf)]))
        }
        _ => None,
    }
}

/// A number of the environment, for longer runs.
fn number(name: &str, usual: u64) -> u64 {
    let asked = std::env::var(name).ok();
    asked.map_or(usual, |n| n.parse().unwrap())
}

/// Keeps a damaged file until it has been survived: what a panic leaves behind is the file to look at.
struct Suspect(std::path::PathBuf);

impl Suspect {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let name = format!("suspect-{}-{name}", std::process::id());
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }
}

impl Drop for Suspect {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_file(&self.0);
        }
    }
}

/// `ATLANTE_DAMAGED=100000 ATLANTE_SEED=1 cargo test --workspace --test import damaged_files` looks for longer,
/// and elsewhere.
#[test]
fn seven_hundred_damaged_files_give_a_report_each() {
    let mut dice = Dice(number("ATLANTE_SEED", 8));
    let wanted = usize::try_from(number("ATLANTE_DAMAGED", 700)).unwrap();
    let files = whole_files(&scratch("whole"));
    let (mut refused, mut survived) = (0, 0);
    for i in 0..wanted {
        let (name, whole) = &files[i % files.len()];
        let packed = (dice.below(2) == 0)
            .then(|| repacked(name, &mut dice))
            .flatten();
        let bytes = packed.unwrap_or_else(|| {
            let mut bytes = whole.clone();
            for _ in 0..=dice.below(3) {
                if !bytes.is_empty() {
                    damage(&mut bytes, &mut dice);
                }
            }
            bytes
        });
        let options = if dice.below(2) == 0 {
            cycle_routes()
        } else {
            Options {
                target: Target::Table,
                ..Options::default()
            }
        };
        let _suspect = Suspect::new(name, &bytes);
        let start = std::time::Instant::now();
        let report = imported(&[input(name, bytes)], &options).report;
        let took = start.elapsed();
        // what takes a moment on an idle machine; on a starved one it has taken 20 s
        assert!(took.as_secs() < 60, "{name}, file {i}: {took:?}");
        let totals = report.totals;
        let fates = totals.taken + totals.refused + totals.conflicts + totals.duplicates;
        assert_eq!(
            totals.rows, fates,
            "{name}, file {i}: every row has one fate"
        );
        // nothing is dropped without a word
        assert!(
            totals.taken > 0 || !report.findings.is_empty() || totals.rows == 0,
            "{name}, file {i}"
        );
        if report.is_whole() {
            survived += 1;
        } else {
            refused += 1;
        }
    }
    assert!(
        refused > wanted * 3 / 7 && survived > wanted * 3 / 70,
        "{refused} refused, {survived} harmless"
    );
}

#[test]
fn bombs_end_in_words() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let row = "a,b\n".repeat(25_000);
    for _ in 0..100 {
        packed.write_all(row.as_bytes()).unwrap();
    }
    let rows = packed.finish().unwrap();
    let repeated = ods_of(
        "<table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>",
    );
    let zeros = vec![b'0'; 257 << 20];
    let bomb = zip(&[("a.csv", &zeros)]);
    drop(zeros);
    assert!(bomb.len() < 1 << 20);
    let quote = format!("a,b\n1,\"{}", "x".repeat(9 << 20));
    let deep = format!("{{\"features\":[{{\"geometry\":{}", "[".repeat(1 << 20));
    let entities = format!(
        "<!DOCTYPE x [<!ENTITY a \"{}\">]><gpx><wpt lat=\"1\" lon=\"1\"><name>&a;&a;</name></wpt></gpx>",
        "b".repeat(100)
    );
    let options = Options {
        target: Target::Table,
        ..Options::default()
    };
    for (name, bytes, finding) in [
        ("righe.csv.gz", rows, "too-many-rows"),
        ("ripetuto.ods", repeated, "too-many-rows"),
        ("bomba.zip", bomb, "file-too-large"),
        ("virgolette.csv", quote.into_bytes(), "row-too-long"),
        ("profondo.geojson", deep.into_bytes(), "unreadable"),
        ("entita.gpx", entities.into_bytes(), "outside-territory"),
        ("vuoto.csv", Vec::new(), "file-empty"),
        ("binario.csv", vec![0; 100], "not-text"),
        ("finto.xlsx", b"PK\x03\x04".to_vec(), "unreadable"),
        ("altro.docx", b"PK".to_vec(), "format-unknown"),
    ] {
        let report = imported(&[Input::memory(name, bytes)], &options).report;
        assert_eq!(
            count(&report, finding),
            1,
            "{name}: {:#?}",
            report
                .findings
                .iter()
                .map(|g| (g.finding, g.count))
                .collect::<Vec<_>>()
        );
    }
}
