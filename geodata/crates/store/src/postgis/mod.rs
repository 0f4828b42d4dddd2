//! A store in a PostGIS database: the tables of the `GeoPackage` store, for many writers.
//!
//! Whoever writes through this program keeps others from writing for as long as it takes (`SHARE ROW EXCLUSIVE`), so
//! that what was checked is what is committed; readers never wait. What other programs write is recorded by triggers
//! in the table `touched`, one row a transaction: that is how a server sees an edit, and how the history knows whose
//! it was.

mod connect;
mod locks;
mod log;
mod rows;
mod schema;
mod watch;

use std::cell::{RefCell, RefMut};
use std::time::{Duration, Instant};

use postgres::Client;
use postgres::error::SqlState;

use super::backend::{Access, Backend, EachRecord, StoreTransaction};
use super::edit::{Applied, Edit};
use super::history::Change;
use super::state::State;
use super::{Origin, StoreError};

use connect::Target;
use locks::{LOCK_RETRY, LOCK_TIMEOUT};
pub use watch::Watch;

/// A connection to a store.
pub(super) struct PostGis {
    client: RefCell<Client>,
}

/// Makes the tables of `state` in a database, filled by `fill`; others see them when they are whole.
pub(super) fn create(
    url: &str,
    state: &State,
    fill: impl FnOnce(&mut dyn StoreTransaction) -> Result<Applied, StoreError>,
) -> Result<Applied, StoreError> {
    let target = Target::of(url)?;
    let mut client = target.connect()?;
    client.batch_execute("BEGIN; SET LOCAL atlante.own = 'on'")?;
    schema::create(&mut client, &target, state)?;
    let client = RefCell::new(client);
    let mut transaction = PostGisTransaction {
        client: client.borrow_mut(),
        end: Some("ROLLBACK"),
    };
    let applied = fill(&mut transaction)?;
    Box::new(transaction).commit()?;
    Ok(applied)
}

impl PostGis {
    /// Opens a store that is there, and brings its tables up to this program's version.
    pub(super) fn open(url: &str) -> Result<Self, StoreError> {
        let target = Target::of(url)?;
        let mut client = target.connect()?;
        schema::migrate(&mut client, &target)?;
        Ok(Self {
            client: RefCell::new(client),
        })
    }
}

impl Backend for PostGis {
    fn transaction(&self, access: Access) -> Result<Box<dyn StoreTransaction + '_>, StoreError> {
        let again = |error: &postgres::Error| {
            let code = error.code();
            code == Some(&SqlState::LOCK_NOT_AVAILABLE)
                || code == Some(&SqlState::T_R_DEADLOCK_DETECTED)
                || code == Some(&SqlState::T_R_SERIALIZATION_FAILURE)
        };
        let end = Instant::now() + Duration::from_secs(LOCK_TIMEOUT);
        loop {
            match self.try_begin(access) {
                Err(Failure::Server(error)) if again(&error) && Instant::now() < end => {
                    std::thread::sleep(LOCK_RETRY);
                }
                other => return Ok(other.map(Box::new)?),
            }
        }
    }
}

enum Failure {
    /// A transaction is already open on this connection: a mistake of this program.
    InUse,
    Server(postgres::Error),
}

impl From<postgres::Error> for Failure {
    fn from(error: postgres::Error) -> Self {
        Self::Server(error)
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::InUse => Self::Server("the connection is in use".to_owned()),
            Failure::Server(error) => error.into(),
        }
    }
}

impl PostGis {
    fn try_begin(&self, access: Access) -> Result<PostGisTransaction<'_>, Failure> {
        let mut transaction = PostGisTransaction {
            client: self.client.try_borrow_mut().map_err(|_| Failure::InUse)?,
            end: None,
        };
        // Locks come before the first query: what is read is what was there when they were granted. Nobody
        // waits for a table while holding another, so there is never a deadlock that the server could resolve by ending
        // somebody's save in QGIS or psql.
        let begin = match access {
            Access::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".to_owned(),
            Access::Write => format!(
                "BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL lock_timeout = '{LOCK_TIMEOUT}s';
                 SET LOCAL idle_in_transaction_session_timeout = '10min'; SET LOCAL atlante.own = 'on';
                 LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE NOWAIT",
                schema::written_tables()
            ),
        };
        let started = transaction.client.batch_execute(&begin);
        transaction.end = Some(match access {
            Access::Read => "COMMIT",
            Access::Write => "ROLLBACK",
        });
        started?;
        Ok(transaction)
    }
}

struct PostGisTransaction<'a> {
    client: RefMut<'a, Client>,
    /// How it ends unless it is committed.
    end: Option<&'static str>,
}

impl StoreTransaction for PostGisTransaction<'_> {
    fn load(&mut self) -> Result<State, StoreError> {
        rows::load(&mut self.client)
    }

    fn add_column(&mut self, table: &'static str, column: &'static str) -> Result<(), StoreError> {
        schema::add_column(&mut self.client, table, column)
    }

    fn write(&mut self, state: &State, edits: &mut [Edit]) -> Result<(), StoreError> {
        rows::write(&mut self.client, state, edits)
    }

    fn log_change(
        &mut self,
        origin: &Origin,
        undoes: Option<i64>,
        edits: &[Edit],
    ) -> Result<i64, StoreError> {
        // those who touched the tables before are in the history now
        self.client
            .execute("DELETE FROM touched WHERE xid <> pg_current_xact_id()", &[])?;
        log::add(&mut self.client, origin, undoes, edits)
    }

    fn changes(&mut self, only: Option<i64>) -> Result<Vec<Change>, StoreError> {
        log::changes(&mut self.client, only)
    }

    fn edits(&mut self, change: i64) -> Result<Vec<Edit>, StoreError> {
        log::edits(&mut self.client, change)
    }

    fn recorded(&mut self, until: Option<i64>, each: EachRecord) -> Result<(), StoreError> {
        log::recorded(&mut self.client, until, each)
    }

    fn external_authors(&mut self) -> Result<Vec<String>, StoreError> {
        let who = "SELECT DISTINCT who FROM touched WHERE who IS NOT NULL ORDER BY who";
        let rows = self.client.query(who, &[])?;
        Ok(rows
            .iter()
            .map(|row| row.try_get(0))
            .collect::<Result<_, _>>()?)
    }

    fn commit(mut self: Box<Self>) -> Result<(), StoreError> {
        self.client.batch_execute("COMMIT")?;
        self.end = None;
        Ok(())
    }
}

impl Drop for PostGisTransaction<'_> {
    fn drop(&mut self) {
        if let Some(end) = self.end {
            // where even that fails the connection is gone, and the transaction with it
            let _ = self.client.batch_execute(end);
        }
    }
}
