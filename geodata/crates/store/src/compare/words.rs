//! A comparison in words.

use super::{About, ChangeKind, Comparison, Difference, DifferenceCounts};
use crate::edit::shown;
use geodata_model::i18n::Catalogue;

impl Comparison {
    /// Whether the two say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The comparison for people, in the language of `texts`.
    #[must_use]
    pub fn text(&self, texts: &Catalogue) -> String {
        let mut lines = vec![texts.text(
            "diff-head",
            &[
                ("before", about_text(&self.from).into()),
                ("after", about_text(&self.to).into()),
            ],
        )];
        if self.is_empty() {
            lines.push(texts.text("diff-same", &[]));
        }
        for record in &self.records {
            lines.push(record.line());
            lines.extend(record.cells.iter().map(|cell| format!("    {cell}")));
            if record.moved && record.fate == ChangeKind::Changed {
                lines.push(format!("    {}", texts.text("diff-moved", &[])));
            }
        }
        let language = texts.language();
        let zones = self.zones.iter();
        let mut zones: Vec<_> = zones
            .map(|z| (format!("{} {}", z.unit, z.name.get(language)), z.tally))
            .collect();
        zones.push((texts.text("diff-no-zone", &[]), self.no_zone));
        let strategies = self.strategies.iter();
        let strategies = strategies
            .map(|s| (format!("{} {}", s.unit, s.name.get(language)), s.tally))
            .collect();
        lines.extend(table("diff-zones", zones, texts));
        lines.extend(table("diff-strategies", strategies, texts));
        let mut all = DifferenceCounts::default();
        for record in &self.records {
            all.count(record.fate);
        }
        lines.push(texts.text("diff-total", &counts(all)));
        lines.join("\n")
    }
}

impl Difference {
    fn line(&self) -> String {
        let sign = match self.fate {
            ChangeKind::Added => '+',
            ChangeKind::Changed => '~',
            ChangeKind::Removed => '-',
        };
        let name = shown(&self.name);
        format!("{sign} {} {} {name}", self.table, self.key)
            .trim_end()
            .to_owned()
    }
}

fn about_text(about: &About) -> String {
    format!("{} ({}, {})", about.title.it, about.date, about.version)
}

fn table(title: &str, rows: Vec<(String, DifferenceCounts)>, texts: &Catalogue) -> Vec<String> {
    let rows = rows.into_iter().filter(|(_, t)| !t.is_empty());
    let rows: Vec<String> = rows
        .map(|(name, tally)| format!("  {name}: {}", texts.text("diff-counts", &counts(tally))))
        .collect();
    if rows.is_empty() {
        return rows;
    }
    let head = format!("\n{}", texts.text(title, &[]));
    std::iter::once(head).chain(rows).collect()
}

fn counts(tally: DifferenceCounts) -> [(&'static str, fluent_bundle::FluentValue<'static>); 3] {
    [
        ("added", tally.added.into()),
        ("changed", tally.changed.into()),
        ("removed", tally.removed.into()),
    ]
}
