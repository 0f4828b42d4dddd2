//! What the sheets of all zones share: totals of every zone, matrix, indicators, gaps, messages.

use std::collections::BTreeMap;

use geodata_api::ZoneBody;
use geodata_api::gaps::Gaps;
use geodata_api::indicator::Level;
use geodata_api::matrix::{Matrix, MatrixColumns, MatrixRows};
use geodata_atlas::PreparedAtlas;
use geodata_indicator::matrix::matrix_of;
use geodata_indicator::{spec, zone_body};
use geodata_model::i18n::Catalogue;
use geodata_model::{Text, Zone, ZoneNumber};

/// What the sheets of all zones share, computed once.
pub(in crate::sheet) struct SheetContext<'a> {
    pub(in crate::sheet) atlas: &'a PreparedAtlas,
    pub(in crate::sheet) texts: &'a Catalogue,
    pub(super) gaps: &'a Gaps,
    pub(super) matrix: Matrix,
    /// Every zone with its totals, by number.
    pub(super) bodies: Vec<ZoneBody>,
    /// The values of [`DISTANCE`] and [`FUNDS`], by name.
    pub(super) indicators: BTreeMap<&'static str, Values>,
}

/// The values of an indicator: by zone, and of the whole; none where it is not known.
pub(super) type Values = (BTreeMap<String, Option<f64>>, Option<f64>);

/// The indicator of distance from services, on every sheet.
pub(super) const DISTANCE: &str = "distance-residents";
/// The indicator of funds for each resident, on every sheet.
pub(super) const FUNDS: &str = "pnrr-eur-per-resident";

impl<'a> SheetContext<'a> {
    pub(in crate::sheet) fn new(
        atlas: &'a PreparedAtlas,
        gaps: &'a Gaps,
        texts: &'a Catalogue,
    ) -> Self {
        let zones = atlas.atlas.zones.values();
        let values = |name: &'static str| {
            let result = spec(name)
                .and_then(|s| s.compute(atlas, Level::Zone))
                .ok()?;
            let values = result.values.into_iter().map(|(k, cell)| (k, cell.value));
            Some((name, (values.collect(), result.total.value)))
        };
        Self {
            atlas,
            texts,
            gaps,
            matrix: matrix_of(atlas, MatrixRows::Strategy, MatrixColumns::Zone),
            bodies: zones.map(|z| zone_body(atlas, z)).collect(),
            indicators: [DISTANCE, FUNDS].into_iter().filter_map(values).collect(),
        }
    }

    /// A text in the language of the sheet.
    pub(in crate::sheet) fn localized<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.texts.language())
    }

    /// A message of the catalogue.
    pub(in crate::sheet) fn message(&self, key: &str) -> String {
        self.texts.text(key, &[])
    }

    /// A message of the catalogue with one argument.
    pub(in crate::sheet) fn message_with(&self, key: &str, name: &str, value: String) -> String {
        self.texts.text(key, &[(name, value.into())])
    }

    /// A zone with its totals.
    pub(in crate::sheet) fn body(&self, zone: ZoneNumber) -> Option<&ZoneBody> {
        self.bodies.iter().find(|b| b.zone.number == zone)
    }

    /// `Zona 5 – Pinerolese`.
    pub(in crate::sheet) fn zone_title(&self, zone: &Zone) -> String {
        let name = self.localized(&zone.name).to_owned();
        let number = zone.number.to_string();
        self.texts.text(
            "zone-label",
            &[("number", number.into()), ("name", name.into())],
        )
    }
}
