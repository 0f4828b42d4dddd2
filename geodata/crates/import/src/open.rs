//! Which format a file is in, and the layers it has.

use std::path::Path;

use super::delimited::Delimited;
use super::input::Input;
use super::json::Json;
use super::message::Message;
use super::shapefile::{Parts, Shapefile};
use super::source::Source;
use super::xml::gpx::Gpx;
use super::xml::kml::Kml;
use super::{archive, sheet};

/// The layers of a file. The extension tells the format.
pub(super) fn open(input: &Input) -> Result<Vec<Box<dyn Source>>, Message> {
    Ok(match input.extension().as_str() {
        "csv" | "tsv" | "txt" => vec![Box::new(Delimited::open(input.clone())?)],
        "geojson" | "json" => vec![Box::new(Json::open(input.clone())?)],
        "gpx" => vec![Box::new(Gpx::open(input.clone()))],
        "kml" => vec![Box::new(Kml::open(input.clone())?)],
        "gpkg" => super::gpkg::layers(input)?,
        "shp" => vec![Box::new(Shapefile::open(input)?)],
        "xlsx" | "xlsm" => sheet::xlsx(input)?,
        "ods" => sheet::ods(input)?,
        "zip" | "kmz" => zipped(input)?,
        other => return Err(Message::new("format-unknown").with("extension", other)),
    })
}

/// Extensions of what may be in a zip.
const IN_ZIP: [&str; 9] = [
    "shp", "dbf", "prj", "csv", "geojson", "json", "gpx", "kml", "tsv",
];

/// The layers of a zip: Shapefiles, and files that are one format each.
fn zipped(input: &Input) -> Result<Vec<Box<dyn Source>>, Message> {
    let hidden = |name: &str| {
        name.split('/')
            .any(|part| part.starts_with("__MACOSX") || part.starts_with('.'))
    };
    let entries = archive::unpacked(input, |name| {
        !hidden(name) && IN_ZIP.contains(&split(name).1.as_str())
    })?;
    let mut shapefiles: Vec<Parts> = Vec::new();
    let mut layers: Vec<Box<dyn Source>> = Vec::new();
    for (name, bytes) in entries {
        let (stem, extension) = split(&name);
        if !matches!(extension.as_str(), "shp" | "dbf" | "prj") {
            layers.extend(open(&Input::memory(
                format!("{}/{name}", input.name),
                bytes,
            ))?);
            continue;
        }
        let at = shapefiles
            .iter()
            .position(|p| p.name == stem)
            .unwrap_or_else(|| {
                shapefiles.push(Parts {
                    name: stem,
                    ..Parts::default()
                });
                shapefiles.len() - 1
            });
        match extension.as_str() {
            "shp" => shapefiles[at].shp = bytes,
            "dbf" => shapefiles[at].dbf = Some(bytes),
            _ => shapefiles[at].prj = Some(bytes),
        }
    }
    for parts in shapefiles {
        if parts.shp.is_empty() {
            return Err(Message::new("shp-part-missing").with("part", "shp"));
        }
        let name = parts.name.clone();
        layers.push(Box::new(Shapefile::of_parts(parts, Some(name))?));
    }
    if layers.is_empty() {
        return Err(Message::new("archive-without"));
    }
    Ok(layers)
}

/// A name without its extension, and the extension in lower case.
fn split(name: &str) -> (String, String) {
    let path = Path::new(name);
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    (
        path.with_extension("").to_string_lossy().into_owned(),
        extension,
    )
}
