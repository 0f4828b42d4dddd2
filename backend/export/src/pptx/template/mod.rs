//! Templates: the size, masters, layouts and themes of a user's presentation, taken as they are; its slides are left out.

mod archive;
mod error;
mod layout;
mod markup;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use archive::Part;
use archive::{Archive, Relation};
pub use error::TemplateError;
use error::broken;
use layout::has_light_background;
pub(super) use layout::{Layout, Title};
use markup::{Markup, Tag};

use super::units::EMU;

/// Smallest and largest side of a slide in units of 1/96 inch: 2.5 inches to 62.5.
const SIZES: std::ops::RangeInclusive<f64> = 240.0..=6000.0;

/// A presentation (`.pptx`) or template (`.potx`) whose look new slides take: its size, masters, layouts and themes.
///
/// ```
/// use atlante_export::{Request, Template, map_pptx};
/// use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
///
/// let atlas = PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded())?);
/// let request = Request::from_query("format=4x3", &atlas.atlas)?;
/// // any presentation is a template
/// let template = Template::read(&map_pptx(&atlas, &request, None)?)?;
/// assert_eq!((template.width, template.height), (1024.0, 768.0));
/// assert!(Template::read(b"no presentation").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// Width of a slide in units of 1/96 inch.
    pub width: f64,
    /// Height of a slide.
    pub height: f64,
    /// The layout of the first slide of a deck.
    pub(crate) cover: Layout,
    /// The layout of every other slide.
    pub(crate) content: Layout,
    /// Identifier and part name of each slide master.
    pub(super) masters: Vec<(String, String)>,
    /// The theme of the first master.
    pub(super) theme: String,
    /// Masters, layouts, themes and the parts they use, by name.
    pub(super) parts: BTreeMap<String, Part>,
}

impl Template {
    /// The layout of the first slide of a deck, or of another.
    pub(super) fn layout(&self, is_cover: bool) -> &Layout {
        if is_cover { &self.cover } else { &self.content }
    }

    /// Reads a presentation or template. It may be up to 64 MB large, and 192 MB unpacked; one with macros is refused.
    pub fn read(bytes: &[u8]) -> Result<Self, TemplateError> {
        let mut archive = Archive::open(bytes)?;
        let main = archive.main()?;
        let markup = archive.markup(&main)?;
        let (width, height) = size(&markup)?;
        let related = archive.relations(&main)?;
        let masters = masters(&main, &markup, &related)?;
        let mut parts = BTreeMap::new();
        let mut wanted: Vec<String> = masters.iter().map(|(_, part)| part.clone()).collect();
        let mut seen: BTreeSet<String> = wanted.iter().cloned().collect();
        while let Some(name) = wanted.pop() {
            let (linked, relations) = archive.linked_parts(&name)?;
            for part in linked.iter().filter(|part| seen.insert((*part).clone())) {
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
            let light = has_light_background(&mut archive, master, &theme)?;
            layouts.extend(layout::all(&mut archive, master, (width, height), light)?);
            themes.push(theme);
        }
        let first = &masters[0].1;
        let theme = themes.swap_remove(0);
        // layouts of title slides have their title in the middle, and no room below it
        let has_room = |l: &&Layout| l.has_room_below_title;
        let of_kind = |kind: &str| layouts.iter().filter(|l| l.kind == kind).find(has_room);
        let content = of_kind("titleOnly").or_else(|| of_kind("obj"));
        let content = content.or_else(|| layouts.iter().find(has_room));
        let titled = || layouts.iter().find(|l| l.title.is_some());
        let content = content.or_else(titled).or(layouts.first());
        let content = content.ok_or_else(|| broken(first, &"it has no layouts"))?;
        let cover = layouts.iter().find(|l| l.kind == "title");
        let first_layout = layouts
            .first()
            .filter(|l| !has_room(l) && l.title.is_some());
        let cover = cover.or(first_layout).unwrap_or(content);
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

/// Width and height of slides in units of 1/96 inch.
fn size(markup: &Markup) -> Result<(f64, f64), TemplateError> {
    let size = markup.find("sldSz");
    let side = |name: &str| {
        let emu = size
            .and_then(|tag| tag.get(name))
            .and_then(|v| v.parse().ok());
        emu.map_or(0.0, |emu: f64| emu / EMU)
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
        // identifiers of masters begin at 2^31; with others PowerPoint offers to repair the file
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
