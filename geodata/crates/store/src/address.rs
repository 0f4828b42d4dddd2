//! Where a store is: a file, or a database.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where a store is. What it shows of itself has no password.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A `GeoPackage`.
    File(PathBuf),
    /// A PostGIS database, such as `postgres://office@localhost/atlante`.
    Database(String),
}

impl Address {
    /// Reads an address as people write it: what does not begin with `postgres://` or `postgresql://` is a file.
    #[must_use]
    pub fn of(place: &Path) -> Self {
        match place.to_str() {
            Some(url) if is_url(url) => Self::Database(url.to_owned()),
            _ => Self::File(place.to_owned()),
        }
    }

    /// Whether it is the address of a database.
    #[must_use]
    pub fn is_database(place: &Path) -> bool {
        place.to_str().is_some_and(is_url)
    }
}

fn is_url(text: &str) -> bool {
    text.starts_with("postgres://") || text.starts_with("postgresql://")
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Database(url) => f.write_str(&masked(url)),
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The address without its password, also where it is written in a way that no database would take.
pub(super) fn masked(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let (user, rest) = match rest.rsplit_once('@') {
        Some((user, rest)) => (Some(user), rest),
        None => (None, rest),
    };
    let user = user.map_or_else(String::new, |user| match user.split_once(':') {
        Some((name, _)) => format!("{name}:***@"),
        None => format!("{user}@"),
    });
    let mut parts = rest.split(['?', '&']);
    let mut masked = format!("{scheme}://{user}{}", parts.next().unwrap_or(""));
    for (i, part) in parts.enumerate() {
        masked.push(if i == 0 { '?' } else { '&' });
        let is_secret = |name: &str| name.to_lowercase().contains("password");
        match part.split_once('=') {
            Some((name, _)) if is_secret(name) => masked.extend([name, "=***"]),
            _ => masked.push_str(part),
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            ("postgres://a@h/db", "postgres://a@h/db"),
            (
                "postgres://a:segreto@h:5432/db",
                "postgres://a:***@h:5432/db",
            ),
            (
                "postgresql://a:segre/to@x@h/db?schema=piano",
                "postgresql://a:***@h/db?schema=piano",
            ),
            (
                "postgres:///db?user=a&password=segreto",
                "postgres:///db?user=a&password=***",
            ),
            (
                "postgres:///db?PASSWORD=segreto&port=1",
                "postgres:///db?PASSWORD=***&port=1",
            ),
        ] {
            let address = Address::of(Path::new(url));
            assert_eq!(address.to_string(), shown);
            assert_eq!(format!("{address:?}"), shown);
        }
        let file = Address::of(Path::new("atlas.gpkg"));
        assert_eq!(file, Address::File("atlas.gpkg".into()));
    }
}
