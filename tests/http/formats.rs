//! The same map in every format has the same classes, colours, legend and numbers, read from each file.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read as _};

use e2e::pdf::Pdf;
use e2e::picture::Picture;
use e2e::server::Server;
use e2e::shape::{bounds, contains};

/// Units by name: value in words, and colour.
type Units = BTreeMap<String, (String, String)>;

const MAPS: [&str; 3] = [
    "",
    "theme=density&level=municipality&lang=en",
    "theme=zones",
];

fn language(query: &str) -> &str {
    if query.contains("lang=en") {
        "en"
    } else {
        "it"
    }
}

/// The values of the API for every municipality.
fn expected(server: &Server, query: &str) -> Units {
    let body = server.json(&format!("/api/map?{query}"));
    let key = if query.contains("level=municipality") {
        "istat"
    } else {
        "zone"
    };
    let municipalities = server.json("/api/municipalities");
    let unit = |m: &serde_json::Value| {
        let code = m[key].to_string().replace('"', "");
        let unit = &body["units"][&code];
        let text = |v: &serde_json::Value| v.as_str().unwrap().to_owned();
        let value = text(&unit["label"][language(query)]);
        (text(&m["name"]), (value, text(&unit["colour"])))
    };
    municipalities
        .as_array()
        .unwrap()
        .iter()
        .map(unit)
        .collect()
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).map_or(0, |i| i + from.len());
    let rest = &text[start..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

fn plain(xml: &str) -> String {
    xml.replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Name and value of a title such as `Torino: 41 progetti`.
fn split(title: &str) -> (String, String) {
    let title = plain(title);
    let (name, value) = title.split_once(": ").expect("a name and a value");
    (name.to_owned(), value.to_owned())
}

fn of_drawing(svg: &str) -> Units {
    let paths = svg.split("<path id=\"m").skip(1);
    let unit = |path: &str| {
        let (name, value) = split(between(path, "<title>", "</title>"));
        (name, (value, between(path, "fill=\"", "\"").to_owned()))
    };
    paths.map(unit).collect()
}

fn legend_of_drawing(svg: &str) -> Vec<(String, String)> {
    let signs = svg.split("<rect id=\"legend-").skip(1);
    let entry = |sign: &str| {
        let label = plain(between(sign, "<title>", "</title>"));
        (between(sign, "fill=\"", "\"").to_owned(), label)
    };
    signs.map(entry).collect()
}

/// A part of a package.
pub fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).expect("a package");
    let mut text = String::new();
    archive
        .by_name(name)
        .expect("the part is there")
        .read_to_string(&mut text)
        .expect("a part is text");
    text
}

/// Shapes of a slide: name, alternative text, colour.
fn of_slide(slide: &str) -> Vec<(String, String, String)> {
    let shapes = slide.split("<p:sp>").skip(1);
    let shape = |xml: &str| {
        let colour = between(xml, "srgbClr val=\"", "\"").to_lowercase();
        (
            plain(between(xml, "name=\"", "\"")),
            plain(between(xml, "descr=\"", "\"")),
            format!("#{colour}"),
        )
    };
    shapes.map(shape).collect()
}

#[test]
fn drawing_slide_and_page_have_the_values_of_the_api() {
    let server = Server::start();
    for query in MAPS {
        let expected = expected(&server, query);
        assert_eq!(expected.len(), 312);
        let svg = server.get(&format!("/export/map.svg?{query}")).text();
        assert_eq!(of_drawing(&svg), expected, "drawing, {query}");
        let html = server.get(&format!("/export/map.html?{query}")).text();
        assert_eq!(of_drawing(&html), expected, "page, {query}");
        let embed = server.get(&format!("/embed?{query}")).text();
        assert_eq!(of_drawing(&embed), expected, "embed, {query}");
        let package = server.get(&format!("/export/map.pptx?{query}")).body;
        let slide = part(&package, "ppt/slides/slide1.xml");
        let shapes = of_slide(&slide);
        for (name, (value, colour)) in &expected {
            let title = format!("{name}: {value}");
            let same =
                |(n, alt, c): &&(String, String, String)| n == name && *alt == title && c == colour;
            assert!(
                shapes.iter().any(|s| same(&s)),
                "slide, {query}: {title} {colour}"
            );
        }
        assert_eq!(slide.matches("<a:custGeom>").count() / 312, 1);
    }
}

#[test]
fn every_legend_has_the_same_classes_in_the_same_colours() {
    let server = Server::start();
    for query in MAPS {
        let body = server.json(&format!("/api/map?{query}"));
        let text = |v: &serde_json::Value| v.as_str().unwrap().to_owned();
        let entries = body["legend"].as_array().unwrap().iter();
        let legend: Vec<_> = entries
            .map(|e| (text(&e["colour"]), text(&e["label"][language(query)])))
            .collect();
        let svg = server.get(&format!("/export/map.svg?{query}")).text();
        assert_eq!(legend_of_drawing(&svg), legend);
        let package = server.get(&format!("/export/map.pptx?{query}")).body;
        let shapes = of_slide(&part(&package, "ppt/slides/slide1.xml"));
        let html = server.get(&format!("/export/map.html?{query}")).text();
        for (i, (colour, label)) in legend.iter().enumerate() {
            assert!(shapes.iter().any(|(n, _, c)| n == label && c == colour));
            let sign = between(&html, &format!("<rect id=\"legend-{i}\""), "</li>");
            assert!(
                sign.contains(colour) && plain(sign).ends_with(label),
                "{sign}"
            );
        }
    }
}

/// The rings of a path made of `M`, `L` and `Z`, in pixels.
fn rings(path: &str, scale: f64) -> Vec<Vec<[f64; 2]>> {
    let ring = |ring: &str| {
        let points = ring.split(['M', 'L']).filter(|p| !p.is_empty());
        let point = |p: &str| {
            let (x, y) = p.split_once(',').expect("two numbers");
            [x, y].map(|n| n.parse::<f64>().expect("a number") * scale)
        };
        points.map(point).collect::<Vec<_>>()
    };
    path.split('Z')
        .filter(|r| !r.is_empty())
        .map(ring)
        .collect()
}

/// The number of pixels of each colour within rings.
fn colours_within(picture: &Picture, rings: &[Vec<[f64; 2]>]) -> Vec<(String, usize)> {
    let [left, top, right, bottom] = bounds(rings);
    let mut colours: HashMap<String, usize> = HashMap::new();
    for y in top as usize..=bottom as usize {
        for x in left as usize..=right as usize {
            let at = [x as f64 + 0.5, y as f64 + 0.5];
            if contains(rings, at) {
                let [r, g, b] = picture.at(at[0], at[1]);
                let colour = format!("#{r:02x}{g:02x}{b:02x}");
                *colours.entry(colour).or_default() += 1;
            }
        }
    }
    let mut most: Vec<_> = colours.into_iter().collect();
    most.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    most
}

#[test]
fn every_municipality_of_picture_and_paper_has_the_colour_of_the_drawing() {
    let server = Server::start();
    let municipalities = server.json("/api/municipalities");
    let zone_of = |istat: &str| {
        let all = municipalities.as_array().unwrap().iter();
        let mut found = all.filter(|m| m["istat"] == istat);
        found.next().map(|m| m["zone"].to_string())
    };
    let mut checked = 0;
    // one map per zone, because on the whole map a zone's number may cover a small municipality
    for zone in 1..=11 {
        // a filter that matches nothing, so that no symbol covers a municipality
        let query = format!("theme=residents&level=municipality&q=xyzxyz&zone={zone}");
        let svg = server.get(&format!("/export/map.svg?{query}")).text();
        let png = server.get(&format!("/export/map.png?{query}")).body;
        let picture = Picture::decode(&png);
        let scale = picture.width as f64 / 1280.0;
        let pdf = server.get(&format!("/export/map.pdf?{query}")).body;
        // the drawing's units are 1/96 inch
        let paper = Pdf::new("colours.pdf", &pdf).picture(1, (96.0 * scale) as u32);
        for path in svg.split("<path id=\"m").skip(1) {
            if zone_of(&path[..6]) != Some(zone.to_string()) {
                continue;
            }
            let colour = between(path, "fill=\"", "\"");
            let rings = rings(between(path, " d=\"", "\""), scale);
            for (form, picture) in [("picture", &picture), ("paper", &paper)] {
                let most = colours_within(picture, &rings);
                let title = between(path, "<title>", "<");
                assert_eq!(most[0].0, colour, "{form}: {title}");
            }
            checked += 1;
        }
    }
    assert_eq!(checked, 312);
}

#[test]
fn hostile_titles_are_text_in_every_format() {
    let server = Server::start();
    let title = super::exports::HOSTILE_TITLE.repeat(8);
    let html = server
        .get(&format!("/export/map.html?title={title}"))
        .text();
    assert_eq!(html.matches("<script").count(), 1, "its own script alone");
    let embed = server
        .get(&format!("/embed?title={title}&mode=still"))
        .text();
    assert!(!embed.contains("<script") && embed.contains("&lt;script&gt;"));
    let package = server.get(&format!("/export/map.pptx?title={title}")).body;
    let slide = part(&package, "ppt/slides/slide1.xml");
    assert!(slide.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;") && slide.contains("😀"));
    let page = server.get(&format!("/?title={title}")).text();
    assert!(!page.contains("<script>alert"));
    assert!(page.contains("og:title\" content=\"&lt;script&gt;alert(1)"));
    let url = format!("{}?title={title}", server.url("/"));
    let asked = url
        .replace('%', "%25")
        .replace('?', "%3F")
        .replace('&', "%26");
    let xml = server.get(&format!("/oembed?format=xml&url={asked}"));
    assert_eq!(xml.status, 200, "{}", xml.text());
    assert!(!xml.text().contains("<script"));
}

#[test]
fn the_same_map_has_the_same_bytes() {
    let server = Server::start();
    for path in [
        "/export/map.svg?zone=5",
        "/export/map.png?zone=5&width=640",
        "/export/map.pptx?zone=5",
        "/export/deck.pptx",
        "/export/map.html",
    ] {
        assert_eq!(server.get(path).body, server.get(path).body, "{path}");
    }
}

#[test]
fn a_deck_has_a_cover_an_overview_every_zone_and_the_sources() {
    let server = Server::start();
    let package = server.get("/export/deck.pptx").body;
    let presentation = part(&package, "ppt/presentation.xml");
    assert_eq!(presentation.matches("<p:sldId ").count(), 14);
    let zone = part(&package, "ppt/slides/slide7.xml");
    assert!(plain(&zone).contains("Zona 5 – Pinerolese"));
    let notes = part(&package, "ppt/notesSlides/notesSlide7.xml");
    assert!(notes.contains("Progetti presenti"));
    let single = server.get("/export/zone/5.pptx");
    assert_eq!(single.status, 200);
    assert_eq!(server.get("/export/zone/12.pptx").status, 404);
    assert_eq!(server.get("/export/zone/x.pdf").status, 404);
}

#[test]
fn the_embed_may_be_framed_and_is_small() {
    let server = Server::start();
    let policy = |path: &str| {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        answer.header("content-security-policy").to_owned()
    };
    let embed = policy("/embed?zone=5");
    assert!(embed.contains("frame-ancestors *") && embed.contains("default-src 'none'"));
    assert!(!embed.contains("script-src 'self' 'unsafe"));
    for path in ["/", "/api/plan", "/export/map.svg"] {
        assert!(policy(path).contains("frame-ancestors 'self'"), "{path}");
    }
    let page = server.get("/embed?mode=still");
    let style = server.get("/embed.css");
    let size = page.body.len() + style.body.len();
    assert!(size < 1_000_000, "{size} bytes");
    assert!(!page.text().contains("<script"));
    assert!(
        server
            .get("/embed?scheme=dark")
            .text()
            .contains("data-scheme=\"dark\"")
    );
}

#[test]
fn an_address_has_oembed_and_open_graph_metadata() {
    // the standard demands 501 for the last request; it is not logged as an error
    let server = Server::start();
    let page = server.get("/?theme=density&lang=en").text();
    let find = page
        .split("application/json+oembed\" href=\"")
        .nth(1)
        .unwrap();
    let address = plain(find.split('"').next().unwrap());
    let answer = e2e::http::get(&address, &[]);
    assert_eq!(answer.status, 200);
    let oembed = answer.json();
    assert_eq!(oembed["type"], "rich");
    let html = oembed["html"].as_str().unwrap();
    assert!(html.contains("/embed?theme=density&amp;lang=en"), "{html}");
    let image = plain(between(&page, "og:image\" content=\"", "\""));
    let picture = e2e::http::get(&image, &[]);
    assert_eq!(picture.header("content-type"), "image/png");
    assert_eq!(server.get("/oembed?url=https://example.org/").status, 404);
    assert_eq!(server.get("/oembed?url=x&format=yaml").status, 501);
}

#[test]
fn the_offline_file_requests_nothing() {
    let server = Server::start();
    let html = server.get("/export/map.html?link=off").text();
    for asking in ["src=\"", "url(http", "<link", "@import", "fetch("] {
        assert!(!html.contains(asking), "{asking}");
    }
    assert!(html.contains("font/woff2;base64,"));
}
