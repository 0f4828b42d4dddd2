struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) colour: vec4<f32>,
};

@vertex
fn vertex(@location(0) position: vec2<i32>, @location(1) slot: vec2<u32>) -> Corner {
    let style = style_texel(slot.x, 0);
    var out: Corner;
    out.position = to_clip(params.origin + vec2<f32>(position) * params.px_per_unit);
    out.colour = premultiplied(to_linear(style.rgb), style.a);
    return out;
}

@fragment
fn fragment(in: Corner) -> @location(0) vec4<f32> {
    return in.colour;
}
