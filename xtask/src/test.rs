//! `cargo xtask test`: every check and test, one summary.

mod summary;

use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

use crate::client::{self, Client};
use crate::needs::{self, For};
use crate::progress::Step;
use crate::workspace::{cargo, program, target};
use summary::{Outcome, Summary};

/// The action of a step; commands are written as after `cargo` on a command line.
enum Work {
    /// A cargo command that succeeds or not.
    Check(&'static str),
    /// A cargo command for WebAssembly, which needs protoc.
    CheckWasm(&'static str),
    /// A cargo command that runs tests and says how many.
    Tests(&'static str),
    /// The WebAssembly client.
    Client,
}

struct Stage {
    name: &'static str,
    /// Names of the steps that must succeed before this one is run.
    after: &'static [&'static str],
    work: Work,
}

/// Every cargo command names the whole workspace, so that features, and with them the compiled dependencies, are
/// the same in each and nothing is compiled twice; that parts compile to WebAssembly is the point of the others.
const STAGES: &[Stage] = &[
    Stage {
        name: "fmt",
        after: &[],
        work: Work::Check("fmt --all --check"),
    },
    Stage {
        name: "clippy",
        after: &[],
        work: Work::Check("clippy --workspace --all-targets --features e2e/live -- -D warnings"),
    },
    Stage {
        name: "clippy-without-proj",
        after: &[],
        work: Work::Check("clippy -p atlante --no-default-features -- -D warnings"),
    },
    Stage {
        name: "clippy-wasm",
        after: &[],
        work: Work::CheckWasm(
            "clippy -p atlante-client -p atlante-whatif -p geodata-cartography -p geodata-tile --target wasm32-unknown-unknown -- -D warnings",
        ),
    },
    Stage {
        name: "clippy-bundler",
        after: &[],
        work: Work::Check("clippy -p xtask --features bundler --all-targets -- -D warnings"),
    },
    Stage {
        name: "unit",
        after: &[],
        work: Work::Tests("test --workspace --no-fail-fast"),
    },
    Stage {
        name: "client",
        after: &[],
        work: Work::Client,
    },
    Stage {
        name: "server",
        after: &["client"],
        // a test among the targets: without one the tests' features of the dependencies would be left out, and every
        // crate that has them compiled a second time
        work: Work::Check("build --workspace --features e2e/live --bin atlante --test http"),
    },
    Stage {
        name: "e2e",
        after: &["server"],
        work: Work::Tests(
            "test --workspace --features e2e/live --no-fail-fast --test http --test tiles --test cli --test store --test import",
        ),
    },
    Stage {
        name: "browser",
        after: &["client", "server"],
        // two at a time, each with a server, a browser and a profile of its own: while one waits the other draws its map in
        // software, which takes every core there is
        work: Work::Tests(
            "test --workspace --features e2e/live --no-fail-fast --test browser -- --test-threads=2",
        ),
    },
];

/// Runs the named steps, or all of them.
pub(crate) fn test(only: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = only
        .iter()
        .find(|name| !STAGES.iter().any(|stage| stage.name == name.as_str()))
    {
        let names: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        bail!(
            "there is no step '{unknown}'; the steps are {}",
            names.join(", ")
        );
    }
    needs::ensure(For::Tests)?;
    let mut summary = Summary::default();
    for stage in STAGES {
        if only.is_empty() || only.iter().any(|name| name == stage.name) {
            let outcome = match summary.first_failed(stage.after) {
                Some(cause) => Outcome::NotRun { cause },
                None => run(stage)?,
            };
            summary.add(stage.name, outcome);
        }
    }
    println!("\n{summary}");
    Ok(if summary.is_success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn run(stage: &Stage) -> Result<Outcome> {
    match stage.work {
        Work::Check(args) => check(stage.name, command_of(args), false),
        Work::CheckWasm(args) => {
            let Ok(bundler) = client::bundler() else {
                return Ok(Outcome::NotRun {
                    cause: "client bundler",
                });
            };
            let mut command = command_of(args);
            client::set_protoc(&bundler, &mut command)?;
            check(stage.name, command, false)
        }
        Work::Tests(args) => {
            let mut command = command_of(args);
            command.env(
                "ATLANTE_BIN",
                target().join("debug").join(program("atlante")),
            );
            check(stage.name, command, true)
        }
        Work::Client => {
            let started = std::time::Instant::now();
            let result = client::build(Client::Development);
            if let Err(error) = &result {
                println!("{error:#}");
            }
            Ok(Outcome::check(result.is_ok(), started.elapsed()))
        }
    }
}

/// A cargo command from its words; none of them has a space in it.
fn command_of(words: &str) -> Command {
    cargo(&words.split(' ').collect::<Vec<_>>())
}

fn check(name: &str, mut command: Command, counts_tests: bool) -> Result<Outcome> {
    let step = Step::start(name)?;
    let ran = step.run(&mut command)?;
    let counts = if counts_tests {
        summary::count_tests(&ran.output)
    } else {
        summary::Counts::default()
    };
    let elapsed = if ran.success {
        step.done(&counts.to_string())
    } else {
        step.fail(&ran.output)
    };
    Ok(if counts_tests {
        Outcome::tests(ran.success, counts, elapsed)
    } else {
        Outcome::check(ran.success, elapsed)
    })
}
