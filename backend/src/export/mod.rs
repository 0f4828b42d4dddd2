//! `/export/…`, `/embed`, `/oembed` and `/`: the files of `atlante-export` and the pages made of a map, over HTTP.

mod embed;
mod kind;
mod limit;
mod oembed;
mod query;
mod routes;
mod share;

pub(crate) use routes::routes;
