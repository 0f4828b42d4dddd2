//! Reads codes and names from what files write for a coordinate system: codes, URNs, well-known text.

/// The number of `32632`, `EPSG:32632`, `urn:ogc:def:crs:EPSG::32632`.
pub(super) fn code(text: &str) -> Option<u32> {
    let upper = text.to_uppercase();
    let number = match upper.rsplit_once(':') {
        Some((before, number)) => before.contains("EPSG").then_some(number)?,
        None => &upper,
    };
    number.parse().ok()
}

/// The EPSG code of a well-known text as a whole, which is the last it names.
pub(super) fn authority(text: &str) -> Option<u32> {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '"')
        .collect();
    let at = ["AUTHORITY[EPSG,", "ID[EPSG,"]
        .iter()
        .filter_map(|a| compact.rfind(a).map(|i| i + a.len()))
        .max()?;
    let number: String = compact[at..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    // after the code of the whole nothing but brackets may follow: else it is the code of a part
    let rest = &compact[at + number.len()..];
    rest.chars()
        .all(|c| c == ']')
        .then(|| number.parse().ok())
        .flatten()
}

/// The name of a well-known text.
pub(super) fn first_name(text: &str) -> Option<String> {
    text.split('"').nth(1).map(str::to_owned)
}
