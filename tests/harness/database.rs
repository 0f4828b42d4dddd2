//! A `PostgreSQL` server with PostGIS for the tests: it is started by the first test that needs it and stopped when the test
//! program ends.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// A server that listens only on a socket in its folder.
pub struct Cluster {
    folder: PathBuf,
    // holds the server's standard input open while the test program runs
    _server: Child,
}

/// The script that starts the server, and stops it when its standard input ends. That happens whenever the test program ends,
/// also when it crashes.
const SERVER_SCRIPT: &str = r#"
set -e
"$1/initdb" -D "$2/data" -U atlante -A trust -E UTF8 -N --locale=C >"$2/log" 2>&1 || { cat "$2/log" >&2; exit 1; }
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c full_page_writes=off -c jit=off \
  -c client_min_messages=error -c max_connections=60 -c deadlock_timeout=200ms >>"$2/log" 2>&1 &
server=$!
trap 'kill -INT $server; wait $server || true; rm -rf "$2"' EXIT
until "$1/pg_isready" -q -h "$2"; do kill -0 $server; sleep 0.05; done
"$1/psql" -qX -h "$2" -U atlante -d postgres -c 'CREATE EXTENSION postgis' >>"$2/log" 2>&1
echo ready
read -r _ || true
"#;

impl Cluster {
    /// The server, shared by all tests of this program.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    fn start() -> Self {
        let programs = programs().expect(
            "PostgreSQL with PostGIS is not there: apt-get install postgresql-postgis (or postgresql-15-postgis-3)",
        );
        // the path of a socket has at most 107 bytes, which the target folder may exceed
        let folder = std::env::temp_dir().join(format!("atlante-pg-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir(&folder).expect("a temporary folder");
        let mut command = Command::new("sh");
        command
            .args(["-c", SERVER_SCRIPT, "sh"])
            .arg(&programs)
            .arg(&folder)
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // in its own process group, so that Ctrl+C does not end the script before it has removed the folder
            .process_group(0);
        // PostgreSQL refuses to run as root
        if id(&["-u"]) == Some(0) {
            let (user, group) = (id(&["-u", "postgres"]), id(&["-g", "postgres"]));
            let (user, group) = (user.expect("a user postgres"), group.expect("a group"));
            std::os::unix::fs::chown(&folder, Some(user), Some(group)).expect("root may");
            command.uid(user).gid(group);
        }
        let mut server = command.spawn().expect("sh runs");
        let output = server.stdout.take().expect("standard output is piped");
        let mut line = String::new();
        let read = BufReader::new(output).read_line(&mut line);
        assert!(
            read.is_ok() && line == "ready\n",
            "PostgreSQL did not start"
        );
        Self {
            folder,
            _server: server,
        }
    }

    /// The address of a store in a schema that does not exist yet.
    pub fn fresh(&self, schema: &str) -> String {
        self.psql(&format!("DROP SCHEMA IF EXISTS \"{schema}\" CASCADE"));
        format!("{}?schema={schema}", self.address("postgres"))
    }

    /// The address of a database.
    pub fn address(&self, database: &str) -> String {
        let folder = self.folder.to_str().expect("UTF-8").replace('/', "%2F");
        format!("postgres://atlante@{folder}/{database}")
    }

    /// The connection string for libpq and GDAL, for the tables of a schema.
    pub fn connection(&self, schema: &str) -> String {
        format!(
            "host={} user=atlante dbname=postgres options='-c search_path=\\\"{schema}\\\",public'",
            self.folder.display()
        )
    }

    /// Runs statements with `psql`, which must succeed, and returns what it prints.
    pub fn psql(&self, statements: &str) -> String {
        let (text, errors) = self.try_psql(statements);
        assert!(errors.is_empty(), "{statements}: {errors}");
        text
    }

    /// Runs statements with `psql` and returns its standard output and standard error.
    pub fn try_psql(&self, statements: &str) -> (String, String) {
        let mut psql = Command::new("psql")
            .arg(self.connection("public"))
            .args(["-XqAt", "-v", "ON_ERROR_STOP=1"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("psql runs");
        let mut input = psql.stdin.take().expect("standard input is piped");
        input.write_all(statements.as_bytes()).expect("psql reads");
        drop(input);
        let output = psql.wait_with_output().expect("psql ends");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        (text(&output.stdout), text(&output.stderr))
    }
}

/// The folder of the server's programs, of the newest version that has PostGIS: Debian has a folder for each version.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<PathBuf> = versions.flatten().map(|v| v.path().join("bin")).collect();
    folders.retain(|folder| has_postgis(folder));
    folders.sort();
    folders.pop()
}

fn has_postgis(programs: &Path) -> bool {
    let version = programs.parent().and_then(Path::file_name);
    let extension = |version| {
        Path::new("/usr/share/postgresql")
            .join(version)
            .join("extension/postgis.control")
    };
    programs.join("postgres").is_file() && version.is_some_and(|v| extension(v).is_file())
}

fn id(args: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(args).output().ok()?;
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}
