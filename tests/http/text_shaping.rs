//! Titles in any script and up to the maximal length: every format draws them, or reports the characters it cannot draw.

use e2e::pdf::Pdf;
use e2e::picture::{Part, Picture};
use e2e::server::Server;

/// Arabic, Hebrew, an emoji, an ampersand, markup.
const TITLE: &str = "منصة المدينة פלטפורמה 🚲 Ciclovie & <script>";
/// Text in a script for which there is no font.
const WITHOUT_TYPEFACE: &str = "都市";
/// The place of the title in a picture of 1920 by 1080 pixels.
const PLACE: Part = [38.0, 34.0, 1300.0, 54.0];

fn encoded(title: &str) -> String {
    let byte = |b: u8| format!("%{b:02X}");
    title.bytes().map(byte).collect()
}

/// The share of the title's place that is drawn in the picture of a map.
fn drawn(server: &Server, title: &str) -> f64 {
    let title = encoded(title);
    let png = server.get(&format!("/export/map.png?link=off&title={title}"));
    assert_eq!(png.status, 200);
    Picture::decode(&png.body).drawn_share(PLACE)
}

#[test]
fn a_picture_has_the_glyphs_of_every_script() {
    let server = Server::start();
    // none of these may be empty
    for title in [
        "منصة",
        "פלטפורמה",
        "🚲",
        "👩\u{200d}👩\u{200d}👧",
        "🇮🇹",
        "Ж",
        "ქ",
    ] {
        let one = drawn(&server, title);
        assert!(one > 0.002, "{title}: {one}");
        let ten = drawn(&server, &[title; 6].join(" "));
        assert!(ten > 4.0 * one, "{title}: {ten} of {one}");
    }
    let sign = drawn(&server, "\u{fffd}\u{fffd}");
    let missing = drawn(&server, WITHOUT_TYPEFACE);
    assert!(
        sign > 0.002 && (sign - missing).abs() < 1e-9,
        "{sign} {missing}"
    );
}

#[test]
fn pdf_text_of_every_script_is_drawn_and_can_be_extracted() {
    let server = Server::start();
    let title = encoded(&format!("{TITLE} {WITHOUT_TYPEFACE}"));
    for (name, path) in [
        ("letters.pdf", format!("/export/map.pdf?title={title}")),
        (
            "letters-square.pdf",
            format!("/export/map.pdf?format=square&title={title}"),
        ),
    ] {
        let answer = server.get(&path);
        assert_eq!(answer.status, 200, "{}", answer.text());
        let pdf = Pdf::new(name, &answer.body);
        let words = pdf.words();
        for part in [
            "منصة",
            "المدينة",
            "פלטפורמה",
            "🚲",
            "Ciclovie & <script>",
            WITHOUT_TYPEFACE,
        ] {
            assert!(words.contains(part), "{part}: {words:.300}");
        }
        let fonts = pdf.fonts();
        assert!(fonts.iter().all(|(_, embedded)| *embedded), "{fonts:?}");
        for font in ["NotoSansArabic-Bold", "NotoSansHebrew-Bold", "NotoEmoji"] {
            assert!(
                fonts.iter().any(|(name, _)| name.contains(font)),
                "{font}: {fonts:?}"
            );
        }
        let picture = pdf.picture(1, 144);
        assert!(picture.drawn_share([38.0, 34.0, 900.0, 60.0]) > 0.02);
    }
}

#[test]
fn a_drawing_embeds_exactly_the_glyphs_it_needs() {
    let server = Server::start();
    let svg = |title: &str| {
        let title = encoded(title);
        server
            .get(&format!("/export/map.svg?link=off&title={title}"))
            .text()
    };
    let plain = svg("Ciclovie");
    assert!(
        !plain.contains("unicode-range"),
        "a drawing in Italian carries no more"
    );
    let drawing = svg(TITLE);
    for face in ["Noto Sans Arabic", "Noto Sans Hebrew", "Noto Emoji"] {
        let rule = format!("@font-face{{font-family:'{face}'");
        assert_eq!(drawing.matches(&rule).count(), 1, "{face}");
    }
    assert!(drawing.contains("U+1F6B2") && !drawing.contains("U+1F600"));
    assert!(drawing.contains("Ciclovie &amp; &lt;script&gt;") && drawing.contains("المدينة"));
    assert!(drawing.contains(" direction=\"rtl\" text-anchor=\"end\""));
    assert!(!plain.contains("direction=\"rtl\""));
    let more = drawing.len() - plain.len();
    assert!(more < 400_000, "{more} bytes of typefaces");
}

#[test]
fn characters_without_a_font_are_reported() {
    let server = Server::start();
    let notices = |title: &str| {
        let body = server.json(&format!("/api/map?title={}", encoded(title)));
        body["notices"].as_array().cloned().unwrap_or_default()
    };
    assert_eq!(notices(TITLE), [] as [serde_json::Value; 0]);
    let found = notices(&format!("{TITLE} {WITHOUT_TYPEFACE}"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0]["it"].as_str().expect("a text").contains("“都市”"),
        "{found:?}"
    );
}

#[test]
fn the_longest_title_is_drawn_and_a_longer_one_refused() {
    let server = Server::start();
    let formats = [
        "map.svg",
        "map.png",
        "map.pdf",
        "map.pptx",
        "map.html",
        "deck.pptx",
        "sheet.pdf",
        "map.csv",
    ];
    let longest = encoded(
        &"🚲 Piste ".repeat(63)[..]
            .chars()
            .take(500)
            .collect::<String>(),
    );
    let longer = encoded(&"ש".repeat(501));
    for path in formats
        .map(|f| format!("/export/{f}"))
        .iter()
        .chain(&["/embed".to_owned()])
    {
        // one zone, so that the sheets take no time
        let answer = server.get(&format!("{path}?zone=5&title={longest}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let refused = server.get(&format!("{path}?zone=5&title={longer}"));
        assert_eq!(refused.status, 400, "{path}");
        let detail = refused.json()["detail"]
            .as_str()
            .expect("a sentence")
            .to_owned();
        assert!(
            detail.contains("501 characters") && detail.contains("500"),
            "{detail}"
        );
    }
    let words = Pdf::new(
        "longest.pdf",
        &server.get(&format!("/export/map.pdf?title={longest}")).body,
    )
    .words();
    assert_eq!(words.matches("Piste").count(), 62, "{words}");
}
