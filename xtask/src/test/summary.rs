//! The summary of a test run: a table of the steps, and one line with counts.

use std::fmt;
use std::time::Duration;

use crate::progress::human;

/// The counts of a step's tests; a single check counts as one.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            passed,
            failed,
            skipped,
        } = self;
        if passed + failed + skipped == 0 {
            return Ok(());
        }
        write!(f, "{passed} passed, {failed} failed")?;
        if *skipped > 0 {
            write!(f, ", {skipped} skipped")?;
        }
        Ok(())
    }
}

/// How a step ended.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It ran.
    Ran {
        success: bool,
        counts: Counts,
        elapsed: Duration,
    },
    /// It was not run, because another step failed.
    NotRun { cause: &'static str },
}

impl Outcome {
    /// A step that is one check.
    pub(super) fn check(success: bool, elapsed: Duration) -> Self {
        let counts = Counts {
            passed: usize::from(success),
            failed: usize::from(!success),
            skipped: 0,
        };
        Self::Ran {
            success,
            counts,
            elapsed,
        }
    }

    /// A step made of tests. One that failed without a failed test (it did not compile, or ran none) counts as one.
    pub(super) fn tests(success: bool, mut counts: Counts, elapsed: Duration) -> Self {
        let ran_some = counts.passed + counts.failed > 0;
        let success = success && ran_some;
        if !success && counts.failed == 0 {
            counts.failed = 1;
        }
        Self::Ran {
            success,
            counts,
            elapsed,
        }
    }
}

/// The steps that were run, in order.
#[derive(Default)]
pub(super) struct Summary {
    steps: Vec<(&'static str, Outcome)>,
}

impl Summary {
    pub(super) fn add(&mut self, name: &'static str, outcome: Outcome) {
        self.steps.push((name, outcome));
    }

    /// The first of these steps that ran without success, or did not run because of another.
    pub(super) fn first_failed(&self, names: &[&str]) -> Option<&'static str> {
        self.steps
            .iter()
            .find(|(name, outcome)| {
                names.contains(name) && !matches!(outcome, Outcome::Ran { success: true, .. })
            })
            .map(|(name, _)| *name)
    }

    /// Whether every step ran and succeeded.
    pub(super) fn is_success(&self) -> bool {
        self.steps
            .iter()
            .all(|(_, outcome)| matches!(outcome, Outcome::Ran { success: true, .. }))
    }

    fn total(&self) -> Counts {
        let mut total = Counts::default();
        for (_, outcome) in &self.steps {
            match outcome {
                Outcome::Ran { counts, .. } => {
                    total.passed += counts.passed;
                    total.failed += counts.failed;
                    total.skipped += counts.skipped;
                }
                Outcome::NotRun { .. } => total.failed += 1,
            }
        }
        total
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<22} {:<8} {:>9}  checks and tests",
            "step", "result", "time"
        )?;
        for (name, outcome) in &self.steps {
            match outcome {
                Outcome::Ran {
                    success,
                    counts,
                    elapsed,
                } => {
                    let result = if *success { "ok" } else { "FAILED" };
                    writeln!(f, "{name:<22} {result:<8} {:>9}  {counts}", human(*elapsed))?;
                }
                Outcome::NotRun { cause } => writeln!(
                    f,
                    "{name:<22} {:<8} {:>9}  because {cause} failed",
                    "NOT RUN", ""
                )?,
            }
        }
        // On a line of its own, in a form that other tools can parse.
        write!(f, "\n{}", self.total())
    }
}

/// Adds up the closing lines of test programs: `test result: ok. 12 passed; 0 failed; 1 ignored; ...`.
pub(super) fn count_tests(output: &str) -> Counts {
    let mut counts = Counts::default();
    for line in output
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test result: "))
    {
        let number_before = |word: &str| -> usize {
            line.split(['.', ';'])
                .filter_map(|part| part.trim().strip_suffix(word))
                .find_map(|number| number.trim().parse().ok())
                .unwrap_or(0)
        };
        counts.passed += number_before("passed");
        counts.failed += number_before("failed");
        counts.skipped += number_before("ignored");
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "running 2 tests\ntest a ... ok\n\
        test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
        test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";

    #[test]
    fn closing_lines_are_added_up() {
        assert_eq!(
            count_tests(OUTPUT),
            Counts {
                passed: 15,
                failed: 2,
                skipped: 1
            }
        );
    }

    #[test]
    fn a_test_step_that_ran_nothing_failed() {
        let outcome = Outcome::tests(true, Counts::default(), Duration::ZERO);
        assert!(matches!(
            outcome,
            Outcome::Ran {
                success: false,
                counts: Counts { failed: 1, .. },
                ..
            }
        ));
    }

    #[test]
    fn what_follows_a_failure_is_not_counted_as_success() {
        let mut summary = Summary::default();
        summary.add("client", Outcome::check(false, Duration::ZERO));
        assert_eq!(summary.first_failed(&["client"]), Some("client"));
        summary.add("browser", Outcome::NotRun { cause: "client" });
        assert!(!summary.is_success());
        assert!(summary.to_string().ends_with("\n0 passed, 2 failed"));
    }
}
