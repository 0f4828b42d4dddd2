//! Cells to the values of a record: numbers, dates and words as people write them.

use super::message::Message;
use super::normalize;
use geodata_atlas::formats::lenient_date;

/// What separates the decimals in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimal {
    /// `1234.56`.
    Point,
    /// `1.234,56`.
    Comma,
    /// Nothing in the file tells: `1.234` may be either.
    Unsure,
}

/// A value, and what had to be understood to read it.
pub(super) type Value = (String, Option<Message>);

/// What a number's marks say of the file's decimals.
pub(super) fn decimal_of(text: &str) -> Option<Decimal> {
    let number = bare_number(text)?;
    let (dots, commas) = (number.matches('.').count(), number.matches(',').count());
    let after = |mark: char| number.rsplit_once(mark).map_or(0, |(_, d)| d.len());
    match (dots, commas) {
        (0, 0) => None,
        _ if dots > 0 && commas > 0 => match (dots, commas) {
            (_, 1) if number.rfind('.') < number.rfind(',') => Some(Decimal::Comma),
            (1, _) => Some(Decimal::Point),
            _ => None,
        },
        (0, 1) => (after(',') != 3 || number.starts_with("0,")).then_some(Decimal::Comma),
        (1, 0) => (after('.') != 3 || number.starts_with("0.")).then_some(Decimal::Point),
        // several marks of one kind group thousands
        (0, _) => Some(Decimal::Point),
        _ => Some(Decimal::Comma),
    }
}

/// The number without currency, unit of money and spaces; `None` when it is no number.
fn bare_number(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let bare: String = lower
        .trim_start_matches("eur")
        .trim_end_matches("euro")
        .trim_end_matches("eur")
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '€' | '\'' | '’'))
        .collect();
    let number = bare
        .bytes()
        .all(|b| b.is_ascii_digit() || b".,+-e".contains(&b));
    (number && bare.bytes().any(|b| b.is_ascii_digit())).then_some(bare)
}

/// A number of zero or more, as the atlas writes it.
pub(super) fn amount(text: &str, decimal: Decimal) -> Result<Value, Message> {
    let wrong = || Message::new("not-a-number").with("text", text);
    let bare = bare_number(text).ok_or_else(wrong)?;
    let decimal = match decimal_of(&bare) {
        Some(found) => found,
        None if bare.contains(['.', ',']) && decimal == Decimal::Unsure => {
            return Err(Message::new("number-unsure").with("text", text));
        }
        None if decimal == Decimal::Unsure => Decimal::Point,
        None => decimal,
    };
    let plain = match decimal {
        Decimal::Comma => bare.replace('.', "").replace(',', "."),
        _ => bare.replace(',', ""),
    };
    let number: f64 = plain.parse().map_err(|_| wrong())?;
    if !number.is_finite() || number > 1e15 {
        return Err(wrong());
    }
    if number < 0.0 {
        return Err(Message::new("negative").with("text", text));
    }
    let value = format!("{number}");
    // zeros at the end of a number say nothing
    let plainly = text.strip_suffix(".0").unwrap_or(text);
    let powers = plain.contains('e');
    let understood = ((plain != text || powers) && value != plainly).then(|| {
        Message::new("number-read")
            .with("text", text)
            .with("now", &value)
    });
    Ok((value, understood))
}

/// A whole number of zero or more.
pub(super) fn whole(text: &str, decimal: Decimal) -> Result<Value, Message> {
    let (value, understood) = amount(text, decimal)?;
    if value.parse::<u32>().is_err() {
        return Err(Message::new("not-whole").with("text", text));
    }
    Ok((value, understood))
}

/// A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub(super) fn date(text: &str) -> Result<Value, Message> {
    // a time of day after the date says nothing of the year
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let date = lenient_date(day).ok_or_else(|| Message::new("not-a-date").with("text", text))?;
    let date = date.to_string();
    let understood = (date != day).then(|| {
        Message::new("date-read")
            .with("text", text)
            .with("now", &date)
    });
    Ok((date, understood))
}

/// Words for a project's status beyond those of the catalogue, by identifier of [`geodata_model::Status`].
const STATUS_WORDS: &[(&str, &[&str])] = &[
    (
        "candidate",
        &[
            "candidato",
            "candidata",
            "domanda presentata",
            "presentato",
            "candidate",
            "applied",
        ],
    ),
    (
        "planned",
        &[
            "in progetto",
            "in progettazione",
            "progettato",
            "pianificato",
            "programmato",
            "previsto",
            "da realizzare",
            "planned",
        ],
    ),
    ("approved", &["approvato", "approvata", "approved"]),
    (
        "funded",
        &[
            "finanziato",
            "finanziata",
            "ammesso a finanziamento",
            "funded",
        ],
    ),
    (
        "under_way",
        &[
            "in corso",
            "avviato",
            "avviata",
            "in esecuzione",
            "in attuazione",
            "in realizzazione",
            "cantiere",
            "under way",
            "ongoing",
        ],
    ),
    (
        "done",
        &[
            "concluso",
            "conclusa",
            "completato",
            "completata",
            "terminato",
            "realizzato",
            "realizzata",
            "in esercizio",
            "done",
            "completed",
        ],
    ),
    ("reported", &["segnalato", "segnalata", "reported"]),
];

/// The identifier of a status, by identifier or by word.
pub(super) fn status(text: &str) -> Option<&'static str> {
    let key = normalize::key(text);
    STATUS_WORDS
        .iter()
        .find(|(id, words)| {
            normalize::key(id) == key || words.iter().any(|w| normalize::key(w) == key)
        })
        .map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_meant() {
        for (text, decimal, value) in [
            ("1.234.567,89", Decimal::Unsure, "1234567.89"),
            ("1,234,567.89", Decimal::Unsure, "1234567.89"),
            ("€ 1.485.300", Decimal::Unsure, "1485300"),
            ("1485300,5 euro", Decimal::Unsure, "1485300.5"),
            ("1.4853e+06", Decimal::Point, "1485300"),
            ("47427.0", Decimal::Point, "47427"),
            ("1.234", Decimal::Comma, "1234"),
            ("1.234", Decimal::Point, "1.234"),
            ("0,213", Decimal::Unsure, "0.213"),
            ("12", Decimal::Unsure, "12"),
        ] {
            assert_eq!(amount(text, decimal).unwrap().0, value, "{text}");
        }
        for (text, key) in [
            ("1.234", "number-unsure"),
            ("1,234", "number-unsure"),
            ("dodici", "not-a-number"),
            ("NaN", "not-a-number"),
            ("1e999", "not-a-number"),
            ("-3,5", "negative"),
            ("--", "not-a-number"),
        ] {
            assert_eq!(
                amount(text, Decimal::Unsure).unwrap_err().key,
                key,
                "{text}"
            );
        }
        assert!(whole("2,5", Decimal::Comma).is_err());
        let message = |text| {
            amount(text, Decimal::Point)
                .unwrap()
                .1
                .map(|message| message.key)
        };
        assert_eq!(
            message("1.4853e+06"),
            Some("number-read"),
            "not as it is written"
        );
        assert_eq!(message("47427.0"), None);
    }

    #[test]
    fn dates_are_read_and_nonsense_is_refused() {
        for (text, value) in [
            ("2023-03-01", "2023-03-01"),
            ("2023-03-01T00:00:00", "2023-03-01"),
            ("1/3/2023", "2023-03-01"),
            ("3/2023", "2023-03"),
            ("2023", "2023"),
        ] {
            assert_eq!(date(text).unwrap().0, value);
        }
        assert!(date("31/2/2023").is_err());
        assert!(date("marzo").is_err());
    }

    #[test]
    fn the_words_for_a_status_are_statuses() {
        for (id, _) in STATUS_WORDS {
            assert!(geodata_model::Status::from_id(id).is_some(), "{id}");
        }
        assert_eq!(status("In corso"), Some("under_way"));
        assert_eq!(status("attivo"), None);
    }
}
