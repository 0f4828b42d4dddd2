//! What an answer over HTTP is made of, whatever it is about: nothing here uses the data that are served.

pub mod base_url;
pub mod encoding;
pub mod etag;
pub mod json_list;
pub mod language;
pub mod problem;
pub mod query;
pub mod stored;
