//! What every page of the service has: breadcrumbs from the landing page, title, content, and the link to its JSON.

use std::fmt::Write as _;

use geodata_model::Language;
use geodata_model::xml::escape;

use crate::features::collection::Collection;
use crate::html::frame::frame;
use crate::routes::ogc::request::OgcRequest;
use crate::routes::ogc::text::text;
use crate::state::snapshot::Snapshot;

/// A breadcrumb: its address and its text.
pub type Crumb = (String, String);

/// A whole page; `path` is that of the resource, for the links to its JSON and to the other language.
pub fn write_page(
    snapshot: &Snapshot,
    request: &OgcRequest,
    path: &str,
    title: &str,
    crumbs: &[Crumb],
    main: &str,
) -> String {
    let mut trail = String::new();
    for (href, name) in crumbs {
        let _ = write!(
            trail,
            "<li><a href=\"{}\">{}</a></li>",
            escape(href),
            escape(name)
        );
    }
    let _ = write!(trail, "<li aria-current=\"page\">{}</li>", escape(title));
    let json = escape(&request.here(path, &[("f", "json")]));
    let body = format!(
        "<nav class=\"way\" aria-label=\"{}\"><ol>{trail}</ol></nav><main id=\"main\"><h1>{}</h1>{main}\
         <p class=\"forms\"><a href=\"{json}\" rel=\"alternate\">JSON</a></p></main>",
        escape(&text(snapshot, request.language, "ogc-way")),
        escape(title),
    );
    let other = |lang: &str| request.here(path, &[("lang", lang), ("f", "html")]);
    frame(
        &snapshot.atlas,
        request.language,
        title,
        [&other("it"), &other("en")],
        &body,
    )
}

/// The address of a resource as a page in the language of the request.
pub fn href(request: &OgcRequest, path: &str) -> String {
    format!(
        "{}?f=html&lang={}",
        request.url(path),
        request.language.tag()
    )
}

/// The breadcrumb of the landing page.
pub fn to_landing(snapshot: &Snapshot, request: &OgcRequest) -> Crumb {
    (
        href(request, ""),
        text(snapshot, request.language, "ogc-title"),
    )
}

/// The breadcrumb of the list of collections.
pub fn to_collections(snapshot: &Snapshot, request: &OgcRequest) -> Crumb {
    let name = text(snapshot, request.language, "ogc-link-data");
    (href(request, "/collections"), name)
}

/// The breadcrumb of a collection.
pub fn to_collection(snapshot: &Snapshot, request: &OgcRequest, collection: &Collection) -> Crumb {
    let title = collection.title(&snapshot.atlas);
    let path = format!("/collections/{}", collection.id);
    (href(request, &path), title.get(request.language).to_owned())
}

/// How many features, as text.
pub fn count(snapshot: &Snapshot, language: Language, number: usize) -> String {
    let catalogue = snapshot.atlas.texts.get(language);
    let shown = catalogue.number(number as f64, 0);
    catalogue.text(
        "ogc-count",
        &[("count", number.into()), ("shown", shown.into())],
    )
}
