//! The domain of Atlante: the plan and its territory, the join between them, and what maps are made of.
//!
//! Without its features `import` and `store` the crate compiles to wasm32, so that server and client run the same code.

pub mod api;
pub mod atlas;
pub mod cartography;
pub mod i18n;
#[cfg(feature = "import")]
pub mod import;
pub mod indicator;
pub mod join;
pub mod model;
#[cfg(feature = "schema")]
mod schema;
pub mod store;
pub mod tile;
pub mod xml;
