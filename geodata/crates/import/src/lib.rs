//! Reading raw open data and turning it into the files of an atlas.
//!
//! Links native libraries (PROJ, `SQLite`), so it does not compile to wasm32: nothing that the client needs may depend on it.

mod accept;
mod archive;
mod cell_names;
mod column_checks;
mod delimited;
mod derive;
mod encoding;
mod findings;
mod gazetteer;
mod geometry_hashes;
mod gpkg;
mod input;
mod json;
mod mapping;
mod message;
mod normalize;
mod open;
mod options;
mod pnrr;
mod profile;
mod project;
mod raw_file;
mod records;
mod reference;
mod repair;
mod report;
mod run;
mod shapefile;
mod sheet;
mod source;
mod values;
mod xml;

pub use derive::{Derived, derive};
pub use gazetteer::{Found, Gazetteer, NotFound};
pub use input::Input;
pub use mapping::{Mapping, fields};
pub use message::Message;
pub use options::{Options, Target};
pub use profile::{Cited, Names, Profile};
pub use raw_file::DeriveError;
pub use report::{Change, Example, FileReport, Group, Outcome, Report, Totals};
pub use run::{Border, Import, Progress, import, topojson};
pub use source::{About, Each, Item, Row, Source};

use sha2::{Digest, Sha256};

/// Twelve hexadecimal digits that tell texts apart.
fn short_hash(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes())[..6])
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
