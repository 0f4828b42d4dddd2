//! GeoJSON, a feature at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::BufReader;
use std::ops::ControlFlow;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::encoding;
use super::input::{Input, failed};
use super::message::Message;
use super::source::{About, Each, Item, MAX_COLUMNS, MAX_ROWS, Row, Source, too_many_rows};

/// A GeoJSON file.
pub(super) struct Json {
    input: Input,
    about: About,
}

impl Json {
    /// Reads the file once for the names of its properties, which any feature may add to, and its system.
    pub fn open(input: Input) -> Result<Self, Message> {
        let mut columns: BTreeSet<String> = BTreeSet::new();
        let (mut rows, mut too_many) = (0, false);
        let facts = features(&input, &mut |feature| {
            rows += 1;
            if let Some(Value::Object(properties)) = feature.get("properties") {
                for name in properties
                    .keys()
                    .filter(|name| !columns.contains(*name))
                    .cloned()
                    .collect::<Vec<_>>()
                {
                    columns.insert(name);
                }
            }
            too_many = columns.len() > MAX_COLUMNS;
            if too_many || rows > MAX_ROWS {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        if too_many {
            return Err(Message::new("too-many-columns")
                .with("count", columns.len())
                .with("limit", MAX_COLUMNS));
        }
        let mut notes = Vec::new();
        let crs = match facts {
            Ok(facts) if facts.empty_collection => {
                notes.push(Message::new("json-empty-collection"));
                None
            }
            Ok(facts) if !facts.features => return Err(Message::new("not-features")),
            Ok(facts) => facts.crs,
            // what can be read before the damage is read; the damage is met, and reported, later
            Err(message) if rows == 0 => return Err(message),
            Err(_) => None,
        };
        Ok(Self {
            input,
            about: About {
                format: "GeoJSON",
                columns: columns
                    .into_iter()
                    .map(|name| encoding::undo_double_encoding(&name).unwrap_or(name))
                    .collect(),
                encoding: "UTF-8".to_owned(),
                typed_numbers: true,
                crs,
                rows: Some(rows),
                notes,
                ..About::default()
            },
        })
    }

    fn row(&self, number: u64, mut feature: Value) -> Item {
        let mut row = Row {
            number,
            ..Row::default()
        };
        let geometry = feature.get_mut("geometry").map_or(Value::Null, Value::take);
        match shape(geometry) {
            Ok(geometry) => row.geometry = geometry,
            Err(why) => {
                return Item::Bad(number, Message::new("feature-unreadable").with("why", why));
            }
        }
        let properties = feature
            .get_mut("properties")
            .map_or(Value::Null, Value::take);
        let mut by_name: BTreeMap<String, String> = match properties {
            Value::Object(map) => map
                .into_iter()
                .map(|(name, value)| {
                    (
                        encoding::undo_double_encoding(&name).unwrap_or(name),
                        plain(value),
                    )
                })
                .collect(),
            _ => BTreeMap::new(),
        };
        for (i, column) in self.about.columns.iter().enumerate() {
            let cell = by_name.remove(column).unwrap_or_default();
            let cell = cell.trim();
            row.cells.push(match encoding::undo_double_encoding(cell) {
                Some(repaired) => {
                    row.notes.push((
                        Some(i),
                        Message::new("encoded-twice").with("now", &repaired),
                    ));
                    repaired.trim().to_owned()
                }
                None => cell.to_owned(),
            });
        }
        Item::Row(row)
    }
}

impl Source for Json {
    fn about(&self) -> &About {
        &self.about
    }

    fn read(&self, each: &mut Each<'_>) -> Result<(), Message> {
        let (mut number, mut full) = (0, false);
        features(&self.input, &mut |feature| {
            number += 1;
            full = number > MAX_ROWS;
            if full {
                ControlFlow::Break(())
            } else {
                each(self.row(number, feature))
            }
        })?;
        if full { Err(too_many_rows()) } else { Ok(()) }
    }
}

/// A GeoJSON geometry as a shape; none for `null` and for what has no position.
fn shape(geometry: Value) -> Result<Option<geo::Geometry>, String> {
    if geometry.is_null() {
        return Ok(None);
    }
    let geometry: geojson::Geometry =
        serde_json::from_value(geometry).map_err(|e| e.to_string())?;
    geo::Geometry::try_from(geometry)
        .map(Some)
        .map_err(|e| e.to_string())
}

/// A property as text.
fn plain(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// What a file says beside its features.
#[derive(Debug, Default)]
struct Facts {
    crs: Option<String>,
    features: bool,
    empty_collection: bool,
}

/// Hands over the features of a file, each forgotten before the next is read.
fn features(
    input: &Input,
    each: &mut dyn FnMut(Value) -> ControlFlow<()>,
) -> Result<Facts, Message> {
    let mut facts = Facts::default();
    let mut ended = false;
    let file = encoding::as_utf8(BufReader::new(input.open()?)).map_err(failed)?;
    let mut json = serde_json::Deserializer::from_reader(file);
    let result = json.deserialize_map(Top {
        facts: &mut facts,
        each,
        ended: &mut ended,
    });
    match result {
        Err(error) if !ended => {
            let key = if error.is_eof() {
                "file-cut-short"
            } else {
                "unreadable"
            };
            Err(Message::new(key).with("why", error))
        }
        _ => Ok(facts),
    }
}

/// The object that a GeoJSON file is.
struct Top<'a> {
    facts: &'a mut Facts,
    each: &'a mut dyn FnMut(Value) -> ControlFlow<()>,
    ended: &'a mut bool,
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "features" => {
                    self.facts.features = true;
                    map.next_value_seed(Features {
                        each: self.each,
                        ended: self.ended,
                    })?;
                }
                "crs" => {
                    let crs: Value = map.next_value()?;
                    self.facts.crs = crs
                        .pointer("/properties/name")
                        .and_then(Value::as_str)
                        .map(str::to_owned);
                }
                "type" => {
                    let kind: Value = map.next_value()?;
                    self.facts.empty_collection = kind == "GeometryCollection";
                }
                "geometries" => {
                    let shapes: Vec<IgnoredAny> = map.next_value()?;
                    self.facts.empty_collection &= shapes.is_empty();
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct Features<'a> {
    each: &'a mut dyn FnMut(Value) -> ControlFlow<()>,
    ended: &'a mut bool,
}

impl<'de> DeserializeSeed<'de> for Features<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        while let Some(feature) = seq.next_element::<Value>()? {
            if (self.each)(feature).is_break() {
                *self.ended = true;
                return Err(serde::de::Error::custom("ended"));
            }
        }
        Ok(())
    }
}
