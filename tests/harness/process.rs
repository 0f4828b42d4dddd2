//! A child process whose output is collected line by line; dropping it kills the process.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A running program.
pub struct Process {
    child: Child,
    stdout: Receiver<String>,
    output: Arc<Mutex<String>>,
    readers: Vec<JoinHandle<()>>,
}

impl Process {
    /// Starts a program without standard input.
    #[must_use]
    pub fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "{} does not start: {error}",
                    command.get_program().display()
                )
            });
        let output = Arc::new(Mutex::new(String::new()));
        let (send, stdout) = channel();
        let out = child.stdout.take().expect("standard output is piped");
        let err = child.stderr.take().expect("standard error is piped");
        let readers = vec![
            // sending fails when nothing receives lines any more; the output is collected all the same
            read_lines(out, Arc::clone(&output), move |line| drop(send.send(line))),
            read_lines(err, Arc::clone(&output), drop),
        ];
        Self {
            child,
            stdout,
            output,
            readers,
        }
    }

    /// Process identifier.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Everything it has written so far to standard output and standard error.
    #[must_use]
    pub fn output(&self) -> String {
        self.output.lock().expect("no reader panics").clone()
    }

    /// The first line of standard output for which `pick` returns something; none if the time passes or the output ends before.
    pub fn line<T>(&self, within: Duration, pick: impl Fn(&str) -> Option<T>) -> Option<T> {
        let deadline = Instant::now() + within;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let line = self.stdout.recv_timeout(left).ok()?;
            if let Some(found) = pick(&line) {
                return Some(found);
            }
        }
    }

    /// What it has written once that holds `text`, or when the time has passed: lines arrive here a moment after they were written.
    #[must_use]
    pub fn output_with(&self, within: Duration, text: &str) -> String {
        let deadline = Instant::now() + within;
        loop {
            let output = self.output();
            if output.contains(text) || Instant::now() >= deadline {
                return output;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits for its end; none when it is still running after that time.
    pub fn wait(&mut self, within: Duration) -> Option<ExitStatus> {
        let deadline = Instant::now() + within;
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait().expect("a child can be waited for") {
                for reader in self.readers.drain(..) {
                    reader.join().expect("no reader panics");
                }
                return Some(status);
            }
            thread::sleep(Duration::from_millis(10));
        }
        None
    }

    /// Asks it to stop, as a service manager does.
    pub fn terminate(&self) {
        self.signal("TERM");
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        // the standard library can only send SIGKILL
        let status = Command::new("kill")
            .arg(format!("-{name}"))
            .arg(self.id().to_string())
            .status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "SIG{name} could not be sent"
        );
    }

    /// Ends it at once.
    pub fn kill(&mut self) {
        // fails if it has already ended
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

fn read_lines(
    from: impl Read + Send + 'static,
    output: Arc<Mutex<String>>,
    each: impl Fn(String) + Send + 'static,
) -> JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            let mut output = output.lock().expect("no reader panics");
            output.push_str(&line);
            output.push('\n');
            drop(output);
            each(line);
        }
    })
}
