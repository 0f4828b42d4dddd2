//! What a person probably meant who wrote a code that does not exist.

use std::collections::BTreeMap;

use super::report::nearest;
use super::table::Table;

/// The codes of an atlas with their names, as its tables give them.
#[derive(Debug, Default)]
pub(super) struct Hints {
    municipalities: Names,
    zones: Names,
    strategies: Names,
    kinds: Names,
}

/// Names by code.
type Names = BTreeMap<String, String>;

/// A name as near as this, in Jaro-Winkler likeness, is taken for a slip of the pen.
const NEAR_NAME: f64 = 0.88;

impl Hints {
    pub(super) fn new(
        municipalities: &Table,
        zones: &Table,
        strategies: &Table,
        kinds: &Table,
    ) -> Self {
        let names = |table: &Table, code: &str, name: &str| {
            let rows = table.rows();
            rows.map(|r| (r.text(code).to_owned(), r.text(name).to_owned()))
                .collect()
        };
        Self {
            municipalities: names(municipalities, "istat", "name"),
            zones: names(zones, "number", "name"),
            strategies: names(strategies, "code", "title_it"),
            kinds: names(kinds, "id", "name_it"),
        }
    }

    /// What to write in `column` instead of `wrong`; empty when nothing is likely.
    pub(super) fn suggest(&self, column: &str, wrong: &str) -> String {
        match column {
            "istat" | "municipalities" | "venue_municipality" => {
                let likely = lost_zeros(&self.municipalities, wrong)
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

/// A spreadsheet takes the zeros off a code that it reads as a number.
fn lost_zeros(municipalities: &Names, wrong: &str) -> Option<String> {
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
    // the first three digits are the province: a code of another province is no slip
    let near = |code: &&String| {
        code.get(..3) == wrong.get(..3) && strsim::damerau_levenshtein(code, wrong) == 1
    };
    let mut likely = municipalities.keys().filter(near);
    // several are as likely: naming one of them would send the reader astray
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
    let wrong = plain(wrong);
    if !wrong.contains(char::is_alphabetic) {
        return None;
    }
    let likeness = |name: &str| strsim::jaro_winkler(&plain(name), &wrong);
    let (code, name, near) = names
        .iter()
        .map(|(code, name)| (code, name, likeness(name)))
        .max_by(|a, b| a.2.total_cmp(&b.2))?;
    (near >= NEAR_NAME).then(|| format!("write the code of {name}: `{code}`"))
}

/// Lower case, without accents and marks: "Ciriè", "CIRIE'" and "cirie" are one name.
fn plain(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn hints() -> Hints {
        let names = |pairs: &[(&str, &str)]| {
            let owned = pairs.iter().map(|&(c, n)| (c.to_owned(), n.to_owned()));
            owned.collect()
        };
        Hints {
            municipalities: names(&[("001086", "Ciriè"), ("001272", "Torino")]),
            zones: names(&[("5", "Pinerolese"), ("11", "Chierese-Carmagnolese")]),
            ..Hints::default()
        }
    }

    #[test]
    fn a_name_leads_to_its_code() {
        let hints = hints();
        for name in ["Torino", "TORINO", "Torrino"] {
            assert_eq!(
                hints.suggest("municipalities", name),
                "write the code of Torino: `001272`"
            );
        }
        assert!(hints.suggest("istat", "CIRIE'").contains("`001086`"));
        assert!(hints.suggest("zones", "Pinerolese").contains("`5`"));
        assert!(hints.suggest("zones", "12").contains("2 zones"));
    }

    #[test]
    fn lost_zeros_are_put_back() {
        let text = hints().suggest("municipalities", "1272");
        assert!(
            text.starts_with("did you mean `001272` (Torino)?"),
            "{text}"
        );
    }

    #[test]
    fn a_slip_in_one_digit_is_found() {
        assert!(
            hints()
                .suggest("municipalities", "001722")
                .contains("(Torino)")
        );
    }

    #[test]
    fn nothing_like_it_is_no_suggestion() {
        assert!(
            hints()
                .suggest("municipalities", "Xyz")
                .contains("municipalities.csv")
        );
        assert_eq!(hints().suggest("amount_eur", "Torino"), "");
    }
}
