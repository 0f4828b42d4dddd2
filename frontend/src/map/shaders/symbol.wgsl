// Four corners are the quad around one symbol, whose pixels are coloured by the distance to its edge. The shapes have sizes at which
// they look equally large. The distance functions are those of Inigo Quilez (iquilezles.org/articles/distfunctions2d).

struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) at: vec2<f32>,      // from the centre, device pixels, y down
    @location(1) size: vec2<f32>,    // radius and casing, device pixels
    @location(2) fill: vec4<f32>,
    @location(3) stroke: vec4<f32>,
    @location(4) @interpolate(flat) shape: u32,
};

@vertex
fn vertex(
    @location(0) offset: vec2<f32>,
    @location(1) radius_stroke: vec2<f32>,
    @location(2) fill: vec4<f32>,
    @location(3) stroke: vec4<f32>,
    @location(4) shape_corner: vec2<u32>,
) -> Corner {
    let size = radius_stroke * params.ratio;
    let reach = size.x * 1.5 + size.y + 1.0;
    let side = vec2<f32>(
        select(-reach, reach, (shape_corner.y & 1u) == 1u),
        select(-reach, reach, shape_corner.y >= 2u),
    );
    let centre = params.origin + offset * params.px_per_unit;
    var out: Corner;
    out.at = side;
    out.position = to_clip(centre + side);
    out.size = size;
    out.fill = vec4<f32>(to_linear(fill.rgb), fill.a);
    out.stroke = vec4<f32>(to_linear(stroke.rgb), stroke.a);
    out.shape = shape_corner.x;
    return out;
}

fn rectangle(p: vec2<f32>, extent: vec2<f32>) -> f32 {
    let d = abs(p) - extent;
    return length(max(d, vec2<f32>(0.0))) + min(max(d.x, d.y), 0.0);
}

fn pointing_up(at: vec2<f32>, half_side: f32) -> f32 {
    let k = sqrt(3.0);
    var p = vec2<f32>(abs(at.x) - half_side, -at.y + half_side / k);
    if (p.x + k * p.y > 0.0) {
        p = vec2<f32>(p.x - k * p.y, -k * p.x - p.y) / 2.0;
    }
    p.x = p.x - clamp(p.x, -2.0 * half_side, 0.0);
    return -length(p) * sign(p.y);
}

fn plus(at: vec2<f32>, arm: f32, half_width: f32) -> f32 {
    return min(
        rectangle(at, vec2<f32>(arm, half_width)),
        rectangle(at, vec2<f32>(half_width, arm)),
    );
}

fn hexagon(at: vec2<f32>, radius: f32) -> f32 {
    let k = vec3<f32>(-0.866025404, 0.5, 0.577350269);
    var p = abs(at);
    p = p - 2.0 * min(dot(k.xy, p), 0.0) * k.xy;
    p = p - vec2<f32>(clamp(p.x, -k.z * radius, k.z * radius), radius);
    return length(p) * sign(p.y);
}

fn star(at: vec2<f32>, radius: f32) -> f32 {
    let k1 = vec2<f32>(0.809016994, -0.587785252);
    let k2 = vec2<f32>(-k1.x, k1.y);
    let inner = 0.45;
    var p = vec2<f32>(abs(at.x), -at.y);
    p = p - 2.0 * max(dot(k1, p), 0.0) * k1;
    p = p - 2.0 * max(dot(k2, p), 0.0) * k2;
    p = vec2<f32>(abs(p.x), p.y - radius);
    let ba = inner * vec2<f32>(-k1.y, k1.x) - vec2<f32>(0.0, 1.0);
    let h = clamp(dot(p, ba) / dot(ba, ba), 0.0, radius);
    return length(p - ba * h) * sign(p.y * ba.x - p.x * ba.y);
}

fn distance_to_edge(shape: u32, p: vec2<f32>, r: f32) -> f32 {
    switch (shape) {
        case 1u: { return rectangle(p, vec2<f32>(r * 0.87)); }
        case 2u: { return pointing_up(p - vec2<f32>(0.0, r * 0.15), r * 1.15); }
        case 3u: {
            let turned = vec2<f32>(p.x + p.y, p.y - p.x) * 0.70710678;
            return rectangle(turned, vec2<f32>(r * 0.87));
        }
        case 4u: { return plus(p, r * 1.1, r * 0.42); }
        case 5u: { return hexagon(p, r * 0.93); }
        case 6u: { return star(p, r * 1.35); }
        case 7u: { return rectangle(p, vec2<f32>(r * 1.2, r * 0.4)); }
        default: { return length(p) - r; }
    }
}

@fragment
fn fragment(in: Corner) -> @location(0) vec4<f32> {
    let d = distance_to_edge(in.shape, in.at, in.size.x);
    let inside = clamp(0.5 - d, 0.0, 1.0) * in.fill.a;
    let casing = clamp(0.5 - d + in.size.y, 0.0, 1.0) * in.stroke.a;
    let below = premultiplied(in.stroke.rgb, casing);
    return premultiplied(in.fill.rgb, inside) + below * (1.0 - inside);
}
