//! From the rows of a table to projects of the atlas. A record never claims more than its row says.

mod drafts;
mod lookup;
mod place;

use std::collections::BTreeMap;

pub(super) use drafts::{Added, Draft, Drafts, MAX_RECORDS};
pub(super) use lookup::Lookup;

use super::mapping::Mapping;
use super::message::Message;
use super::normalize;
use super::profile::Profile;
use super::source::Row;
use super::values::{self, Decimal};
use geodata_model::{IstatCode, Status, StrategyCode, Validity};

/// Messages on a row, each with its column.
pub(super) type Notes = Vec<(Option<usize>, Message)>;

/// What the rows of a file are read with.
pub(super) struct Reader<'a> {
    pub lookup: &'a Lookup<'a>,
    pub profile: &'a Profile,
    pub mapping: &'a Mapping,
    pub columns: &'a [String],
    pub decimal: Decimal,
    pub file: usize,
}

/// Why a row is not taken, and because of which column.
pub(super) type Refusal = (Option<usize>, Message);

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
                values::amount as fn(&str, Decimal) -> Result<values::Value, Message>,
            ),
            ("length_km", values::amount),
            ("interventions", values::whole),
        ] {
            self.read(row, field, notes, &mut values, |text| {
                read(text, self.decimal)
            })?;
        }
        for field in ["source_date", "valid_from", "valid_to"] {
            self.read(row, field, notes, &mut values, values::date)?;
        }
        self.validity(&values)?;
        values.insert("kind".to_owned(), self.kind(row)?);
        values.insert("strategies".to_owned(), self.strategies(row)?);
        self.status(row, notes, &mut values);
        let municipalities = self.municipalities(row, notes)?;
        self.place(row, &mut values, &municipalities, geometry.is_some())?;
        let geometry = geometry.filter(|_| values.get("precision").is_some_and(|p| p == "exact"));
        Ok(Draft {
            table: None,
            id: self.id(row, &values, &municipalities)?,
            sources: self
                .given(row, "sources")
                .map_or_else(String::new, |(_, s)| s),
            municipalities: if geometry.is_some() {
                Vec::new()
            } else {
                municipalities
            },
            values: values.into_iter().collect(),
            geometry,
            file: self.file,
            rows: vec![row.number],
            changed: 0,
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
                    .find(|(w, _)| normalize::key(w) == normalize::key(cell))
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
        read: impl Fn(&str) -> Result<values::Value, Message>,
    ) -> Result<(), Refusal> {
        if let Some((column, text)) = self.given(row, field) {
            let (value, understood) = read(&text).map_err(|message| (column, message))?;
            notes.extend(understood.map(|message| (column, message)));
            values.insert(field.to_owned(), value);
        }
        Ok(())
    }

    /// Whether it ends after it begins, where the row says both.
    fn validity(&self, values: &BTreeMap<String, String>) -> Result<(), Refusal> {
        let given = |field| values.get(field).map_or("", String::as_str);
        let (from, to) = (given("valid_from"), given("valid_to"));
        if Validity::new(from.parse().ok(), to.parse().ok()).is_some() {
            return Ok(());
        }
        let (column, message) = self.missing("valid_to", "ends-before");
        Err((column, message.with("from", from).with("to", to)))
    }

    fn missing(&self, field: &'static str, key: &'static str) -> Refusal {
        let column = self.mapping.columns.get(field).and_then(|c| c.first());
        (column.copied(), Message::new(key).with("field", field))
    }

    fn kind(&self, row: &Row) -> Result<String, Refusal> {
        let (column, text) = self
            .given(row, "kind")
            .ok_or_else(|| self.missing("kind", "no-kind"))?;
        let kind = self.lookup.kinds.get(&normalize::key(&text)).cloned();
        kind.ok_or_else(|| {
            let near = lookup::nearest(
                &text,
                self.lookup
                    .kinds
                    .iter()
                    .map(|(key, id)| (key.as_str(), id.as_str())),
            );
            (
                column,
                Message::new("kind-unknown")
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
        if let Some(&code) = self.lookup.strategies.get(&normalize::key(&text)) {
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
                    .or_else(|| self.lookup.strategies.get(&normalize::key(part)).copied());
                let code = code.filter(|c| self.lookup.atlas.strategies.contains_key(c));
                let code = code.ok_or_else(|| {
                    (
                        column,
                        Message::new("strategy-unknown").with("text", part.trim()),
                    )
                })?;
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
        }
        Ok(joined(&codes))
    }

    /// The status, if the row states one. A word that is not understood goes into the note only.
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
        notes.push((column, Message::new("status-unknown").with("text", &text)));
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
                    .position(|c| normalize::key(c) == normalize::key(name))
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
                |code| self.lookup.gazetteer.name(*code).to_owned(),
            );
            format!(
                "{} {place}",
                values.get("title_it").map_or("", String::as_str)
            )
        };
        let id = normalize::slug(&text);
        if id.is_empty() {
            return Err(self.missing("id", "no-id"));
        }
        Ok(id)
    }
}

fn joined<T: ToString>(items: &[T]) -> String {
    items
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}
