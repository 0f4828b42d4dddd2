//! The frame of the pages that the server writes itself, those of the open interfaces and of the documentation: header, languages, footer.

use std::fmt::Write as _;

use geodata_atlas::PreparedAtlas;
use geodata_model::Language;
use geodata_model::xml::escape;

/// A page: header, switch of language, content, sources. `addresses` are the page's own in Italian and English.
pub fn frame(
    atlas: &PreparedAtlas,
    language: Language,
    title: &str,
    addresses: [&str; 2],
    body: &str,
) -> String {
    let say = |key: &str| escape(&atlas.texts.get(language).text(key, &[]));
    let mut languages = String::new();
    for (tag, name, address) in [
        ("it", "Italiano", addresses[0]),
        ("en", "English", addresses[1]),
    ] {
        let current = if tag == language.tag() {
            " aria-current=\"true\""
        } else {
            ""
        };
        let _ = write!(
            languages,
            "<a href=\"{}\" lang=\"{tag}\" hreflang=\"{tag}\"{current}>{name}</a> ",
            escape(address)
        );
    }
    let tag = language.tag();
    format!(
        "<!doctype html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} – Atlante</title><link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"/ogc/pages.css\"></head><body>\
         <a class=\"skip\" href=\"#main\">{skip}</a>\
         <header class=\"header\"><a class=\"brand\" href=\"/?lang={tag}\"><img src=\"/favicon.svg\" alt=\"\" width=\"32\" height=\"32\">\
         <span>Atlante</span></a><nav class=\"languages\" aria-label=\"{lang}\">{languages}</nav></header>\
         {body}<footer><p>{attribution}</p><p><a href=\"/ogc?f=html&amp;lang={tag}\">{data}</a> · <a href=\"/api?lang={tag}\">API</a> · \
         <a href=\"/catalog.ttl\">{catalogue}</a></p></footer></body></html>\n",
        title = escape(title),
        skip = say("ogc-skip"),
        lang = say("ogc-language"),
        attribution = escape(atlas.atlas.attribution.get(language)),
        data = say("ogc-title"),
        catalogue = say("ogc-catalogue"),
    )
}
