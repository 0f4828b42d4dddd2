//! Names as people write them, made comparable.

/// Lower-case letters and digits alone: "Ciriè", "CIRIE'" and "cirie" are one name, and so are "Pont Canavese" and
/// "Pont-Canavese".
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(letters) => key.push_str(letters),
            None if c.is_alphanumeric() => key.push(c),
            None => {}
        }
    }
    key
}

/// The words of a text, each as its [`key`]; a word with a point in it keeps the point, as an abbreviation.
pub(super) fn words(text: &str) -> Vec<String> {
    let split = |c: char| c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '`' | '/');
    text.split(split)
        .map(|word| word.split('.').map(key).collect::<Vec<_>>().join("."))
        .filter(|word| !word.is_empty() && word != ".")
        .collect()
}

/// An identifier for addresses: lower-case letters, digits and hyphens, at most 100; a longer one ends in a hash.
pub(super) fn slug(text: &str) -> String {
    const LONGEST: usize = 100;
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        let mut part = key(c.encode_utf8(&mut [0; 4]));
        part.retain(|c| c.is_ascii_alphanumeric());
        if part.is_empty()
            && !slug.is_empty()
            && !slug.ends_with('-')
            && !matches!(c, '\'' | '’' | '.')
        {
            slug.push('-');
        }
        slug.push_str(&part);
    }
    let slug = slug.trim_end_matches('-');
    if slug.len() <= LONGEST {
        return slug.to_owned();
    }
    format!(
        "{}-{}",
        slug[..LONGEST - 13].trim_end_matches('-'),
        super::short_hash(text)
    )
}

/// A letter without its accent.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ç' => "c",
        'ñ' => "n",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        // combining accents follow their letter
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_a_name_have_one_key() {
        for way in ["Ciriè", "CIRIE'", "cirie", "Cirie\u{300}", " CIRIÈ "] {
            assert_eq!(key(way), "cirie");
        }
        assert_eq!(key("Albiano d'Ivrea"), key("ALBIANO D’IVREA"));
        assert_eq!(words("Rivarolo C.se"), ["rivarolo", "c.se"]);
        assert_eq!(words("S. Mauro T.se"), ["s.", "mauro", "t.se"]);
    }

    #[test]
    fn slugs_are_identifiers() {
        assert_eq!(
            slug("Pista ciclabile: l’anello di Ciriè (2°)"),
            "pista-ciclabile-lanello-di-cirie-2"
        );
        let long = slug(&"molto lungo ".repeat(40));
        assert!(long.len() <= 100 && long.parse::<geodata_model::ProjectId>().is_ok());
    }
}
