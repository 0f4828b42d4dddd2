//! What each address answers, a folder or file a group of addresses. `server/router.rs` lists the addresses.

pub mod api;
pub mod catalog;
pub mod client_files;
pub mod export;
pub mod ogc;
pub mod openapi;
pub mod status;
pub mod tiles;
