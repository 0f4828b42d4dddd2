//! The same resources as pages a person can browse.

use std::fmt::Write as _;

use geodata_model::Language;
use serde_json::Value;

use super::answer::Ask;
use super::collection::{Collection, Item};
use super::crs::Crs;
use super::drawing;
use super::json::{CONFORMANCE, Page, item_path, text};
use super::shown::{choices, columns, name, on_the_map, raw, shown_value};
use crate::page::{escape, frame};
use crate::state::Snapshot;

/// One step of the way from the landing page.
type Crumb = (String, String);

fn write_page(
    state: &Snapshot,
    ask: &Ask,
    path: &str,
    title: &str,
    crumbs: &[Crumb],
    main: &str,
) -> String {
    let mut way = String::new();
    for (href, name) in crumbs {
        let _ = write!(
            way,
            "<li><a href=\"{}\">{}</a></li>",
            escape(href),
            escape(name)
        );
    }
    let _ = write!(way, "<li aria-current=\"page\">{}</li>", escape(title));
    let json = escape(&ask.here(path, &[("f", "json")]));
    let body = format!(
        "<nav class=\"way\" aria-label=\"{}\"><ol>{way}</ol></nav><main id=\"main\"><h1>{}</h1>{main}\
         <p class=\"forms\"><a href=\"{json}\" rel=\"alternate\">JSON</a></p></main>",
        escape(&text(state, ask.language, "ogc-way")),
        escape(title),
    );
    let other = |lang: &str| ask.here(path, &[("lang", lang), ("f", "html")]);
    frame(
        &state.atlas,
        ask.language,
        title,
        [&other("it"), &other("en")],
        &body,
    )
}

/// An address of the service that stays with pages and their language.
fn href(ask: &Ask, path: &str) -> String {
    format!("{}?f=html&lang={}", ask.url(path), ask.language.tag())
}

fn home(state: &Snapshot, ask: &Ask) -> Crumb {
    (href(ask, ""), text(state, ask.language, "ogc-title"))
}

fn to_collections(state: &Snapshot, ask: &Ask) -> Crumb {
    let name = text(state, ask.language, "ogc-link-data");
    (href(ask, "/collections"), name)
}

pub(crate) fn landing(state: &Snapshot, ask: &Ask) -> String {
    let say = |key: &str| escape(&text(state, ask.language, key));
    let mut main = format!(
        "<p class=\"lead\">{}</p>{}",
        say("ogc-description"),
        list(state, ask)
    );
    let _ = write!(
        main,
        "<h2>{}</h2><ul>\
         <li><a href=\"{}\">{}</a></li><li><a href=\"{}\">{}</a></li><li><a href=\"/api\">{}</a></li></ul>",
        say("ogc-for-programs"),
        escape(&href(ask, "/api")),
        say("ogc-link-api-page"),
        escape(&href(ask, "/conformance")),
        say("ogc-link-conformance"),
        say("ogc-link-whole-api"),
    );
    let title = text(state, ask.language, "ogc-title");
    write_page(state, ask, "", &title, &[], &main)
}

fn list(state: &Snapshot, ask: &Ask) -> String {
    let mut out = String::from("<ul class=\"cards\">");
    for collection in state.ogc().all() {
        let _ = write!(
            out,
            "<li><h2><a href=\"{}\">{}</a></h2><p>{}</p><p class=\"quiet\">{}</p></li>",
            escape(&href(ask, &format!("/collections/{}", collection.id))),
            escape(collection.title(&state.atlas).get(ask.language)),
            escape(collection.description(&state.atlas).get(ask.language)),
            escape(&count(state, ask.language, collection.items.len())),
        );
    }
    out + "</ul>"
}

fn count(state: &Snapshot, language: Language, number: usize) -> String {
    let catalogue = state.atlas.texts.get(language);
    let shown = catalogue.number(number as f64, 0);
    catalogue.text(
        "ogc-count",
        &[("count", number.into()), ("shown", shown.into())],
    )
}

pub(crate) fn collections(state: &Snapshot, ask: &Ask) -> String {
    let title = text(state, ask.language, "ogc-link-data");
    let main = list(state, ask);
    write_page(
        state,
        ask,
        "/collections",
        &title,
        &[home(state, ask)],
        &main,
    )
}

pub(crate) fn conformance(state: &Snapshot, ask: &Ask) -> String {
    let mut main = String::from("<ul>");
    for class in CONFORMANCE {
        let _ = write!(main, "<li><code>{class}</code></li>");
    }
    main += "</ul>";
    let title = text(state, ask.language, "ogc-link-conformance");
    write_page(
        state,
        ask,
        "/conformance",
        &title,
        &[home(state, ask)],
        &main,
    )
}

pub(crate) fn api(state: &Snapshot, ask: &Ask) -> String {
    let title = text(state, ask.language, "ogc-link-api");
    let main = crate::openapi::operations(
        &state.atlas,
        ask.language,
        &super::api::document(state, ask),
        "/ogc",
    );
    write_page(state, ask, "/api", &title, &[home(state, ask)], &main)
}

pub(crate) fn collection(state: &Snapshot, ask: &Ask, collection: &Collection) -> String {
    let say = |key: &str| escape(&text(state, ask.language, key));
    let path = format!("/collections/{}", collection.id);
    let items = format!("{path}/items");
    let csv = format!("{}?f=csv&lang={}", ask.url(&items), ask.language.tag());
    let mut main = format!(
        "<p class=\"lead\">{}</p><p class=\"actions\"><a class=\"button\" href=\"{}\">{}</a> \
         <a href=\"{}\">{}</a> <a href=\"{}\">{}</a></p>",
        escape(collection.description(&state.atlas).get(ask.language)),
        escape(&href(ask, &items)),
        escape(&count(state, ask.language, collection.items.len())),
        escape(&csv),
        say("ogc-link-csv"),
        escape(&format!("{csv}&sep=semicolon")),
        say("ogc-link-csv-semicolon"),
    );
    let _ = write!(
        main,
        "<h2>{}</h2><div class=\"wide\"><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        say("ogc-properties"),
        say("ogc-property-name"),
        say("ogc-property-title")
    );
    for field in collection.fields {
        let _ = write!(
            main,
            "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td></tr>",
            field.name,
            escape(field.title(&state.atlas).get(ask.language))
        );
    }
    let _ = write!(
        main,
        "</tbody></table></div><h2>{}</h2><ul>",
        say("ogc-systems")
    );
    for crs in Crs::all() {
        let _ = write!(main, "<li>{} <code>{}</code></li>", crs.name(), crs.uri());
    }
    main += "</ul>";
    let title = collection.title(&state.atlas);
    let crumbs = [home(state, ask), to_collections(state, ask)];
    write_page(state, ask, &path, title.get(ask.language), &crumbs, &main)
}

fn to_collection(state: &Snapshot, ask: &Ask, collection: &Collection) -> Crumb {
    let title = collection.title(&state.atlas);
    let path = format!("/collections/{}", collection.id);
    (href(ask, &path), title.get(ask.language).to_owned())
}

pub(crate) fn items(state: &Snapshot, ask: &Ask, page: &Page) -> String {
    let collection = page.collection;
    let language = ask.language;
    let path = page.path();
    let catalogue = state.atlas.texts.get(language);
    let shown = catalogue.text(
        "ogc-shown",
        &[
            ("first", (page.offset + 1).min(page.matched).into()),
            ("last", (page.offset + page.items.len()).into()),
            ("all", catalogue.number(page.matched as f64, 0).into()),
        ],
    );
    let mut main = form(state, ask, page);
    let _ = write!(main, "<p role=\"status\">{}</p>", escape(&shown));
    main += &drawing::draw(
        &state.atlas,
        &page.items,
        &text(state, language, "ogc-drawing"),
    );
    main += "<div class=\"wide\"><table><thead><tr>";
    let columns = columns(collection);
    for (_, field) in &columns {
        let title = field.title(&state.atlas);
        let _ = write!(
            main,
            "<th scope=\"col\">{}</th>",
            escape(title.get(language))
        );
    }
    main += "</tr></thead><tbody>";
    for item in &page.items {
        let to = href(ask, &item_path(collection, item));
        main += "<tr>";
        for (i, (at, field)) in columns.iter().enumerate() {
            let value = escape(&shown_value(state, language, field, &item.values[*at]));
            let _ = if i == 0 {
                write!(
                    main,
                    "<th scope=\"row\"><a href=\"{}\">{value}</a></th>",
                    escape(&to)
                )
            } else if item.values[*at].is_number() {
                write!(main, "<td class=\"number\">{value}</td>")
            } else {
                write!(main, "<td>{value}</td>")
            };
        }
        main += "</tr>";
    }
    main += "</tbody></table></div>";
    main += &turn(state, ask, page);
    let crumbs = [
        home(state, ask),
        to_collections(state, ask),
        to_collection(state, ask, collection),
    ];
    let title = text(state, language, "ogc-items");
    write_page(state, ask, &path, &title, &crumbs, &main)
}

/// The form that narrows the list.
fn form(state: &Snapshot, ask: &Ask, page: &Page) -> String {
    let collection = page.collection;
    let language = ask.language;
    let fields = choices(collection);
    if fields.is_empty() {
        return String::new();
    }
    let mut out = format!(
        "<form class=\"filter\" method=\"get\" action=\"{}\"><input type=\"hidden\" name=\"f\" value=\"html\">\
         <input type=\"hidden\" name=\"lang\" value=\"{}\">",
        escape(&ask.url(&page.path())),
        language.tag()
    );
    for (at, field) in fields.iter().filter_map(|name| collection.field(name)) {
        // "all" is sent as an empty value, which filters nothing
        let chosen = ask.params.value(field.name).unwrap_or_default();
        let mut values: Vec<&Value> = Vec::new();
        for item in &collection.items {
            if !values.contains(&&item.values[at]) && !item.values[at].is_null() {
                values.push(&item.values[at]);
            }
        }
        let _ = write!(
            out,
            "<label>{} <select name=\"{}\"><option value=\"\">{}</option>",
            escape(field.title(&state.atlas).get(language)),
            field.name,
            escape(&text(state, language, "ogc-all"))
        );
        for value in values {
            let raw = raw(value);
            let selected = if raw == chosen { " selected" } else { "" };
            let _ = write!(
                out,
                "<option value=\"{}\"{selected}>{}</option>",
                escape(&raw),
                escape(&shown_value(state, language, field, value))
            );
        }
        out += "</select></label>";
    }
    let _ = write!(
        out,
        "<button class=\"button\" type=\"submit\">{}</button></form>",
        escape(&text(state, language, "ogc-choose"))
    );
    out
}

fn turn(state: &Snapshot, ask: &Ask, page: &Page) -> String {
    let mut out = format!(
        "<nav class=\"turn\" aria-label=\"{}\">",
        escape(&text(state, ask.language, "ogc-pages"))
    );
    for (offset, rel, key) in [
        (page.prev(), "prev", "ogc-link-prev"),
        (page.next(), "next", "ogc-link-next"),
    ] {
        if let Some(offset) = offset {
            let (offset, limit) = (offset.to_string(), page.limit.to_string());
            let changes = [("offset", &*offset), ("limit", &*limit), ("f", "html")];
            let _ = write!(
                out,
                "<a href=\"{}\" rel=\"{rel}\">{}</a> ",
                escape(&ask.here(&page.path(), &changes)),
                escape(&text(state, ask.language, key))
            );
        }
    }
    out + "</nav>"
}

pub(crate) fn item(state: &Snapshot, ask: &Ask, collection: &Collection, item: &Item) -> String {
    let language = ask.language;
    let mut main = String::new();
    if let Some(query) = on_the_map(collection, item) {
        let _ = write!(
            main,
            "<p class=\"actions\"><a class=\"button\" href=\"/?{query}&amp;lang={}\">{}</a></p>",
            language.tag(),
            escape(&text(state, language, "ogc-on-the-map"))
        );
    }
    main += &drawing::draw(&state.atlas, &[item], &text(state, language, "ogc-drawing"));
    main += "<dl class=\"record\">";
    for (field, value) in collection.fields.iter().zip(&item.values) {
        let shown = shown_value(state, language, field, value);
        if shown.is_empty() {
            continue;
        }
        let _ = write!(
            main,
            "<dt>{}</dt><dd>{}</dd>",
            escape(field.title(&state.atlas).get(language)),
            escape(&shown)
        );
    }
    main += "</dl>";
    let crumbs = [
        home(state, ask),
        to_collections(state, ask),
        to_collection(state, ask, collection),
    ];
    let path = item_path(collection, item);
    write_page(state, ask, &path, &name(collection, item), &crumbs, &main)
}
