//! What an import is asked to do.

use super::profile::Profile;

/// What the rows are to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Target {
    /// Projects of the register.
    #[default]
    Projects,
    /// The borders of the municipalities of the atlas.
    Boundaries,
    /// The borders of an area that the atlas says nothing of.
    NewArea,
    /// Rows of a table of the atlas in its own columns; the file's name says of which.
    Register,
    /// Nothing: the table is read and reported on.
    Table,
}

/// How an import is done.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the rows are to become.
    pub target: Target,
    /// How the files are read.
    pub profile: Profile,
    /// The coordinate system, whatever the files say.
    pub crs: Option<String>,
    /// The layer or sheet to read, of those a file has.
    pub layer: Option<String>,
    /// Columns with the values, one of which a row must have to be read at all.
    pub only: Vec<(String, Vec<String>)>,
    /// Today, as `YYYY-MM-DD`: the date of a source that tells none.
    pub today: String,
}
