//! An atlas in a store: a file or database in which records can be edited, with the history of all changes.
//!
//! A [`State`] is all records of an atlas at one moment. It is read from the files of an atlas and can be written as such
//! files again, so everything that reads an atlas can read a store. A [`Store`] has the records in a `GeoPackage` file
//! or in a PostGIS database; the SQL of each of the two is behind the trait `Backend`. The difference between two states
//! is a list of [`Edit`]s, which can be applied, listed in the history, and undone.

mod address;
mod backend;
mod borders;
mod cells;
pub mod compare;
mod edit;
mod error;
mod external_edits;
mod geometry;
mod gpkg;
mod history;
mod optional_columns;
mod postgis;
mod record;
mod state;
mod store;
mod style;
mod tables;
mod wkb;

pub use address::Address;
pub use cells::Cells;
pub use edit::{Applied, Cell, Edit, differences};
pub use error::{Located, StoreError};
pub use gpkg::decode as decode_blob;
pub use history::Change;
pub use postgis::Watch;
pub use record::{Origin, Record};
pub use state::{Id, Row, State};
pub use store::Store;
pub use tables::{BOUNDARIES, Form, TABLES, TOPOJSON, Table};
