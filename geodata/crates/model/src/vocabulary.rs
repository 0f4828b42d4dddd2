//! The terms an atlas uses for its parts, in place of those of the message catalogue.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// What an atlas calls its parts, as written in the middle of a sentence. A term that is absent is taken from the
/// message catalogue.
///
/// Each field is a row of `atlas.csv`, see [`Vocabulary::KEYS`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(utoipa::ToSchema),
    // the schema keeps the name and the words it was published with
    schema(
        as = Words,
        description = "What an atlas calls its parts, as in the middle of a sentence; where it says nothing, the catalogue's words hold.\n\nEach is a row of `atlas.csv`, see [`Words::KEYS`]."
    )
)]
pub struct Vocabulary {
    /// What one zone is, such as "zona omogenea"; a feminine noun in Italian, like "zona" itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Text>,
    /// Its plural.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zones: Option<Text>,
    /// The whole territory at the head of a narrow column, such as "CM".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<Text>,
}

impl Vocabulary {
    /// The rows of `atlas.csv`, in the order of the fields.
    pub const KEYS: [&str; 3] = ["zone", "zones", "whole"];
}
