//! Which features a request asks for: area, time, property values, page.

use geo::{Coord, LineString, MultiPolygon, Polygon};
use serde_json::Value;

use super::crs::Crs;
use super::params::{Params, bad, wrong};
use crate::features::collection::{Collection, FieldType, Item};
use crate::features::interval::Interval;
use crate::http::problem::Problem;

/// Features of a page when the request does not say.
pub const DEFAULT_LIMIT: usize = 50;
/// A larger limit is read as this one, as the standard demands.
pub const MAX_LIMIT: usize = 1000;
/// The parameters every list of features has beside its properties.
pub const PARAMS: [&str; 9] = [
    "f", "lang", "limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "sep",
];

/// What a request for features asks for.
#[derive(Debug)]
pub struct Selection {
    pub limit: Option<usize>,
    pub offset: usize,
    pub crs: Crs,
    area: Option<MultiPolygon>,
    time: Option<Interval>,
    /// Positions of fields and the texts their values must equal.
    values: Vec<(usize, String)>,
}

impl Selection {
    /// Reads the parameters of a list of features.
    pub fn read(params: &Params, collection: &Collection) -> Result<Self, Problem> {
        let names = collection.fields.iter().map(|f| f.name);
        let allowed: Vec<&str> = PARAMS.into_iter().chain(names).collect();
        params.allow_only(&allowed)?;
        let limit = params.number("limit")?;
        if limit == Some(0) {
            return Err(wrong("limit", "0", "1 or more"));
        }
        let time = params.value("datetime").map(|text| {
            Interval::parse(text).ok_or_else(|| {
                wrong("datetime", text, "a date or time of RFC 3339, or two of them with a slash, such as 2023-01-01/..")
            })
        });
        Ok(Self {
            limit: limit.map(|l| l.min(MAX_LIMIT)),
            offset: params.number("offset")?.unwrap_or(0),
            crs: crs(params, "crs")?,
            area: area(params)?,
            time: time.transpose()?,
            values: values(params, collection)?,
        })
    }

    /// The features that match, in the collection's order.
    pub fn of<'a>(&self, collection: &'a Collection) -> Vec<&'a Item> {
        let matches = |item: &&Item| {
            // a feature without time is of every time (standard, section 7.15.4)
            let in_time = match (&self.time, &item.time) {
                (Some(asked), Some(own)) => asked.intersects(own),
                _ => true,
            };
            let mut values = self.values.iter();
            in_time
                && values.all(|(at, text)| equals(&item.values[*at], text))
                && self.area.as_ref().is_none_or(|area| item.meets(area))
        };
        collection.items.iter().filter(matches).collect()
    }
}

/// The system a parameter names; CRS84 when it is not there.
pub fn crs(params: &Params, key: &str) -> Result<Crs, Problem> {
    let Some(uri) = params.value(key) else {
        return Ok(Crs::Crs84);
    };
    Crs::from_uri(uri).ok_or_else(|| {
        let all: Vec<&str> = Crs::all().map(Crs::uri).collect();
        let all = all.join(", ");
        wrong(key, uri, &format!("one of {all}"))
    })
}

fn values(params: &Params, collection: &Collection) -> Result<Vec<(usize, String)>, Problem> {
    let mut wanted = Vec::new();
    for (at, field) in collection.fields.iter().enumerate() {
        // a form sends what was not chosen as an empty value
        let Some(text) = params.value(field.name).filter(|t| !t.is_empty()) else {
            continue;
        };
        let is_readable = match field.kind {
            FieldType::Text | FieldType::Texts => true,
            FieldType::Integer | FieldType::Integers => text.parse::<i64>().is_ok(),
            FieldType::Number => text.parse::<f64>().is_ok_and(f64::is_finite),
        };
        if !is_readable {
            return Err(wrong(field.name, text, "a number"));
        }
        wanted.push((at, text.to_owned()));
    }
    Ok(wanted)
}

/// A list matches when one of its elements does.
fn equals(value: &Value, text: &str) -> bool {
    match value {
        Value::String(own) => own == text,
        Value::Number(own) => text
            .parse()
            .is_ok_and(|asked: f64| own.as_f64() == Some(asked)),
        Value::Bool(own) => text == if *own { "true" } else { "false" },
        Value::Array(own) => own.iter().any(|v| equals(v, text)),
        Value::Null | Value::Object(_) => false,
    }
}

/// Pieces of each side of a box: a straight side in metres is a curve in degrees, by less than half a
/// metre over the whole territory when cut in so many.
const PIECES: usize = 32;

/// The area of `bbox`, in longitude and latitude.
fn area(params: &Params) -> Result<Option<MultiPolygon>, Problem> {
    let crs = crs(params, "bbox-crs")?;
    let Some(text) = params.value("bbox") else {
        return Ok(None);
    };
    let expected =
        "four numbers (or six, with heights), lowest corner first, such as 7.6,45,7.8,45.1";
    let numbers: Option<Vec<f64>> = text
        .split(',')
        .map(|n| n.trim().parse().ok().filter(|v: &f64| v.is_finite()))
        .collect();
    // heights are read and not used: no feature has one
    let [x0, y0, x1, y1] = match numbers.as_deref() {
        Some(&[x0, y0, x1, y1]) => [x0, y0, x1, y1],
        Some(&[x0, y0, z0, x1, y1, z1]) if z0 <= z1 => [x0, y0, x1, y1],
        _ => return Err(wrong("bbox", text, expected)),
    };
    // latitude first in EPSG:4326: both orders are brought to west, south, east, north
    let [w, s, e, n] = match crs {
        Crs::Epsg4326 => [y0, x0, y1, x1],
        _ => [x0, y0, x1, y1],
    };
    if s > n || (w > e && !crs.is_geographic()) {
        return Err(wrong("bbox", text, expected));
    }
    if crs.is_geographic() {
        if ![w, e].iter().all(|v| v.abs() <= 180.0) || ![s, n].iter().all(|v| v.abs() <= 90.0) {
            return Err(wrong(
                "bbox",
                text,
                "within longitudes of ±180 and latitudes of ±90",
            ));
        }
        // across the antimeridian: two boxes
        let spans = if w > e {
            vec![(w, 180.0), (-180.0, e)]
        } else {
            vec![(w, e)]
        };
        let boxes = spans.into_iter().map(|(w, e)| rectangle([w, s, e, n]));
        return Ok(Some(MultiPolygon(boxes.collect())));
    }
    let outline = sides([w, s, e, n]).into_iter().map(|c| crs.to_lon_lat(c));
    let outline: Result<Vec<Coord>, _> = outline.collect();
    let outline = outline.map_err(|_| bad("The bbox lies outside the domain of its bbox-crs."))?;
    let polygon = Polygon::new(LineString::new(outline), Vec::new());
    Ok(Some(MultiPolygon(vec![polygon])))
}

fn rectangle([w, s, e, n]: [f64; 4]) -> Polygon {
    let corners = [(w, s), (e, s), (e, n), (w, n), (w, s)];
    Polygon::new(LineString::from(corners.to_vec()), Vec::new())
}

fn sides([w, s, e, n]: [f64; 4]) -> Vec<Coord> {
    let corners = [(w, s), (e, s), (e, n), (w, n), (w, s)];
    let side = |pair: &[(f64, f64)]| {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        (0..PIECES).map(move |i| {
            let t = i as f64 / PIECES as f64;
            Coord {
                x: x0 + (x1 - x0) * t,
                y: y0 + (y1 - y0) * t,
            }
        })
    };
    corners.windows(2).flat_map(side).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Intersects as _;

    fn area_of(query: &str) -> Result<Option<MultiPolygon>, Problem> {
        area(&Params::read(query).unwrap())
    }

    #[test]
    fn a_box_across_the_antimeridian_is_two() {
        let area = area_of("bbox=170,-10,-170,10").unwrap().unwrap();
        assert_eq!(area.0.len(), 2);
        for (x, inside) in [(175.0, true), (-175.0, true), (0.0, false)] {
            assert_eq!(area.intersects(&geo::Point::new(x, 0.0)), inside, "{x}");
        }
    }

    #[test]
    fn boxes_that_cannot_be_are_refused() {
        for wrong in [
            "1,2,3",
            "1,2,3,4,5",
            "a,b,c,d",
            "",
            "7,46,8,45",
            "NaN,0,1,1",
            "0,0,1,inf",
            "7,45,9,8,46,1",
            "-181,0,0,1",
            "0,0,1,91",
            "1,,2,3",
        ] {
            assert!(area_of(&format!("bbox={wrong}")).is_err(), "{wrong}");
        }
        let utm = "bbox-crs=http://www.opengis.net/def/crs/EPSG/0/32632";
        assert!(area_of(&format!("{utm}&bbox=400000,4990000,390000,5000000")).is_err());
        assert!(area_of("bbox-crs=EPSG:1&bbox=1,1,2,2").is_err());
    }

    #[test]
    fn the_same_box_in_every_system() {
        let torino = geo::Point::new(7.6869, 45.0703);
        let eps = "http://www.opengis.net/def/crs/EPSG/0";
        for query in [
            "bbox=7.6,45.0,7.8,45.1".to_owned(),
            "bbox=7.6,45.0,0,7.8,45.1,100".to_owned(),
            format!("bbox=45.0,7.6,45.1,7.8&bbox-crs={eps}/4326"),
            format!("bbox=846000,5621000,868000,5637000&bbox-crs={eps}/3857"),
            format!("bbox=390000,4984000,404000,4996000&bbox-crs={eps}/32632"),
        ] {
            let area = area_of(&query).unwrap().unwrap();
            assert!(area.intersects(&torino), "{query}");
            assert!(!area.intersects(&geo::Point::new(7.0, 45.0)), "{query}");
        }
    }
}
