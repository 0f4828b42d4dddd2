//! A collection: a named table of features whose fields are described.

use std::sync::Arc;

use geo::{BoundingRect as _, Geometry, Intersects as _, MultiPolygon};
use geodata_atlas::PreparedAtlas;
use geodata_model::{Bbox, Text, Validity};
use serde_json::Value;

use super::interval::Interval;

/// What the values of a property are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    Text,
    Integer,
    Number,
    /// Several texts.
    Texts,
    /// Several whole numbers.
    Integers,
}

/// A property of every feature of a collection.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Name in the API; its title in the catalogue is `ogc-field-{name}`.
    pub name: &'static str,
    pub kind: FieldType,
}

/// A feature: identifier, geometry in longitude and latitude, values in the order of the fields.
#[derive(Debug, Clone)]
pub struct Item {
    pub id: String,
    pub shape: Option<Arc<Geometry>>,
    pub bbox: Option<Bbox>,
    pub time: Option<Interval>,
    pub values: Vec<Value>,
}

/// A collection with all its features, sorted.
pub struct Collection {
    pub id: &'static str,
    pub fields: &'static [Field],
    pub items: Vec<Item>,
    /// Extent of the features that have a geometry.
    pub bbox: Bbox,
    /// Time of the features that have one.
    pub time: Option<Interval>,
}

impl Collection {
    /// The collection of these features; its extent is that of the territory where no feature has a geometry.
    pub fn new(
        id: &'static str,
        fields: &'static [Field],
        items: Vec<Item>,
        territory: Bbox,
    ) -> Self {
        let time = items.iter().filter_map(|i| i.time).reduce(Interval::join);
        let bbox = items.iter().filter_map(|i| i.bbox).reduce(around);
        Self {
            id,
            fields,
            items,
            bbox: bbox.unwrap_or(territory),
            time,
        }
    }

    /// Its title.
    pub fn title(&self, atlas: &PreparedAtlas) -> Text {
        plain(atlas, &format!("ogc-{}-title", self.id))
    }

    /// What it holds and what to know before using it.
    pub fn description(&self, atlas: &PreparedAtlas) -> Text {
        plain(atlas, &format!("ogc-{}-description", self.id))
    }

    /// The feature of this identifier.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The field of this name, and its position in the values of a feature.
    pub fn field(&self, name: &str) -> Option<(usize, &'static Field)> {
        let mut fields = self.fields.iter().enumerate();
        fields.find(|(_, f)| f.name == name)
    }
}

impl Field {
    /// A field with this name and type.
    pub const fn new(name: &'static str, kind: FieldType) -> Self {
        Self { name, kind }
    }

    /// Its name for people.
    pub fn title(&self, atlas: &PreparedAtlas) -> Text {
        plain(atlas, &format!("ogc-field-{}", self.name))
    }
}

impl Item {
    /// A feature with the extent of its geometry.
    pub fn new(id: impl Into<String>, shape: Option<Arc<Geometry>>, values: Vec<Value>) -> Self {
        let rect = shape.as_ref().and_then(|s| s.bounding_rect());
        Self {
            id: id.into(),
            bbox: rect.map(|r| [r.min().x, r.min().y, r.max().x, r.max().y]),
            shape,
            time: None,
            values,
        }
    }

    /// The same with the date its record is of.
    pub fn of_date(mut self, date: &str) -> Self {
        let date = date.parse().ok();
        self.time = date.map(|date| Interval::between(Some(date), Some(date)));
        self
    }

    /// The same with the time its record holds, where that is stated.
    pub fn valid(mut self, validity: Validity) -> Self {
        if validity.is_stated() {
            self.time = Some(Interval::between(validity.from, validity.to));
        }
        self
    }

    /// Whether its geometry meets the area; without a geometry it meets none.
    pub fn meets(&self, area: &MultiPolygon) -> bool {
        let (Some(shape), Some([w, s, e, n])) = (&self.shape, self.bbox) else {
            return false;
        };
        let near = area.iter().any(|part| {
            part.bounding_rect().is_some_and(|r| {
                r.min().x <= e && w <= r.max().x && r.min().y <= n && s <= r.max().y
            })
        });
        near && shape.intersects(area)
    }
}

fn around(a: Bbox, b: Bbox) -> Bbox {
    [
        a[0].min(b[0]),
        a[1].min(b[1]),
        a[2].max(b[2]),
        a[3].max(b[3]),
    ]
}

/// A text without arguments.
pub fn plain(atlas: &PreparedAtlas, key: &str) -> Text {
    atlas.texts.text(key, |_| Vec::new())
}
