//! `/export/…`, `/embed`, `/oembed` and `/`: the files of `atlante-export` and the pages made of a map, over HTTP.

pub mod embed;
pub mod files;
mod kind;
mod limit;
pub mod oembed;
mod query;
pub mod share;
