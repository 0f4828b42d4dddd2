//! A child process whose output is collected line by line, and which never outlives its test.

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
    said: Arc<Mutex<String>>,
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
        let said = Arc::new(Mutex::new(String::new()));
        let (send, stdout) = channel();
        let out = child.stdout.take().expect("standard output is piped");
        let err = child.stderr.take().expect("standard error is piped");
        let readers = vec![
            // whoever waits for a line may have gone: what is said is kept all the same
            read_lines(out, Arc::clone(&said), move |line| drop(send.send(line))),
            read_lines(err, Arc::clone(&said), drop),
        ];
        Self {
            child,
            stdout,
            said,
            readers,
        }
    }

    /// Process identifier.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Everything it has said so far, on both outputs.
    #[must_use]
    pub fn said(&self) -> String {
        self.said.lock().expect("no reader panics").clone()
    }

    /// The first line of standard output that `pick` takes, if it comes before the deadline and before the end.
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

    /// Waits for its end; `None` when it is still running at the deadline.
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
        // the standard library can only kill; `kill` is in every system that has signals
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
        // it may have ended by itself, which is as good
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
    said: Arc<Mutex<String>>,
    each: impl Fn(String) + Send + 'static,
) -> JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            let mut said = said.lock().expect("no reader panics");
            said.push_str(&line);
            said.push('\n');
            drop(said);
            each(line);
        }
    })
}
