//! The one message catalogue: every text a person reads, Italian first, English second.
//!
//! `i18n/*.ftl` holds the page's texts and the words it shares with the library, `i18n/*.domain.ftl` those that only
//! the library says (reasons of shares, gaps, legends). The page downloads its own alone. Fluent's grammar carries
//! plurals and the order of words.

mod catalogue;
mod files;
mod number;
mod pair;

pub use catalogue::Catalogue;
pub use files::english;
pub use number::number;
pub use pair::Catalogues;
