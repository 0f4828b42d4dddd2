//! OGC API Features 1.0 under `/ogc`: part 1 (core, GeoJSON, HTML, OpenAPI 3.0) and part 2 (systems of coordinates).
//!
//! The features are those of [`features`](crate::features); nothing is computed here.

mod conformance;
mod crs;
mod csv;
mod display;
mod document;
mod drawing;
mod html;
pub mod items;
mod json;
mod links;
mod lookup;
mod media_types;
mod page;
mod params;
mod request;
mod response;
mod select;
pub mod service;
mod text;
