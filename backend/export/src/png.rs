//! A map as a picture (PNG).

use geodata_atlas::PreparedAtlas;
use geodata_cartography::{Scene, svg_of_outlines};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::drawing::draw_request;
use crate::error::ExportError;
use crate::glyphs::outlined;
use crate::request::Request;

/// The map of a request as a picture, as wide in pixels as the request says.
///
/// `base_url` is scheme and host of the server that the map's address leads to.
///
/// ```
/// use atlante_export::{Request, map_png};
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let request = Request::from_query("zone=5&width=320", &atlas.atlas)?;
/// let png = map_png(&atlas, &request, None)?;
/// assert_eq!(&png[..4], b"\x89PNG");
/// // the width, in the header
/// assert_eq!(png[16..20], 320_u32.to_be_bytes());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn map_png(
    atlas: &PreparedAtlas,
    request: &Request,
    base_url: Option<&str>,
) -> Result<Vec<u8>, ExportError> {
    let scene = draw_request(atlas, request, base_url, request.detail());
    rasterize(&scene, request.width)
}

/// The picture of a scene, `width` pixels wide.
fn rasterize(scene: &Scene, width: u32) -> Result<Vec<u8>, ExportError> {
    // text as outlines: the renderer's own search for a typeface leaves characters out without an error
    let drawing = svg_of_outlines(scene, outlined);
    let tree = Tree::from_str(&drawing, &Options::default())?;
    let scale = f64::from(width) / scene.width;
    let height = (scene.height * scale).round() as u32;
    let mut pixels = Pixmap::new(width, height).ok_or(ExportError::Picture(width, height))?;
    let scale = scale as f32;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    encode(&pixels, scene.transparent)
}

/// Fast compression: for pictures of this kind the best one takes three times as long and saves a tenth of the size.
fn encode(pixels: &Pixmap, transparent: bool) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_compression(::png::Compression::Fast);
    let data: Vec<u8> = if transparent {
        encoder.set_color(::png::ColorType::Rgba);
        let straight = |p: &resvg::tiny_skia::PremultipliedColorU8| {
            let c = p.demultiply();
            [c.red(), c.green(), c.blue(), c.alpha()]
        };
        pixels.pixels().iter().flat_map(straight).collect()
    } else {
        encoder.set_color(::png::ColorType::Rgb);
        let opaque = pixels.data().chunks_exact(4);
        opaque.flat_map(|p| [p[0], p[1], p[2]]).collect()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes)
}
