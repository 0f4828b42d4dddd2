//! Instants and intervals of RFC 3339, to the second, as far as `datetime` needs them.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970 in UTC.
type Seconds = i64;
const DAY: Seconds = 86_400;

/// A closed interval; an open end is the far past or future.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interval {
    start: Seconds,
    end: Seconds,
}

impl Interval {
    /// Reads the value of `datetime`: an instant, a date, or two of them with a slash; `..` or nothing is open.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let Some((start, end)) = text.split_once('/') else {
            return moment(text);
        };
        let is_open = |t: &str| t.is_empty() || t == "..";
        if is_open(start) && is_open(end) {
            return Some(Self {
                start: Seconds::MIN,
                end: Seconds::MAX,
            });
        }
        let interval = Self {
            start: if is_open(start) {
                Seconds::MIN
            } else {
                moment(start)?.start
            },
            end: if is_open(end) {
                Seconds::MAX
            } else {
                moment(end)?.end
            },
        };
        (interval.start <= interval.end).then_some(interval)
    }

    /// The time a record's date stands for: `2023`, `2023-10` and `2023-10-05` are whole years, months and days.
    pub(crate) fn of_date(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|p| p.parse::<i64>().ok());
        let year = parts.next()??;
        let (start, end) = match (parts.next(), parts.next()) {
            (None, _) => (days(year, 1, 1), days(year + 1, 1, 1)),
            (Some(month), None) => {
                let month = month.filter(|m| (1..=12).contains(m))?;
                let (next_year, next) = if month == 12 {
                    (year + 1, 1)
                } else {
                    (year, month + 1)
                };
                (days(year, month, 1), days(next_year, next, 1))
            }
            (Some(_), Some(_)) => return moment(text),
        };
        Some(Self {
            start: start * DAY,
            end: end * DAY - 1,
        })
    }

    /// Whether the two have a moment in common.
    pub(crate) fn intersects(&self, other: &Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// The smallest interval with both.
    pub(crate) fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Its ends, as RFC 3339.
    pub(crate) fn ends(&self) -> [String; 2] {
        [rfc3339(self.start), rfc3339(self.end)]
    }
}

/// A full date is the whole day; a time without a zone is not RFC 3339.
fn moment(text: &str) -> Option<Interval> {
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let numbers = digits(date, '-', [4, 2, 2])?;
    let [year, month, day] = numbers;
    let is_date = (1..=12).contains(&month) && day >= 1;
    let start = days(year, month, day);
    if !is_date || civil(start) != (year, month, day) {
        return None;
    }
    let start = start * DAY;
    let Some(time) = time else {
        return Some(Interval {
            start,
            end: start + DAY - 1,
        });
    };
    let at = start + clock(time)?;
    Some(Interval { start: at, end: at })
}

/// `12:30:00Z`, `12:30:00.5+01:00` as seconds of the UTC day, which may be of the day before or after.
fn clock(text: &str) -> Option<Seconds> {
    let zone = text.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = text.split_at(zone);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
    let [hours, minutes, seconds] = digits(time, ':', [2, 2, 2])?;
    if !is_fraction || hours > 23 || minutes > 59 || seconds > 60 {
        return None;
    }
    let offset = if zone.eq_ignore_ascii_case("z") {
        0
    } else {
        let sign = if zone.starts_with('-') { -1 } else { 1 };
        let [hours, minutes] = digits(&zone[1..], ':', [2, 2])?;
        if hours > 23 || minutes > 59 {
            return None;
        }
        sign * (hours * 3600 + minutes * 60)
    };
    Some(hours * 3600 + minutes * 60 + seconds - offset)
}

/// Numbers of fixed width between separators.
fn digits<const N: usize>(text: &str, separator: char, widths: [usize; N]) -> Option<[i64; N]> {
    let mut numbers = [0; N];
    let mut parts = text.split(separator);
    for (number, width) in numbers.iter_mut().zip(widths) {
        let part = parts.next()?;
        let fits = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
        *number = part.parse().ok().filter(|_| fits)?;
    }
    parts.next().is_none().then_some(numbers)
}

/// Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse of [`days`].
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

fn rfc3339(at: Seconds) -> String {
    let (year, month, day) = civil(at.div_euclid(DAY));
    let second = at.rem_euclid(DAY);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// The present moment; 1970 on a machine whose clock is before it.
pub(crate) fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    rfc3339(since.map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_rfc_3339_is_refused() {
        for wrong in [
            "",
            "yesterday",
            "2023-13-01",
            "2023-02-29",
            "2023-1-1",
            "2023-01-01T10:00:00",
            "2023-01-01T25:00:00Z",
            "2023-01-01T10:00:00+1",
            "2024-01-01/2023-01-01",
            "2023-01-01/2023-01-02/2023-01-03",
            "2023-01-01T1è:00:00Z",
        ] {
            assert_eq!(Interval::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn coarse_dates_are_whole_periods() {
        let october = Interval::of_date("2023-10").unwrap();
        for (asked, yes) in [
            ("2023-10-31", true),
            ("2023-10-31T23:59:59Z", true),
            ("2023-11-01T00:00:00Z", false),
            ("2023-11-01T00:30:00+01:00", true),
            ("../2023-09-30", false),
            ("2023-10-15/..", true),
            ("/2023-10-01", true),
        ] {
            let asked_for = Interval::parse(asked).unwrap();
            assert_eq!(october.intersects(&asked_for), yes, "{asked}");
        }
        assert_eq!(
            Interval::of_date("2024-12").unwrap().ends(),
            ["2024-12-01T00:00:00Z", "2024-12-31T23:59:59Z"]
        );
        assert_eq!(
            Interval::of_date("2024").unwrap().ends()[1],
            "2024-12-31T23:59:59Z"
        );
    }

    #[test]
    fn days_and_dates_agree() {
        for day in (-800_000..800_000).step_by(97) {
            let (y, m, d) = civil(day);
            assert_eq!(days(y, m, d), day);
        }
        assert_eq!(days(2000, 3, 1), 11_017);
    }
}
