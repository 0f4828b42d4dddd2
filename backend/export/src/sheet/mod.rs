//! The sheet of a zone for the co-planning tables: where it is and how it stands, what is being done, what is missing and how sure that
//! is, room for notes. Two pages A4, or one A3 for the middle of the table.
//!
//! `content` collects the figures and texts, `blocks` lay them out at a `cursor`, `pages` compose pages of blocks.

mod blocks;
mod content;
mod cursor;
mod document;
mod draft;
mod pages;
mod paper;

pub use document::sheet_pdf;
pub use paper::Paper;
