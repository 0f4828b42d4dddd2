// Four corners are the quad around one segment of a line. The fragment shader keeps the pixels nearest to the segment: it cuts the
// quad at the round ends, and at the bisectors with the neighbouring segments so that no pixel is blended twice.

struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) at: vec2<f32>,         // along and across the segment, from its start
    @location(1) size: vec4<f32>,       // length, half width, length of the line before the segment, unused
    @location(2) bisectors: vec4<f32>,  // normals of the cuts at start and end
    @location(3) colour: vec4<f32>,
    @location(4) dash: vec2<f32>,       // drawn and left out, device pixels; 0 for none
};

// The normal of the cut between two segments that meet, in the coordinates along and across the segment. Zero where one of them is
// too short for the join or the line turns back: there both segments draw the join.
fn bisector(a: vec2<f32>, b: vec2<f32>, half_width: f32, along: vec2<f32>, across: vec2<f32>) -> vec2<f32> {
    let la = length(a);
    let lb = length(b);
    if (min(la, lb) <= half_width) {
        return vec2<f32>(0.0, 0.0);
    }
    let normal = a / la + b / lb;
    if (length(normal) < 0.2) {
        return vec2<f32>(0.0, 0.0);
    }
    return normalize(vec2<f32>(dot(normal, along), dot(normal, across)));
}

@vertex
fn vertex(
    @location(0) before_start: vec4<i32>,
    @location(1) end_after: vec4<i32>,
    @location(2) units_before: f32,
    @location(3) slot_corner: vec2<u32>,
) -> Corner {
    let scale = params.px_per_unit;
    let before = vec2<f32>(before_start.xy) * scale;
    let start = vec2<f32>(before_start.zw) * scale;
    let end = vec2<f32>(end_after.xy) * scale;
    let after = vec2<f32>(end_after.zw) * scale;

    let style = style_texel(slot_corner.x, 0);
    let measures = style_texel(slot_corner.x, 1) * 255.0;
    let width = measures.x / 16.0 * params.width_factor;
    let half_width = (width * 0.5 + params.casing) * params.ratio;

    let span = end - start;
    let len = max(length(span), 0.0001);
    let along = span / len;
    let across = vec2<f32>(-along.y, along.x);

    // corners 0 and 1 are at the start, 2 and 3 at the end; one pixel more on each side for antialiasing
    let extent = half_width + 1.0;
    let side = select(-extent, extent, (slot_corner.y & 1u) == 1u);
    let way = select(-extent, len + extent, slot_corner.y >= 2u);

    var out: Corner;
    out.at = vec2<f32>(way, side);
    out.position = to_clip(params.origin + start + along * way + across * side);
    out.size = vec4<f32>(len, half_width, units_before * scale, 0.0);
    out.bisectors = vec4<f32>(
        bisector(start - before, span, half_width, along, across),
        bisector(span, after - end, half_width, along, across),
    );
    let rgb = select(style.rgb, params.tint.rgb, params.tint.a > 0.5);
    // a line that is not shown has no casing either
    let shown = select(style.a, 1.0, params.tint.a > 0.5 && style.a > 0.0);
    out.colour = vec4<f32>(to_linear(rgb), shown);
    let dashed = params.casing == 0.0;
    out.dash = select(vec2<f32>(0.0, 0.0), measures.yz * params.ratio, dashed);
    return out;
}

@fragment
fn fragment(in: Corner) -> @location(0) vec4<f32> {
    let len = in.size.x;
    let half_width = in.size.y;
    let beyond_start = dot(in.at, in.bisectors.xy) < -0.005;
    let beyond_end = dot(in.at - vec2<f32>(len, 0.0), in.bisectors.zw) > 0.005;
    if (beyond_start || beyond_end) {
        discard;
    }
    let nearest = clamp(in.at.x, 0.0, len);
    let distance = length(in.at - vec2<f32>(nearest, 0.0));
    // lines thinner than a pixel are drawn one pixel wide and fainter
    let drawn = max(half_width, 0.5);
    var alpha = clamp(drawn + 0.5 - distance, 0.0, 1.0) * half_width / drawn;

    let period = in.dash.x + in.dash.y;
    if (in.dash.x > 0.0) {
        let way = in.size.z + nearest;
        let phase = way - floor(way / period) * period;
        let from_middle = abs(phase - in.dash.x * 0.5);
        let outside = min(from_middle, period - from_middle) - in.dash.x * 0.5;
        alpha = alpha * clamp(0.5 - outside, 0.0, 1.0);
    }
    return premultiplied(in.colour.rgb, in.colour.a * alpha);
}
