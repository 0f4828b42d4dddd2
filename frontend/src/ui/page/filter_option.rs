//! An option of one of the filters, and what it does to a map.

use geodata_mapspec::MapSpec;
use geodata_model::{AxisNumber, PartialDate, SourceId, Status, StrategyCode};

/// An option of one of the filters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterOption {
    /// An axis.
    Axis(AxisNumber),
    /// A strategy.
    Strategy(StrategyCode),
    /// A kind of project.
    Kind(String),
    /// A status.
    Status(Status),
    /// A source.
    Source(SourceId),
    /// A programme; only one can be chosen.
    Programme(String),
    /// A date; only one can be chosen.
    At(PartialDate),
    /// Words to search for; replaced as a whole.
    Words(String),
}

impl FilterOption {
    /// The options a map is filtered by.
    pub fn of(map: &MapSpec) -> Vec<Self> {
        let mut options: Vec<Self> = Vec::new();
        options.extend(map.axes.iter().copied().map(Self::Axis));
        options.extend(map.strategies.iter().copied().map(Self::Strategy));
        options.extend(map.kinds.iter().cloned().map(Self::Kind));
        options.extend(map.statuses.iter().copied().map(Self::Status));
        options.extend(map.sources.iter().cloned().map(Self::Source));
        options.extend(map.programme.clone().map(Self::Programme));
        options.extend(map.at.map(Self::At));
        if !map.text.is_empty() {
            options.push(Self::Words(map.text.clone()));
        }
        options
    }

    /// Adds the option to a map's filters, or removes it if it is there.
    pub fn toggle(&self, map: &mut MapSpec) {
        match self {
            Self::Axis(axis) => toggle(&mut map.axes, axis),
            Self::Strategy(code) => toggle(&mut map.strategies, code),
            Self::Kind(kind) => toggle(&mut map.kinds, kind),
            Self::Status(status) => toggle(&mut map.statuses, status),
            Self::Source(id) => toggle(&mut map.sources, id),
            Self::Programme(name) => {
                let same = map.programme.as_ref() == Some(name);
                map.programme = (!same).then(|| name.clone());
            }
            Self::At(date) => {
                let same = map.at == Some(*date);
                map.at = (!same).then_some(*date);
            }
            Self::Words(words) if map.text == *words => map.text.clear(),
            Self::Words(words) => map.text.clone_from(words),
        }
    }
}

fn toggle<T: PartialEq + Clone>(list: &mut Vec<T>, item: &T) {
    if list.contains(item) {
        list.retain(|other| other != item);
    } else {
        list.push(item.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::page::Page;

    fn page(query: &str) -> Page {
        Page::from_query(query).0
    }

    #[test]
    fn an_option_toggles() {
        let option = FilterOption::Status(Status::Funded);
        let once = page("status=planned").toggled(&option);
        assert_eq!(once.to_query(), "status=planned,funded");
        assert_eq!(once.toggled(&option).to_query(), "status=planned");
    }

    #[test]
    fn clearing_removes_all_filters() {
        let filtered = page(
            "axis=3&strategy=3.3&kind=rail&status=funded&cites=s&programme=x&at=2025-06&q=y&zone=5",
        );
        assert_eq!(FilterOption::of(&filtered.map).len(), 8);
        let clear = filtered.unfiltered();
        assert!(!clear.map.is_filtered());
        assert_eq!(clear.to_query(), "zone=5");
    }
}
