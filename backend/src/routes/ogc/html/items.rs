//! The page of a list of features: a form that filters it, a drawing, a table, and the way to the next page.

use std::fmt::Write as _;

use geodata_model::xml::escape;
use serde_json::Value;

use super::layout::{href, to_collection, to_collections, to_landing, write_page};
use crate::routes::ogc::display::{choices, columns, raw, shown_value};
use crate::routes::ogc::drawing;
use crate::routes::ogc::links::item_path;
use crate::routes::ogc::page::Page;
use crate::routes::ogc::request::OgcRequest;
use crate::routes::ogc::text::text;
use crate::state::snapshot::Snapshot;

/// The page of a list of features.
pub fn items(snapshot: &Snapshot, request: &OgcRequest, page: &Page) -> String {
    let collection = page.collection;
    let language = request.language;
    let path = page.path();
    let catalogue = snapshot.atlas.texts.get(language);
    let shown = catalogue.text(
        "ogc-shown",
        &[
            ("first", (page.offset + 1).min(page.matched).into()),
            ("last", (page.offset + page.items.len()).into()),
            ("all", catalogue.number(page.matched as f64, 0).into()),
        ],
    );
    let mut main = form(snapshot, request, page);
    let _ = write!(main, "<p role=\"status\">{}</p>", escape(&shown));
    main += &drawing::draw(
        &snapshot.atlas,
        &page.items,
        &text(snapshot, language, "ogc-drawing"),
    );
    main += "<div class=\"wide\"><table><thead><tr>";
    let columns = columns(collection);
    for (_, field) in &columns {
        let title = field.title(&snapshot.atlas);
        let _ = write!(
            main,
            "<th scope=\"col\">{}</th>",
            escape(title.get(language))
        );
    }
    main += "</tr></thead><tbody>";
    for item in &page.items {
        let to = href(request, &item_path(collection, item));
        main += "<tr>";
        for (i, (at, field)) in columns.iter().enumerate() {
            let value = escape(&shown_value(snapshot, language, field, &item.values[*at]));
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
    main += &pager(snapshot, request, page);
    let crumbs = [
        to_landing(snapshot, request),
        to_collections(snapshot, request),
        to_collection(snapshot, request, collection),
    ];
    let title = text(snapshot, language, "ogc-items");
    write_page(snapshot, request, &path, &title, &crumbs, &main)
}

/// The form that filters the list.
fn form(snapshot: &Snapshot, request: &OgcRequest, page: &Page) -> String {
    let collection = page.collection;
    let language = request.language;
    let fields = choices(collection);
    if fields.is_empty() {
        return String::new();
    }
    let mut out = format!(
        "<form class=\"filter\" method=\"get\" action=\"{}\"><input type=\"hidden\" name=\"f\" value=\"html\">\
         <input type=\"hidden\" name=\"lang\" value=\"{}\">",
        escape(&request.url(&page.path())),
        language.tag()
    );
    for (at, field) in fields.iter().filter_map(|name| collection.field(name)) {
        // "all" is sent as an empty value, which filters nothing
        let chosen = request.params.value(field.name).unwrap_or_default();
        let mut values: Vec<&Value> = Vec::new();
        for item in &collection.items {
            if !values.contains(&&item.values[at]) && !item.values[at].is_null() {
                values.push(&item.values[at]);
            }
        }
        let _ = write!(
            out,
            "<label>{} <select name=\"{}\"><option value=\"\">{}</option>",
            escape(field.title(&snapshot.atlas).get(language)),
            field.name,
            escape(&text(snapshot, language, "ogc-all"))
        );
        for value in values {
            let raw = raw(value);
            let selected = if raw == chosen { " selected" } else { "" };
            let _ = write!(
                out,
                "<option value=\"{}\"{selected}>{}</option>",
                escape(&raw),
                escape(&shown_value(snapshot, language, field, value))
            );
        }
        out += "</select></label>";
    }
    let _ = write!(
        out,
        "<button class=\"button\" type=\"submit\">{}</button></form>",
        escape(&text(snapshot, language, "ogc-choose"))
    );
    out
}

fn pager(snapshot: &Snapshot, request: &OgcRequest, page: &Page) -> String {
    let mut out = format!(
        "<nav class=\"turn\" aria-label=\"{}\">",
        escape(&text(snapshot, request.language, "ogc-pages"))
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
                escape(&request.here(&page.path(), &changes)),
                escape(&text(snapshot, request.language, key))
            );
        }
    }
    out + "</nav>"
}
