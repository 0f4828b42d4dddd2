//! The package of a presentation: its parts, their types and how they refer to each other (ECMA-376 part 2).

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::slide::{Drawn, notes, slide};
use super::{Presentation, parts};
use crate::export::ExportError;

const TYPES: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Entries carry the earliest time there is: the same input gives the same bytes.
pub(super) fn write(presentation: &Presentation) -> Result<Vec<u8>, ExportError> {
    let mut package = Package(ZipWriter::new(Cursor::new(Vec::new())));
    let slides: Vec<Drawn> = presentation
        .slides
        .iter()
        .enumerate()
        .map(|(i, s)| slide(presentation, s, i + 1))
        .collect();
    let count = slides.len();
    package.part("[Content_Types].xml", &content_types(count))?;
    package.part("_rels/.rels", &package_relations())?;
    package.part("docProps/core.xml", &parts::core(presentation))?;
    package.part("docProps/app.xml", parts::APP)?;
    package.part("ppt/presentation.xml", &parts::presentation(presentation))?;
    package.part("ppt/_rels/presentation.xml.rels", &main_relations(count))?;
    package.part("ppt/presProps.xml", parts::PROPERTIES)?;
    package.part("ppt/theme/theme1.xml", &parts::theme())?;
    package.part("ppt/theme/theme2.xml", &parts::theme())?;
    package.part(
        "ppt/slideMasters/slideMaster1.xml",
        &parts::master(presentation),
    )?;
    package.part(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        &relations(&[
            ("slideLayout", "../slideLayouts/slideLayout1.xml"),
            ("theme", "../theme/theme1.xml"),
        ]),
    )?;
    package.part(
        "ppt/slideLayouts/slideLayout1.xml",
        &parts::layout(presentation),
    )?;
    package.part(
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        &relations(&[("slideMaster", "../slideMasters/slideMaster1.xml")]),
    )?;
    package.part("ppt/notesMasters/notesMaster1.xml", parts::NOTES_MASTER)?;
    package.part(
        "ppt/notesMasters/_rels/notesMaster1.xml.rels",
        &relations(&[("theme", "../theme/theme2.xml")]),
    )?;
    for (i, drawn) in slides.iter().enumerate() {
        let n = i + 1;
        package.part(&format!("ppt/slides/slide{n}.xml"), &drawn.xml)?;
        package.part(
            &format!("ppt/slides/_rels/slide{n}.xml.rels"),
            &slide_relations(n, &drawn.links),
        )?;
        let notes = notes(presentation, &presentation.slides[i]);
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

struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    fn part(&mut self, name: &str, content: &str) -> Result<(), ExportError> {
        let options = SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        self.0.start_file(name, options)?;
        self.0.write_all(HEAD.as_bytes())?;
        self.0.write_all(content.as_bytes())?;
        Ok(())
    }
}

fn content_types(slides: usize) -> String {
    let mut types = String::from(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    );
    let mut add = |part: &str, kind: &str| {
        // writing to a String cannot fail
        let _ = write!(
            types,
            "<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>"
        );
    };
    let main = |kind: &str| format!("{TYPES}.{kind}+xml");
    let theme = "application/vnd.openxmlformats-officedocument.theme+xml";
    add("ppt/presentation.xml", &main("presentation.main"));
    add("ppt/presProps.xml", &main("presProps"));
    add("ppt/slideMasters/slideMaster1.xml", &main("slideMaster"));
    add("ppt/slideLayouts/slideLayout1.xml", &main("slideLayout"));
    add("ppt/notesMasters/notesMaster1.xml", &main("notesMaster"));
    add("ppt/theme/theme1.xml", theme);
    add("ppt/theme/theme2.xml", theme);
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

/// `rId1` the slide master, `rId2` the notes master, `rId3` the theme, `rId4` the properties, then the slides.
fn main_relations(slides: usize) -> String {
    let mut all: Vec<(String, String, bool)> = [
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("theme", "theme/theme1.xml"),
        ("presProps", "presProps.xml"),
    ]
    .iter()
    .map(|(kind, target)| (format!("{RELATIONS}/{kind}"), (*target).to_owned(), false))
    .collect();
    all.extend((1..=slides).map(|n| {
        (
            format!("{RELATIONS}/slide"),
            format!("slides/slide{n}.xml"),
            false,
        )
    }));
    document(&all)
}

/// `rId1` the layout, `rId2` the notes, then the links.
fn slide_relations(n: usize, links: &[String]) -> String {
    let mut all = vec![
        (
            format!("{RELATIONS}/slideLayout"),
            "../slideLayouts/slideLayout1.xml".to_owned(),
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
            geodata::xml::escape(target)
        );
    }
    xml.push_str("</Relationships>");
    xml
}
