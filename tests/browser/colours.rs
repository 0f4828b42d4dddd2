//! The map on the screen, the picture for a slide and the API give every municipality the same colour.

use std::collections::{BTreeMap, HashMap};

use e2e::browser::{Browser, Visitor};
use e2e::geography::offset_px;
use e2e::picture::Picture;
use serde_json::{Value, json};

use crate::page::{CANVAS, Page, view};

const MAP: &str = "theme=density&level=municipality";
/// Near enough for the smallest municipality to be told from its border.
const ZOOM: f64 = 10.3;
/// Pixels that a border, half drawn by each neighbour, may reach into a municipality.
const BORDER: f64 = 3.0;
/// Steps of the grid of samples, in pixels.
const STEP: f64 = 2.0;
/// Fewer samples than these tell nothing.
const FEWEST: usize = 8;

type Ring = Vec<[f64; 2]>;

/// Outer rings of the municipalities in degrees, by code. Holes are left in: what is in them is another's colour,
/// and less of it.
fn rings(server: &e2e::server::Server) -> BTreeMap<String, Vec<Ring>> {
    let all = server.json("/ogc/collections/municipalities/items?limit=1000");
    let ring = |ring: &Value| -> Ring {
        let points = ring.as_array().unwrap().iter();
        points
            .map(|p| [p[0].as_f64().unwrap(), p[1].as_f64().unwrap()])
            .collect()
    };
    let of = |feature: &Value| {
        let geometry = &feature["geometry"];
        let coordinates = geometry["coordinates"].as_array().unwrap();
        let rings = match geometry["type"].as_str().unwrap() {
            "Polygon" => vec![ring(&coordinates[0])],
            _ => coordinates
                .iter()
                .map(|polygon| ring(&polygon[0]))
                .collect(),
        };
        (
            feature["properties"]["istat"].as_str().unwrap().to_owned(),
            rings,
        )
    };
    all["features"].as_array().unwrap().iter().map(of).collect()
}

fn holds(ring: &Ring, [x, y]: [f64; 2]) -> bool {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossed = edges.filter(|([ax, ay], [bx, by])| {
        (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
    });
    crossed.count() % 2 == 1
}

fn bounds(rings: &[Ring]) -> [f64; 4] {
    let all = || rings.iter().flatten();
    let fold = |f: fn(f64, f64) -> f64, i: usize| all().map(|p| p[i]).reduce(f).unwrap();
    [
        fold(f64::min, 0),
        fold(f64::min, 1),
        fold(f64::max, 0),
        fold(f64::max, 1),
    ]
}

/// The commonest colour inside a shape of pixels, away from its border; none where too little of it is seen.
/// Symbols and names cover less than a half.
fn colour(picture: &Picture, rings: &[Ring]) -> Option<[u8; 3]> {
    let [left, top, right, bottom] = bounds(rings);
    let (width, height) = (picture.width as f64, picture.height as f64);
    if left < 0.0 || top < 0.0 || right > width || bottom > height {
        return None;
    }
    let around = [-1.0, 0.0, 1.0].map(|d| d * BORDER);
    let mut seen: HashMap<[u8; 3], usize> = HashMap::new();
    let mut y = top;
    while y < bottom {
        let mut x = left;
        while x < right {
            let inside = |dx: f64, dy: f64| rings.iter().any(|r| holds(r, [x + dx, y + dy]));
            if around
                .iter()
                .all(|dx| around.iter().all(|dy| inside(*dx, *dy)))
            {
                *seen.entry(picture.at(x, y)).or_default() += 1;
            }
            x += STEP;
        }
        y += STEP;
    }
    let count: usize = seen.values().sum();
    let commonest = seen.into_iter().max_by_key(|(_, n)| *n).map(|(c, _)| c);
    commonest.filter(|_| count >= FEWEST)
}

/// The paths of the drawing are the shapes of the picture, `scale` times as large.
fn of_picture(server: &e2e::server::Server) -> BTreeMap<String, [u8; 3]> {
    let picture = server.get(&format!("/export/map.png?{MAP}&scale=4"));
    let picture = Picture::decode(&picture.body);
    let svg = server.get(&format!("/export/map.svg?{MAP}")).text();
    let scale = picture.width as f64 / 1280.0;
    let path = |part: &str| {
        let (code, rest) = part.split_once('"')?;
        let d = rest.split_once(" d=\"")?.1.split('"').next()?;
        let rings = d.split('Z').filter(|r| !r.is_empty()).map(|ring| {
            let points = ring.split(['M', 'L']).filter_map(|p| p.split_once(','));
            let pixel = |v: &str| v.parse::<f64>().unwrap() * scale;
            points.map(|(x, y)| [pixel(x), pixel(y)]).collect::<Ring>()
        });
        let rings: Vec<Ring> = rings.collect();
        Some((code.to_owned(), colour(&picture, &rings)?))
    };
    svg.split("<path id=\"m").skip(1).filter_map(path).collect()
}

/// Only the canvas is looked at: names, legend and panel stand over the map.
fn bare(browser: &Browser) {
    // the page's policy lets no style into its markup
    let _ = browser.eval(
        "(s => { s.replaceSync('* { visibility: hidden !important } canvas { visibility: visible !important }'); document.adoptedStyleSheets = [s]; return true })(new CSSStyleSheet())",
    );
}

/// What the page shows, looked at from as many places as it takes.
fn of_page(shapes: &BTreeMap<String, Vec<Ring>>) -> BTreeMap<String, [u8; 3]> {
    let page = Page::open_idle(Visitor::DESK, &format!("?{MAP}"));
    let large = json!({"width": 2400, "height": 1800, "deviceScaleFactor": 1, "mobile": false});
    page.browser
        .devtools("Emulation.setDeviceMetricsOverride", &large);
    let mut found = BTreeMap::new();
    for _ in 0..12 {
        let Some((_, next)) = shapes.iter().find(|(code, _)| !found.contains_key(*code)) else {
            break;
        };
        let [west, south, east, north] = bounds(next);
        let centre = [f64::midpoint(west, east), f64::midpoint(south, north)];
        let address = page.server.url(&format!("/?{MAP}&{}", view(centre, ZOOM)));
        page.browser.open(&address);
        page.wait_idle();
        page.browser.wait_until(&format!(
            "document.querySelector('{CANVAS}').getBoundingClientRect().width > 1500"
        ));
        bare(&page.browser);
        let picture = page.browser.screenshot();
        let [left, top, width, height] = page.map_part();
        for (code, rings) in shapes {
            let pixel = |place: &[f64; 2]| {
                let [x, y] = offset_px(*place, centre, ZOOM);
                [left + width / 2.0 + x, top + height / 2.0 + y]
            };
            let rings: Vec<Ring> = rings
                .iter()
                .map(|r| r.iter().map(pixel).collect())
                .collect();
            let [l, t, r, b] = bounds(&rings);
            let whole = l > left && t > top && r < left + width && b < top + height;
            if whole
                && !found.contains_key(code)
                && let Some(colour) = colour(&picture, &rings)
            {
                found.insert(code.clone(), colour);
            }
        }
    }
    page.assert_console_is_clean();
    found
}

#[test]
fn screen_picture_and_api_agree_on_every_municipality() {
    let server = e2e::server::Server::start();
    let body = server.json(&format!("/api/map?{MAP}"));
    let expected = |code: &String| {
        let colour = body["units"][code]["colour"].as_str().unwrap();
        let [_, r, g, b] = u32::from_str_radix(&colour[1..], 16).unwrap().to_be_bytes();
        [r, g, b]
    };
    let shapes = rings(&server);
    assert_eq!(shapes.len(), 312);
    for (where_seen, found) in [("picture", of_picture(&server)), ("page", of_page(&shapes))] {
        assert_eq!(found.len(), 312, "some are not seen in the {where_seen}");
        let other: Vec<String> = found
            .iter()
            .filter(|(code, colour)| expected(code) != **colour)
            .map(|(code, colour)| format!("{code}: {colour:?}, not {:?}", expected(code)))
            .collect();
        assert!(other.is_empty(), "in the {where_seen}: {other:#?}");
    }
}
