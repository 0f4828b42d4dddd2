//! OpenAPI: the document of every address, made from a table of them and the types of the answers,
//! and the page that shows it.

mod document;
pub mod handlers;
mod samples;
mod schemas;
pub mod table;
