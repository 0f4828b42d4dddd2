//! A map as a page: drawing, legend, table, a small script.

use std::fmt::Write as _;

use geodata_api::MapBody;
use geodata_atlas::PreparedAtlas;
use geodata_cartography::{Parts, Scene, Sheet, map_body, svg};
use geodata_mapspec::{Level, MapSpec, palette};
use geodata_model::xml::escape;

use super::options::PageOptions;
use super::parts::{SCRIPT, stylesheet};

/// Width and height of the map: the whole of it fits a phone and a column of text.
const SIZE: (f64, f64) = (800.0, 680.0);

/// A map as a page: for frames in other pages, or as one file that needs no network.
///
/// ```
/// use atlante_export::{PageOptions, map_html};
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
/// use geodata_mapspec::MapSpec;
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let (spec, _) = MapSpec::from_query("theme=density");
/// let html = map_html(&atlas, &spec, &PageOptions::offline(None));
/// assert!(html.starts_with("<!doctype html>") && !html.contains("src=\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn map_html(atlas: &PreparedAtlas, spec: &MapSpec, options: &PageOptions) -> String {
    let body = map_body(atlas, spec, Vec::new());
    let sheet = Sheet {
        parts: Parts::Map,
        size: Some(SIZE),
        transparent: true,
        // an interactive map is zoomed into
        detail: if options.self_contained { 3.0 } else { 1.0 },
        ..Sheet::default()
    };
    let scene = Scene::new(atlas, spec, &body, &sheet);
    let page = Page {
        atlas,
        spec,
        body: &body,
        scene: &scene,
        options,
    };
    page.write()
}

struct Page<'a> {
    atlas: &'a PreparedAtlas,
    spec: &'a MapSpec,
    body: &'a MapBody,
    scene: &'a Scene,
    options: &'a PageOptions,
}

impl Page<'_> {
    /// A message of the catalogue, escaped.
    fn text(&self, key: &str) -> String {
        let texts = self.atlas.texts.get(self.spec.language);
        escape(&texts.text(key, &[]))
    }

    fn write(&self) -> String {
        let mut out = String::new();
        let (language, title) = (self.spec.language.tag(), escape(&self.scene.title));
        let scheme = if self.options.dark { "dark" } else { "light" };
        let head = self.head();
        // writing to a String cannot fail
        let _ = write!(
            out,
            "<!doctype html>\n<html lang=\"{language}\" data-scheme=\"{scheme}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n{head}</head>\n<body>\n"
        );
        if self.options.title {
            let sentence = escape(&self.scene.description);
            let _ = write!(out, "<h1>{title}</h1>\n<p class=\"lead\">{sentence}</p>\n");
        }
        out.push_str("<div class=\"body\">\n<div class=\"stage\">\n");
        let drawing = svg(self.scene, "");
        out.push_str(&drawing.replacen("<svg ", "<svg class=\"map\" ", 1));
        if !self.options.still {
            self.zoom_buttons(&mut out);
        }
        out.push_str("</div>\n");
        if self.options.legend {
            self.legend(&mut out);
        }
        out.push_str("</div>\n");
        self.table(&mut out);
        self.footer(&mut out);
        if !self.options.still {
            if self.options.self_contained {
                let _ = writeln!(out, "<script>{SCRIPT}</script>");
            } else {
                out.push_str("<script src=\"embed.js\" defer></script>\n");
            }
        }
        out.push_str("</body>\n</html>\n");
        out
    }

    fn head(&self) -> String {
        if self.options.self_contained {
            return format!("<style>{}</style>\n", stylesheet());
        }
        "<link rel=\"stylesheet\" href=\"embed.css\">\n".to_owned()
    }

    fn zoom_buttons(&self, out: &mut String) {
        let buttons = [
            ("1.6", "ui-zoom-in", "+"),
            ("0.625", "ui-zoom-out", "−"),
            ("0", "ui-home", "⌂"),
        ];
        out.push_str("<div class=\"tools\">");
        for (factor, key, sign) in buttons {
            let _ = write!(
                out,
                "<button type=\"button\" data-zoom=\"{factor}\" aria-label=\"{}\" hidden>{sign}</button>",
                self.text(key)
            );
        }
        out.push_str("</div>\n<div id=\"tip\" role=\"status\" hidden></div>\n");
    }

    fn legend(&self, out: &mut String) {
        let title = escape(self.body.legend_title.get(self.spec.language));
        let _ = write!(out, "<div class=\"legend\">\n<h2>{title}</h2>\n<ul>\n");
        for (i, entry) in self.body.legend.iter().enumerate() {
            let fill = if entry.colour == palette::UNKNOWN {
                "url(#unknown)"
            } else {
                &entry.colour
            };
            let label = escape(entry.label.get(self.spec.language));
            let _ = writeln!(
                out,
                "<li><svg viewBox=\"0 0 24 16\" aria-hidden=\"true\"><rect id=\"legend-{i}\" width=\"24\" height=\"16\" fill=\"{fill}\" stroke=\"#5d7083\"/></svg>{label}</li>"
            );
        }
        let signs = [
            (
                "<circle cx=\"12\" cy=\"8\" r=\"6\" fill=\"#17324d\" stroke=\"#fff\"/>",
                "symbol-points",
            ),
            (
                "<path d=\"M0 8h24\" stroke=\"#5d7083\" stroke-width=\"3\" stroke-dasharray=\"7 5\"/>",
                "symbol-schematic",
            ),
        ];
        for (sign, key) in signs {
            let _ = writeln!(
                out,
                "<li><svg viewBox=\"0 0 24 16\" aria-hidden=\"true\">{sign}</svg>{}</li>",
                self.text(key)
            );
        }
        out.push_str("</ul>\n</div>\n");
    }

    /// Every unit with its value: what the drawing shows, for who cannot see it.
    fn table(&self, out: &mut String) {
        let (name, value) = (self.text("ui-unit-name"), self.text("ui-value"));
        let _ = write!(
            out,
            "<details>\n<summary>{}</summary>\n",
            self.text("embed-table")
        );
        if !self.options.still {
            let _ = writeln!(
                out,
                "<label id=\"find\" hidden>{} <input type=\"search\" autocomplete=\"off\"></label>",
                self.text("embed-find")
            );
        }
        let _ = write!(
            out,
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table>\n<thead><tr><th scope=\"col\">{name}</th><th scope=\"col\">{value}</th></tr></thead>\n<tbody>\n",
            self.text("embed-table")
        );
        for (code, unit) in &self.body.units {
            let (shape, name) = self.unit(code);
            let label = escape(unit.label.get(self.spec.language));
            let _ = writeln!(
                out,
                "<tr data-shape=\"{shape}\"><th scope=\"row\">{}</th><td>{label}</td></tr>",
                escape(&name)
            );
        }
        out.push_str("</tbody>\n</table></div>\n</details>\n");
    }

    /// Identifier of a unit's shape, and its name.
    fn unit(&self, code: &str) -> (String, String) {
        let kind = match self.spec.level {
            Level::Zone => 'z',
            Level::Municipality => 'm',
        };
        let name = geodata_cartography::unit_name(self.spec, &self.atlas.atlas, code);
        (format!("{kind}{code}"), name)
    }

    fn footer(&self, out: &mut String) {
        let source = escape(&self.scene.source);
        let _ = write!(out, "<p class=\"foot\">{source}");
        if let Some(link) = &self.options.link {
            let _ = write!(
                out,
                " · <a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a>",
                escape(link),
                self.text("sheet-open")
            );
        }
        out.push_str("</p>\n");
    }
}
