//! The one message catalogue: every text a person reads, Italian first, English second.
//!
//! `i18n/*.ftl` holds the texts of the page and those it shares with the library, `i18n/*.domain.ftl` those that only
//! the library uses (reasons of shares, gaps, legends), which the page does not download. The format is Fluent, because
//! its grammar expresses plurals and a different order of words in each language.

mod catalogue;
mod files;
mod number;
mod pair;

pub use catalogue::Catalogue;
pub use files::english;
pub use number::number;
pub use pair::Catalogues;
