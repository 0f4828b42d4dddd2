//! Reaching a database: what its address says, and what goes wrong.

use std::error::Error as _;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use postgres::config::SslMode;
use postgres::error::SqlState;
use postgres::{Client, Config, NoTls};

use super::locks::LOCK_TIMEOUT;
use crate::StoreError;
use crate::backend::quoted;

/// A server that does not answer within this is not there.
const CONNECT: Duration = Duration::from_secs(5);
/// A connection through which nothing passes for so long is lost.
const SILENCE: Duration = Duration::from_secs(10);
/// The schema of the tables unless the address names another.
const SCHEMA: &str = "atlante";

/// What an address says.
pub(super) struct Target {
    config: Config,
    /// The schema the tables are in.
    pub(super) schema: String,
    /// The address without its password.
    pub(super) shown: String,
}

impl Target {
    /// Reads `postgres://user@host/database?schema=name`; `schema` is ours, the rest is as libpq takes it.
    pub(super) fn of(url: &str) -> Result<Self, StoreError> {
        let (base, query) = url.split_once('?').unwrap_or((url, ""));
        let (mut schema, mut rest) = (SCHEMA.to_owned(), Vec::new());
        for part in query.split('&').filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some(("schema", name)) => {
                    let name = percent_decode_str(name).decode_utf8();
                    let name = name.map_err(|error| StoreError::Address(error.to_string()))?;
                    schema = name.into_owned();
                }
                Some(("sslmode", mode)) if !matches!(mode, "disable" | "prefer") => {
                    return Err(StoreError::Encryption(mode.to_owned()));
                }
                _ => rest.push(part),
            }
        }
        let url_of_server = match rest.as_slice() {
            [] => base.to_owned(),
            rest => format!("{base}?{}", rest.join("&")),
        };
        let config = url_of_server.parse::<Config>();
        let mut config = config.map_err(|error| StoreError::Address(describe(&error)))?;
        config.ssl_mode(SslMode::Disable);
        config.connect_timeout(CONNECT);
        config.tcp_user_timeout(SILENCE);
        config.keepalives_idle(SILENCE);
        if config.get_application_name().is_none() {
            config.application_name("atlante");
        }
        // as psql does, so that it need not stand in the address
        if let (None, Ok(password)) = (config.get_password(), std::env::var("PGPASSWORD")) {
            config.password(password);
        }
        Ok(Self {
            config,
            schema,
            shown: crate::address::masked(url),
        })
    }

    /// A connection that finds the tables of the store, and the types of PostGIS.
    pub(super) fn connect(&self) -> Result<Client, StoreError> {
        let client = self.config.connect(NoTls);
        let mut client = client.map_err(|error| StoreError::Unreachable(describe(&error)))?;
        self.find_tables(&mut client)?;
        Ok(client)
    }

    /// Sets where names are looked for; again when PostGIS has just been added.
    pub(super) fn find_tables(&self, client: &mut Client) -> Result<(), StoreError> {
        let postgis = client.query_opt(
            "SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'postgis'",
            &[],
        )?;
        let mut path = quoted(&self.schema);
        if let Some(row) = postgis {
            path.push_str(", ");
            path.push_str(&quoted(row.try_get(0)?));
        }
        Ok(client.batch_execute(&format!("SET search_path TO {path}"))?)
    }
}

/// An error with its causes, each once.
pub(super) fn describe(error: &postgres::Error) -> String {
    if let Some(error) = error.as_db_error() {
        let detail = error.detail().map(|detail| format!(" ({detail})"));
        return format!("{}{}", error.message(), detail.unwrap_or_default());
    }
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if !message.contains(&text) {
            message.push_str(": ");
            message.push_str(&text);
        }
        cause = error.source();
    }
    message
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        let text = describe(&error);
        match error.code() {
            Some(&SqlState::LOCK_NOT_AVAILABLE) => Self::Busy(LOCK_TIMEOUT),
            Some(_) => Self::Server(text),
            None => Self::Unreachable(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_the_schema_and_what_cannot_be_done_is_refused() {
        let target =
            Target::of("postgres://a:b@localhost/x?schema=piano%202&application_name=qui").unwrap();
        assert_eq!(
            (target.schema.as_str(), target.config.get_application_name()),
            ("piano 2", Some("qui"))
        );
        assert_eq!(
            target.shown,
            "postgres://a:***@localhost/x?schema=piano%202&application_name=qui"
        );
        for mode in ["require", "verify-full"] {
            let refused = Target::of(&format!("postgres://a:segreto@h/x?sslmode={mode}"));
            let message = refused.err().unwrap().to_string();
            assert!(
                message.contains(mode) && message.contains("ssh -L"),
                "{message}"
            );
        }
        let message = Target::of("postgres://a:segreto@h:porta/x")
            .err()
            .unwrap()
            .to_string();
        assert!(
            message.contains("port") && !message.contains("segreto"),
            "{message}"
        );
    }
}
