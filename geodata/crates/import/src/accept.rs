//! Records against the checks of the atlas they are to be part of: those it would not be an atlas with are set aside,
//! one by one, so that the others can be written.

use std::collections::{BTreeMap, BTreeSet};

use super::records::is_project;
use geodata_atlas::localized;
use geodata_model::Text;
use geodata_store::{Edit, Located, Record, State, StoreError};

/// Rounds of setting aside: what is wrong with a record may hide what is wrong with another.
const ROUNDS: usize = 8;

/// Records that can be written, and what they change.
#[derive(Debug, Default)]
pub(super) struct Accepted {
    pub records: Vec<Record>,
    pub edits: Vec<Edit>,
    /// Why a record cannot be, by its key.
    pub refused: BTreeMap<String, Text>,
}

/// Sets aside what the atlas would not pass its checks with. The error is one that no record brought.
pub(super) fn accept(state: &State, records: Vec<Record>) -> Result<Accepted, StoreError> {
    let mut accepted = Accepted {
        records,
        ..Accepted::default()
    };
    for round in 0.. {
        let wrong = match state.edits(&accepted.records) {
            Ok(edits) => match checked(state, &edits) {
                Ok(()) => {
                    accepted.edits = edits;
                    return Ok(accepted);
                }
                Err(StoreError::Refused(problems)) => refused_records(&problems, &accepted.records),
                Err(other) => return Err(other),
            },
            Err(StoreError::Place { whose, why }) => BTreeMap::from([(whose, localized(&why))]),
            Err(other) => return Err(other),
        };
        if wrong.is_empty() || round == ROUNDS {
            // to say what it is that stands in the way
            let edits = state.edits(&accepted.records)?;
            return checked(state, &edits).map(|()| accepted);
        }
        accepted
            .records
            .retain(|record| !wrong.contains_key(&record.key));
        remove_uncited(&mut accepted.records);
        accepted.refused.extend(wrong);
    }
    Ok(accepted)
}

fn checked(state: &State, edits: &[Edit]) -> Result<(), StoreError> {
    if edits.is_empty() {
        return Ok(());
    }
    state.clone().with(edits).into_checked().map(|_| ())
}

/// The records that problems are of, with the first problem of each.
fn refused_records(problems: &[Located], records: &[Record]) -> BTreeMap<String, Text> {
    let brought: BTreeSet<&str> = records.iter().map(|record| record.key.as_str()).collect();
    let mut wrong = BTreeMap::new();
    for located in problems {
        let problem = &located.problem;
        // a problem with a place names its project in the text
        let named = problem.problem.split('`').nth(1);
        let key = located.record.as_deref().or(named);
        let Some(key) = key.filter(|key| brought.contains(key)) else {
            continue;
        };
        wrong
            .entry(key.to_owned())
            .or_insert_with(|| problem.localized());
    }
    wrong
}

/// A source is brought for the records that cite it, and goes with them.
fn remove_uncited(records: &mut Vec<Record>) {
    let projects = records.iter().filter(|record| is_project(&record.table));
    let citations: Vec<String> = projects
        .filter_map(|r| r.values.get("sources").map(str::to_owned))
        .collect();
    let cited = |id: &str| citations.iter().any(|cell| cell.contains(id));
    // those of a table of sources are brought for themselves
    let is_from_file =
        |record: &Record| record.table == "sources" && record.key.starts_with("file-");
    records.retain(|record| !is_from_file(record) || cited(&record.key));
}
