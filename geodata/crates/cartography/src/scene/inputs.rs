//! Everything a scene is drawn from.

use geodata_api::MapBody;
use geodata_atlas::PreparedAtlas;
use geodata_mapspec::MapSpec;
use geodata_model::i18n::Catalogue;

use super::sheet::Sheet;

/// The atlas, the map that is asked for, its values and the sheet. Borrowed, so that it is passed on by copy.
#[derive(Clone, Copy)]
pub(super) struct Inputs<'a> {
    pub(super) atlas: &'a PreparedAtlas,
    pub(super) spec: &'a MapSpec,
    pub(super) body: &'a MapBody,
    pub(super) sheet: &'a Sheet,
    /// Messages in the language of the map.
    pub(super) texts: &'a Catalogue,
}

impl Inputs<'_> {
    /// Sources, date and version in one line.
    pub(super) fn source(&self) -> String {
        let date = self.texts.date(&self.atlas.atlas.date);
        let tail = self.texts.text(
            "sheet-date",
            &[
                ("date", date.into()),
                ("version", self.body.version.as_str().into()),
            ],
        );
        format!("{} · {tail}", self.body.attribution)
    }
}
