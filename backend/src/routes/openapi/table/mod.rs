//! Every address of the server: what it takes, what it answers, and requests that work.
//!
//! A test compares this table with the router (`server/router.rs`): an address cannot be added without its row here.

mod exports;
mod figures;
mod interfaces;
mod maps;
mod records;
pub mod route;
mod service;
mod tiles;

use route::Route;

/// The rows of every group.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    let groups = [
        service::ROUTES,
        records::ROUTES,
        figures::ROUTES,
        maps::ROUTES,
        exports::ROUTES,
        tiles::ROUTES,
        interfaces::ROUTES,
    ];
    groups.into_iter().flatten()
}
