//! A `GeoJSON` feature collection read one feature at a time; as a whole it would take many times the memory of its text.

use std::fmt;

use geojson::Feature;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

const TYPE: &str = "FeatureCollection";

/// Calls `take` with every feature of a collection. Features before a mistake have been passed on when it is found.
///
/// # Errors
/// When the text is not a `GeoJSON` feature collection.
///
/// # Example
/// ```
/// let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":null}]}"#;
/// let mut count = 0;
/// geodata_atlas::each_feature(text, |_| count += 1)?;
/// assert_eq!(count, 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn each_feature(text: &str, mut take: impl FnMut(Feature)) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    Collection(&mut take).deserialize(&mut reader)?;
    reader.end()
}

struct Collection<'t>(&'t mut dyn FnMut(Feature));

impl<'de> DeserializeSeed<'de> for Collection<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Collection<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let (mut is_collection, mut has_features) = (false, false);
        while let Some(member) = members.next_key::<String>()? {
            match member.as_str() {
                "type" => {
                    let found: String = members.next_value()?;
                    if found != TYPE {
                        let message = format!("the type is `{found}` and not `{TYPE}`");
                        return Err(A::Error::custom(message));
                    }
                    is_collection = true;
                }
                "features" => {
                    members.next_value_seed(Features(&mut *self.0))?;
                    has_features = true;
                }
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        if !is_collection {
            return Err(A::Error::missing_field("type"));
        }
        if !has_features {
            return Err(A::Error::missing_field("features"));
        }
        Ok(())
    }
}

struct Features<'t>(&'t mut dyn FnMut(Feature));

impl<'de> DeserializeSeed<'de> for Features<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        while let Some(feature) = features.next_element()? {
            (self.0)(feature);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINT: &str = r#"{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":[7.5,45]}}"#;

    fn read(text: &str) -> Result<Vec<Feature>, String> {
        let mut features = Vec::new();
        each_feature(text, |feature| features.push(feature)).map_err(|e| e.to_string())?;
        Ok(features)
    }

    #[test]
    fn members_come_in_any_order_and_others_are_passed_over() {
        for text in [
            format!(r#"{{"type":"FeatureCollection","features":[{POINT},{POINT}]}}"#),
            format!(
                r#"{{"name":{{"a":[1]}},"features":[{POINT},{POINT}],"type":"FeatureCollection"}}"#
            ),
        ] {
            let features = read(&text).unwrap();
            assert_eq!(features.len(), 2);
            assert_eq!(features[0], POINT.parse().unwrap());
        }
    }

    #[test]
    fn what_is_no_collection_is_refused() {
        let cut = format!(r#"{{"type":"FeatureCollection","features":[{POINT}"#);
        let cases = [
            ("[]", "a GeoJSON object"),
            (POINT, "the type is `Feature`"),
            (r#"{"features":[]}"#, "missing field `type`"),
            (
                r#"{"type":"FeatureCollection"}"#,
                "missing field `features`",
            ),
            (
                r#"{"type":"FeatureCollection","features":{}}"#,
                "a list of features",
            ),
            (&cut, "EOF"),
            (
                r#"{"type":"FeatureCollection","features":[]} x"#,
                "trailing",
            ),
        ];
        for (text, message) in cases {
            let error = read(text).unwrap_err();
            assert!(error.contains(message), "{text}: {error}");
        }
    }
}
