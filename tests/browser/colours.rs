//! Compares the colour of every municipality on the page with that in the picture of the same map.

use std::collections::{BTreeMap, HashMap};

use e2e::browser::{Browser, Device};
use e2e::geography::mercator;
use e2e::picture::Picture;
use e2e::server::Server;
use e2e::shape::{Ring, bounds, contains, inside};
use serde_json::Value;

use crate::page::{Page, view};

/// A map filtered by a word that no project has, so that no symbol lies over a municipality.
const MAP: &str = "theme=density&level=municipality&q=nessuno";
/// Pixels beside an edge that are not compared: borders are drawn over both neighbours and antialiased.
const BORDER: f64 = 2.5;
/// Radius in pixels of the smallest disc that is compared.
const SMALLEST: f64 = 2.0;
/// Largest difference of a channel between two renderers, from rounding.
const ROUNDING: u8 = 2;
/// Background of the numbers of zones, which is the colour of no class.
const PLATE: [u8; 3] = [255; 3];
/// A zoom at which every municipality is larger than its border.
const NEAR: f64 = 10.3;

/// A municipality in the Mercator plane.
struct Unit {
    zone: u64,
    name: String,
    rings: Vec<Ring>,
    /// A point away from its borders, and its distance from them.
    middle: [f64; 2],
    room: f64,
}

/// The colours read from one rendering of the map, by municipality.
type Seen = BTreeMap<String, [u8; 3]>;

fn units(server: &Server) -> BTreeMap<String, Unit> {
    let all = server.json("/ogc/collections/municipalities/items?limit=1000");
    let point = |p: &Value| mercator([0, 1].map(|i| p[i].as_f64().unwrap()));
    let ring = |ring: &Value| ring.as_array().unwrap().iter().map(point).collect::<Ring>();
    let unit = |feature: &Value| {
        let (geometry, about) = (&feature["geometry"], &feature["properties"]);
        let parts = geometry["coordinates"].as_array().unwrap().iter();
        let rings: Vec<Ring> = match geometry["type"].as_str().unwrap() {
            "Polygon" => parts.map(ring).collect(),
            _ => parts
                .flat_map(|p| p.as_array().unwrap().iter().map(ring))
                .collect(),
        };
        let (middle, room) = inside(&rings);
        let unit = Unit {
            zone: about["zone"].as_u64().unwrap(),
            name: about["name"].as_str().unwrap().to_owned(),
            rings,
            middle,
            room,
        };
        (about["istat"].as_str().unwrap().to_owned(), unit)
    };
    all["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(unit)
        .collect()
}

/// The transform from the Mercator plane to the pixels of a picture: `scale` times the offset from `corner`.
struct Frame {
    corner: [f64; 2],
    scale: f64,
    /// Left, top, right, bottom of the visible part.
    seen: [f64; 4],
}

impl Frame {
    /// The colour of a unit; none where it is too small, or where less than half of its middle is of one colour because
    /// something lies over it.
    fn colour(&self, picture: &Picture, unit: &Unit) -> Option<[u8; 3]> {
        let radius = unit.room * self.scale - BORDER;
        let [x, y] = [0, 1].map(|i| (unit.middle[i] - self.corner[i]) * self.scale);
        let [left, top, right, bottom] = self.seen;
        let whole =
            x > left + radius && x < right - radius && y > top + radius && y < bottom - radius;
        if radius < SMALLEST || !whole {
            return None;
        }
        let (colour, share) = picture.commonest([x, y], radius.min(12.0));
        (share > 0.5 && colour != PLATE).then_some(colour)
    }

    /// The commonest colour of a whole unit: a label over its middle covers only a part of it.
    fn commonest(&self, picture: &Picture, unit: &Unit) -> [u8; 3] {
        let [left, top, right, bottom] = bounds(&unit.rings);
        let pixels = |from: f64, to: f64| ((to - from) * self.scale) as u32;
        let mut count: HashMap<[u8; 3], usize> = HashMap::new();
        for dy in 0..pixels(top, bottom) {
            for dx in 0..pixels(left, right) {
                let at = [
                    left + (f64::from(dx) + 0.5) / self.scale,
                    top + (f64::from(dy) + 0.5) / self.scale,
                ];
                if contains(&unit.rings, at) {
                    let [x, y] = [0, 1].map(|i| (at[i] - self.corner[i]) * self.scale);
                    *count.entry(picture.at(x, y)).or_default() += 1;
                }
            }
        }
        let most = count.into_iter().max_by_key(|(_, n)| *n);
        most.expect("a unit has pixels").0
    }
}

/// The colours of the units in the server's picture; the drawing of the same map gives its transform.
fn of_picture(server: &Server, units: &BTreeMap<String, Unit>, zone: Option<u64>) -> Seen {
    let query = zone.map_or_else(|| MAP.to_owned(), |zone| format!("{MAP}&zone={zone}"));
    let svg = server.get(&format!("/export/map.svg?{query}")).text();
    let picture = Picture::decode(&server.get(&format!("/export/map.png?{query}")).body);
    let scale = picture.width as f64 / 1280.0;
    // the neighbours of the zone are drawn in part, so they are not compared
    let whole: BTreeMap<&String, &Unit> = units
        .iter()
        .filter(|(_, u)| zone.is_none_or(|z| z == u.zone))
        .collect();
    let points = svg.split("<path id=\"m").skip(1).filter_map(|path| {
        let (code, rest) = path.split_once('"')?;
        whole.contains_key(&code.to_owned()).then_some(())?;
        let d = rest.split_once(" d=\"")?.1.split('"').next()?;
        let number = |v: &str| v.parse::<f64>().expect("a number") * scale;
        let points = d.split(['M', 'L', 'Z']).filter_map(|p| p.split_once(','));
        Some(
            points
                .map(|(x, y)| [number(x), number(y)])
                .collect::<Ring>(),
        )
    });
    let drawn = bounds(&points.collect::<Vec<_>>());
    let plane: Vec<Ring> = whole.values().flat_map(|u| u.rings.clone()).collect();
    let plane = bounds(&plane);
    let scale = (drawn[2] - drawn[0]) / (plane[2] - plane[0]);
    let upright = (drawn[3] - drawn[1]) / (plane[3] - plane[1]);
    assert!((scale / upright - 1.0).abs() < 0.01, "{scale} {upright}");
    let frame = Frame {
        corner: [plane[0] - drawn[0] / scale, plane[1] - drawn[1] / scale],
        scale,
        seen: [0.0, 0.0, picture.width as f64, picture.height as f64],
    };
    let colour = |(code, unit): (&&String, &&Unit)| {
        let colour = match zone {
            Some(_) => frame.commonest(&picture, unit),
            None => frame.colour(&picture, unit)?,
        };
        Some(((*code).clone(), colour))
    };
    whole.iter().filter_map(colour).collect()
}

/// Hides everything but the canvas: labels, legend and panel lie over the map.
fn bare(browser: &Browser) {
    // set by script, because the page's content security policy permits no inline styles
    let _ = browser.eval(
        "(s => { s.replaceSync('* { visibility: hidden !important } canvas { visibility: visible !important }'); document.adoptedStyleSheets = [s]; return true })(new CSSStyleSheet())",
    );
}

/// The colours of the units on the page with the map centred at `centre`.
fn of_page(page: &Page, units: &BTreeMap<String, Unit>, centre: [f64; 2], zoom: f64) -> Seen {
    page.browser
        .open(&page.server.url(&format!("/?{MAP}&{}", view(centre, zoom))));
    page.wait_idle();
    bare(&page.browser);
    let picture = page.browser.screenshot();
    let [left, top, width, height] = page.map_part();
    let scale = 512.0 * zoom.exp2();
    let [x, y] = mercator(centre);
    let frame = Frame {
        corner: [
            x - (left + width / 2.0) / scale,
            y - (top + height / 2.0) / scale,
        ],
        scale,
        seen: [left, top, left + width, top + height],
    };
    let colour =
        |(code, unit): (&String, &Unit)| Some((code.clone(), frame.colour(&picture, unit)?));
    units.iter().filter_map(colour).collect()
}

/// Longitude and latitude of a point of the Mercator plane.
fn degrees([x, y]: [f64; 2]) -> [f64; 2] {
    let lat = (std::f64::consts::PI * (1.0 - 2.0 * y)).sinh().atan();
    [x * 360.0 - 180.0, lat.to_degrees()]
}

/// The colours of all units on the page, from as many views as are necessary.
fn all_of_page(units: &BTreeMap<String, Unit>, far: ([f64; 2], f64)) -> (Seen, usize) {
    let page = Page::open_idle(Device::DESKTOP, &format!("?{MAP}"));
    let mut seen = of_page(&page, units, far.0, far.1);
    let from_far = seen.len();
    page.browser.resize(2400, 1800);
    for _ in 0..16 {
        let Some((_, next)) = units.iter().find(|(code, _)| !seen.contains_key(*code)) else {
            break;
        };
        let more = of_page(&page, units, degrees(next.middle), NEAR);
        seen.extend(more);
    }
    page.assert_console_is_clean();
    (seen, from_far)
}

fn differ(a: [u8; 3], b: [u8; 3]) -> bool {
    (0..3).any(|i| a[i].abs_diff(b[i]) > ROUNDING)
}

#[test]
fn page_and_picture_have_the_same_colour_for_every_municipality() {
    let server = Server::start();
    let units = units(&server);
    assert_eq!(units.len(), 312);
    let mut picture = of_picture(&server, &units, None);
    let far = picture.len();
    // units that are too small there, or under a label, are compared on the map of their zone
    for zone in 1..=11 {
        for (code, colour) in of_picture(&server, &units, Some(zone)) {
            picture.entry(code).or_insert(colour);
        }
    }
    let (page, from_far) = all_of_page(&units, ([7.45, 45.1], 8.6));
    println!("seen from afar: {far} in the picture, {from_far} on the page; the others zoomed in");
    let body = server.json(&format!("/api/map?{MAP}"));
    for (code, unit) in &units {
        let expected = body["units"][code]["colour"].as_str().unwrap();
        let [_, r, g, b] = u32::from_str_radix(&expected[1..], 16)
            .unwrap()
            .to_be_bytes();
        let (page, picture) = (page.get(code), picture.get(code));
        let (Some(page), Some(picture)) = (page, picture) else {
            panic!(
                "{} is not seen: page {page:?}, picture {picture:?}",
                unit.name
            );
        };
        assert!(
            !differ(*page, *picture) && !differ(*page, [r, g, b]),
            "{}: page {page:?}, picture {picture:?}, API {expected}",
            unit.name
        );
    }
}
