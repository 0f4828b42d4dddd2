//! Numbers and dates as the tables need them, and as people write them instead.

use geodata_model::PartialDate;

/// `1.234,56` as `1234.56`, also with a euro sign or spaces.
pub(super) fn italian_number(text: &str) -> Option<String> {
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '€' | '.'))
        .collect();
    let number = bare.replacen(',', ".", 1);
    let plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (plain && number.parse::<f64>().is_ok()).then_some(number)
}

/// A date as the tables need it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, of the 19th to the 22nd century.
pub(crate) fn iso_date(text: &str) -> Option<PartialDate> {
    text.parse().ok().filter(|date| is_plausible(*date))
}

/// The same from a date as people write it, such as `27/9/2023`.
///
/// # Example
/// ```
/// use geodata_atlas::formats::lenient_date;
///
/// assert_eq!(lenient_date("27/9/2023").unwrap().to_string(), "2023-09-27");
/// assert_eq!(lenient_date("27/9/1023"), None);
/// ```
#[must_use]
pub fn lenient_date(text: &str) -> Option<PartialDate> {
    PartialDate::parse_lenient(text).filter(|date| is_plausible(*date))
}

fn is_plausible(date: PartialDate) -> bool {
    (1800..2200).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italian_numbers_and_dates_are_understood() {
        assert_eq!(italian_number("1.234,56").as_deref(), Some("1234.56"));
        assert_eq!(italian_number("€ 1.485.300").as_deref(), Some("1485300"));
        assert_eq!(italian_number("12 km"), None);
        let lenient = |text: &str| lenient_date(text).map(|date| date.to_string());
        assert_eq!(lenient("27/9/2023").as_deref(), Some("2023-09-27"));
        assert_eq!(lenient("27/9/1023"), None);
    }
}
