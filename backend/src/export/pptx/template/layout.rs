//! The layouts of a template: where their placeholders are and what can be read on them.

use std::collections::BTreeMap;

use super::TemplateError;
use super::archive::Archive;
use super::markup::{Markup, Tag};
use crate::export::pptx::shape::EMU;

/// A title's size where the template says none: what programs take, 44 pt.
const TITLE_SIZE: f64 = 44.0 / 0.75;

/// A placeholder: its kind, its number, its place if it says one.
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

/// The title of a layout.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Title {
    /// What its placeholder is called: `title` or `ctrTitle`.
    pub(crate) kind: String,
    /// Left, top, width, height.
    pub(crate) place: [f64; 4],
    /// Size of its letters.
    pub(crate) size: f64,
}

impl Title {
    /// Whether it leaves most of a slide of this height beneath it.
    pub(super) fn is_at_the_top(&self, height: f64) -> bool {
        let [_, top, _, high] = self.place;
        top + high < height * 0.45
    }
}

/// A layout of slides.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    /// Name of its part.
    pub(in crate::export::pptx) part: String,
    /// What it is for, in the standard's words.
    pub(super) kind: String,
    /// Its title.
    pub(crate) title: Option<Title>,
    /// Number of its subtitle.
    pub(crate) subtitle: Option<String>,
    /// Number of its footer, and where that is.
    pub(crate) footer: Option<(String, [f64; 4])>,
    /// Whether its title leaves room beneath it.
    pub(in crate::export::pptx) roomy: bool,
    /// Where what is not title and footer goes: left, top, width, height.
    pub(crate) room: [f64; 4],
    /// Whether its background is known to be light, so that dark letters can be read on it.
    pub(crate) light: bool,
    /// The colour its master writes texts with, as a slide names it.
    pub(in crate::export::pptx) ink: String,
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
    let ink = ink(&markup);
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
            &Of {
                own: placeholders(&markup),
                master: &of_master,
                title_size: title_size.unwrap_or(TITLE_SIZE),
                size,
                light: light && !own,
                ink: &ink,
            },
        ));
    }
    Ok(layouts)
}

/// What a layout is made of.
struct Of<'a> {
    own: Vec<Placeholder>,
    master: &'a [Placeholder],
    title_size: f64,
    size: (f64, f64),
    light: bool,
    ink: &'a str,
}

fn layout(part: &str, kind: &str, of: &Of) -> Layout {
    let (width, height) = of.size;
    let inherited = |kind: &str| of.master.iter().find(|p| p.kind == kind)?.place;
    let own = |kind: &str| of.own.iter().find(|p| p.kind == kind);
    let margin = width * 0.05;
    let usual = [margin, height * 0.05, width - 2.0 * margin, height * 0.12];
    let title = own("title").or_else(|| own("ctrTitle")).map(|p| Title {
        kind: p.kind.clone(),
        place: p.place.or_else(|| inherited("title")).unwrap_or(usual),
        size: p.size.unwrap_or(of.title_size),
    });
    let usual = [margin, height * 0.93, width - 2.0 * margin, height * 0.05];
    let footer = own("ftr").map(|p| {
        let number = p.number.clone().unwrap_or_else(|| "11".to_owned());
        (
            number,
            p.place.or_else(|| inherited("ftr")).unwrap_or(usual),
        )
    });
    let [left, top, wide, high] = title
        .as_ref()
        .map_or([margin, 0.0, width - 2.0 * margin, margin], |t| t.place);
    // a title at the foot or at the side leaves the rest of the slide
    let at_the_top = title.as_ref().is_some_and(|t| t.is_at_the_top(height));
    // where a title of our own ends
    let beneath = if at_the_top {
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
    let end = if end > beneath + height * 0.4 {
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
        roomy: at_the_top,
        room: [left, beneath, wide, end - beneath],
        light: of.light,
        ink: of.ink.to_owned(),
    }
}

/// The colour of the first level of a master's texts.
fn ink(master: &Markup) -> String {
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

/// Whether a master's background is a light colour of its theme. A picture is not known to be light.
pub(super) fn light(
    archive: &mut Archive,
    master: &str,
    theme: &str,
) -> Result<bool, TemplateError> {
    let markup = archive.markup(master)?;
    if markup.find("pic").is_some() {
        return Ok(false);
    }
    let Some(background) = markup.within("bg").next() else {
        // none is white
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
