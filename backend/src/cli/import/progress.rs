//! The progress of an import, on a terminal.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use geodata_import::Progress;
use geodata_model::i18n::Catalogue;

/// One line on a terminal that says how far the reading is; nothing where nobody looks.
pub(super) struct ProgressLine<'a> {
    catalogue: &'a Catalogue,
    shown: Option<Instant>,
    on: bool,
}

impl<'a> ProgressLine<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            shown: None,
            on: std::io::stderr().is_terminal(),
        }
    }

    pub(super) fn show(&mut self, progress: Progress<'_>) {
        let recent = |at: Instant| at.elapsed() < Duration::from_millis(100);
        if !self.on || self.shown.is_some_and(recent) {
            return;
        }
        self.shown = Some(Instant::now());
        let rows = self.catalogue.number(progress.rows as f64, 0);
        let text = self.catalogue.text(
            "import-progress",
            &[("file", progress.file.into()), ("rows", rows.into())],
        );
        let share = progress
            .total
            .filter(|t| *t > 0)
            .map_or_else(String::new, |total| {
                format!(" {:>3.0} %", 100.0 * progress.rows as f64 / total as f64)
            });
        // a line that cannot be shown is not worth ending an import for
        let _ = write!(std::io::stderr(), "\r\x1b[K{text}{share}");
    }

    /// Says what is being done where nothing can be counted.
    pub(super) fn say(&mut self, key: &str) {
        if self.on {
            self.shown = Some(Instant::now());
            let text = self.catalogue.text(key, &[]);
            let _ = write!(std::io::stderr(), "\r\x1b[K{text}");
        }
    }

    pub(super) fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
