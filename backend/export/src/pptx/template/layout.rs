//! The layouts of a template: where their placeholders are, and whether their background is light.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::error::TemplateError;
use super::markup::{Markup, Tag};
use crate::pptx::units::EMU;

/// A title's size where the template states none: the default of office programs, 44 pt.
const TITLE_SIZE: f64 = 44.0 / 0.75;

/// A placeholder: its type, index, place and text size, as far as it states them.
struct Placeholder {
    kind: String,
    number: Option<String>,
    place: Option<[f64; 4]>,
    size: Option<f64>,
}

fn placeholders(markup: &Markup) -> Vec<Placeholder> {
    let find = |tags: &[Tag], name: &str, key: &str| {
        let tag = tags.iter().find(|tag| tag.name == name);
        tag.and_then(|tag| tag.get(key)).map(str::to_owned)
    };
    let placeholder = |tags: &[Tag]| {
        let ph = tags.iter().find(|tag| tag.name == "ph")?;
        let side = |name: &str, key: &str| {
            let emu: f64 = find(tags, name, key)?.parse().ok()?;
            Some(emu / EMU)
        };
        let place = [("off", "x"), ("off", "y"), ("ext", "cx"), ("ext", "cy")];
        let place: Option<Vec<f64>> = place.iter().map(|(n, k)| side(n, k)).collect();
        Some(Placeholder {
            kind: ph.get("type").unwrap_or("obj").to_owned(),
            number: ph.get("idx").map(str::to_owned),
            place: place.and_then(|p| p.try_into().ok()),
            size: find(tags, "defRPr", "sz").and_then(|s| points(&s)),
        })
    };
    markup.within("sp").filter_map(placeholder).collect()
}

/// Hundredths of a point as units of 1/96 inch.
fn points(hundredths: &str) -> Option<f64> {
    let size: f64 = hundredths.parse().ok()?;
    (100.0..=40_000.0).contains(&size).then_some(size / 75.0)
}

/// The title placeholder of a layout.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Title {
    /// Type of the placeholder: `title` or `ctrTitle`.
    pub(crate) kind: String,
    /// Left, top, width, height.
    pub(crate) place: [f64; 4],
    /// Text size in units of 1/96 inch.
    pub(crate) size: f64,
}

impl Title {
    /// Whether it leaves most of a slide of this height below it.
    pub(super) fn is_at_the_top(&self, height: f64) -> bool {
        let [_, top, _, high] = self.place;
        top + high < height * 0.45
    }
}

/// A slide layout.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    /// Name of its part.
    pub(in crate::pptx) part: String,
    /// Its type in the standard's words, such as `title` or `titleOnly`.
    pub(super) kind: String,
    /// Its title.
    pub(crate) title: Option<Title>,
    /// Index of the subtitle placeholder.
    pub(crate) subtitle: Option<String>,
    /// Index and place of the footer placeholder.
    pub(crate) footer: Option<(String, [f64; 4])>,
    /// Whether its title leaves room for content below it.
    pub(in crate::pptx) has_room_below_title: bool,
    /// Where content other than title and footer goes: left, top, width, height.
    pub(crate) content_place: [f64; 4],
    /// Whether its background is certainly light, so that dark text is legible on it.
    pub(crate) light: bool,
    /// The colour of the master's texts, as XML.
    pub(in crate::pptx) text_colour: String,
}

/// The layouts of a master, in its order.
pub(super) fn all(
    archive: &mut Archive,
    master: &str,
    size: (f64, f64),
    light: bool,
) -> Result<Vec<Layout>, TemplateError> {
    let markup = archive.markup(master)?;
    let related = archive.relations(master)?;
    let styled = markup.within("titleStyle").next().unwrap_or_default();
    let styled = styled.iter().find(|tag| tag.name == "defRPr");
    let title_size = styled.and_then(|tag| tag.get("sz")).and_then(points);
    let of_master = placeholders(&markup);
    let text_colour = text_colour(&markup);
    let listed = markup.tags.iter().filter(|tag| tag.name == "sldLayoutId");
    let mut layouts = Vec::new();
    for tag in listed {
        let relation = related
            .iter()
            .find(|r| Some(r.id.as_str()) == tag.get("r:id"));
        let Some(relation) = relation.filter(|r| r.is("slideLayout")) else {
            continue;
        };
        let markup = archive.markup(&relation.target)?;
        let own = markup.find("bg").is_some() || markup.find("pic").is_some();
        let kind = markup.find("sldLayout").and_then(|tag| tag.get("type"));
        layouts.push(layout(
            &relation.target,
            kind.unwrap_or("cust"),
            &LayoutSource {
                own: placeholders(&markup),
                master: &of_master,
                title_size: title_size.unwrap_or(TITLE_SIZE),
                size,
                light: light && !own,
                text_colour: &text_colour,
            },
        ));
    }
    Ok(layouts)
}

/// What a layout is read from.
struct LayoutSource<'a> {
    own: Vec<Placeholder>,
    master: &'a [Placeholder],
    title_size: f64,
    size: (f64, f64),
    light: bool,
    text_colour: &'a str,
}

fn layout(part: &str, kind: &str, source: &LayoutSource) -> Layout {
    let (width, height) = source.size;
    let inherited = |kind: &str| source.master.iter().find(|p| p.kind == kind)?.place;
    let own = |kind: &str| source.own.iter().find(|p| p.kind == kind);
    let margin = width * 0.05;
    let default = [margin, height * 0.05, width - 2.0 * margin, height * 0.12];
    let title = own("title").or_else(|| own("ctrTitle")).map(|p| Title {
        kind: p.kind.clone(),
        place: p.place.or_else(|| inherited("title")).unwrap_or(default),
        size: p.size.unwrap_or(source.title_size),
    });
    let default = [margin, height * 0.93, width - 2.0 * margin, height * 0.05];
    let footer = own("ftr").map(|p| {
        let number = p.number.clone().unwrap_or_else(|| "11".to_owned());
        (
            number,
            p.place.or_else(|| inherited("ftr")).unwrap_or(default),
        )
    });
    let [left, top, wide, high] = title
        .as_ref()
        .map_or([margin, 0.0, width - 2.0 * margin, margin], |t| t.place);
    // a title at the foot or at a side leaves the whole slide for content
    let at_the_top = title.as_ref().is_some_and(|t| t.is_at_the_top(height));
    // content begins below the title of the layout, or below one of our own
    let below_title = if at_the_top {
        top + high
    } else {
        (height * 0.1).max(66.0)
    };
    let (left, wide) = if wide > width * 0.5 {
        (left, wide)
    } else {
        (margin, width - 2.0 * margin)
    };
    let end = footer
        .as_ref()
        .map_or(height - margin * 0.7, |(_, [_, top, ..])| *top);
    let end = if end > below_title + height * 0.4 {
        end
    } else {
        height - margin * 0.7
    };
    Layout {
        part: part.to_owned(),
        kind: kind.to_owned(),
        title,
        subtitle: own("subTitle").map(|p| p.number.clone().unwrap_or_else(|| "1".to_owned())),
        footer,
        has_room_below_title: at_the_top,
        content_place: [left, below_title, wide, end - below_title],
        light: source.light,
        text_colour: source.text_colour.to_owned(),
    }
}

/// The colour of the first level of a master's texts.
fn text_colour(master: &Markup) -> String {
    let style = master.within("bodyStyle").next().unwrap_or_default();
    let level = style.iter().position(|tag| tag.name == "lvl1pPr");
    let level = level.map_or(&style[..0], |at| &style[at..]);
    let fill = level.iter().position(|tag| tag.name == "solidFill");
    let colour = fill.and_then(|at| level.get(at + 1));
    let named = colour.and_then(|tag| Some((tag.name.as_str(), tag.get("val")?)));
    match named.filter(|(_, value)| value.bytes().all(|b| b.is_ascii_alphanumeric())) {
        Some((kind @ ("srgbClr" | "schemeClr"), value)) => format!("<a:{kind} val=\"{value}\"/>"),
        _ => "<a:schemeClr val=\"tx1\"/>".to_owned(),
    }
}

/// Whether a master's background is a light colour, its own or of its theme. A picture or gradient does not count as light.
pub(super) fn has_light_background(
    archive: &mut Archive,
    master: &str,
    theme: &str,
) -> Result<bool, TemplateError> {
    let markup = archive.markup(master)?;
    if markup.find("pic").is_some() {
        return Ok(false);
    }
    let Some(background) = markup.within("bg").next() else {
        // without one it is white
        return Ok(true);
    };
    if background.iter().any(|tag| {
        matches!(
            tag.name.as_str(),
            "blipFill" | "gradFill" | "pattFill" | "lumMod" | "shade"
        )
    }) {
        return Ok(false);
    }
    let direct = background.iter().find(|tag| tag.name == "srgbClr");
    let named = background.iter().find(|tag| tag.name == "schemeClr");
    let colour = match (direct, named) {
        (Some(tag), _) => tag.get("val").map(str::to_owned),
        (None, Some(tag)) => {
            let name = tag.get("val").unwrap_or_default();
            let mapped = markup.find("clrMap").and_then(|map| map.get(name));
            let colours = colours(&archive.markup(theme)?);
            colours.get(mapped.unwrap_or(name)).cloned()
        }
        _ => None,
    };
    Ok(colour.and_then(|c| luminance(&c)).is_some_and(|l| l > 0.75))
}

/// The colours of a theme by name.
fn colours(theme: &Markup) -> BTreeMap<String, String> {
    let scheme = theme.within("clrScheme").next().unwrap_or_default();
    let pairs = scheme
        .windows(2)
        .filter(|pair| pair[1].depth > pair[0].depth);
    let colour = |pair: &[Tag]| {
        let value = pair[1].get("lastClr").or_else(|| pair[1].get("val"))?;
        Some((pair[0].name.clone(), value.to_owned()))
    };
    pairs.filter_map(colour).collect()
}

/// From 0, black, to 1, white.
fn luminance(hex: &str) -> Option<f64> {
    let colour = u32::from_str_radix(hex, 16)
        .ok()
        .filter(|_| hex.len() == 6)?;
    let [_, r, g, b] = colour.to_be_bytes().map(f64::from);
    Some((0.2126 * r + 0.7152 * g + 0.0722 * b) / 255.0)
}
