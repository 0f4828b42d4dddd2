//! Maps and zone sheets as PDF.

use e2e::pdf::Pdf;
use e2e::server::Server;

use crate::exports::HOSTILE_TITLE;

fn pdf(server: &Server, name: &str, path: &str) -> Pdf {
    let answer = server.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    assert_eq!(answer.header("content-type"), "application/pdf");
    Pdf::new(name, &answer.body)
}

/// Asserts that the text contains these parts in this order.
fn in_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let found = text[from..].find(part);
        from += found.unwrap_or_else(|| panic!("“{part}” is not there, or too early: {text}"));
    }
}

fn accessible(pdf: &Pdf, language: &str) {
    let info = pdf.info();
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(info.contains("CreationDate:    2023-12-05"), "{info}");
    let fonts = pdf.fonts();
    assert!(
        !fonts.is_empty() && fonts.iter().all(|(_, embedded)| *embedded),
        "{fonts:?}"
    );
    let bytes = pdf.bytes();
    let has = |part: &str| bytes.windows(part.len()).any(|w| w == part.as_bytes());
    assert!(has("<pdfuaid:part>1</pdfuaid:part>") && has(&format!("/Lang({language})")));
}

#[test]
fn a_map_on_paper_is_tagged_and_read_in_order() {
    let server = Server::start();
    let query = "theme=density&level=municipality&format=a4";
    let map = pdf(&server, "map.pdf", &format!("/export/map.pdf?{query}"));
    accessible(&map, "it");
    let body = server.json(&format!("/api/map?{query}"));
    let it = |value: &serde_json::Value| value["it"].as_str().unwrap().to_owned();
    let mut parts = vec![
        it(&body["title"]),
        it(&body["sentence"]),
        it(&body["legend_title"]),
    ];
    parts.extend(
        body["legend"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| it(&e["label"])),
    );
    parts.push("Confini: ISTAT".to_owned());
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    in_order(&map.words(), &parts);
    let tags = map.structure();
    in_order(&tags, &["H1 ", "Figure", "H2 ", "LBody", "Link"]);
    assert!(
        map.info()
            .contains(&format!("Title:           {}", parts[0]))
    );
    // the colours of the legend are on the page
    let picture = map.picture(1, 96);
    let colours = picture.colours([0.0, 0.0, picture.width as f64, picture.height as f64]);
    for entry in body["legend"].as_array().unwrap() {
        let colour = u32::from_str_radix(&entry["colour"].as_str().unwrap()[1..], 16).unwrap();
        let [_, r, g, b] = colour.to_be_bytes();
        assert!(colours.get(&[r, g, b]).is_some_and(|n| *n > 200), "{entry}");
    }
}

#[test]
fn a_hostile_title_is_only_text_in_a_pdf() {
    let server = Server::start();
    let map = pdf(
        &server,
        "nasty.pdf",
        &format!("/export/map.pdf?title={}", HOSTILE_TITLE.repeat(8)),
    );
    let words = map.words();
    assert!(words.contains("<script>alert(1)</script> &"), "{words}");
    assert!(
        words.contains("שלום") && words.contains("مرحبا") && words.contains('😀'),
        "{words}"
    );
    accessible(&map, "it");
    assert!(map.info().contains("JavaScript:      no"));
    let long = format!(
        "/export/map.pdf?format=square&title={}",
        "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7%EE%80%80%E6%97%A5".repeat(25)
    );
    accessible(&pdf(&server, "faces.pdf", &long), "it");
}

#[test]
fn the_sheet_of_a_zone_has_the_figures_of_the_api() {
    let server = Server::start();
    let sheet = pdf(&server, "sheet-5.pdf", "/export/sheet.pdf?zone=5");
    assert_eq!(sheet.pages(), 2);
    accessible(&sheet, "it");
    let words = sheet.words();
    in_order(
        &words,
        &[
            "Pinerolese",
            "In cifre",
            "129.800",
            "Strategie del Piano",
            "Divari principali",
            "Esigenze",
            "Appunti",
        ],
    );
    let matrix = server.json("/api/matrix");
    let states = |state: &str| {
        let rows = matrix["cells"].as_object().unwrap().values();
        rows.filter(|row| row["5"]["state"] == state).count()
    };
    assert!(words.contains(&format!("{} con progetti", states("evidence"))));
    assert!(words.contains(&format!(
        "{} con assenza dichiarata",
        states("declared_none")
    )));
    assert!(words.contains(&format!("{} di cui nessuna fonte parla", states("unknown"))));
    // the mark for unknown is a figure with an alternative text, and no number
    let file = String::from_utf8_lossy(&sheet.bytes()).into_owned();
    let signs = file.matches("/Alt(nessuna fonte ne parla)").count();
    assert_eq!(signs, states("unknown"));
}

#[test]
fn all_sheets_are_in_one_file_and_posters_have_a_page_each() {
    let server = Server::start();
    let all = pdf(&server, "sheets.pdf", "/export/sheet.pdf");
    assert_eq!(all.pages(), 22);
    let words = all.words();
    for zone in server.json("/api/zones").as_array().unwrap() {
        let name = zone["name"]["it"].as_str().unwrap();
        assert!(words.contains(name), "{name}");
    }
    // nothing is known about zone 6, and the sheet says so instead of "no gaps"
    assert!(words.contains("la zona non risulta fra quelle ascoltate"));
    let posters = pdf(&server, "posters.pdf", "/export/sheet.pdf?size=a3&lang=en");
    assert_eq!(posters.pages(), 11);
    accessible(&posters, "en");
    assert!(posters.info().contains("1190.55 x 841.875") || posters.info().contains("A3"));
}

#[test]
fn the_same_sheet_has_the_same_bytes() {
    let [one, two] = [Server::start(), Server::start()];
    // the sheet contains the address of the server, in which the two differ
    let sheet = |server: &Server| server.get("/export/sheet.pdf?zone=1&link=off").body;
    assert_eq!(sheet(&one), sheet(&two));
}

#[test]
fn an_invalid_sheet_is_refused_with_a_reason() {
    let server = Server::start();
    for query in ["size=a5", "size=a3&format=b5"] {
        let answer = server.get(&format!("/export/sheet.pdf?{query}"));
        assert_eq!(answer.status, 400, "{query}");
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.ends_with('.') && detail.len() > 20, "{detail}");
    }
}
