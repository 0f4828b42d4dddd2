//! The functions that the triggers of a spatial index call (OGC 12-128r18, annex F.3): without them, a layer that was
//! given one by QGIS or GDAL could be read but not written.

use geo::{BoundingRect as _, Rect};
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

use super::blob::decode;

/// A side of an extent.
type Side = fn(Rect) -> f64;

const SIDES: [(&str, Side); 4] = [
    ("ST_MinX", |extent| extent.min().x),
    ("ST_MaxX", |extent| extent.max().x),
    ("ST_MinY", |extent| extent.min().y),
    ("ST_MaxY", |extent| extent.max().y),
];

/// Adds them to a connection.
pub(super) fn add(db: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("ST_IsEmpty", 1, flags, |call| {
        let blob = blob(call)?;
        Ok(blob.map(|blob| extent(&blob).is_none()))
    })?;
    for (name, side) in SIDES {
        db.create_scalar_function(name, 1, flags, move |call| {
            let extent = blob(call)?.and_then(|blob| extent(&blob));
            Ok(extent.map(side))
        })?;
    }
    Ok(())
}

fn blob(call: &Context) -> rusqlite::Result<Option<Vec<u8>>> {
    let cell = call.get_raw(0).as_blob_or_null();
    let blob = cell.map_err(|error| rusqlite::Error::UserFunctionError(error.into()))?;
    Ok(blob.map(<[u8]>::to_vec))
}

fn extent(blob: &[u8]) -> Option<Rect> {
    decode(blob)?.bounding_rect()
}
