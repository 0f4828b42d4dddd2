//! Identifiers: each is parsed into a type of its own, whose values are always valid.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Why a code could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// An ISTAT code has six digits, kept as text because of its leading zeros.
    #[error("`{0}` is not an ISTAT municipality code: six digits are expected, as in 001272")]
    Istat(String),
    /// A strategy code is `axis.number`.
    #[error("`{0}` is not a strategy code: axis, point and number are expected, as in 3.4")]
    Strategy(String),
    /// Axis and zone numbers start from 1.
    #[error("`{0}` is not a number from 1 to 255")]
    Number(String),
    /// Identifiers go into URLs as they are.
    #[error(
        "`{0}` is not an identifier: lower-case letters, digits and hyphens are expected, 1 to 100 characters"
    )]
    Slug(String),
}

/// The ISTAT code of a municipality: six digits as text, `001272` for Torino.
///
/// # Example
/// ```
/// use geodata_model::IstatCode;
///
/// let torino: IstatCode = "001272".parse()?;
/// assert_eq!(torino.number(), 1272);
/// assert!("1272".parse::<IstatCode>().is_err());
/// # Ok::<(), geodata_model::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IstatCode(u32);

impl IstatCode {
    /// The code as a number, used where a format wants integers (MVT feature ids).
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    /// The code with this number, if it has at most six digits.
    #[must_use]
    pub fn from_number(number: u32) -> Option<Self> {
        (1..1_000_000).contains(&number).then_some(Self(number))
    }
}

impl FromStr for IstatCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let six_digits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
        six_digits
            .then(|| text.parse().ok().and_then(Self::from_number))
            .flatten()
            .ok_or_else(|| CodeError::Istat(text.to_owned()))
    }
}

impl fmt::Display for IstatCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// The number of an axis of the plan, from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AxisNumber(pub u8);

/// The number of a zone, from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ZoneNumber(pub u8);

/// The code of a strategy: axis and number, written `3.4`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StrategyCode {
    /// The axis the strategy belongs to.
    pub axis: AxisNumber,
    /// The position within the axis, from 1.
    pub number: u8,
}

impl FromStr for StrategyCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let error = || CodeError::Strategy(text.to_owned());
        let (axis, number) = text.split_once('.').ok_or_else(error)?;
        let part = |s: &str| s.parse::<u8>().ok().filter(|n| *n > 0).ok_or_else(error);
        Ok(Self {
            axis: AxisNumber(part(axis)?),
            number: part(number)?,
        })
    }
}

impl fmt::Display for StrategyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.axis, self.number)
    }
}

macro_rules! number_from_one {
    ($name:ident) => {
        impl FromStr for $name {
            type Err = CodeError;

            fn from_str(text: &str) -> Result<Self, CodeError> {
                match text.trim().parse::<u8>() {
                    Ok(n) if n > 0 => Ok(Self(n)),
                    _ => Err(CodeError::Number(text.to_owned())),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}
number_from_one!(AxisNumber);
number_from_one!(ZoneNumber);

macro_rules! slug {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            fn from_str(text: &str) -> Result<Self, CodeError> {
                let ok = (1..=100).contains(&text.len())
                    && text
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                ok.then(|| Self(text.to_owned()))
                    .ok_or_else(|| CodeError::Slug(text.to_owned()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}
slug!(
    /// The stable identifier of a project, such as `bike-to-rail-pinerolese`.
    ProjectId
);
slug!(
    /// The identifier of a source, such as `survey-2023`.
    SourceId
);

macro_rules! via_text {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = CodeError;

            fn try_from(text: String) -> Result<Self, CodeError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.to_string()
            }
        }
    )*};
}
via_text!(IstatCode, StrategyCode, ProjectId, SourceId);

macro_rules! debug_as_display {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )*};
}
debug_as_display!(
    IstatCode,
    AxisNumber,
    ZoneNumber,
    StrategyCode,
    ProjectId,
    SourceId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_istat_code_keeps_its_zeros() {
        let torino: IstatCode = "001272".parse().unwrap();
        assert_eq!(torino.number(), 1272);
        assert_eq!(torino.to_string(), "001272");
        assert_eq!(serde_json::to_string(&torino).unwrap(), "\"001272\"");
    }

    #[test]
    fn wrong_codes_say_what_is_expected() {
        for wrong in ["1272", "0012720", "00127a", "", "000000", "è00127"] {
            let error = wrong.parse::<IstatCode>().unwrap_err();
            assert!(error.to_string().contains("six digits"), "{wrong}: {error}");
        }
        for wrong in ["3", "3.", ".4", "0.1", "3.0", "a.b", "3.4.5"] {
            assert!(wrong.parse::<StrategyCode>().is_err(), "{wrong}");
        }
        for wrong in ["", "Maiuscola", "con spazio", "è", &"a".repeat(101)] {
            assert!(wrong.parse::<ProjectId>().is_err(), "{wrong}");
        }
    }
}
