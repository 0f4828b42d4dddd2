//! Normalises texts, so that queries and names are compared without case, accents and punctuation.

/// The text in lower case, without accents, with single spaces between words.
pub fn normalize(text: &str) -> String {
    let mut normalized = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => normalized.push('a'),
            'è' | 'é' | 'ê' | 'ë' => normalized.push('e'),
            'ì' | 'í' | 'î' | 'ï' => normalized.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => normalized.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => normalized.push('u'),
            'ç' => normalized.push('c'),
            'ñ' => normalized.push('n'),
            'ß' => normalized.push_str("ss"),
            // a point inside a strategy code is part of it
            '.' => normalized.push('.'),
            // combining marks follow their letter in decomposed text
            '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => normalized.push(c),
            _ if normalized.ends_with(' ') => {}
            _ => normalized.push(' '),
        }
    }
    normalized.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::normalize;

    #[test]
    fn case_accents_and_punctuation_are_removed() {
        assert_eq!(normalize("Ciriè"), "cirie");
        assert_eq!(normalize("  Rivalta  di\u{a0}TORINO "), "rivalta di torino");
        assert_eq!(normalize("Sant’Antonino di Susa"), "sant antonino di susa");
        assert_eq!(normalize("cafe\u{301}"), "cafe");
        assert_eq!(normalize("Strategia 3.3"), "strategia 3.3");
        assert_eq!(normalize("–"), "");
    }
}
