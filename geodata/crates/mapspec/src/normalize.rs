//! Text made comparable for a search.

/// Lower case without the accents of Italian, French and German names. The page normalizes every project for each
/// of its lists, so ASCII characters skip the Unicode tables.
pub(super) fn normalize(text: &str) -> String {
    let mut normalized = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            normalized.push(c.to_ascii_lowercase());
        } else {
            normalized.extend(c.to_lowercase().map(without_accent));
        }
    }
    normalized
}

fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        '’' => '\'',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::normalize;

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(normalize("CITTÀ d’Oulx"), "citta d'oulx");
    }
}
