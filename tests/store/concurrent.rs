//! Concurrent imports: each is written whole or refused with a reason, and the history has what was written.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use e2e::database::Cluster;
use e2e::process::Process;
use serde_json::{Value, json};

use crate::imports::table;
use crate::{Kind, json, output_of, over_both, store, text};

over_both! {
    two_imports_of_other_projects_are_both_written,
    of_two_concurrent_imports_of_one_project_one_is_refused,
    an_import_does_not_overwrite_concurrent_edits,
    concurrent_imports_are_written_whole_or_not_at_all,
}

const LONG: Duration = Duration::from_mins(1);

/// A transaction that has begun to write and is not committed: other writers have to wait for it.
struct Writer {
    program: Child,
    output: BufReader<ChildStdout>,
}

impl Writer {
    fn of(store: &Path) -> Self {
        let schema = text(store).split_once("?schema=");
        let (mut command, begin) = match schema {
            None => {
                let mut command = Command::new("sqlite3");
                command.arg(store);
                (command, "BEGIN IMMEDIATE;")
            }
            Some((_, schema)) => {
                let mut command = Command::new("psql");
                command.arg(Cluster::shared().connection(schema)).args([
                    "-XqAt",
                    "-v",
                    "ON_ERROR_STOP=1",
                ]);
                (
                    command,
                    "BEGIN; LOCK TABLE projects IN SHARE ROW EXCLUSIVE MODE;",
                )
            }
        };
        let mut program = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sqlite3 and psql run");
        let output = program.stdout.take().expect("standard output is piped");
        let mut writer = Self {
            program,
            output: BufReader::new(output),
        };
        writer.run(begin);
        writer
    }

    /// Runs statements and waits until they are done.
    fn run(&mut self, statements: &str) {
        let input = self
            .program
            .stdin
            .as_mut()
            .expect("standard input is piped");
        writeln!(input, "{statements}\nSELECT 'fatto';").expect("it reads");
        let mut line = String::new();
        self.output.read_line(&mut line).expect("it answers");
        assert_eq!(line.trim(), "fatto", "{statements}");
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // it waits for its standard input, which is still open
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Starts an import without waiting for its end.
fn importing(file: &Path, store: &Path, more: &[&str]) -> Process {
    let mut command = Command::new(e2e::binary());
    command
        .args(["import", text(file), "--atlas", text(store)])
        .args(more)
        .env("ATLANTE_WHO", "prova");
    Process::start(&mut command)
}

/// Waits until an import has read everything and has printed what it will write.
fn wait_until_shown(import: &Process, words: &str) {
    let shown = import.line(LONG, |line| line.contains(words).then_some(()));
    assert!(shown.is_some(), "`{words}` in {}", import.output());
}

/// The exit status and the output of an import.
fn ended(import: &mut Process) -> (Option<i32>, String) {
    let status = import.wait(LONG).expect("an import ends");
    let output = import.output();
    assert!(!output.contains("panicked"), "{output}");
    (status.code(), output)
}

fn row(title: &str, amount: u32) -> String {
    format!("{title};Ciriè;{amount};Percorso ciclabile;3.3;;\n")
}

fn file(kind: Kind, name: &str, rows: &[String]) -> PathBuf {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    table(&format!("{kind:?}/{name}"), &rows)
}

/// The projects of a store whose titles begin with a text, with their amounts.
fn amounts(store: &Path, title: &str) -> Vec<(String, String)> {
    let folder = crate::fresh(&format!("together-{}", store_name(store)));
    output_of(&["export", "atlas", text(&folder), "--atlas", text(store)]);
    let projects = std::fs::read_to_string(folder.join("projects.csv")).unwrap();
    let mut lines = projects.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = |name| header.iter().position(|column| *column == name).unwrap();
    let (name, amount) = (at("title_it"), at("amount_eur"));
    lines
        .map(|line| line.split(',').collect::<Vec<_>>())
        .filter(|cells| cells[name].starts_with(title))
        .map(|cells| (cells[name].to_owned(), cells[amount].to_owned()))
        .collect()
}

fn store_name(store: &Path) -> String {
    let name = text(store).rsplit(['/', '=']).next().unwrap_or_default();
    name.to_owned()
}

/// The changes in the history of a store, whose last state must be that of the tables.
fn accounted(store: &Path) -> Vec<Value> {
    assert!(output_of(&["check", text(store)]).contains("0 errors"));
    let changes = json(&["history", "--atlas", text(store), "--json"]);
    let changes = changes.as_array().unwrap().clone();
    let numbers: Vec<Value> = changes.iter().map(|change| change["id"].clone()).collect();
    let counted: Vec<Value> = (1..=changes.len()).map(|number| json!(number)).collect();
    assert_eq!(numbers, counted);
    let last = format!("{}@{}", text(store), changes.len());
    let apart = json(&["diff", &last, text(store), "--json"]);
    assert_eq!(apart["records"], json!([]), "tables and history disagree");
    changes
}

fn two_imports_of_other_projects_are_both_written(kind: Kind) {
    let store = store(kind, "together-both");
    let files = ["Uno", "Due"].map(|name| {
        let rows = [row(&format!("Insieme {name}"), 1)];
        file(kind, &format!("insieme-{name}.csv"), &rows)
    });
    let mut writer = Writer::of(&store);
    let mut imports = files.each_ref().map(|file| importing(file, &store, &[]));
    for import in &imports {
        wait_until_shown(import, "+ projects insieme-");
    }
    // both have compared their files with the same atlas
    writer.run("COMMIT;");
    for import in &mut imports {
        let (status, output) = ended(import);
        assert_eq!(status, Some(0), "{output}");
    }
    let changes = accounted(&store);
    assert_eq!(changes.len(), 3, "{changes:#?}");
    assert_eq!(amounts(&store, "Insieme").len(), 2);
    // each can be undone without the other
    output_of(&["undo", "--atlas", text(&store), "2"]);
    assert_eq!(amounts(&store, "Insieme").len(), 1);
}

fn of_two_concurrent_imports_of_one_project_one_is_refused(kind: Kind) {
    let store = store(kind, "together-one");
    let files = [100, 200].map(|amount| {
        let rows = [row("Conteso", amount), row(&format!("Accanto {amount}"), 5)];
        file(kind, &format!("conteso-{amount}.csv"), &rows)
    });
    let mut writer = Writer::of(&store);
    let mut imports = files.each_ref().map(|file| importing(file, &store, &[]));
    for import in &imports {
        wait_until_shown(import, "+ projects conteso-cirie");
    }
    writer.run("COMMIT;");
    let ends = imports.each_mut().map(ended);
    let won = ends.iter().position(|(status, _)| *status == Some(0));
    let won = won.unwrap_or_else(|| panic!("nobody could write: {ends:?}"));
    let (status, output) = &ends[1 - won];
    assert_eq!(*status, Some(1), "{output}");
    assert!(
        output.contains("changed by somebody else while the files were read: import them again"),
        "{output}"
    );
    let changes = accounted(&store);
    assert_eq!(changes.len(), 2, "{changes:#?}");
    let amount = ["100", "200"][won];
    assert_eq!(changes[1]["file"], format!("conteso-{amount}.csv"));
    // nothing of the other import was written, not even its row without a conflict
    assert_eq!(
        amounts(&store, "Conteso"),
        [("Conteso".to_owned(), amount.to_owned())]
    );
    assert_eq!(amounts(&store, "Accanto").len(), 1);
    // imported again, it needs a confirmation
    let (status, output) = ended(&mut importing(&files[1 - won], &store, &[]));
    assert_eq!(status, Some(4), "{output}");
    let (status, output) = ended(&mut importing(&files[1 - won], &store, &["--yes"]));
    assert_eq!(status, Some(0), "{output}");
    assert_eq!(amounts(&store, "Accanto").len(), 2);
    assert_eq!(accounted(&store).len(), 3);
}

fn an_import_does_not_overwrite_concurrent_edits(kind: Kind) {
    let store = store(kind, "together-saved");
    let first = file(kind, "salvato.csv", &[row("Salvato", 100)]);
    assert_eq!(ended(&mut importing(&first, &store, &[])).0, Some(0));
    let second = file(kind, "salvato.csv", &[row("Salvato", 200)]);
    for (edit, expected) in [
        (
            "UPDATE projects SET amount_eur = '150' WHERE id = 'salvato-cirie'",
            1,
        ),
        (
            "UPDATE projects SET note_it = 'altro' WHERE id = 'metrodigital'",
            0,
        ),
    ] {
        let mut writer = Writer::of(&store);
        let mut import = importing(&second, &store, &["--yes"]);
        wait_until_shown(&import, "amount_eur: ");
        writer.run(&format!("{edit}; COMMIT;"));
        let (status, output) = ended(&mut import);
        assert_eq!(status, Some(expected), "{edit}: {output}");
        let amount = if expected == 1 { "150" } else { "200" };
        assert_eq!(
            output.contains("changed by somebody else"),
            expected == 1,
            "{output}"
        );
        assert_eq!(amounts(&store, "Salvato")[0].1, amount);
    }
    let who: Vec<Value> = accounted(&store).iter().map(|c| c["who"].clone()).collect();
    assert_eq!(who, ["prova", "prova", "outside", "prova"]);
}

fn concurrent_imports_are_written_whole_or_not_at_all(kind: Kind) {
    let store = store(kind, "together-race");
    for turn in 0..2 {
        // sixty projects each, and one that both files have with different values
        let files = [0, 1].map(|who| {
            let mut rows: Vec<String> = (0..60)
                .map(|i| row(&format!("Gara {turn}{who} numero {i}"), i))
                .collect();
            rows.insert(30, row(&format!("Gara {turn} comune"), 100 + who));
            file(kind, &format!("gara-{turn}-{who}.csv"), &rows)
        });
        let mut imports = files.each_ref().map(|file| importing(file, &store, &[]));
        let ends = imports.each_mut().map(ended);
        let written = ends.iter().filter(|(status, _)| *status == Some(0)).count();
        assert_eq!(
            written, 1,
            "one of them contradicts what is there: {ends:?}"
        );
        for (who, (status, output)) in ends.iter().enumerate() {
            let own = amounts(&store, &format!("Gara {turn}{who} numero")).len();
            match status {
                Some(0) => assert_eq!(own, 60),
                // it was later, or had compared its file with the atlas before the other was written
                Some(1 | 4) => assert_eq!(own, 0, "{output}"),
                _ => panic!("{status:?}: {output}"),
            }
        }
        assert_eq!(accounted(&store).len(), 2 + turn);
    }
}
