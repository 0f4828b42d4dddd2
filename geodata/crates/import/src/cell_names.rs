//! Names of cells in the parts of an XLSX file. Calamine adds up their letters and digits without looking whether the sum fits: a program
//! that checks its sums ends there, any other takes the cell for another one.

/// No spreadsheet has a column beyond `XFD`.
const LETTERS: usize = 3;
/// Nor a row beyond 1048576.
const DIGITS: usize = 7;

/// The first name in a part that no cell, row or extent of a sheet can have.
pub(super) fn impossible_reference(part: &[u8]) -> Option<String> {
    let mut tags = part.split(|byte| *byte == b'<').skip(1);
    tags.find_map(|tag| {
        let tag = tag.split(|byte| *byte == b'>').next()?;
        let mut words = tag.split(u8::is_ascii_whitespace);
        let name = words.next()?.rsplit(|byte| *byte == b':').next()?;
        let named = matches!(name, b"c" | b"row" | b"dimension");
        named.then(|| words.find_map(impossible_in))?
    })
}

/// The name in an attribute `r` or `ref`, when it is absurd.
fn impossible_in(attribute: &[u8]) -> Option<String> {
    let value = [&b"r="[..], b"ref="]
        .iter()
        .find_map(|name| attribute.strip_prefix(*name))?;
    let value = value.get(1..)?;
    let names = value.split(|byte| matches!(byte, b'"' | b'\'' | b':'));
    let is_absurd = |name: &&[u8]| {
        let letters = name.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        letters > LETTERS || name.len() - letters > DIGITS
    };
    let found = names.take(2).find(is_absurd)?;
    Some(String::from_utf8_lossy(found).into_owned())
}

#[cfg(test)]
mod tests {
    use super::impossible_reference;

    #[test]
    fn only_what_no_sheet_has_is_absurd() {
        let good = br#"<dimension ref="A1:XFD1048576"/><x:row r='3' ht="12345678901"><c r="AB12"><is><t>r="ABCDEFGH"</t></is></c><cell r="ABCDEF1"/>"#;
        assert_eq!(impossible_reference(good), None);
        for (part, name) in [
            (
                &br#"<row><c s="1" r="AnlineStr"><v>1</v></c>"#[..],
                "AnlineStr",
            ),
            (b"<x:row r='4294967297'>", "4294967297"),
            (br#"<dimension ref="A1:AAAAAAAAAA9"/>"#, "AAAAAAAAAA9"),
            (br#"<c r="A42949672970"#, "A42949672970"),
        ] {
            assert_eq!(impossible_reference(part).as_deref(), Some(name));
        }
    }
}
