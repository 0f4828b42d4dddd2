//! Schemas of what is written as text, whatever it is inside.

use geodata_model::text_schemas;

use crate::gaps::Subject;
use crate::scenario::Measure;

text_schemas!(
    Subject: r"^.+$",
    Measure: r"^(house|link)-.+$",
);
