//! A map as a page of its own: for frames in other pages, and as one file that needs no network.

mod options;
mod page;
mod parts;

pub use options::PageOptions;
pub use page::map_html;
pub use parts::{SCRIPT, stylesheet};
