struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) colour: vec4<f32>,
    @location(1) period: f32,       // of the hatching, device pixels; 0 for none
};

@vertex
fn vertex(@location(0) position: vec2<i32>, @location(1) slot: vec2<u32>) -> Corner {
    let style = style_texel(slot.x, 0);
    var out: Corner;
    out.position = to_clip(params.origin + vec2<f32>(position) * params.px_per_unit);
    out.colour = premultiplied(to_linear(style.rgb), style.a);
    // the second texel contains the dashes of a line; of a fill it means that it is hatched
    let hatched = style_texel(slot.x, 1).g > 0.0;
    out.period = select(0.0, 8.5 * params.ratio, hatched);
    return out;
}

@fragment
fn fragment(in: Corner) -> @location(0) vec4<f32> {
    if (in.period > 0.0) {
        // diagonal stripes over one third of the area, as in the server's drawing
        let across = fract((in.position.x + in.position.y) / in.period);
        if (across > 0.333) {
            return mix(in.colour, vec4<f32>(in.colour.a), 0.8);
        }
    }
    return in.colour;
}
