//! Suggestions for codes that do not exist: the code that was probably meant.

use std::collections::BTreeMap;

/// The codes of an atlas with their names, as its tables give them.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    municipalities: Names,
    zones: Names,
    strategies: Names,
    kinds: Names,
}

/// Names by code.
pub(super) type Names = BTreeMap<String, String>;

/// The Jaro-Winkler similarity from which a name is taken for a misspelling.
const SIMILAR_NAME: f64 = 0.88;

impl Suggestions {
    /// Suggestions from the names of municipalities, zones, strategies and kinds by their codes.
    pub(super) fn new(
        municipalities: Names,
        zones: Names,
        strategies: Names,
        kinds: Names,
    ) -> Self {
        Self {
            municipalities,
            zones,
            strategies,
            kinds,
        }
    }

    /// What to write in `column` instead of `wrong`; empty when nothing is likely.
    pub(super) fn suggest(&self, column: &str, wrong: &str) -> String {
        match column {
            "istat" | "municipalities" | "venue_municipality" => {
                let likely = without_zeros(&self.municipalities, wrong)
                    .or_else(|| by_name(&self.municipalities, wrong))
                    .or_else(|| near_code(&self.municipalities, wrong));
                likely.unwrap_or_else(|| {
                    "write the six-digit ISTAT code of a municipality of municipalities.csv"
                        .to_owned()
                })
            }
            "zone" | "zones" | "declared_zones" => {
                let likely = by_name(&self.zones, wrong);
                likely.unwrap_or_else(|| match self.zones.len() {
                    0 => String::new(),
                    count => format!("the {count} zones are in zones.csv; write the number alone"),
                })
            }
            "strategy" | "strategies" => or(
                by_name_or_code(&self.strategies, wrong),
                "choose a code of strategies.csv, such as 3.4",
            ),
            "kind" => or(
                by_name_or_code(&self.kinds, wrong),
                "choose an id of kinds.csv, or add the kind there",
            ),
            _ => String::new(),
        }
    }
}

fn or(likely: String, otherwise: &str) -> String {
    if likely.is_empty() {
        otherwise.to_owned()
    } else {
        likely
    }
}

/// The code whose leading zeros a spreadsheet has removed because it reads it as a number.
fn without_zeros(municipalities: &Names, wrong: &str) -> Option<String> {
    let digits = (1..6).contains(&wrong.len()) && wrong.bytes().all(|b| b.is_ascii_digit());
    let code = digits.then(|| format!("{wrong:0>6}"))?;
    let name = municipalities
        .get(&code)
        .map_or_else(String::new, |name| format!(" ({name})"));
    Some(format!(
        "did you mean `{code}`{name}? In a spreadsheet, format the column as text to keep the zeros"
    ))
}

/// A code that differs in one digit, or has two digits the other way round.
fn near_code(municipalities: &Names, wrong: &str) -> Option<String> {
    // the first three digits are the province: a code of another province is not a misspelling
    let is_near = |code: &&String| {
        code.get(..3) == wrong.get(..3) && strsim::damerau_levenshtein(code, wrong) == 1
    };
    let mut likely = municipalities.keys().filter(is_near);
    // with several equally likely codes, one of them would be a wrong suggestion
    let (code, None) = (likely.next()?, likely.next()) else {
        return None;
    };
    Some(format!("did you mean `{code}` ({})?", municipalities[code]))
}

fn by_name_or_code(names: &Names, wrong: &str) -> String {
    by_name(names, wrong).unwrap_or_else(|| nearest(wrong, names.keys().map(String::as_str)))
}

/// The code whose name was written in its place.
fn by_name(names: &Names, wrong: &str) -> Option<String> {
    let wrong = normalize(wrong);
    if !wrong.contains(char::is_alphabetic) {
        return None;
    }
    let similarity = |name: &str| strsim::jaro_winkler(&normalize(name), &wrong);
    let (code, name, similarity) = names
        .iter()
        .map(|(code, name)| (code, name, similarity(name)))
        .max_by(|a, b| a.2.total_cmp(&b.2))?;
    (similarity >= SIMILAR_NAME).then(|| format!("write the code of {name}: `{code}`"))
}

/// Lower case, without accents and punctuation: "Ciriè", "CIRIE'" and "cirie" are one name.
fn normalize(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter_map(|c| match c {
            'à' | 'á' | 'â' => Some('a'),
            'è' | 'é' | 'ê' => Some('e'),
            'ì' | 'í' | 'î' => Some('i'),
            'ò' | 'ó' | 'ô' => Some('o'),
            'ù' | 'ú' | 'û' => Some('u'),
            c => c.is_alphanumeric().then_some(c),
        })
        .collect()
}

/// The word most similar to a wrong one, as a suggestion; empty when none is similar.
pub(super) fn nearest<'a>(wrong: &str, words: impl Iterator<Item = &'a str>) -> String {
    words
        .map(|word| (strsim::jaro_winkler(wrong, word), word))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or_else(String::new, |(_, word)| format!("did you mean `{word}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestions() -> Suggestions {
        let names = |pairs: &[(&str, &str)]| {
            let owned = pairs.iter().map(|&(c, n)| (c.to_owned(), n.to_owned()));
            owned.collect()
        };
        Suggestions {
            municipalities: names(&[("001086", "Ciriè"), ("001272", "Torino")]),
            zones: names(&[("5", "Pinerolese"), ("11", "Chierese-Carmagnolese")]),
            ..Suggestions::default()
        }
    }

    #[test]
    fn a_name_leads_to_its_code() {
        let suggestions = suggestions();
        for name in ["Torino", "TORINO", "Torrino"] {
            assert_eq!(
                suggestions.suggest("municipalities", name),
                "write the code of Torino: `001272`"
            );
        }
        assert!(suggestions.suggest("istat", "CIRIE'").contains("`001086`"));
        assert!(suggestions.suggest("zones", "Pinerolese").contains("`5`"));
        assert!(suggestions.suggest("zones", "12").contains("2 zones"));
    }

    #[test]
    fn without_zeros_are_put_back() {
        let text = suggestions().suggest("municipalities", "1272");
        assert!(
            text.starts_with("did you mean `001272` (Torino)?"),
            "{text}"
        );
    }

    #[test]
    fn a_wrong_digit_is_found() {
        assert!(
            suggestions()
                .suggest("municipalities", "001722")
                .contains("(Torino)")
        );
    }

    #[test]
    fn nothing_like_it_is_no_suggestion() {
        assert!(
            suggestions()
                .suggest("municipalities", "Xyz")
                .contains("municipalities.csv")
        );
        assert_eq!(suggestions().suggest("amount_eur", "Torino"), "");
    }
}
