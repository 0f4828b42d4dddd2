//! The package of a template, read with limits of its own: the sizes that the file states are not trusted.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::error::{TemplateError, broken};
use super::markup::{Markup, Tag};

/// Most bytes of the file, of an XML part and of all parts unpacked: many times those of large templates.
const LARGEST_FILE: usize = 64 << 20;
const LARGEST_MARKUP: u64 = 8 << 20;
const LARGEST: u64 = 192 << 20;
const MOST_PARTS: usize = 5_000;

/// Start of the content types of presentations.
const MAIN: &str = "application/vnd.openxmlformats-officedocument.presentationml.";

/// The target of a layout's link to one of the template's slides, which are left out: the first slide written.
const FIRST_SLIDE: &str = "ppt/slides/slide1.xml";

/// A part of a package.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pptx) struct Part {
    /// Its content type; none for relations, whose type the package's defaults say.
    pub(in crate::pptx) kind: Option<String>,
    pub(in crate::pptx) bytes: Vec<u8>,
}

/// A relation of a part to another of the package.
pub(super) struct Relation {
    pub(super) id: String,
    kind: String,
    /// Name of the part it leads to.
    pub(super) target: String,
    external: bool,
}

impl Relation {
    /// Whether it is of a kind: the last segment of its type, which is the same in both editions of the standard.
    pub(super) fn is(&self, kind: &str) -> bool {
        !self.external && self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The package.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Content types by part, and by extension.
    types: BTreeMap<String, String>,
    extensions: BTreeMap<String, String>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, TemplateError> {
        if bytes.len() > LARGEST_FILE {
            return Err(TemplateError::TooLarge("64 MB"));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(TemplateError::NotPackage)?;
        if zip.len() > MOST_PARTS {
            return Err(TemplateError::TooLarge("5000 parts"));
        }
        let mut archive = Self {
            zip,
            types: BTreeMap::new(),
            extensions: BTreeMap::new(),
            left: LARGEST,
        };
        for tag in archive.markup("[Content_Types].xml")?.tags {
            let kind = tag.get("ContentType").unwrap_or_default().to_owned();
            if let Some(part) = tag.get("PartName") {
                archive
                    .types
                    .insert(part.trim_start_matches('/').to_owned(), kind);
            } else if let Some(extension) = tag.get("Extension") {
                archive.extensions.insert(extension.to_lowercase(), kind);
            }
        }
        Ok(archive)
    }

    /// The name of the presentation's own part.
    pub(super) fn main(&mut self) -> Result<String, TemplateError> {
        let relations = self.relations("")?;
        let main = relations.into_iter().find(|r| r.is("officeDocument"));
        let main = main.map(|r| r.target).unwrap_or_default();
        let kind = self.kind(&main).unwrap_or_default();
        if kind.contains("macroEnabled") {
            return Err(TemplateError::Macros);
        }
        let is_presentation = kind.strip_prefix(MAIN).is_some_and(|rest| {
            [
                "presentation.main+xml",
                "template.main+xml",
                "slideshow.main+xml",
            ]
            .contains(&rest)
        });
        if is_presentation {
            Ok(main)
        } else {
            Err(TemplateError::NotPresentation(kind))
        }
    }

    fn kind(&self, part: &str) -> Option<String> {
        let extension = || part.rsplit('.').next().unwrap_or_default().to_lowercase();
        let kind = self
            .types
            .get(part)
            .or_else(|| self.extensions.get(&extension()));
        kind.cloned()
    }

    /// A part with its type.
    pub(super) fn part(&mut self, name: &str) -> Result<Part, TemplateError> {
        let bytes = self.bytes(name, LARGEST)?;
        let kind = self
            .kind(name)
            .ok_or_else(|| broken(name, &"it has no content type"))?;
        Ok(Part {
            kind: Some(kind),
            bytes,
        })
    }

    /// An XML part.
    pub(super) fn markup(&mut self, name: &str) -> Result<Markup, TemplateError> {
        let bytes = self.bytes(name, LARGEST_MARKUP)?;
        let text = std::str::from_utf8(&bytes).map_err(|why| broken(name, &why))?;
        Markup::read(text.trim_start_matches('\u{feff}')).map_err(|why| broken(name, &why))
    }

    fn bytes(&mut self, name: &str, most: u64) -> Result<Vec<u8>, TemplateError> {
        let most = most.min(self.left);
        let file = self.zip.by_name(name).map_err(|why| broken(name, &why))?;
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|why| broken(name, &why))?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(TemplateError::TooLarge(
                "192 MB unpacked, 8 MB a part of markup",
            ));
        }
        self.left -= length;
        Ok(bytes)
    }

    /// The relations of a part, in its order; none when it has none.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, TemplateError> {
        let name = relations_of(part);
        if self.zip.index_for_name(&name).is_none() {
            return Ok(Vec::new());
        }
        let relation = |tag: &Tag| {
            let get = |name: &str| tag.get(name).unwrap_or_default().to_owned();
            let external = tag.get("TargetMode") == Some("External");
            let target = get("Target");
            Relation {
                id: get("Id"),
                kind: get("Type"),
                target: if external {
                    target
                } else {
                    resolved(part, &target)
                },
                external,
            }
        };
        let markup = self.markup(&name)?;
        let tags = markup.tags.iter().filter(|tag| tag.name == "Relationship");
        Ok(tags.map(relation).collect())
    }

    /// The parts that a part links to, and its relations as XML: without those to missing parts, and with slides replaced.
    pub(super) fn linked_parts(
        &mut self,
        part: &str,
    ) -> Result<(Vec<String>, Option<String>), TemplateError> {
        let relations = self.relations(part)?;
        if relations.is_empty() {
            return Ok((Vec::new(), None));
        }
        let mut kept = relations;
        // with relations to missing parts PowerPoint offers to repair the file
        kept.retain(|r| r.external || self.zip.index_for_name(&r.target).is_some());
        for relation in kept.iter_mut().filter(|r| r.is("slide")) {
            FIRST_SLIDE.clone_into(&mut relation.target);
        }
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
        );
        for relation in &kept {
            use std::fmt::Write as _;
            let escape = geodata_model::xml::escape;
            let (target, mode) = if relation.external {
                (relation.target.clone(), " TargetMode=\"External\"")
            } else {
                (format!("/{}", relation.target), "")
            };
            // writing to a String cannot fail
            let _ = write!(
                xml,
                "<Relationship Id=\"{}\" Type=\"{}\" Target=\"{}\"{mode}/>",
                escape(&relation.id),
                escape(&relation.kind),
                escape(&target)
            );
        }
        xml.push_str("</Relationships>");
        let parts = kept.into_iter().filter(|r| !r.external && !r.is("slide"));
        let parts = parts.map(|r| r.target);
        Ok((parts.collect(), Some(xml)))
    }
}

/// The part that holds a part's relations; those of the whole package for no name.
pub(super) fn relations_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let separator = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{separator}_rels/{file}.rels")
}

/// The part a relation leads to: relative to the folder of the part, or from the root.
fn resolved(part: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match part.rsplit_once('/') {
        Some((folder, _)) if !target.starts_with('/') => folder.split('/').collect(),
        _ => Vec::new(),
    };
    for step in target.split('/').filter(|s| !s.is_empty() && *s != ".") {
        if step == ".." {
            steps.pop();
        } else {
            steps.push(step);
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_part_or_from_the_root() {
        let master = "ppt/slideMasters/slideMaster1.xml";
        assert_eq!(
            resolved(master, "../theme/theme1.xml"),
            "ppt/theme/theme1.xml"
        );
        assert_eq!(resolved(master, "/ppt/media/a.png"), "ppt/media/a.png");
        assert_eq!(resolved("", "ppt/presentation.xml"), "ppt/presentation.xml");
        assert_eq!(resolved(master, "../../../../etc/passwd"), "etc/passwd");
        assert_eq!(relations_of(""), "_rels/.rels");
        assert_eq!(
            relations_of(master),
            "ppt/slideMasters/_rels/slideMaster1.xml.rels"
        );
    }
}
