//! Notices that somebody committed changes to the tables.

use postgres::Client;

use super::connect::Target;
use crate::StoreError;

/// A connection for polling whether the tables have changed.
pub struct Watch {
    target: Target,
    client: Option<Client>,
}

impl Watch {
    /// For the store at the address of a database; nothing is reached yet.
    pub fn new(url: &str) -> Result<Self, StoreError> {
        Ok(Self {
            target: Target::of(url)?,
            client: None,
        })
    }

    /// A text that is another when something was committed to the tables. A lost connection is an error once or
    /// oftener, and made anew at the next call.
    pub fn look(&mut self) -> Result<String, StoreError> {
        let mut client = match self.client.take() {
            Some(client) if !client.is_closed() => client,
            _ => self.target.connect()?,
        };
        let seen = "SELECT coalesce(md5(string_agg(xid::text, ',' ORDER BY xid)), '') FROM touched";
        let seen = client.query_one(seen, &[])?.try_get(0)?;
        self.client = Some(client);
        Ok(seen)
    }
}
