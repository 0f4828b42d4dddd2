//! Small files of each format, made byte by byte.

use std::io::{Cursor, Write as _};

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
