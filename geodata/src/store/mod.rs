//! Keeping an atlas where it can be edited: records, changes and their history.
//!
//! A [`State`] is all records of an atlas at one moment; it comes from the files of an atlas and becomes them again, so
//! that everything that reads an atlas reads a store too. With the feature `store`, a [`Store`] keeps it in a
//! `GeoPackage` file or in a PostGIS database: a `Keeper` knows the SQL of one of them and nothing else. What differs between two states is a list of [`Edit`]s: a change that is applied, kept in the
//! history, or undone.

#[cfg(feature = "store")]
mod address;
#[cfg(feature = "store")]
mod borders;
mod cells;
pub mod compare;
mod edit;
mod error;
#[cfg(feature = "store")]
mod gpkg;
#[cfg(feature = "store")]
mod handle;
#[cfg(feature = "store")]
mod keeper;
mod place;
#[cfg(feature = "store")]
mod postgis;
mod record;
mod state;
#[cfg(feature = "store")]
mod style;
mod tables;
#[cfg(feature = "store")]
mod wkb;

#[cfg(feature = "store")]
pub use address::Address;
pub use cells::Cells;
pub use edit::{Applied, Cell, Edit, differences};
pub use error::{Located, StoreError};
#[cfg(all(feature = "store", feature = "import"))]
pub(crate) use gpkg::decode as decode_blob;
#[cfg(feature = "store")]
pub use handle::Store;
#[cfg(feature = "store")]
pub use keeper::Change;
#[cfg(feature = "store")]
pub use postgis::Watch;
pub use record::{Origin, Record};
pub use state::{Id, Row, State};
pub use tables::{BOUNDARIES, Form, TABLES, TOPOJSON, Table};
