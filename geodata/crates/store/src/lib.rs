//! Keeping an atlas where it can be edited: records, changes and their history.
//!
//! A [`State`] is all records of an atlas at one moment; it comes from the files of an atlas and becomes them again, so
//! that everything that reads an atlas reads a store too. A [`Store`] keeps it in a
//! `GeoPackage` file or in a PostGIS database: a `Keeper` knows the SQL of one of them and nothing else. What differs between two states is a list of [`Edit`]s: a change that is applied, kept in the
//! history, or undone.

mod address;
mod backend;
mod borders;
mod cells;
pub mod compare;
mod edit;
mod error;
mod geometry;
mod gpkg;
mod postgis;
mod record;
mod state;
mod store;
mod style;
mod tables;
mod wkb;

pub use address::Address;
pub use backend::Change;
pub use cells::Cells;
pub use edit::{Applied, Cell, Edit, differences};
pub use error::{Located, StoreError};
pub use gpkg::decode as decode_blob;
pub use postgis::Watch;
pub use record::{Origin, Record};
pub use state::{Id, Row, State};
pub use store::Store;
pub use tables::{BOUNDARIES, Form, TABLES, TOPOJSON, Table};
