//! Keeping an atlas where it can be edited: records, changes and their history.
//!
//! A [`State`] is all records of an atlas at one moment; it comes from the files of an atlas and becomes them again, so
//! that everything that reads an atlas reads a store too. With the feature `store`, a [`Store`] keeps it in a
//! `GeoPackage` file. What differs between two states is a list of [`Edit`]s: a change that is applied, kept in the
//! history, or undone.

pub mod compare;
mod edit;
mod error;
#[cfg(feature = "store")]
mod gpkg;
mod place;
mod record;
mod state;
mod tables;

pub use edit::{Applied, Cell, Edit, differences};
pub use error::{Located, StoreError};
#[cfg(feature = "store")]
pub use gpkg::{Change, Store};
pub use record::{Origin, Record};
pub use state::{Id, Row, State};
pub use tables::{BOUNDARIES, Form, TABLES, TOPOJSON, Table};
