//! The package of a presentation: its parts, their types and how they refer to each other (ECMA-376 part 2).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use geodata_model::xml::escape;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::parts;
use super::presentation::Presentation;
use super::slide::{Drawn, notes, slide};
use super::template::Part;
use crate::error::ExportError;

const TYPES: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The presentation as a file. Entries have the earliest time that ZIP knows: the same input gives the same bytes.
pub(crate) fn write(presentation: &Presentation) -> Result<Vec<u8>, ExportError> {
    let mut package = Package(ZipWriter::new(Cursor::new(Vec::new())));
    let slides: Vec<Drawn> = presentation
        .slides
        .iter()
        .enumerate()
        .map(|(i, s)| slide(presentation, s, i + 1))
        .collect();
    let base = base(presentation);
    let masters: Vec<&str> = base.masters.iter().map(|(_, part)| part.as_str()).collect();
    package.part("[Content_Types].xml", &content_types(&base, slides.len()))?;
    package.part("_rels/.rels", &package_relations())?;
    package.part("docProps/core.xml", &parts::core(presentation))?;
    package.part("docProps/app.xml", parts::APP)?;
    package.part(MAIN, &parts::presentation(presentation, &base.masters))?;
    let relations_of_main = main_relations(&masters, base.theme, slides.len());
    package.part("ppt/_rels/presentation.xml.rels", &relations_of_main)?;
    package.part("ppt/presProps.xml", parts::PROPERTIES)?;
    for (name, part) in base.parts.iter() {
        package.bytes(name, &part.bytes)?;
    }
    package.part(NOTES_THEME, &parts::theme())?;
    package.part(NOTES_MASTER, parts::NOTES_MASTER)?;
    package.part(
        "ppt/notesMasters/_rels/notesMaster1.xml.rels",
        &relations(&[("theme", &format!("/{NOTES_THEME}"))]),
    )?;
    for (i, drawn) in slides.iter().enumerate() {
        let (n, slide) = (i + 1, &presentation.slides[i]);
        let layout = presentation
            .template
            .map_or(LAYOUT, |t| &t.layout(slide.cover).part);
        package.part(&format!("ppt/slides/slide{n}.xml"), &drawn.xml)?;
        package.part(
            &format!("ppt/slides/_rels/slide{n}.xml.rels"),
            &slide_relations(n, layout, &drawn.links),
        )?;
        let notes = notes(presentation, slide);
        package.part(&format!("ppt/notesSlides/notesSlide{n}.xml"), &notes)?;
        let slide = format!("../slides/slide{n}.xml");
        package.part(
            &format!("ppt/notesSlides/_rels/notesSlide{n}.xml.rels"),
            &relations(&[
                ("notesMaster", "../notesMasters/notesMaster1.xml"),
                ("slide", &slide),
            ]),
        )?;
    }
    Ok(package.0.finish()?.into_inner())
}

const MAIN: &str = "ppt/presentation.xml";
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const LAYOUT: &str = "ppt/slideLayouts/slideLayout1.xml";
const THEME: &str = "ppt/theme/theme1.xml";
const NOTES_MASTER: &str = "ppt/notesMasters/notesMaster1.xml";
/// A name that no template's part has: those are called by numbers.
const NOTES_THEME: &str = "ppt/theme/themeOfNotes.xml";

/// What slides stand on: masters, layouts, themes.
struct Base<'a> {
    parts: Cow<'a, BTreeMap<String, Part>>,
    masters: Cow<'a, [(String, String)]>,
    theme: &'a str,
}

fn base<'a>(presentation: &Presentation<'a>) -> Base<'a> {
    if let Some(template) = presentation.template {
        return Base {
            parts: Cow::Borrowed(&template.parts),
            masters: Cow::Borrowed(&template.masters),
            theme: &template.theme,
        };
    }
    let part = |kind: Option<String>, content: &str| Part {
        kind,
        bytes: format!("{HEAD}{content}").into_bytes(),
    };
    let main = |kind: &str| Some(format!("{TYPES}.{kind}+xml"));
    let of_master = relations(&[
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("theme", "../theme/theme1.xml"),
    ]);
    let of_layout = relations(&[("slideMaster", "../slideMasters/slideMaster1.xml")]);
    let parts = [
        (
            MASTER,
            part(main("slideMaster"), &parts::master(presentation)),
        ),
        (
            "ppt/slideMasters/_rels/slideMaster1.xml.rels",
            part(None, &of_master),
        ),
        (
            LAYOUT,
            part(main("slideLayout"), &parts::layout(presentation)),
        ),
        (
            "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
            part(None, &of_layout),
        ),
        (THEME, part(Some(THEME_TYPE.to_owned()), &parts::theme())),
    ];
    let parts = parts.map(|(name, part)| (name.to_owned(), part));
    Base {
        parts: Cow::Owned(parts.into()),
        masters: Cow::Owned(vec![("2147483648".to_owned(), MASTER.to_owned())]),
        theme: THEME,
    }
}

struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    fn part(&mut self, name: &str, content: &str) -> Result<(), ExportError> {
        self.bytes(name, format!("{HEAD}{content}").as_bytes())
    }

    fn bytes(&mut self, name: &str, content: &[u8]) -> Result<(), ExportError> {
        let options = SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        self.0.start_file(name, options)?;
        self.0.write_all(content)?;
        Ok(())
    }
}

fn content_types(base: &Base, slides: usize) -> String {
    let mut types = String::from(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    );
    let mut add = |part: &str, kind: &str| {
        let (part, kind) = (escape(part), escape(kind));
        // writing to a String cannot fail
        let _ = write!(
            types,
            "<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>"
        );
    };
    let main = |kind: &str| format!("{TYPES}.{kind}+xml");
    add(MAIN, &main("presentation.main"));
    add("ppt/presProps.xml", &main("presProps"));
    add(NOTES_MASTER, &main("notesMaster"));
    add(NOTES_THEME, THEME_TYPE);
    for (name, part) in base.parts.iter() {
        if let Some(kind) = &part.kind {
            add(name, kind);
        }
    }
    for n in 1..=slides {
        add(&format!("ppt/slides/slide{n}.xml"), &main("slide"));
        add(
            &format!("ppt/notesSlides/notesSlide{n}.xml"),
            &main("notesSlide"),
        );
    }
    add(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    );
    add(
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    );
    types.push_str("</Types>");
    types
}

fn package_relations() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    document(&[
        (
            format!("{RELATIONS}/officeDocument"),
            "ppt/presentation.xml".to_owned(),
            false,
        ),
        (core.to_owned(), "docProps/core.xml".to_owned(), false),
        (
            format!("{RELATIONS}/extended-properties"),
            "docProps/app.xml".to_owned(),
            false,
        ),
    ])
}

/// The slide masters, the notes master, the theme, the properties, then the slides.
fn main_relations(masters: &[&str], theme: &str, slides: usize) -> String {
    let own =
        |kind: &str, target: &str| (format!("{RELATIONS}/{kind}"), format!("/{target}"), false);
    let mut all: Vec<_> = masters
        .iter()
        .map(|part| own("slideMaster", part))
        .collect();
    all.extend([
        own("notesMaster", NOTES_MASTER),
        own("theme", theme),
        own("presProps", "ppt/presProps.xml"),
    ]);
    all.extend((1..=slides).map(|n| own("slide", &format!("ppt/slides/slide{n}.xml"))));
    document(&all)
}

/// `rId1` the layout, `rId2` the notes, then the links.
fn slide_relations(n: usize, layout: &str, links: &[String]) -> String {
    let mut all = vec![
        (
            format!("{RELATIONS}/slideLayout"),
            format!("/{layout}"),
            false,
        ),
        (
            format!("{RELATIONS}/notesSlide"),
            format!("../notesSlides/notesSlide{n}.xml"),
            false,
        ),
    ];
    let link = |l: &String| (format!("{RELATIONS}/hyperlink"), l.clone(), true);
    all.extend(links.iter().map(link));
    document(&all)
}

fn relations(all: &[(&str, &str)]) -> String {
    let full = |(kind, target): &(&str, &str)| {
        (format!("{RELATIONS}/{kind}"), (*target).to_owned(), false)
    };
    document(&all.iter().map(full).collect::<Vec<_>>())
}

/// Relations in order: `rId1` is the first.
fn document(all: &[(String, String, bool)]) -> String {
    let mut xml = String::from(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for (i, (kind, target, external)) in all.iter().enumerate() {
        let mode = if *external {
            " TargetMode=\"External\""
        } else {
            ""
        };
        // writing to a String cannot fail
        let _ = write!(
            xml,
            "<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{}\"{mode}/>",
            i + 1,
            escape(target)
        );
    }
    xml.push_str("</Relationships>");
    xml
}
