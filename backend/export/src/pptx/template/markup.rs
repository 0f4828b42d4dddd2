//! A part of a template as the list of its tags: all that is looked for in layouts and themes are attributes.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// A tag and its attributes, in the order of the document.
pub(super) struct Tag {
    /// Its name without prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// How many tags it is in.
    pub(super) depth: usize,
}

impl Tag {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    fn new(tag: &BytesStart, depth: usize) -> Self {
        let attribute = |a: quick_xml::events::attributes::Attribute| {
            let value = a.normalized_value(XmlVersion::default()).ok()?;
            Some((a.key.as_ref().to_owned(), value.into_owned()))
        };
        Self {
            name: tag.local_name().as_ref().to_owned(),
            attributes: tag.attributes().flatten().filter_map(attribute).collect(),
            depth,
        }
    }
}

/// The tags of a part.
pub(super) struct Markup {
    pub(super) tags: Vec<Tag>,
}

impl Markup {
    pub(super) fn read(document: &str) -> Result<Self, quick_xml::Error> {
        let mut reader = Reader::from_str(document);
        let (mut tags, mut depth) = (Vec::new(), 0);
        loop {
            match reader.read_event()? {
                Event::Start(tag) => {
                    tags.push(Tag::new(&tag, depth));
                    depth += 1;
                }
                Event::Empty(tag) => tags.push(Tag::new(&tag, depth)),
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::Eof => return Ok(Self { tags }),
                _ => {}
            }
        }
    }

    pub(super) fn find(&self, name: &str) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.name == name)
    }

    /// The tags within each tag of a name.
    pub(super) fn within<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [Tag]> {
        let starts = self
            .tags
            .iter()
            .enumerate()
            .filter(move |(_, tag)| tag.name == name);
        starts.map(|(at, tag)| {
            let inside = self.tags[at + 1..].iter();
            let count = inside.take_while(|other| other.depth > tag.depth).count();
            &self.tags[at + 1..=at + count]
        })
    }
}
