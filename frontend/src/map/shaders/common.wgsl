// Code shared by all shaders of the map. Positions are in device pixels, y down.

struct Params {
    origin: vec2<f32>,      // of the geometry, on the canvas
    canvas: vec2<f32>,      // size
    px_per_unit: f32,
    ratio: f32,             // device pixels in a CSS pixel
    width_factor: f32,
    casing: f32,            // CSS pixels added on both sides of a line
    tint: vec4<f32>,        // colour in place of the table's, when its last number is 1
};

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var styles: texture_2d<f32>;

fn to_clip(px: vec2<f32>) -> vec4<f32> {
    let unit = px / params.canvas;
    return vec4<f32>(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.5, 1.0);
}

fn style_texel(slot: u32, which: i32) -> vec4<f32> {
    let at = vec2<i32>(i32(slot % 64u) * 2 + which, i32(slot / 64u));
    return textureLoad(styles, at, 0);
}

// The surface stores sRGB, so the shaders write linear light.
fn to_linear(c: vec3<f32>) -> vec3<f32> {
    let low = c / 12.92;
    let high = pow((c + vec3<f32>(0.055)) / 1.055, vec3<f32>(2.4));
    return select(high, low, c <= vec3<f32>(0.04045));
}

fn premultiplied(rgb: vec3<f32>, alpha: f32) -> vec4<f32> {
    return vec4<f32>(rgb * alpha, alpha);
}
