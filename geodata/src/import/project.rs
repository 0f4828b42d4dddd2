//! From the rows of a table to projects of the atlas. A record never claims more than its row says.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fold;
use super::gazetteer::{Gazetteer, Missed};
use super::mapping::{MUNICIPALITY_NAME, Mapping, X, Y};
use super::profile::Profile;
use super::said::Said;
use super::source::Row;
use super::values::{self, Decimal};
use crate::atlas::{Atlas, PROJECT_COLUMNS};
use crate::model::{IstatCode, Precision, Status, StrategyCode, ZoneNumber};

/// Records an import may make.
pub(super) const MAX_RECORDS: usize = 200_000;

/// What a row says, field by field, before it has a place in the atlas.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub id: String,
    /// Columns of the atlas that the row gives, without `id`, `sources`, `municipalities`.
    pub values: BTreeMap<String, String>,
    pub municipalities: Vec<IstatCode>,
    pub geometry: Option<geojson::Geometry>,
    /// Citations the row brings itself.
    pub sources: String,
    /// File and rows it is from.
    pub file: usize,
    pub rows: Vec<u64>,
}

/// What is said of a row: its column, and what.
pub(super) type Notes = Vec<(Option<usize>, Said)>;

/// What the rows of a file are read with.
pub(super) struct Reader<'a> {
    pub known: &'a Known<'a>,
    pub profile: &'a Profile,
    pub mapping: &'a Mapping,
    pub columns: &'a [String],
    pub decimal: Decimal,
    pub file: usize,
}

/// What exists in the atlas, by everything a file may call it.
pub(super) struct Known<'a> {
    pub atlas: &'a Atlas,
    pub gazetteer: &'a Gazetteer,
    kinds: HashMap<String, String>,
    strategies: HashMap<String, StrategyCode>,
}

impl<'a> Known<'a> {
    pub fn new(atlas: &'a Atlas, gazetteer: &'a Gazetteer) -> Self {
        let mut kinds = HashMap::new();
        for kind in &atlas.kinds {
            for name in [
                &kind.id,
                &kind.name.it,
                &kind.name.en,
                &kind.plural.it,
                &kind.plural.en,
            ] {
                kinds.insert(fold::key(name), kind.id.clone());
            }
        }
        let strategies = atlas.strategies.values();
        let strategies =
            strategies.flat_map(|s| [&s.title.it, &s.title.en].map(|t| (fold::key(t), s.code)));
        Self {
            atlas,
            gazetteer,
            kinds,
            strategies: strategies.collect(),
        }
    }
}

/// Why a row is not taken, and because of which column.
pub(super) type Refusal = (Option<usize>, Said);

impl Reader<'_> {
    /// What a row says. All that is understood on the way goes into `notes`; `geometry` is in degrees.
    pub fn draft(
        &self,
        row: &Row,
        geometry: Option<geojson::Geometry>,
        notes: &mut Notes,
    ) -> Result<Draft, Refusal> {
        let mut values = BTreeMap::new();
        for (column, text) in self.texts(row) {
            values.insert(column.to_owned(), text);
        }
        if !values.contains_key("title_it") {
            return Err(self.missing("title_it", "no-title"));
        }
        for (field, read) in [
            (
                "amount_eur",
                values::amount as fn(&str, Decimal) -> Result<values::Value, Said>,
            ),
            ("length_km", values::amount),
            ("interventions", values::whole),
        ] {
            self.read(row, field, notes, &mut values, |text| {
                read(text, self.decimal)
            })?;
        }
        self.read(row, "source_date", notes, &mut values, values::date)?;
        values.insert("kind".to_owned(), self.kind(row)?);
        values.insert("strategies".to_owned(), self.strategies(row)?);
        self.status(row, notes, &mut values);
        let municipalities = self.municipalities(row, notes)?;
        self.place(row, &mut values, &municipalities, geometry.is_some())?;
        let geometry = geometry.filter(|_| values.get("precision").is_some_and(|p| p == "exact"));
        Ok(Draft {
            id: self.id(row, &values, &municipalities)?,
            sources: self
                .given(row, "sources")
                .map_or_else(String::new, |(_, s)| s),
            municipalities: if geometry.is_some() {
                Vec::new()
            } else {
                municipalities
            },
            values,
            geometry,
            file: self.file,
            rows: vec![row.number],
        })
    }

    /// The field's value as the profile has it: set for all rows, or the cell, or what the cell means.
    fn given(&self, row: &Row, field: &str) -> Option<(Option<usize>, String)> {
        if let Some(set) = self.profile.set.get(field) {
            return Some((None, set.clone()));
        }
        let (column, cell) = self.mapping.value(field, &row.cells)?;
        let meant = self.profile.values.get(field).and_then(|words| {
            let exact = words.get(cell);
            exact.or_else(|| {
                words
                    .iter()
                    .find(|(w, _)| fold::key(w) == fold::key(cell))
                    .map(|(_, m)| m)
            })
        });
        Some((Some(column), meant.map_or(cell, String::as_str).to_owned()))
    }

    /// Fields that are taken as they are written.
    fn texts(&self, row: &Row) -> impl Iterator<Item = (&'static str, String)> {
        [
            "title_it",
            "title_en",
            "summary_it",
            "lead_body",
            "partners",
            "programme",
            "cup",
            "note_it",
        ]
        .into_iter()
        .filter_map(|field| {
            let (_, text) = self.given(row, field)?;
            // a cell of several lines is one line of the register
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then_some((field, text))
        })
    }

    fn read(
        &self,
        row: &Row,
        field: &'static str,
        notes: &mut Notes,
        values: &mut BTreeMap<String, String>,
        read: impl Fn(&str) -> Result<values::Value, Said>,
    ) -> Result<(), Refusal> {
        if let Some((column, text)) = self.given(row, field) {
            let (value, understood) = read(&text).map_err(|said| (column, said))?;
            notes.extend(understood.map(|said| (column, said)));
            values.insert(field.to_owned(), value);
        }
        Ok(())
    }

    fn missing(&self, field: &'static str, key: &'static str) -> Refusal {
        let column = self.mapping.columns.get(field).and_then(|c| c.first());
        (column.copied(), Said::new(key).with("field", field))
    }

    fn kind(&self, row: &Row) -> Result<String, Refusal> {
        let (column, text) = self
            .given(row, "kind")
            .ok_or_else(|| self.missing("kind", "no-kind"))?;
        let kind = self.known.kinds.get(&fold::key(&text)).cloned();
        kind.ok_or_else(|| {
            let near = nearest(
                &text,
                self.known
                    .kinds
                    .iter()
                    .map(|(key, id)| (key.as_str(), id.as_str())),
            );
            (
                column,
                Said::new("kind-unknown")
                    .with("text", &text)
                    .with("near", near),
            )
        })
    }

    fn strategies(&self, row: &Row) -> Result<String, Refusal> {
        let given = self.given(row, "strategies");
        let (column, text) = given.ok_or_else(|| self.missing("strategies", "no-strategy"))?;
        let mut codes: Vec<StrategyCode> = Vec::new();
        // the title of a strategy may have commas in it
        if let Some(&code) = self.known.strategies.get(&fold::key(&text)) {
            codes.push(code);
        } else {
            for part in text.split([';', '|', '\n']).flat_map(|p| {
                if p.contains('.') {
                    p.split(',')
                } else {
                    p.split('\n')
                }
            }) {
                let word = part
                    .trim()
                    .trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
                let dotted = word.replace(',', ".");
                let code = dotted
                    .parse()
                    .ok()
                    .or_else(|| self.known.strategies.get(&fold::key(part)).copied());
                let code = code.filter(|c| self.known.atlas.strategies.contains_key(c));
                let code = code.ok_or_else(|| {
                    (
                        column,
                        Said::new("strategy-unknown").with("text", part.trim()),
                    )
                })?;
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
        }
        Ok(joined(&codes))
    }

    /// The status, if the row states one. A word that is not understood is kept in the note, and claims nothing.
    fn status(&self, row: &Row, notes: &mut Notes, values: &mut BTreeMap<String, String>) {
        let Some((column, text)) = self.given(row, "status") else {
            return;
        };
        let status = Status::from_id(&text)
            .map(Status::id)
            .or_else(|| values::status(&text));
        if let Some(status) = status {
            values.insert("status".to_owned(), status.to_owned());
            return;
        }
        let note = format!("Stato nella fonte: «{text}».");
        let note = values
            .get("note_it")
            .map_or(note.clone(), |old| format!("{old} {note}"));
        values.insert("note_it".to_owned(), note);
        values.insert("status".to_owned(), Status::Reported.id().to_owned());
        notes.push((column, Said::new("status-unknown").with("text", &text)));
    }

    /// The municipalities a row names; its code and its name must be of the same one.
    fn municipalities(&self, row: &Row, notes: &mut Notes) -> Result<Vec<IstatCode>, Refusal> {
        let Some((column, text)) = self.given(row, "municipalities") else {
            return Ok(Vec::new());
        };
        let mut codes = Vec::new();
        for part in text
            .split([';', ',', '|', '\n'])
            .map(str::trim)
            .filter(|p| !p.is_empty())
        {
            match self.known.gazetteer.find(part) {
                Ok(found) => {
                    notes.extend(found.understood.map(|said| (column, said)));
                    if !codes.contains(&found.code) {
                        codes.push(found.code);
                    }
                }
                Err(Missed::Elsewhere) => {
                    return Err((
                        column,
                        Said::new("municipality-elsewhere").with("text", part),
                    ));
                }
                Err(Missed::Unknown(said)) => return Err((column, said)),
            }
        }
        if let ([code], Some((name_column, name))) =
            (&*codes, self.mapping.value(MUNICIPALITY_NAME, &row.cells))
        {
            let named = self.known.gazetteer.find(name);
            if named.is_ok_and(|found| found.code != *code) {
                let said = Said::new("code-against-name")
                    .with("name", name)
                    .with("code", code)
                    .with("other", self.known.gazetteer.name(*code));
                return Err((Some(name_column), said));
            }
        }
        Ok(codes)
    }

    /// Precision, zones and declared zones: as fine as the row is, and no finer.
    fn place(
        &self,
        row: &Row,
        values: &mut BTreeMap<String, String>,
        municipalities: &[IstatCode],
        has_geometry: bool,
    ) -> Result<(), Refusal> {
        let zones = self.zones(row, "zones")?;
        let declared = self.zones(row, "declared_zones")?;
        let stated = self.given(row, "precision");
        let precision = match &stated {
            Some((column, text)) => Precision::from_id(text)
                .ok_or_else(|| (*column, Said::new("precision-unknown").with("text", text)))?,
            None if has_geometry => Precision::Exact,
            None if !municipalities.is_empty() => Precision::Municipality,
            None if !zones.is_empty() => Precision::Zone,
            None => return Err(self.missing("municipalities", "no-place")),
        };
        let enough = match precision {
            Precision::Exact => has_geometry,
            Precision::Schematic => municipalities.len() > 1,
            Precision::Municipality => !municipalities.is_empty(),
            Precision::Zone => !zones.is_empty(),
            Precision::Metropolitan => true,
        };
        if !enough {
            let column = stated.and_then(|(column, _)| column);
            return Err((
                column,
                Said::new("precision-too-fine").with("precision", precision.id()),
            ));
        }
        values.insert("precision".to_owned(), precision.id().to_owned());
        // beside a finer place, the zone is what the source declares, to be compared with the computed one
        let of_place = precision == Precision::Zone;
        let declares = if declared.is_empty() && !of_place {
            &zones
        } else {
            &declared
        };
        if !declares.is_empty() {
            values.insert("declared_zones".to_owned(), joined(declares));
        }
        if of_place {
            values.insert("zones".to_owned(), joined(&zones));
        }
        Ok(())
    }

    fn zones(&self, row: &Row, field: &'static str) -> Result<Vec<ZoneNumber>, Refusal> {
        let Some((column, text)) = self.given(row, field) else {
            return Ok(Vec::new());
        };
        let zones = &self.known.atlas.zones;
        let by_name = |part: &str| {
            let key = fold::key(part);
            zones
                .values()
                .find(|z| {
                    [&z.name.it, &z.name.en]
                        .map(|n| fold::key(n))
                        .contains(&key)
                })
                .map(|z| z.number)
        };
        let mut numbers = Vec::new();
        for part in text
            .split([';', ',', '|', '\n'])
            .map(str::trim)
            .filter(|p| !p.is_empty())
        {
            let digits = part
                .trim_start_matches(|c: char| c.is_alphabetic() || c == ' ')
                .trim_end_matches(".0");
            let zone = digits
                .parse()
                .ok()
                .filter(|z| zones.contains_key(z))
                .or_else(|| by_name(part));
            let zone = zone.ok_or_else(|| {
                (
                    column,
                    Said::new("zone-unknown")
                        .with("text", part)
                        .with("count", zones.len()),
                )
            })?;
            if !numbers.contains(&zone) {
                numbers.push(zone);
            }
        }
        Ok(numbers)
    }

    /// The identifier: given, made of the profile's key, or of title and place.
    fn id(
        &self,
        row: &Row,
        values: &BTreeMap<String, String>,
        municipalities: &[IstatCode],
    ) -> Result<String, Refusal> {
        let parts: Vec<&str> = if self.profile.key.is_empty() {
            Vec::new()
        } else {
            let columns = self.profile.key.iter();
            let positions = columns.filter_map(|name| {
                self.columns
                    .iter()
                    .position(|c| fold::key(c) == fold::key(name))
            });
            positions
                .filter_map(|i| row.cells.get(i))
                .map(String::as_str)
                .filter(|c| !c.is_empty())
                .collect()
        };
        let text = if !parts.is_empty() {
            parts.join(" ")
        } else if let Some((_, id)) = self.given(row, "id") {
            id
        } else {
            let place = municipalities.first().map_or_else(
                || {
                    values
                        .get("zones")
                        .map_or_else(String::new, |z| format!("zona {z}"))
                },
                |code| self.known.gazetteer.name(*code).to_owned(),
            );
            format!(
                "{} {place}",
                values.get("title_it").map_or("", String::as_str)
            )
        };
        let id = fold::slug(&text);
        if id.is_empty() {
            return Err(self.missing("id", "no-id"));
        }
        Ok(id)
    }

    /// The point that a row's coordinates give, in the file's system.
    pub fn point(&self, row: &Row) -> Result<Option<geo::Geometry>, Refusal> {
        let (Some((x_column, x)), Some((_, y))) = (
            self.mapping.value(X, &row.cells),
            self.mapping.value(Y, &row.cells),
        ) else {
            return Ok(None);
        };
        let number = |text: &str| {
            let plain = match text.matches(',').count() {
                1 if !text.contains('.') => text.replace(',', "."),
                _ => text.to_owned(),
            };
            plain.parse::<f64>().ok().filter(|v| v.is_finite())
        };
        match (number(x), number(y)) {
            (Some(x), Some(y)) => Ok(Some(geo::Point::new(x, y).into())),
            _ => Err((
                Some(x_column),
                Said::new("coordinates-unreadable")
                    .with("x", x)
                    .with("y", y),
            )),
        }
    }
}

fn joined<T: ToString>(items: &[T]) -> String {
    items
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

fn nearest<'a>(text: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let key = fold::key(text);
    let likeness = known.map(|(name, id)| (strsim::jaro_winkler(name, &key), id));
    likeness
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map_or_else(|| "—".to_owned(), |(_, id)| id.to_owned())
}

/// What becomes of a row that says something of a project already met.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Met {
    /// The first of its identifier.
    New,
    /// One more place of the same project.
    Place(u64),
    /// The same again, first said in this file and row.
    Again(usize, u64),
    /// Says otherwise in these columns than this row.
    Otherwise(u64, String),
}

/// The projects of an import by identifier, in the order they were met.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub list: Vec<Draft>,
    by_id: HashMap<String, usize>,
}

impl Drafts {
    pub fn is_full(&self) -> bool {
        self.list.len() >= MAX_RECORDS
    }

    /// Adds what a row says; `joins` tells whether rows of one identifier may be places of one project.
    pub fn add(&mut self, draft: Draft, joins: bool) -> Met {
        let Some(&at) = self.by_id.get(&draft.id) else {
            self.by_id.insert(draft.id.clone(), self.list.len());
            self.list.push(draft);
            return Met::New;
        };
        let first = &mut self.list[at];
        let row = first.rows[0];
        let columns: BTreeSet<&String> = first.values.keys().chain(draft.values.keys()).collect();
        let mut otherwise: Vec<&str> = columns
            .into_iter()
            .filter(|c| first.values.get(*c) != draft.values.get(*c))
            .map(String::as_str)
            .collect();
        if first.geometry != draft.geometry {
            otherwise.push("geometry");
        }
        let new: Vec<IstatCode> = draft
            .municipalities
            .iter()
            .filter(|m| !first.municipalities.contains(m))
            .copied()
            .collect();
        if !new.is_empty() && !joins {
            otherwise.push("municipalities");
        }
        if !otherwise.is_empty() {
            return Met::Otherwise(row, otherwise.join(", "));
        }
        if new.is_empty() {
            return Met::Again(first.file, row);
        }
        first.municipalities.extend(new);
        first.rows.extend(draft.rows);
        Met::Place(row)
    }
}

/// The columns of a new record, empty where the row says nothing.
pub(super) fn blank() -> BTreeMap<String, String> {
    PROJECT_COLUMNS
        .iter()
        .map(|c| ((*c).to_owned(), String::new()))
        .collect()
}
