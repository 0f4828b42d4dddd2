//! Intervals of time in seconds, read from and written in the forms of RFC 3339 that `datetime` of OGC API Features takes.

use geodata_model::PartialDate;

use crate::clock::rfc3339;

/// Seconds since 1970 in UTC.
type Seconds = i64;
const DAY: Seconds = 86_400;

/// A closed interval; an open end is the far past or future.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    start: Seconds,
    end: Seconds,
}

impl Interval {
    /// Reads the value of `datetime`: an instant, a date, or two of them with a slash; `..` or nothing is open.
    pub fn parse(text: &str) -> Option<Self> {
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

    /// From the first day of a date to the last of another: `2023`, `2023-10` and `2023-10-05` are whole years, months
    /// and days, and what is not stated is open.
    pub fn between(from: Option<PartialDate>, to: Option<PartialDate>) -> Self {
        Self {
            start: from.map_or(Seconds::MIN, |date| date.first_day() * DAY),
            end: to.map_or(Seconds::MAX, |date| (date.last_day() + 1) * DAY - 1),
        }
    }

    /// Whether the two have a moment in common.
    pub fn intersects(&self, other: &Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// The smallest interval with both.
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Its ends, as RFC 3339; none where it is open.
    pub fn ends(&self) -> [Option<String>; 2] {
        let end = |at, open| (at != open).then(|| rfc3339(at));
        [end(self.start, Seconds::MIN), end(self.end, Seconds::MAX)]
    }
}

/// A full date is the whole day; a time without a zone is not RFC 3339.
fn moment(text: &str) -> Option<Interval> {
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let day: PartialDate = date
        .parse()
        .ok()
        .filter(|date: &PartialDate| date.is_day())?;
    let start = day.first_day() * DAY;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of_date(text: &str) -> Interval {
        let date = text.parse().ok();
        Interval::between(date, date)
    }

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
    fn an_open_end_is_of_all_time_on_its_side() {
        let since = Interval::between("2024-06".parse().ok(), None);
        assert_eq!(
            since.ends(),
            [Some("2024-06-01T00:00:00Z".to_owned()), None]
        );
        let meets = |text: &str| since.intersects(&Interval::parse(text).unwrap());
        assert!(meets("9999-12-31") && !meets("../2024-05-31"));
    }

    #[test]
    fn coarse_dates_are_whole_periods() {
        let october = of_date("2023-10");
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
            of_date("2024-12").ends(),
            ["2024-12-01T00:00:00Z", "2024-12-31T23:59:59Z"].map(|end| Some(end.to_owned()))
        );
        assert_eq!(
            of_date("2024").ends()[1].as_deref(),
            Some("2024-12-31T23:59:59Z")
        );
    }
}
