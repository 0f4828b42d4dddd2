//! Small files of each format, made byte by byte.

use std::io::{Cursor, Write as _};
use std::path::Path;

/// Rows of a register.
pub(crate) const ROWS: &[&[&str]] = &[
    &["Titolo", "Comune", "Importo"],
    &["Pista", "Ciriè", "12.5"],
    &["Altra", "Torino", "3"],
];
const GEOJSON: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"Titolo":"A","n":1},"geometry":{"type":"Polygon","coordinates":[[[7.1,45.1],[7.2,45.1],[7.2,45.2],[7.1,45.1]]]}},{"type":"Feature","properties":{"Titolo":"B"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[7,45]}]}}]}"#;
const GPX: &str = r#"<?xml version="1.0"?><gpx><trk><name>Giro</name><trkseg><trkpt lat="45.07" lon="7.68"/><trkpt lat="45.08" lon="7.69"/></trkseg></trk></gpx>"#;

pub(crate) const KML: &str = r#"<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Mappa</name><Folder><name>Percorsi</name><Placemark><name>Giro</name><description>Titolo</description><ExtendedData><Data name="Comune"><value>Torino</value></Data></ExtendedData><LineString><coordinates>7.68,45.07,0 7.69,45.08,0</coordinates></LineString></Placemark><Placemark><name>Casa</name><MultiGeometry><Point><coordinates>7.6,45.1</coordinates></Point><Polygon><outerBoundaryIs><LinearRing><coordinates>7.1,45.1 7.2,45.1 7.2,45.2 7.1,45.1</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark></Folder></Document></kml>"#;

/// A GeoPackage of points, lines and attributes, small pages so that damage meets every kind of them.
fn gpkg(path: &Path) -> Vec<u8> {
    let _ = std::fs::remove_file(path);
    let db = rusqlite::Connection::open(path).unwrap();
    db.execute_batch(
        "PRAGMA page_size = 512; PRAGMA synchronous = OFF; PRAGMA application_id = 0x47504B47;
         CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
         INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'x');
         CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER);
         CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
         CREATE TABLE piste (fid INTEGER PRIMARY KEY, geom BLOB, Titolo TEXT, Comune TEXT, Importo REAL);
         INSERT INTO gpkg_contents VALUES ('piste', 'features', 'piste', 4326);
         INSERT INTO gpkg_geometry_columns VALUES ('piste', 'geom', 'GEOMETRY', 4326, 0, 0);",
    )
    .unwrap();
    for i in 0..40_u32 {
        let mut blob = b"GP\0\x01".to_vec();
        blob.extend(4326_i32.to_le_bytes());
        let position = |step: u32| {
            let (x, y) = (
                7.5 + f64::from(i + step) / 100.0,
                45.0 + f64::from(step) / 50.0,
            );
            [x.to_le_bytes(), y.to_le_bytes()].concat()
        };
        if i % 2 == 0 {
            blob.extend([1, 1, 0, 0, 0]);
            blob.extend(position(0));
        } else {
            blob.extend([1, 2, 0, 0, 0, 3, 0, 0, 0]);
            blob.extend((0..3).flat_map(position));
        }
        let row = (blob, format!("Pista {i}"), "Torino", f64::from(i));
        let insert = "INSERT INTO piste (geom, Titolo, Comune, Importo) VALUES (?, ?, ?, ?)";
        db.execute(insert, row).unwrap();
    }
    db.close().unwrap();
    std::fs::read(path).unwrap()
}

/// A zip of named texts.
pub(crate) fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in entries {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A spreadsheet as XLSX; cells that parse as numbers are numbers.
pub(crate) fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    xlsx_of(&sheet_of(rows))
}

fn sheet_of(rows: &[&[&str]]) -> String {
    let mut sheet = String::new();
    for (r, row) in rows.iter().enumerate() {
        sheet += &format!("<row r=\"{}\">", r + 1);
        for (c, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let at = format!("{}{}", char::from(b'A' + u8::try_from(c).unwrap()), r + 1);
            sheet += &match cell.parse::<f64>() {
                Ok(_) => format!("<c r=\"{at}\"><v>{cell}</v></c>"),
                Err(_) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
            };
        }
        sheet += "</row>";
    }
    sheet
}

/// A spreadsheet as XLSX whose sheet has these rows.
pub(crate) fn xlsx_of(sheet: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let entries = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>".to_owned(),
        ),
        (
            "_rels/.rels",
            format!("<Relationships xmlns=\"{relations}\"><Relationship Id=\"a\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ),
        (
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Progetti\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships xmlns=\"{relations}\"><Relationship Id=\"s\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>")),
    ];
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(n, t)| (*n, t.as_bytes())).collect();
    zip(&entries)
}

/// The content of an ODS with these table rows.
pub(crate) fn ods_of(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Progetti\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

/// A spreadsheet as ODS; empty cells at the end repeated a million times, as office programs write them.
pub(crate) fn ods(rows: &[&[&str]]) -> Vec<u8> {
    let mut table = String::new();
    for row in rows {
        table += "<table:table-row>";
        for cell in *row {
            table += &match cell.parse::<f64>() {
                Ok(_) => format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{cell}\"><text:p>circa {cell}</text:p></table:table-cell>"
                ),
                Err(_) => format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"
                ),
            };
        }
        table += "<table:table-cell table:number-columns-repeated=\"1000000\"/></table:table-row>";
    }
    table += "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    ods_of(&table)
}

/// The `.shp` of polygons given as rings of positions.
pub(crate) fn shp(polygons: &[&[&[(f64, f64)]]]) -> Vec<u8> {
    let mut records = Vec::new();
    for (i, rings) in polygons.iter().enumerate() {
        let points: Vec<_> = rings.iter().flat_map(|r| r.iter()).collect();
        let mut content = 5_i32.to_le_bytes().to_vec();
        content.extend([0; 32]); // the box, which is not read
        content.extend(u32::try_from(rings.len()).unwrap().to_le_bytes());
        content.extend(u32::try_from(points.len()).unwrap().to_le_bytes());
        let mut start = 0_u32;
        for ring in *rings {
            content.extend(start.to_le_bytes());
            start += u32::try_from(ring.len()).unwrap();
        }
        for (x, y) in points {
            content.extend(x.to_le_bytes());
            content.extend(y.to_le_bytes());
        }
        records.extend(i32::try_from(i + 1).unwrap().to_be_bytes());
        records.extend(i32::try_from(content.len() / 2).unwrap().to_be_bytes());
        records.extend(content);
    }
    let mut file = 9994_i32.to_be_bytes().to_vec();
    file.extend([0; 20]);
    file.extend(
        i32::try_from((100 + records.len()) / 2)
            .unwrap()
            .to_be_bytes(),
    );
    file.extend(1000_i32.to_le_bytes());
    file.extend(5_i32.to_le_bytes());
    file.extend([0; 64]);
    file.extend(records);
    file
}

/// The `.dbf` of a table of texts.
pub(crate) fn dbf(columns: &[(&str, u8)], rows: &[&[&str]]) -> Vec<u8> {
    let width = 1 + columns.iter().map(|(_, w)| usize::from(*w)).sum::<usize>();
    let mut file = vec![3, 123, 1, 1];
    file.extend(u32::try_from(rows.len()).unwrap().to_le_bytes());
    file.extend(
        u16::try_from(33 + 32 * columns.len())
            .unwrap()
            .to_le_bytes(),
    );
    file.extend(u16::try_from(width).unwrap().to_le_bytes());
    file.extend([0; 20]);
    for (name, length) in columns {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        (field[11], field[16]) = (b'C', *length);
        file.extend(field);
    }
    file.push(0x0d);
    for row in rows {
        file.push(b' ');
        for ((_, length), cell) in columns.iter().zip(*row) {
            let mut bytes = cell.as_bytes().to_vec();
            bytes.resize(usize::from(*length), b' ');
            file.extend(bytes);
        }
    }
    file.push(0x1a);
    file
}

/// A small file of each format, whole; a `GeoPackage` is made in a file of this name.
pub(crate) fn whole_files(gpkg_in: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let csv = ROWS
        .iter()
        .map(|r| r.join(";"))
        .collect::<Vec<_>>()
        .join("\n");
    let ring: &[(f64, f64)] = &[(7.1, 45.1), (7.1, 45.2), (7.2, 45.2), (7.1, 45.1)];
    let (shp, dbf) = (
        shp(&[&[ring], &[ring]]),
        dbf(&[("Titolo", 8)], &[&["A"], &["B"]]),
    );
    vec![
        ("a.csv", csv.into_bytes()),
        ("a.xlsx", xlsx(ROWS)),
        ("a.ods", ods(ROWS)),
        ("a.geojson", GEOJSON.as_bytes().to_vec()),
        ("a.gpx", GPX.as_bytes().to_vec()),
        ("a.kml", KML.as_bytes().to_vec()),
        ("a.kmz", zip(&[("doc.kml", KML.as_bytes())])),
        ("a.gpkg", gpkg(gpkg_in)),
        ("a.shp", shp.clone()),
        ("a.zip", zip(&[("a.shp", &shp), ("a.dbf", &dbf)])),
    ]
}
