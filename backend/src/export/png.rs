//! A drawing as a picture.

use geodata_cartography::{Scene, svg_of_outlines};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::ExportError;
use super::letters::outlined;

/// The picture of a scene, `width` pixels wide, as PNG.
pub(crate) fn png(scene: &Scene, width: u32) -> Result<Vec<u8>, ExportError> {
    // letters as shapes: the renderer's own search for a typeface leaves letters out without a word
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

/// Compressed a little and quickly: at this kind of picture the best is three times slower for a
/// tenth of the size.
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
