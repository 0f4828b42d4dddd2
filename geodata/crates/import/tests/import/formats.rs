//! What is read is what was written, in every format.

use geodata_atlas::AtlasFiles;
use geodata_import::{Input, Options, Outcome, Profile, Target};
use geodata_store::Record;

use super::files::{dbf, ods, shp, xlsx, xlsx_of, zip};
use super::{count, cycle_routes, imported};

const ROWS: &[&[&str]] = &[
    &["Titolo", "Comune", "Importo", "Stato"],
    &["Pista delle fonti", "CIRIE'", "1250.5", "in corso"],
    &["Pista del bosco", "Rivarolo C.se", "800", ""],
    &["Pista ignota", "Rivarol", "1", ""],
    &["Pista di Torino", "1272", "", "chissà"],
];

fn projects(records: &[Record]) -> Vec<&Record> {
    records.iter().filter(|r| r.table == "projects").collect()
}

fn value<'a>(record: &'a Record, column: &str) -> &'a str {
    &record.values[column]
}

fn csv(separator: char, decimal: char) -> String {
    let cell = |c: &&str| {
        if c.parse::<f64>().is_ok() {
            c.replace('.', &decimal.to_string())
        } else {
            (*c).to_owned()
        }
    };
    let rows = ROWS.iter().map(|row| {
        row.iter()
            .map(cell)
            .collect::<Vec<_>>()
            .join(&separator.to_string())
    });
    rows.collect::<Vec<_>>().join("\r\n")
}

/// Found by fuzzing: a name of so many letters is a number that does not fit, and another cell where nobody looks.
#[test]
fn a_cell_that_no_sheet_has_is_told_and_not_taken_for_another() {
    for cell in ["AnlineStr1", "A4294967298"] {
        let sheet = format!(
            r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Titolo</t></is></c></row><row r="2"><c r="{cell}" t="inlineStr"><is><t>Pista</t></is></c></row>"#
        );
        let input = Input::memory("absurd.xlsx", xlsx_of(&sheet));
        let done = imported(&[input], &cycle_routes());
        let message = format!("{:?}", done.report.findings);
        assert!(
            message.contains(cell) && done.records.is_empty(),
            "{message}"
        );
    }
}

#[test]
fn every_table_format_gives_the_same_projects() {
    let windows: Vec<u8> = format!("Elenco 2025\r\n\r\n{}", csv(';', ','))
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let wide: Vec<u8> = csv('\t', '.')
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let inputs = [
        Input::memory("a.csv", csv(',', '.').into_bytes()),
        Input::memory("b.csv", windows),
        Input::memory("c.csv", wide),
        Input::memory("d.xlsx", xlsx(ROWS)),
        Input::memory("e.ods", ods(ROWS)),
    ];
    for input in inputs {
        let name = input.name.clone();
        let import = imported(&[input], &cycle_routes());
        let totals = import.report.totals;
        assert_eq!(
            (totals.rows, totals.taken, totals.refused),
            (4, 3, 1),
            "{name}: {:#?}",
            import.report.findings
        );
        let found = projects(&import.records);
        let fonti = found[0];
        assert_eq!(fonti.key, "pista-delle-fonti-cirie", "{name}");
        for (column, expected) in [
            ("title_it", "Pista delle fonti"),
            ("municipalities", "001086"),
            ("precision", "municipality"),
            ("amount_eur", "1250.5"),
            ("status", "under_way"),
            ("kind", "cycle_route"),
            ("strategies", "3.3"),
        ] {
            assert_eq!(value(fonti, column), expected, "{name}, {column}");
        }
        assert_eq!(value(found[1], "municipalities"), "001217", "{name}");
        assert_eq!(
            value(found[1], "status"),
            "reported",
            "{name}: without a status nothing is claimed"
        );
        assert!(
            value(found[2], "note_it").contains("chissà"),
            "{name}: {found:?}"
        );
        let source = import
            .records
            .iter()
            .find(|r| r.table == "sources")
            .unwrap();
        assert!(value(fonti, "sources").starts_with(&source.key), "{name}");
        assert!(
            value(source, "note").contains(&import.report.files[0].sha256),
            "{name}"
        );
        let refused = import
            .report
            .findings
            .iter()
            .find(|g| g.outcome == Outcome::Refused)
            .unwrap();
        let example = &refused.examples[0];
        assert_eq!(refused.column.as_deref(), Some("Comune"), "{name}");
        assert!(
            example
                .suggestion
                .as_ref()
                .unwrap()
                .it
                .contains("Rivarolo Canavese"),
            "{name}"
        );
    }
}

#[test]
fn the_rows_named_are_those_of_the_file() {
    for text in [csv(';', ','), csv(';', ',').replace("\r\n", "\n")] {
        let import = imported(
            &[Input::memory("a.csv", text.into_bytes())],
            &cycle_routes(),
        );
        let refused = import
            .report
            .findings
            .iter()
            .find(|g| g.outcome == Outcome::Refused)
            .unwrap();
        assert_eq!(refused.examples[0].row, Some(4));
    }
}

#[test]
fn the_atlas_read_into_itself_changes_nothing() {
    let files = AtlasFiles::embedded();
    let register = files.text("projects.csv").to_owned();
    let import = imported(
        &[Input::memory("projects.csv", register.into_bytes())],
        &Options::default(),
    );
    let report = &import.report;
    assert!(report.is_whole(), "{:#?}", report.findings);
    assert_eq!(
        (report.unchanged, import.records.len()),
        (report.records, 0)
    );
    assert!(report.records > 50);
}

#[test]
fn a_row_never_says_more_than_it_does() {
    let text = "Titolo,Comune,Codice ISTAT,Zona\n\
        A,Torino,001272,3\n\
        B,Torino,001086,\n\
        C,,,\n\
        D,,,7\n\
        E,Cuneo,004078,\n\
        A,Torino,001272,3\n\
        A,Torino,001272,4\n";
    let import = imported(&[Input::memory("a.csv", text.as_bytes())], &cycle_routes());
    let report = &import.report;
    let totals = report.totals;
    assert_eq!(
        (
            totals.rows,
            totals.taken,
            totals.refused,
            totals.conflicts,
            totals.duplicates
        ),
        (7, 2, 3, 1, 1),
        "{:#?}",
        report.findings
    );
    for finding in [
        "code-against-name",
        "no-place",
        "municipality-elsewhere",
        "row-repeated",
        "same-id-otherwise",
    ] {
        assert_eq!(count(report, finding), 1, "{finding}");
    }
    let found = projects(&import.records);
    // beside a municipality the zone is what the source declares; alone, it is the place
    assert_eq!(
        (value(found[0], "declared_zones"), value(found[0], "zones")),
        ("3", "")
    );
    assert_eq!(
        (value(found[1], "precision"), value(found[1], "zones")),
        ("zone", "7")
    );
}

#[test]
fn rows_of_one_project_are_its_places() {
    let head = "Codice Univoco Submisura,CUP,Codice Locale Progetto,COD_ISTAT_COMUNE,Titolo progetto,Finanziamento Totale\n";
    let rows = "M2C1I3.02.00,X1,L1,001317,Rete verde,1.5e+06\nM2C1I3.02.00,X1,L1,001318,Rete verde,1.5e+06\nM2C1I3.02.00,X1,L1,001316,Rete verde,9\nM9,X2,L2,001316,Altro,9\n";
    let options = Options {
        profile: Profile::shipped("italia-domani").unwrap(),
        ..Options::default()
    };
    let import = imported(
        &[Input::memory("a.csv", format!("{head}{rows}").into_bytes())],
        &options,
    );
    let found = projects(&import.records);
    assert_eq!(found.len(), 1);
    assert_eq!(value(found[0], "municipalities"), "001317; 001318");
    assert_eq!(value(found[0], "amount_eur"), "1500000", "counted once");
    assert_eq!(
        import.report.totals.conflicts, 1,
        "rows that disagree are not averaged"
    );
    assert_eq!(
        count(&import.report, "kind-unknown"),
        1,
        "what a sub-measure does not say is not made up"
    );
}

#[test]
fn geojson_is_brought_to_degrees_and_mended() {
    let text = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32632"}},"features":[
        {"type":"Feature","properties":{"Nome":"MobilitÃ  lenta","Importo":12.5},"geometry":{"type":"MultiLineString","coordinates":[[[394900,4991700,0],[395900,4991700,0],[395900,4991700,0]]]}},
        {"type":"Feature","properties":{"Nome":"Fiocco","Importo":null},"geometry":{"type":"Polygon","coordinates":[[[394000,4991000],[395000,4992000],[395000,4991000],[394000,4992000],[394000,4991000]]]}},
        {"type":"Feature","properties":{"Nome":"Vuota"},"geometry":{"type":"GeometryCollection","geometries":[]}},
        {"type":"Feature","properties":{"Nome":"Nulla"},"geometry":null}]}"#;
    let text = text.replace("MobilitÃ  ", "MobilitÃ\u{a0} ");
    let import = imported(
        &[Input::memory("a.geojson", text.into_bytes())],
        &cycle_routes(),
    );
    let report = &import.report;
    assert_eq!(
        (report.totals.taken, report.totals.refused),
        (1, 3),
        "{:#?}",
        report.findings
    );
    for finding in ["encoded-twice", "repeated-positions", "self-crossing"] {
        assert_eq!(count(report, finding), 1, "{finding}");
    }
    assert_eq!(count(report, "no-place"), 2);
    let line = projects(&import.records)[0];
    assert_eq!(value(line, "title_it"), "Mobilità lenta");
    assert_eq!(value(line, "precision"), "exact");
    let shape: geo::Geometry = line.geometry.clone().unwrap().try_into().unwrap();
    let geo::Geometry::LineString(shape) = shape else {
        panic!("{shape:?}")
    };
    // Torino; what cs2cs of PROJ 9 gives for the first position
    assert!(
        (shape.0[0].x - 7.665).abs() < 0.01 && (shape.0[0].y - 45.07).abs() < 0.01,
        "{shape:?}"
    );
    let km: f64 = report.km_by_zone.iter().map(|(_, km)| km).sum();
    assert!(
        (km - 1.0).abs() < 0.001,
        "a kilometre in the projection: {km}"
    );
}

#[test]
fn gpx_tracks_are_lines() {
    let text = r#"<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="45.07" lon="7.68"><name>Fontana &amp; panca</name></wpt><trk><name>Giro</name><trkseg><trkpt lat="45.07" lon="7.68"><name>no</name></trkpt><trkpt lat="45.08" lon="7.69"/></trkseg></trk></gpx>"#;
    let import = imported(&[Input::memory("a.gpx", text.as_bytes())], &cycle_routes());
    let found = projects(&import.records);
    let titles: Vec<&str> = found.iter().map(|r| value(r, "title_it")).collect();
    assert_eq!(titles, ["Fontana & panca", "Giro"]);
    assert!(found.iter().all(|r| r.geometry.is_some()));
}

#[test]
fn a_shapefile_in_a_zip_is_read_with_its_table_and_its_system() {
    // an outline with a hole, clockwise and counter-clockwise as the format wants
    let outline: &[(f64, f64)] = &[
        (394_000.0, 4_991_000.0),
        (394_000.0, 4_993_000.0),
        (396_000.0, 4_993_000.0),
        (396_000.0, 4_991_000.0),
        (394_000.0, 4_991_000.0),
    ];
    let hole: &[(f64, f64)] = &[
        (394_500.0, 4_991_500.0),
        (395_000.0, 4_991_500.0),
        (395_000.0, 4_992_000.0),
        (394_500.0, 4_991_500.0),
    ];
    let prj = r#"PROJCS["WGS_1984_UTM_Zone_32N",GEOGCS["GCS_WGS_1984"]]"#;
    let shp = shp(&[&[outline, hole]]);
    let dbf = dbf(&[("NOME", 20)], &[&["Parco di Ciriè"]]);
    let whole = zip(&[
        ("dati/aree.shp", &shp),
        ("dati/aree.dbf", &dbf),
        ("dati/aree.prj", prj.as_bytes()),
    ]);
    let import = imported(&[Input::memory("aree.zip", whole)], &cycle_routes());
    assert_eq!(
        import.report.totals.taken, 1,
        "{:#?}",
        import.report.findings
    );
    assert_eq!(import.report.files[0].crs.as_deref(), Some("EPSG:32632"));
    let park = projects(&import.records)[0];
    assert_eq!(value(park, "title_it"), "Parco di Ciriè");
    let shape: geo::Geometry = park.geometry.clone().unwrap().try_into().unwrap();
    let geo::Geometry::Polygon(shape) = shape else {
        panic!("{shape:?}")
    };
    assert_eq!(shape.interiors().len(), 1);
    let outside = zip(&[("../../etc/aree.shp", &shp)]);
    let refused = imported(&[Input::memory("cattivo.zip", outside)], &cycle_routes());
    assert_eq!(count(&refused.report, "archive-unsafe"), 1);
}

#[test]
fn coordinates_the_wrong_way_round_and_of_no_known_system_are_refused() {
    let text = "Titolo,Lon,Lat\nA,7.68,45.07\nB,45.07,7.68\nC,395000,4991000\nD,Inf,1\n";
    let import = imported(&[Input::memory("a.csv", text.as_bytes())], &cycle_routes());
    assert_eq!(
        (import.report.totals.taken, import.report.totals.refused),
        (1, 3)
    );
    for finding in [
        "coordinates-swapped",
        "not-degrees",
        "coordinates-unreadable",
    ] {
        assert_eq!(count(&import.report, finding), 1, "{finding}");
    }
    let monte_mario = Options {
        crs: Some("EPSG:3003".to_owned()),
        ..cycle_routes()
    };
    let text = "Titolo,X,Y\nA,1394990,4991720\n";
    let import = imported(&[Input::memory("a.csv", text.as_bytes())], &monte_mario);
    assert_eq!(
        import.report.files[0].crs_accuracy_m,
        Some(4.0),
        "stated, because no grid is used"
    );
    assert_eq!(
        import.report.totals.taken, 1,
        "{:#?}",
        import.report.findings
    );
}

#[test]
fn a_table_is_looked_at_and_nothing_is_made_of_it() {
    let text = "PRO_COM,DEN,LUNGH\n1272,Torino,0\n1086,Ciriè,\n4078,Cuneo,3\n";
    let options = Options {
        target: Target::Table,
        ..Options::default()
    };
    let import = imported(&[Input::memory("a.csv", text.as_bytes())], &options);
    assert_eq!((import.records.len(), import.report.totals.taken), (0, 3));
    for finding in [
        "zeros-restored",
        "empty-cells",
        "zero-cells",
        "municipality-elsewhere",
    ] {
        assert!(
            count(&import.report, finding) > 0,
            "{finding}: {:#?}",
            import.report.findings
        );
    }
}

#[test]
fn a_kml_of_placemarks_is_read_with_what_is_said_of_them() {
    let kml = r#"<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Mappa</name><Folder><name>Percorsi</name>
<Placemark><name>Pista</name><description>Lungo la Stura</description><ExtendedData><Data name="Importo"><value>1200</value></Data></ExtendedData>
<LineString><coordinates>7.60,45.10,0 7.61,45.11,0</coordinates></LineString></Placemark>
<Placemark><name>Area</name><Polygon><outerBoundaryIs><LinearRing><coordinates>7.6,45.1 7.7,45.1 7.7,45.2 7.6,45.1</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><name>Storto</name><Point><coordinates>sette,45</coordinates></Point></Placemark>
</Folder></Document></kml>"#;
    let import = imported(
        &[Input::memory("a.kml", kml.as_bytes().to_vec())],
        &cycle_routes(),
    );
    assert_eq!(
        import.report.totals.taken, 2,
        "{:#?}",
        import.report.findings
    );
    assert_eq!(count(&import.report, "feature-unreadable"), 1);
    let forms = &import.report.files[0].geometries;
    assert_eq!((forms["LineString"], forms["Polygon"]), (1, 1));
    let line = import.records.iter().find(|r| r.key == "pista").unwrap();
    assert_eq!(&line.values["amount_eur"], "1200");
    assert_eq!(&line.values["summary_it"], "Lungo la Stura");
    assert!(line.geometry.is_some());
}

#[test]
fn a_short_row_is_said_to_be_short() {
    let csv = "Titolo;Comune;Importo\nPista;Ciriè\n";
    let import = imported(
        &[Input::memory("a.csv", csv.as_bytes().to_vec())],
        &cycle_routes(),
    );
    assert_eq!(count(&import.report, "row-short"), 1);
    assert_eq!(
        (import.report.totals.taken, import.report.totals.changed),
        (1, 1)
    );
}

#[test]
fn one_long_text_said_again_is_not_cut_short() {
    let row = |i: usize, text: &str| format!("{i};{text}\n");
    let same: String = (0..40)
        .map(|i| row(i, "un testo lungo sempre uguale"))
        .collect();
    let short: String = (0..40).map(|i| row(i, "breve")).collect();
    let cut: String = (0..40)
        .map(|i| row(i, &format!("un testo lungo tagliato {i:02}")))
        .collect();
    let options = Options {
        target: geodata_import::Target::Table,
        ..Options::default()
    };
    let found = |rows: String| {
        let csv = format!("n;Testo\n{short}{rows}");
        let inputs = [Input::memory("a.csv", csv.into_bytes())];
        count(&imported(&inputs, &options).report, "cut-cells")
    };
    assert_eq!((found(same), found(cut)), (0, 1));
}
