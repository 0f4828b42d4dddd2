//! How well a name answers a query: exact beginnings first, then words, then slips of the finger.

/// How a query matches a name; the lowest is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// The name is the query.
    Whole,
    /// The name begins with the query.
    Beginning,
    /// Every word of the query begins a word of the name.
    Words,
    /// Every word of the query is inside the name.
    Inside,
    /// Every word of the query is a word of the name but for the given number of slips.
    Slips(usize),
}

/// Judges `name` (folded) against `query` (folded); `None` when it does not answer it.
pub fn judge(query: &str, name: &str) -> Option<Quality> {
    if query.is_empty() {
        return None;
    }
    if name == query {
        return Some(Quality::Whole);
    }
    if name.starts_with(query) {
        return Some(Quality::Beginning);
    }
    let words: Vec<&str> = name.split(' ').collect();
    let begins = |part: &str| words.iter().any(|word| word.starts_with(part));
    if query.split(' ').all(begins) {
        return Some(Quality::Words);
    }
    if query
        .split(' ')
        .all(|part| part.len() > 2 && name.contains(part))
    {
        return Some(Quality::Inside);
    }
    let slips = query
        .split(' ')
        .map(|part| words.iter().filter_map(|word| slips(part, word)).min())
        .sum::<Option<usize>>()?;
    Some(Quality::Slips(slips))
}

/// The slips between a typed word and the beginning of `word`, when they are few enough to be slips.
fn slips(typed: &str, word: &str) -> Option<usize> {
    let length = typed.chars().count();
    // one slip in four letters, two in seven: more would match half the gazetteer
    let allowed = match length {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    // what begins alike has been found before; a shorter word would need more slips than are allowed
    if allowed == 0 || word.chars().count() + allowed < length {
        return None;
    }
    // the word may not be typed to its end yet; a missing or doubled letter shifts where the typed part ends
    (length.saturating_sub(1)..=length + 1)
        .map(|end| word.chars().take(end).collect::<String>())
        .map(|beginning| strsim::damerau_levenshtein(typed, &beginning))
        .min()
        .filter(|slips| *slips <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_qualities_is_the_order_of_results() {
        assert_eq!(judge("susa", "susa"), Some(Quality::Whole));
        assert_eq!(judge("pine", "pinerolo"), Some(Quality::Beginning));
        assert_eq!(
            judge("val susa", "valli di susa e sangone"),
            Some(Quality::Words)
        );
        assert_eq!(judge("erolo", "pinerolo"), Some(Quality::Inside));
        assert_eq!(judge("pinerollo", "pinerolo"), Some(Quality::Slips(1)));
        assert!(Quality::Words < Quality::Slips(1) && Quality::Slips(1) < Quality::Slips(2));
    }

    #[test]
    fn slips_are_tolerated_in_proportion() {
        assert_eq!(judge("civasso", "chivasso"), Some(Quality::Slips(1)));
        assert_eq!(judge("carmanghola", "carmagnola"), Some(Quality::Slips(2)));
        assert_eq!(
            judge("toirno", "torino"),
            Some(Quality::Slips(1)),
            "letters swapped"
        );
        assert_eq!(judge("bru", "ivrea"), None);
        assert_eq!(judge("xxxx", "pinerolo"), None);
    }

    #[test]
    fn a_half_typed_word_with_a_slip_is_found() {
        assert_eq!(judge("pinrol", "pinerolo"), Some(Quality::Slips(1)));
    }

    #[test]
    fn every_word_must_be_answered() {
        assert_eq!(judge("casa pinerolo", "casa della comunita di ivrea"), None);
        assert_eq!(judge("", "torino"), None);
    }
}
