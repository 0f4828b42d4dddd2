//! Rates how well a name matches a query: exact beginnings are best, then beginnings of words, then names with typos.

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
    /// Every word of the query is a word of the name, or its beginning, with this number of typos in all.
    Typos(usize),
}

/// How `query` matches `name`, both normalised; none when it does not.
pub fn match_quality(query: &str, name: &str) -> Option<Quality> {
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
    let typos = query
        .split(' ')
        .map(|part| words.iter().filter_map(|word| typos(part, word)).min())
        .sum::<Option<usize>>()?;
    Some(Quality::Typos(typos))
}

/// The number of typos between a typed word and the beginning of `word`; none when there are too many for the word's length.
fn typos(typed: &str, word: &str) -> Option<usize> {
    let length = typed.chars().count();
    // one in four letters, two in seven: with more, a query would match very many names
    let allowed = match length {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    // words with an exact beginning were found before; a shorter word needs more typos than are allowed
    if allowed == 0 || word.chars().count() + allowed < length {
        return None;
    }
    // the query may be an incomplete word: compare it with beginnings of its length, and of one letter more and less, because
    // a missing or doubled letter changes the length
    (length.saturating_sub(1)..=length + 1)
        .map(|end| word.chars().take(end).collect::<String>())
        .map(|beginning| strsim::damerau_levenshtein(typed, &beginning))
        .min()
        .filter(|typos| *typos <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_qualities_is_the_order_of_results() {
        assert_eq!(match_quality("susa", "susa"), Some(Quality::Whole));
        assert_eq!(match_quality("pine", "pinerolo"), Some(Quality::Beginning));
        assert_eq!(
            match_quality("val susa", "valli di susa e sangone"),
            Some(Quality::Words)
        );
        assert_eq!(match_quality("erolo", "pinerolo"), Some(Quality::Inside));
        assert_eq!(
            match_quality("pinerollo", "pinerolo"),
            Some(Quality::Typos(1))
        );
        assert!(Quality::Words < Quality::Typos(1) && Quality::Typos(1) < Quality::Typos(2));
    }

    #[test]
    fn slips_are_tolerated_in_proportion() {
        assert_eq!(
            match_quality("civasso", "chivasso"),
            Some(Quality::Typos(1))
        );
        assert_eq!(
            match_quality("carmanghola", "carmagnola"),
            Some(Quality::Typos(2))
        );
        assert_eq!(
            match_quality("toirno", "torino"),
            Some(Quality::Typos(1)),
            "letters swapped"
        );
        assert_eq!(match_quality("bru", "ivrea"), None);
        assert_eq!(match_quality("xxxx", "pinerolo"), None);
    }

    #[test]
    fn an_incomplete_word_with_a_typo_is_found() {
        assert_eq!(match_quality("pinrol", "pinerolo"), Some(Quality::Typos(1)));
    }

    #[test]
    fn every_word_must_match() {
        assert_eq!(
            match_quality("casa pinerolo", "casa della comunita di ivrea"),
            None
        );
        assert_eq!(match_quality("", "torino"), None);
    }
}
