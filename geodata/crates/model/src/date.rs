//! Dates as sources give them: known to the year, the month or the day.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The text is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or no day of the Gregorian calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date: YYYY, YYYY-MM or YYYY-MM-DD is expected")]
pub struct DateError(String);

/// A whole year, month or day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i32,
    /// From 1; 0 when only the year is known.
    month: u8,
    /// From 1; 0 when it is not known.
    day: u8,
}

impl PartialDate {
    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// Whether the day is known.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.day > 0
    }

    /// The first day it stands for, in days since 1970-01-01.
    #[must_use]
    pub fn first_day(self) -> i64 {
        let from_one = |part: u8| i64::from(part.max(1));
        days(self.year.into(), from_one(self.month), from_one(self.day))
    }

    /// The last day it stands for, in days since 1970-01-01.
    #[must_use]
    pub fn last_day(self) -> i64 {
        let year = i64::from(self.year);
        match (self.month, self.day) {
            (0 | 12, 0) => days(year + 1, 1, 1) - 1,
            (month, 0) => days(year, i64::from(month) + 1, 1) - 1,
            _ => self.first_day(),
        }
    }

    /// Reads a date in ISO 8601 or as people write it: `27/9/2023`, `27.9.2023`, `27-9-2023`, `9/2023` or `9-2023`. `None` for
    /// `9.2023`, which may be a number, and for what is not a date.
    ///
    /// # Example
    /// ```
    /// use geodata_model::PartialDate;
    ///
    /// let date = PartialDate::parse_lenient("27/9/2023").unwrap();
    /// assert_eq!(date.to_string(), "2023-09-27");
    /// assert!(PartialDate::parse_lenient("9.2023").is_none());
    /// ```
    #[must_use]
    pub fn parse_lenient(text: &str) -> Option<Self> {
        if let Ok(date) = text.parse() {
            return Some(date);
        }
        let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
        let iso = match parts[..] {
            [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
            [month, year] if !text.contains('.') => format!("{year}-{month:0>2}"),
            _ => return None,
        };
        iso.parse().ok()
    }

    /// The day with a number of days since 1970-01-01, negative before it (Hinnant, as for `days`). Years beyond an `i32`
    /// become its greatest.
    #[must_use]
    pub fn from_day_number(since_1970: i64) -> Self {
        let days = since_1970.saturating_add(719_468);
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let small = |part: i64| u8::try_from(part).unwrap_or(1);
        Self {
            year: i32::try_from(year).unwrap_or(i32::MAX),
            month: small(month),
            day: small(day_of_year - (153 * shifted + 2) / 5 + 1),
        }
    }
}

/// Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let read = || {
            let mut parts = text.split('-');
            let year = number(parts.next()?, 4)?;
            let mut part = || parts.next().map_or(Some(0), |part| number(part, 2));
            let (month, day) = (part()?, part()?);
            let has_more = parts.next().is_some();
            // zero stands for an absent month or day and must not be written
            let is_whole = text.len() == 4 || (month > 0 && (text.len() == 7 || day > 0));
            let date = Self {
                year: i32::from(year),
                month: u8::try_from(month).ok()?,
                day: u8::try_from(day).ok()?,
            };
            let is_real =
                month <= 12 && (day == 0 || Self::from_day_number(date.first_day()) == date);
            (is_whole && is_real && !has_more).then_some(date)
        };
        read().ok_or_else(|| DateError(text.to_owned()))
    }
}

/// A number of exactly `digits` digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    let fits = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        let mut rest = [self.month, self.day].into_iter().filter(|part| *part > 0);
        rest.try_for_each(|part| write!(f, "-{part:02}"))
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_is_a_year_a_month_or_a_day() {
        for good in ["2023", "2023-10", "2023-09-27", "2024-02-29", "0001-01-01"] {
            assert_eq!(date(good).to_string(), good);
        }
        for bad in [
            "",
            "23",
            "2023-",
            "2023-0",
            "2023-00",
            "2023-13",
            "2023-02-30",
            "2023-02-29",
            "2023-00-01",
            "2023-01-00",
            "2023-1",
            "2023-01-01-01",
            "27/09/2023",
            "+023",
            "२०२३",
        ] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (written, iso) in [
            ("27/9/2023", Some("2023-09-27")),
            ("27.09.2023", Some("2023-09-27")),
            ("9/2023", Some("2023-09")),
            ("2023", Some("2023")),
            ("2023-10", Some("2023-10")),
            ("9.2023", None),
            ("31/2/2023", None),
            ("autunno 2023", None),
        ] {
            let read = PartialDate::parse_lenient(written).map(|date| date.to_string());
            assert_eq!(read.as_deref(), iso, "{written}");
        }
    }

    #[test]
    fn days_and_dates_agree() {
        for day in (-800_000..800_000).step_by(97) {
            assert_eq!(PartialDate::from_day_number(day).first_day(), day);
        }
        assert_eq!(date("2000-03-01").first_day(), 11_017);
        assert_eq!(date("1970").first_day(), 0);
        for (coarse, last) in [
            ("2024", "2024-12-31"),
            ("2024-02", "2024-02-29"),
            ("2024-12", "2024-12-31"),
        ] {
            assert_eq!(date(coarse).last_day(), date(last).first_day());
        }
        assert_eq!(PartialDate::from_day_number(i64::MAX).year(), i32::MAX);
    }
}
