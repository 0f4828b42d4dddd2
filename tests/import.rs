//! `atlante import`: commands and reports, and imports of published open data where they are beside the repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn import(args: &[&str]) -> Output {
    let output = Command::new(e2e::binary())
        .arg("import")
        .args(args)
        .output()
        .expect("the binary runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!errors.contains("panicked"), "{errors}");
    output
}

/// The exit status and the report of an import, as JSON; `name` keeps the reports of the tests apart.
fn reported(name: &str, args: &[&str]) -> (i32, Value) {
    let path = e2e::results().join(format!("import-{name}.json"));
    let report = [
        "--dry-run",
        "--report",
        path.to_str().expect("a path in UTF-8"),
    ];
    let output = import(&[args, &report].concat());
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}: {output:?}"));
    (
        output.status.code().expect("an exit status"),
        serde_json::from_str(&text).expect("JSON"),
    )
}

/// The number of findings of a kind, in a column or in all.
fn found(report: &Value, finding: &str, column: Option<&str>) -> u64 {
    let groups = report["findings"].as_array().expect("findings").iter();
    let these =
        groups.filter(|g| g["finding"] == finding && column.is_none_or(|c| g["column"] == c));
    these.filter_map(|g| g["count"].as_u64()).sum()
}

fn total(report: &Value, which: &str) -> u64 {
    report["totals"][which].as_u64().expect("a count")
}

fn file(name: &str, bytes: &[u8]) -> String {
    let path = e2e::results().join(name);
    fs::write(&path, bytes).expect("a file is written");
    path.to_str().expect("a path in UTF-8").to_owned()
}

/// A dataset beside the repository. Without it the test is skipped, with a message.
fn shared(path: &str) -> Option<PathBuf> {
    let path = e2e::root().join("../shared/data").join(path);
    if path.exists() {
        return Some(path);
    }
    println!("SKIPPED: {} is not there", path.display());
    None
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

const REGISTER: &[u8] = b"Titolo;Comune;Importo;Tipologia;Strategia\r\n\
    Pista delle fonti;CIRIE';1.250.000,50;Percorso ciclabile;3.3\r\n\
    Pista ignota;Rivarol;1;Percorso ciclabile;3.3\r\n";

#[test]
fn the_report_lists_imported_and_refused_rows() {
    let register = file("import-registro.csv", REGISTER);
    let page = e2e::results().join("import-registro.html");
    let profile = e2e::results().join("import-registro.toml");
    let output = import(&[
        &register,
        "--dry-run",
        "--report",
        text(&page),
        "--save-profile",
        text(&profile),
    ]);
    assert_eq!(output.status.code(), Some(3), "taken in part");
    let report = String::from_utf8_lossy(&output.stdout);
    for words in [
        "Titolo → title_it",
        "2 righe lette: 1 prese (1 con modifiche), 1 rifiutate",
        "riga 3: “Rivarol” non è con certezza un comune",
        "Rivarolo Canavese (001217)",
        "“1.250.000,50” letto come 1250000.5",
        "Nulla è stato scritto",
    ] {
        assert!(report.contains(words), "`{words}` in\n{report}");
    }
    assert!(output.stderr.is_empty(), "no progress where nobody looks");
    let page = fs::read_to_string(page).expect("a page");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Rivarolo Canavese"));
    assert!(!page.contains("http"), "a page that needs nothing else");
    // the saved profile gives the same result
    let again = import(&[
        &register,
        "--dry-run",
        "--profile",
        text(&profile),
        "--lang",
        "en",
    ]);
    let report = String::from_utf8_lossy(&again.stdout);
    assert!(report.contains("2 rows read: 1 taken"), "{report}");
}

#[test]
fn dates_of_validity_are_read_in_common_notations() {
    let head = "Titolo;Comune;Tipologia;Strategia;Valido dal;Fine\n";
    let rows = [
        "31/12/2024;2026",
        "6/2024;2024-12-31",
        ";",
        "presto;2026",
        "2025;31/12/2024",
    ];
    let rows = rows
        .iter()
        .zip(1..)
        .map(|(dates, n)| format!("Pista {n};Ciriè;Percorso ciclabile;3.3;{dates}\n"));
    let table = file(
        "import-dates.csv",
        format!("{head}{}", rows.collect::<String>()).as_bytes(),
    );
    let output = import(&[&table, "--dry-run"]);
    let report = String::from_utf8_lossy(&output.stdout);
    for words in [
        "Valido dal → valid_from",
        "Fine → valid_to",
        "“31/12/2024” letto come 2024-12-31",
        "“6/2024” letto come 2024-06",
        "riga 5: “presto” non è una data",
        "Scrivere anno-mese-giorno",
        "riga 6: La fine, 2024-12-31, viene prima dell’inizio, 2025",
        "Controllare le due date",
    ] {
        assert!(report.contains(words), "`{words}` in\n{report}");
    }
    let (status, report) = reported("dates", &[&table]);
    assert_eq!(
        (status, total(&report, "taken"), total(&report, "refused")),
        (3, 3, 2)
    );
    assert_eq!(
        found(&report, "not-a-date", Some("Valido dal")),
        1,
        "{report}"
    );
    assert_eq!(found(&report, "ends-before", Some("Fine")), 1, "{report}");
}

#[test]
fn the_exit_status_distinguishes_the_outcomes() {
    let lines: Vec<&[u8]> = REGISTER.split_inclusive(|b| *b == b'\n').take(2).collect();
    let whole = file("import-intero.csv", &lines.concat());
    assert_eq!(import(&[&whole, "--dry-run"]).status.code(), Some(0));
    assert_eq!(
        import(&["non-esiste.csv", "--dry-run"]).status.code(),
        Some(1)
    );
    let written = import(&[&whole]);
    assert_eq!(written.status.code(), Some(1), "the atlas in the program");
    assert!(String::from_utf8_lossy(&written.stderr).contains("atlante init"));
    let missing = import(&[&whole, "--dry-run", "--map", "title_it=Nome"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stdout).contains("La colonna “Nome” non c’è"));
    for wrong in [
        &["--profile", "nessuno"][..],
        &["--set", "colore=blu"],
        &["--report", "rapporto.pdf"],
        &["--map", "title_it"],
    ] {
        let output = import(&[&[whole.as_str(), "--dry-run"], wrong].concat());
        assert!(
            !output.status.success() && !output.stderr.is_empty(),
            "{wrong:?}"
        );
    }
}

#[test]
fn all_projects_of_the_recovery_plan_are_in_the_report() {
    let Some(data) = shared("pnrr-italia-domani-2023") else {
        return;
    };
    let validated = data.join("progetti_validati_CMTorino.csv");
    let (status, report) = reported("pnrr", &[text(&validated), "--profile", "italia-domani"]);
    assert_eq!(status, 3);
    assert_eq!(total(&report, "rows"), 2408);
    let fates: u64 = ["taken", "refused", "conflicts", "duplicates"]
        .map(|w| total(&report, w))
        .iter()
        .sum();
    assert_eq!(fates, 2408);
    assert!(total(&report, "taken") > 1200, "{}", report["totals"]);
    assert!(
        found(&report, "one-more-place", None) > 20,
        "places of one project are joined"
    );
    assert!(
        found(&report, "cup-in-atlas", None) > 50,
        "the health facilities are there already"
    );
    let health = data.join("M6C1_sanita_territoriale_CMTorino.csv");
    let (_, report) = reported("pnrr-m6", &[text(&health), "--profile", "italia-domani"]);
    assert_eq!(total(&report, "rows"), 88);
    assert!(
        found(&report, "cut-cells", Some("Titolo progetto")) > 0,
        "titles cut at 40 characters"
    );
    let everywhere = data.join("localizzazioni_universo_IT.csv.gz");
    let (_, report) = reported("pnrr-universo", &[text(&everywhere), "--as", "table"]);
    assert_eq!(total(&report, "rows"), 164_482);
    let municipality = Some("COD_ISTAT_COMUNE");
    assert_eq!(
        found(&report, "municipality-elsewhere", municipality),
        164_482 - 2_638 - 5_662
    );
}

#[test]
fn the_regional_cycle_network_is_measured_by_zone() {
    let Some(folder) = shared("piemonte-ciclovie/singole") else {
        return;
    };
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|e| e.expect("an entry").path())
        .collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "geojson"));
    files.sort();
    let mut args: Vec<&str> = files.iter().map(|f| text(f)).collect();
    args.extend(["--as", "table"]);
    let (_, report) = reported("ciclovie", &args);
    assert_eq!(report["files"].as_array().map(Vec::len), Some(35));
    assert_eq!(total(&report, "rows"), 906);
    assert_eq!(found(&report, "geometry-repeated", None), 906 - 739);
    assert!(found(&report, "encoded-twice", Some("Target")) > 0);
    let lengths =
        found(&report, "empty-cells", Some("LUNGH")) + found(&report, "zero-cells", Some("LUNGH"));
    assert!(lengths > 0, "lengths that are not there, or zero");
    let km: Vec<(Option<u64>, f64)> =
        serde_json::from_value(report["km_by_zone"].clone()).expect("km by zone");
    assert_eq!(km.len(), 12, "eleven zones, and what lies outside: {km:?}");
    for (zone, km) in km {
        println!("zone {zone:?}: {km:.1} km");
        assert!(km > 0.5);
    }
    let Some(poi) = shared("piemonte-ciclovie/poi/R15_Corona_di_Delizie_POI.geojson") else {
        return;
    };
    let (_, report) = reported("ciclovie-poi", &[text(&poi), "--as", "table"]);
    assert_eq!(
        (total(&report, "rows"), report["files"][0]["crs"].as_str()),
        (14, Some("EPSG:6706"))
    );
    let Some(track) = shared("piemonte-ciclovie/gpx/Ciclovia_15.gpx") else {
        return;
    };
    let (_, report) = reported("ciclovie-gpx", &[text(&track), "--as", "table"]);
    assert_eq!(total(&report, "taken"), 1);
}

#[test]
fn boundaries_and_tables_have_the_counts_of_their_sources() {
    for (path, rows) in [
        ("istat-confini-comuni/comuni_torino_2023.geojson", 312),
        (
            "openpolis-geojson-italy/limits_P_1_municipalities.geojson",
            312,
        ),
        (
            "openpolis-geojson-italy/limits_IT_municipalities_assembled.geojson.gz",
            7_899,
        ),
        ("istat-shp-2019/unita-territoriali-sovracomunali.shp", 107),
        ("istat-shp-2019/unita-territoriali-sovracomunali.zip", 107),
        ("istat-shp-2019/regioni.zip", 20),
        ("anpr-archivio-comuni/ANPR_archivio_comuni_TO.csv", 787),
        ("istat-popolazione-eta/comuni_popolazione_eta_2023.csv", 312),
        (
            "istat-situas-comuni-torino/comuni_CMTorino_situas_2022-12-31.csv",
            312,
        ),
        ("zone-omogenee-cmto/zone_omogenee_312.csv", 312),
    ] {
        let Some(data) = shared(path) else { return };
        let (_, report) = reported("dataset", &[text(&data), "--as", "table"]);
        assert_eq!(total(&report, "rows"), rows, "{path}");
        let crossing =
            found(&report, "self-crossing", None) + found(&report, "self-crossing-mended", None);
        println!(
            "{path}: {rows} rows, {} refused, {crossing} outlines that cross themselves, crs {}",
            total(&report, "refused"),
            report["files"][0]["crs"]
        );
        if path.starts_with("istat-shp") {
            assert_eq!(report["files"][0]["crs"], "EPSG:32632", "{path}");
            assert!(crossing > 0, "{path}: invalid as published");
        } else {
            assert_eq!(crossing, 0, "{path}");
        }
        if path.contains("limits_P_1") {
            assert_eq!(
                found(&report, "ring-order", None),
                312,
                "{path}: clockwise, not as RFC 7946 wants"
            );
        }
    }
}

/// Compares with `ogr2ogr`, which transforms the same file to longitude and latitude: every position of ours is within a metre of
/// one of GDAL's.
#[test]
fn positions_of_the_istat_shapefile_agree_with_gdal() {
    let Some(data) = shared("istat-shp-2019/unita-territoriali-sovracomunali.shp") else {
        return;
    };
    let folder = e2e::results();
    let (ours, theirs) = (
        folder.join("uts-atlante.geojson"),
        folder.join("uts-gdal.geojson"),
    );
    let _ = fs::remove_file(&theirs);
    let gdal = Command::new("ogr2ogr")
        .args([
            "-f",
            "GeoJSON",
            "-t_srs",
            "EPSG:4326",
            "-lco",
            "COORDINATE_PRECISION=9",
        ])
        .args([&theirs, &data])
        .output();
    if !gdal.is_ok_and(|output| output.status.success()) {
        println!("SKIPPED: ogr2ogr is not there");
        return;
    }
    let output = import(&[
        text(&data),
        "--out",
        text(&ours),
        "--map",
        "id=COD_UTS",
        "--map",
        "title_it=DEN_UTS",
        "--set",
        "kind=cycle_route",
        "--set",
        "strategies=3.3",
    ]);
    let report = String::from_utf8_lossy(&output.stdout);
    let read = |path: &Path| -> Vec<(f64, f64)> {
        let map: Value = serde_json::from_slice(&fs::read(path).expect("a map")).expect("JSON");
        let mut positions = Vec::new();
        for feature in map["features"].as_array().expect("features") {
            collect(&feature["geometry"]["coordinates"], &mut positions);
        }
        positions
    };
    let (ours, theirs) = (read(&ours), read(&theirs));
    // a metre is less than 1.3e-5 degrees at these latitudes
    let cell = |(x, y): (f64, f64)| ((x / 2e-5).floor() as i64, (y / 2e-5).floor() as i64);
    let mut grid: std::collections::HashMap<(i64, i64), Vec<(f64, f64)>> =
        std::collections::HashMap::new();
    for position in &theirs {
        grid.entry(cell(*position)).or_default().push(*position);
    }
    let mut farthest = 0.0_f64;
    for position in &ours {
        let (column, row) = cell(*position);
        let near = (-1..=1).flat_map(|i| (-1..=1).map(move |j| (column + i, row + j)));
        let metres = near
            .filter_map(|cell| grid.get(&cell))
            .flatten()
            .map(|other| {
                let (dx, dy) = (position.0 - other.0, position.1 - other.1);
                let dx = dx * position.1.to_radians().cos();
                dx.hypot(dy) * 111_320.0
            })
            .fold(f64::INFINITY, f64::min);
        farthest = farthest.max(metres);
    }
    println!(
        "{} positions of ours, {} of GDAL, farthest {farthest:.6} m",
        ours.len(),
        theirs.len()
    );
    assert!(
        ours.len() > 10_000 && ours.len() * 10 > theirs.len() * 8,
        "{report}"
    );
    assert!(farthest < 1.0, "{farthest} m");
}

fn collect(value: &Value, positions: &mut Vec<(f64, f64)>) {
    let Some(list) = value.as_array() else { return };
    if let (Some(x), Some(y)) = (
        list.first().and_then(Value::as_f64),
        list.get(1).and_then(Value::as_f64),
    ) {
        positions.push((x, y));
        return;
    }
    for part in list {
        collect(part, positions);
    }
}
