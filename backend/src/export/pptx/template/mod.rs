//! A presentation of the user's own to write into: its size, masters, layouts and themes are kept as they are, its
//! slides are left out.

mod archive;
mod layout;
mod markup;

use std::collections::{BTreeMap, BTreeSet};

use archive::{Archive, Relation};
use layout::light;
pub(crate) use layout::{Layout, Title};
use markup::{Markup, Tag};

use super::Slide;

/// Units of 1/96 inch of the smallest and the largest slide that is written into, from a playing card to a poster.
const SIZES: std::ops::RangeInclusive<f64> = 240.0..=6000.0;

/// Why a file is no template.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TemplateError {
    /// The file is not a package.
    #[error("it is not a presentation: {0}")]
    NotPackage(#[source] zip::result::ZipError),
    /// It is a package of something else.
    #[error("it is not a presentation but '{0}': save it as .potx or .pptx")]
    NotPresentation(String),
    /// It can run programs.
    #[error("it carries macros: save it without them, as .potx or .pptx")]
    Macros,
    /// It is larger than a template is.
    #[error("it is too large: a template has up to {0}")]
    TooLarge(&'static str),
    /// A part is not there or cannot be read.
    #[error("its part {part} cannot be read: {why}")]
    Part {
        /// Name of the part.
        part: String,
        /// What is wrong.
        why: String,
    },
    /// No size that can be used.
    #[error("its slides measure {0} by {1} inches, which cannot be written on")]
    Size(f64, f64),
}

/// A part of a package.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// Its content type; none for relations, whose type the package's defaults say.
    pub(super) kind: Option<String>,
    pub(super) bytes: Vec<u8>,
}

/// What is kept of a presentation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Template {
    /// Width of a slide in units of 1/96 inch.
    pub width: f64,
    /// Height of a slide.
    pub height: f64,
    /// The layout of the first slide of a deck.
    pub cover: Layout,
    /// The layout of every other slide.
    pub content: Layout,
    /// Number and part of each slide master.
    pub(super) masters: Vec<(String, String)>,
    /// The theme of the first master.
    pub(super) theme: String,
    /// Masters, layouts, themes and what they show, by name.
    pub(super) parts: BTreeMap<String, Part>,
}

impl Template {
    /// The layout of a slide.
    pub(super) fn layout(&self, slide: &Slide) -> &Layout {
        if slide.cover {
            &self.cover
        } else {
            &self.content
        }
    }

    /// Reads a presentation or a template of one (`.pptx`, `.potx`).
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, TemplateError> {
        let mut archive = Archive::open(bytes)?;
        let main = archive.main()?;
        let markup = archive.markup(&main)?;
        let (width, height) = size(&markup)?;
        let related = archive.relations(&main)?;
        let masters = masters(&main, &markup, &related)?;
        let mut parts = BTreeMap::new();
        let mut wanted: Vec<String> = masters.iter().map(|(_, part)| part.clone()).collect();
        let mut known: BTreeSet<String> = wanted.iter().cloned().collect();
        while let Some(name) = wanted.pop() {
            let (kept, relations) = archive.kept(&name)?;
            for part in kept.iter().filter(|part| known.insert((*part).clone())) {
                wanted.push(part.clone());
            }
            if let Some(relations) = relations {
                let bytes = relations.into_bytes();
                parts.insert(archive::relations_of(&name), Part { kind: None, bytes });
            }
            parts.insert(name.clone(), archive.part(&name)?);
        }
        let (mut layouts, mut themes) = (Vec::new(), Vec::new());
        for (_, master) in &masters {
            let theme = archive.relations(master)?;
            let theme = theme.into_iter().find(|r| r.is("theme")).map(|r| r.target);
            let theme = theme.ok_or_else(|| broken(master, &"it has no theme"))?;
            let light = light(&mut archive, master, &theme)?;
            layouts.extend(layout::all(&mut archive, master, (width, height), light)?);
            themes.push(theme);
        }
        let first = &masters[0].1;
        let theme = themes.swap_remove(0);
        // a master for the first slide alone has its title in the middle, and no room beside it
        let roomy = |l: &&Layout| l.title.as_ref().is_some_and(|t| t.is_at_the_top(height));
        let of_kind = |kind: &str| layouts.iter().filter(|l| l.kind == kind).find(roomy);
        let content = of_kind("titleOnly").or_else(|| of_kind("obj"));
        let content = content.or_else(|| layouts.iter().find(roomy));
        let titled = || layouts.iter().find(|l| l.title.is_some());
        let content = content.or_else(titled).or(layouts.first());
        let content = content.ok_or_else(|| broken(first, &"it has no layouts"))?;
        let cover = layouts.iter().find(|l| l.kind == "title");
        let own = layouts.first().filter(|l| !roomy(l) && l.title.is_some());
        let cover = cover.or(own).unwrap_or(content);
        Ok(Self {
            width,
            height,
            cover: cover.clone(),
            content: content.clone(),
            masters,
            theme,
            parts,
        })
    }
}

fn broken(part: &str, why: &dyn ToString) -> TemplateError {
    TemplateError::Part {
        part: part.to_owned(),
        why: why.to_string(),
    }
}

/// Width and height of slides in units of 1/96 inch.
fn size(markup: &Markup) -> Result<(f64, f64), TemplateError> {
    let size = markup.find("sldSz");
    let side = |name: &str| {
        let emu = size
            .and_then(|tag| tag.get(name))
            .and_then(|v| v.parse().ok());
        emu.map_or(0.0, |emu: f64| emu / super::shape::EMU)
    };
    let (width, height) = (side("cx"), side("cy"));
    if SIZES.contains(&width) && SIZES.contains(&height) {
        Ok((width, height))
    } else {
        Err(TemplateError::Size(width / 96.0, height / 96.0))
    }
}

/// The masters the presentation lists, in its order.
fn masters(
    main: &str,
    markup: &Markup,
    related: &[Relation],
) -> Result<Vec<(String, String)>, TemplateError> {
    let listed = markup.tags.iter().filter(|tag| tag.name == "sldMasterId");
    let master = |tag: &Tag| {
        let relation = related
            .iter()
            .find(|r| Some(r.id.as_str()) == tag.get("r:id"))?;
        // numbers of masters begin at 2^31; a wrong one would ask for a repair
        let number = tag.get("id").and_then(|id| id.parse::<u32>().ok());
        let number = number.filter(|n| *n >= 1 << 31)?;
        Some((number.to_string(), relation.target.clone()))
    };
    let masters: Vec<_> = listed.filter_map(master).collect();
    if masters.is_empty() {
        return Err(broken(main, &"it names no slide master"));
    }
    Ok(masters)
}
