//! The tiles of an atlas.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::border::BorderClass;
use super::shape::Shape;
use super::source::{ProjectTags, Source, Unit};
use super::zoom::ZoomLayers;
use geodata_atlas::PreparedAtlas;
use geodata_mvt::encode::{Geometry, LayerWriter, Value};
use geodata_mvt::{BUFFER, EXTENT, MAX_ZOOM, MIN_ZOOM, TileId};

/// Tiles that a worker takes at a time.
const BATCH: usize = 16;

const ZOOMS: usize = (MAX_ZOOM - MIN_ZOOM + 1) as usize;

/// An encoded tile.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tile {
    /// Mapbox Vector Tile 2.1, not compressed; no byte when the tile is empty.
    pub bytes: Vec<u8>,
}

impl Tile {
    /// Whether the tile has no feature.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// The tiles of an atlas from [`MIN_ZOOM`] to [`MAX_ZOOM`].
///
/// Each zoom is prepared when its first tile is asked for; it can be shared among threads.
///
/// ```
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_mvt::{TileId, decode::decode};
/// use geodata_tile::Pyramid;
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap());
/// let pyramid = Pyramid::new(&atlas);
/// let tile = pyramid.tile(TileId::new(8, 133, 92)?);
/// assert!(decode(&tile.bytes).features("municipalities").count() > 0);
/// assert!(pyramid.tile(TileId::new(8, 0, 0)?).is_empty());
/// # Ok::<(), geodata_mvt::NoSuchTile>(())
/// ```
pub struct Pyramid {
    source: Source,
    zooms: [OnceLock<ZoomLayers>; ZOOMS],
}

impl Pyramid {
    /// The tiles of this atlas; no zoom is prepared yet.
    #[must_use]
    pub fn new(atlas: &PreparedAtlas) -> Self {
        Self {
            source: Source::new(atlas),
            zooms: [const { OnceLock::new() }; ZOOMS],
        }
    }

    /// Prepares every zoom now, lowest first.
    pub fn prepare(&self) {
        for z in MIN_ZOOM..=MAX_ZOOM {
            self.zoom(z);
        }
    }

    /// The tiles of a zoom that can have content, row by row; none outside the zooms.
    pub fn tiles(&self, z: u8) -> impl Iterator<Item = TileId> + use<> {
        let served = (MIN_ZOOM..=MAX_ZOOM).contains(&z);
        let bbox = self.source.bbox;
        served
            .then(|| TileId::covering(bbox, z))
            .into_iter()
            .flatten()
    }

    /// Every tile that is not empty, by zoom and row, made on all cores.
    #[must_use]
    pub fn all(&self) -> Vec<(TileId, Vec<u8>)> {
        let ids: Vec<TileId> = (MIN_ZOOM..=MAX_ZOOM).flat_map(|z| self.tiles(z)).collect();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut made = Vec::new();
            // in batches: neighbouring tiles take a similar time, and the shared counter is touched less often
            loop {
                let start = next.fetch_add(BATCH, Ordering::Relaxed);
                let Some(some) = ids.get(start..ids.len().min(start + BATCH)) else {
                    return made;
                };
                if some.is_empty() {
                    return made;
                }
                made.extend(some.iter().map(|&id| (id, self.tile(id).bytes)));
            }
        };
        let mut all: Vec<_> = std::thread::scope(|scope| {
            let workers: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
            let mut made = work();
            // the panic of a worker is passed on: an incomplete pyramid must not be served
            for worker in workers {
                match worker.join() {
                    Ok(part) => made.extend(part),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            made
        });
        all.retain(|(_, bytes)| !bytes.is_empty());
        all.sort_unstable_by_key(|(id, _)| (id.z(), id.y(), id.x()));
        all
    }

    fn zoom(&self, z: u8) -> Option<&ZoomLayers> {
        let cell = self.zooms.get(usize::from(z.checked_sub(MIN_ZOOM)?))?;
        Some(cell.get_or_init(|| ZoomLayers::new(&self.source, z)))
    }

    /// A tile; empty outside the territory and outside the zooms.
    #[must_use]
    pub fn tile(&self, id: TileId) -> Tile {
        let Some(zoom) = self.zoom(id.z()) else {
            return Tile::default();
        };
        let source = &self.source;
        let mut bytes = Vec::new();
        let mut layer = LayerWriter::new("municipalities");
        polygons(
            &mut layer,
            &source.municipalities,
            &zoom.municipalities,
            id,
            true,
        );
        layer.finish(&mut bytes);
        let mut layer = LayerWriter::new("zones");
        polygons(&mut layer, &source.zones, &zoom.zones, id, false);
        layer.finish(&mut bytes);
        borders(zoom, id).finish(&mut bytes);
        project_lines(source, zoom, id).finish(&mut bytes);
        project_points(source, zoom, id).finish(&mut bytes);
        labels(source, zoom, id).finish(&mut bytes);
        Tile { bytes }
    }
}

fn polygons(
    layer: &mut LayerWriter<'_>,
    units: &[Unit],
    shapes: &[Option<Shape>],
    id: TileId,
    with_zone: bool,
) {
    for (unit, shape) in units.iter().zip(shapes) {
        if let Some(geometry) = cut_to_tile(shape.as_ref(), id) {
            let tags = [("zone", Value::Uint(unit.zone.into()))];
            let tags = if with_zone { &tags[..] } else { &[] };
            layer.feature(Some(unit.id), &geometry, tags);
        }
    }
}

fn cut_to_tile(shape: Option<&Shape>, id: TileId) -> Option<Geometry> {
    shape?.cut(id.buffered(), id.origin())
}

/// One feature per class: attributes are the same, so lines need none of their own.
fn borders<'a>(zoom: &ZoomLayers, id: TileId) -> LayerWriter<'a> {
    let mut layer = LayerWriter::new("borders");
    for class in BorderClass::ALL {
        let mut lines = Vec::new();
        for (_, shape) in zoom.borders.iter().filter(|(c, _)| *c == class) {
            if let Some(Geometry::Lines(parts)) = cut_to_tile(Some(shape), id) {
                lines.extend(parts);
            }
        }
        if !lines.is_empty() {
            let tags = [("class", Value::Text(class.id()))];
            layer.feature(None, &Geometry::Lines(lines), &tags);
        }
    }
    layer
}

fn project_tags(tags: &ProjectTags) -> [(&'static str, Value<'_>); 5] {
    [
        ("id", Value::Text(&tags.id)),
        ("kind", Value::Text(&tags.kind)),
        ("axis", Value::Uint(tags.axis.into())),
        ("status", Value::Text(tags.status)),
        ("precision", Value::Text(tags.precision)),
    ]
}

fn project_lines<'a>(source: &'a Source, zoom: &ZoomLayers, id: TileId) -> LayerWriter<'a> {
    let mut layer = LayerWriter::new("projects_line");
    for (project, shape) in source.lines.iter().zip(&zoom.lines) {
        if let Some(geometry) = cut_to_tile(shape.as_ref(), id) {
            layer.feature(None, &geometry, &project_tags(&project.tags));
        }
    }
    layer
}

/// The position in the tile of a point that is in it or in its buffer.
fn in_tile(point: [i32; 2], id: TileId) -> Option<Geometry> {
    let [x, y] = id.origin();
    let [x, y] = [point[0] - x, point[1] - y];
    let range = -BUFFER..=EXTENT + BUFFER;
    (range.contains(&x) && range.contains(&y)).then(|| Geometry::Points(vec![[x, y]]))
}

fn project_points<'a>(source: &'a Source, zoom: &ZoomLayers, id: TileId) -> LayerWriter<'a> {
    let mut layer = LayerWriter::new("projects_point");
    for (project, &point) in source.points.iter().zip(&zoom.points) {
        if let Some(geometry) = in_tile(point, id) {
            layer.feature(None, &geometry, &project_tags(&project.tags));
        }
    }
    layer
}

fn labels<'a>(source: &'a Source, zoom: &ZoomLayers, id: TileId) -> LayerWriter<'a> {
    let mut layer = LayerWriter::new("labels");
    for (label, &point) in source.labels.iter().zip(&zoom.labels) {
        if let Some(geometry) = in_tile(point, id) {
            let tags = [
                ("class", Value::Text(label.class)),
                ("code", Value::Text(&label.code)),
                ("name", Value::Text(&label.name)),
            ];
            layer.feature(None, &geometry, &tags);
        }
    }
    layer
}
