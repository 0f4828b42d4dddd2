//! The sheet of a zone for the co-planning tables: where it is and how it stands, what is being done, what is
//! missing and how sure that is, room for notes. Two pages A4, or one A3 for the middle of the table.

mod blocks;
mod facts;
mod lay;
mod pages;
mod strategies;

use geodata_model::ZoneNumber;

use super::ExportError;
use super::deck::Maker;
use super::options::Refused;
use super::pdf::{Pdf, write};
use facts::Common;

/// Paper of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Paper {
    /// Two pages A4, upright.
    #[default]
    A4,
    /// One page A3, landscape.
    A3,
}

impl Paper {
    /// The paper of a word.
    pub(crate) fn from_id(id: &str) -> Result<Self, Refused> {
        match id.to_lowercase().as_str() {
            "a4" => Ok(Self::A4),
            "a3" => Ok(Self::A3),
            _ => Err(Refused::Paper(id.to_owned())),
        }
    }

    /// What tells the files of sheets from others.
    pub(crate) fn content(self) -> &'static str {
        match self {
            Self::A4 => "sheet",
            Self::A3 => "poster",
        }
    }
}

/// The paper that a query asks for (`size=a3`), and the rest of the query.
pub(crate) fn split(query: &str) -> Result<(Paper, String), Refused> {
    let mut paper = Paper::default();
    let mut rest = Vec::new();
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("size", id)) => paper = Paper::from_id(id)?,
            _ => rest.push(pair),
        }
    }
    Ok((paper, rest.join("&")))
}

/// The sheets of some zones as one document.
pub(crate) fn sheets(
    maker: &Maker,
    zones: &[ZoneNumber],
    paper: Paper,
) -> Result<Vec<u8>, ExportError> {
    let (atlas, spec) = (maker.atlas, &maker.request.spec);
    let texts = atlas.texts.get(spec.language);
    let common = Common::new(atlas, maker.gaps, texts);
    let mut pages = Vec::new();
    for zone in zones {
        if common.body(*zone).is_none() {
            return Err(ExportError::NoZone(zone.0));
        }
        match paper {
            Paper::A4 => pages.extend(pages::a4(maker, &common, *zone)),
            Paper::A3 => pages.push(pages::a3(maker, &common, *zone)),
        }
    }
    let title = match zones {
        [only] => atlas.atlas.zones.get(only).map(|z| common.zone_title(z)),
        _ => Some(common.say(&atlas.atlas.territory).to_owned()),
    };
    write(&Pdf {
        title: format!(
            "{} – {}",
            common.word("sheet-title"),
            title.unwrap_or_default()
        ),
        description: common.word("sheet-lead"),
        language: spec.language,
        date: atlas.atlas.date.clone(),
        origin: format!("MapSpec: {} · {}", spec.to_query(), atlas.atlas.version),
        pages,
    })
}
