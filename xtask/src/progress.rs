//! Progress on the terminal: one line per step, with its time; the output of commands goes to a log.

use std::fs::{self, File, OpenOptions};
use std::io::{IsTerminal, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// Interval at which a running command is polled.
const POLL: Duration = Duration::from_millis(50);
/// Interval at which a long step prints a line where lines cannot be rewritten (CI logs), so that it does not look stuck.
const HEARTBEAT: Duration = Duration::from_mins(1);
/// Lines of a failed command shown; the rest is in the log.
const TAIL_LINES: usize = 60;

/// A step under way.
pub(crate) struct Step {
    title: String,
    started: Instant,
    /// Ours while the step runs: another `cargo xtask` may be at the same step.
    log: PathBuf,
    /// Where the log stays once the step is over.
    kept_log: PathBuf,
}

/// The result of a command.
pub(crate) struct Ran {
    /// Whether it exited with 0.
    pub(crate) success: bool,
    /// Its standard output and error, in the order they came.
    pub(crate) output: String,
}

impl Step {
    /// Announces a step and opens its log.
    pub(crate) fn start(title: &str) -> Result<Self> {
        let folder = workspace::scratch().join("log");
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        let name: String = title
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    c.to_ascii_lowercase()
                } else {
                    '-'
                }
            })
            .collect();
        let log = folder.join(format!("{name}-{}.log", std::process::id()));
        let kept_log = folder.join(format!("{name}.log"));
        File::create(&log).with_context(|| format!("cannot create {}", log.display()))?;
        let step = Self {
            title: title.to_owned(),
            started: Instant::now(),
            log,
            kept_log,
        };
        step.show_live("");
        Ok(step)
    }

    /// Runs a command without standard input and waits for it.
    pub(crate) fn run(&self, command: &mut Command) -> Result<Ran> {
        let mut log = OpenOptions::new().read(true).append(true).open(&self.log)?;
        let from = log.seek(SeekFrom::End(0))?;
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log.try_clone()?)
            .spawn()
            .with_context(|| format!("cannot run {name}"))?;
        let mut shown = Instant::now();
        let interval = if is_terminal() {
            Duration::from_millis(500)
        } else {
            HEARTBEAT
        };
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if shown.elapsed() >= interval {
                shown = Instant::now();
                self.print_heartbeat(&last_line(&read_from(&mut log, from)?));
            }
            thread::sleep(POLL);
        };
        Ok(Ran {
            success: status.success(),
            output: read_from(&mut log, from)?,
        })
    }

    /// Runs a command that must succeed.
    pub(crate) fn must(&self, command: &mut Command) -> Result<String> {
        let ran = self.run(command)?;
        if ran.success {
            return Ok(ran.output);
        }
        self.fail(&ran.output);
        bail!("{} did not succeed", self.title)
    }

    /// Closes the step with a note on its result; returns how long it took.
    pub(crate) fn done(&self, note: &str) -> Duration {
        self.close("ok  ", note)
    }

    /// Closes the step as failed and prints the end of its command's output.
    pub(crate) fn fail(&self, output: &str) -> Duration {
        let elapsed = self.close("FAIL", "");
        let lines: Vec<&str> = output.lines().collect();
        for line in &lines[lines.len().saturating_sub(TAIL_LINES)..] {
            println!("     | {line}");
        }
        println!("     full log: {}", self.kept_log.display());
        elapsed
    }

    fn close(&self, verdict: &str, note: &str) -> Duration {
        let elapsed = self.started.elapsed();
        // a log that cannot be moved is still there under its first name
        let _ = fs::rename(&self.log, &self.kept_log);
        let clear = if is_terminal() { "\r\x1b[2K" } else { "" };
        let line = format!(
            "{clear}{verdict} {:<34} {:>8}  {note}",
            self.title,
            human(elapsed)
        );
        println!("{}", line.trim_end());
        elapsed
    }

    fn print_heartbeat(&self, last: &str) {
        if is_terminal() {
            self.show_live(last);
        } else {
            println!(
                "...  {:<34} {:>8}  {last}",
                self.title,
                human(self.started.elapsed())
            );
        }
    }

    fn show_live(&self, last: &str) {
        if is_terminal() {
            print!(
                "\r\x1b[2K...  {:<34} {:>8}  {last}",
                self.title,
                human(self.started.elapsed())
            );
            // A terminal that cannot be written to is no reason to stop building.
            let _ = std::io::stdout().flush();
        }
    }
}

/// A duration in words.
pub(crate) fn human(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!(
            "{} m {:02} s",
            duration.as_secs() / 60,
            duration.as_secs() % 60
        )
    }
}

fn is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

fn read_from(log: &mut File, from: u64) -> Result<String> {
    log.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    log.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The last line that is not empty, cut to what fits beside the title.
fn last_line(output: &str) -> String {
    let line = output
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    line.trim().chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_a_person_says_them() {
        assert_eq!(human(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(human(Duration::from_secs(125)), "2 m 05 s");
    }

    #[test]
    fn the_last_line_skips_blanks_and_is_cut() {
        assert_eq!(last_line("one\n two \n\n"), "two");
        assert_eq!(last_line(&"x".repeat(100)).len(), 60);
    }
}
