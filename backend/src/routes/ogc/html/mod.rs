//! The resources of the service as pages that a person can browse.

pub mod collections;
pub mod item;
pub mod items;
mod layout;
pub mod service;
