//! The collections of the territory: zones and municipalities.

use std::collections::BTreeMap;
use std::sync::Arc;

use geo::{Geometry, MultiPolygon, Orient as _, orient::Direction};
use geodata_api::{MunicipalityBody, ZoneBody};
use geodata_atlas::PreparedAtlas;
use geodata_model::{AGE_CLASSES, Citation, IstatCode, MembershipBasis, ZoneNumber};
use serde_json::{Value, json};

use super::collection::{Collection, Field, FieldType, Item};

/// The polygons of the territory, shared by every feature that shows them.
pub struct Shapes {
    pub zones: BTreeMap<ZoneNumber, Arc<Geometry>>,
    pub municipalities: BTreeMap<IstatCode, Arc<Geometry>>,
}

impl Shapes {
    /// Outer rings counterclockwise, as RFC 7946 wants them.
    pub fn new(atlas: &PreparedAtlas) -> Self {
        let wound = |shape: &MultiPolygon| Arc::new(shape.orient(Direction::Default).into());
        Self {
            zones: atlas
                .zones
                .iter()
                .map(|(&number, zone)| (number, wound(&zone.polygons)))
                .collect(),
            municipalities: atlas
                .polygons
                .iter()
                .map(|(&code, shape)| (code, wound(shape)))
                .collect(),
        }
    }
}

const ZONE_FIELDS: &[Field] = &[
    Field::new("number", FieldType::Integer),
    Field::new("name", FieldType::Text),
    Field::new("name_en", FieldType::Text),
    Field::new("venue", FieldType::Text),
    Field::new("municipalities", FieldType::Integer),
    Field::new("listed", FieldType::Integer),
    Field::new("named", FieldType::Integer),
    Field::new("derived", FieldType::Integer),
    Field::new("residents", FieldType::Integer),
    Field::new("surface_km2", FieldType::Number),
    Field::new("density_per_km2", FieldType::Number),
    Field::new("projects", FieldType::Integer),
    Field::new("strategies", FieldType::Integer),
    Field::new("sources", FieldType::Texts),
];

/// Every zone, with the figures of its body.
pub fn zones(atlas: &PreparedAtlas, shapes: &Shapes, bodies: &[ZoneBody]) -> Collection {
    let item = |body: &ZoneBody| {
        let zone = &body.zone;
        let basis = |b| json!(body.basis.get(&b).copied().unwrap_or(0));
        let values = vec![
            json!(zone.number),
            json!(zone.name.it),
            json!(zone.name.en),
            json!(zone.venue),
            json!(body.municipalities),
            basis(MembershipBasis::Listed),
            basis(MembershipBasis::Named),
            basis(MembershipBasis::Derived),
            json!(body.residents),
            json!(decimals(body.surface_km2, 4)),
            json!(body.density_per_km2.map(|density| decimals(density, 2))),
            json!(body.projects),
            json!(body.strategies),
            citations(&zone.sources),
        ];
        let shape = shapes.zones.get(&zone.number).cloned();
        Item::new(zone.number.to_string(), shape, values)
    };
    let items = bodies.iter().map(item).collect();
    Collection::new("zones", ZONE_FIELDS, items, atlas.bbox)
}

const MUNICIPALITY_FIELDS: &[Field] = &[
    Field::new("istat", FieldType::Text),
    Field::new("name", FieldType::Text),
    Field::new("belfiore", FieldType::Text),
    Field::new("zone", FieldType::Integer),
    Field::new("zone_basis", FieldType::Text),
    Field::new("altitude_zone", FieldType::Text),
    Field::new("altitude_m", FieldType::Integer),
    Field::new("degurba", FieldType::Integer),
    Field::new("surface_km2", FieldType::Number),
    Field::new("residents", FieldType::Integer),
    Field::new("residents_0_2", FieldType::Integer),
    Field::new("residents_3_5", FieldType::Integer),
    Field::new("residents_6_13", FieldType::Integer),
    Field::new("residents_14_18", FieldType::Integer),
    Field::new("residents_19_34", FieldType::Integer),
    Field::new("residents_35_64", FieldType::Integer),
    Field::new("residents_65_74", FieldType::Integer),
    Field::new("residents_75_84", FieldType::Integer),
    Field::new("residents_85_plus", FieldType::Integer),
    Field::new("projects", FieldType::Integer),
];
// one column for each age class
const _: () = assert!(MUNICIPALITY_FIELDS.len() == 11 + AGE_CLASSES.len());

/// Every municipality, with the figures of its body.
pub fn municipalities(
    atlas: &PreparedAtlas,
    shapes: &Shapes,
    bodies: &[MunicipalityBody],
) -> Collection {
    let item = |body: &MunicipalityBody| {
        let m = &body.municipality;
        let mut values = vec![
            json!(m.istat),
            json!(m.name),
            json!(m.belfiore),
            json!(m.zone),
            json!(m.zone_basis),
            json!(m.altitude_zone),
            json!(m.altitude_m),
            json!(m.degurba),
            json!(m.surface_km2),
            json!(body.residents),
        ];
        let ages = m.residents_by_age;
        values.extend((0..AGE_CLASSES.len()).map(|i| json!(ages.map(|ages| ages.0[i]))));
        values.push(json!(body.projects));
        let shape = shapes.municipalities.get(&m.istat).cloned();
        Item::new(m.istat.to_string(), shape, values)
    };
    let items = bodies.iter().map(item).collect();
    Collection::new("municipalities", MUNICIPALITY_FIELDS, items, atlas.bbox)
}

/// Sources and sections, as the atlas writes them.
pub fn citations(sources: &[Citation]) -> Value {
    let cite = |c: &Citation| format!("{} {}", c.source, c.section).trim().to_owned();
    sources.iter().map(cite).collect::<Vec<_>>().into()
}

/// A sum of measured figures without the noise of binary fractions.
pub fn decimals(value: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (value * scale).round() / scale
}
