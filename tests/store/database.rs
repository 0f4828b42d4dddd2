//! Properties of stores in a database: concurrent writers, lost connections, access rights.

use std::fs;
use std::process::{Child, Command, Stdio};

use e2e::atlas::{atlas_with, replace};
use e2e::database::Cluster;
use e2e::server::Server;

use crate::{Kind, errors_of, json, output_of, store, text};

fn version(health: &serde_json::Value) -> String {
    health["data_version"].as_str().unwrap().to_owned()
}

#[test]
fn the_history_names_the_user_and_has_no_open_transactions() {
    let store = store(Kind::PostGis, "who");
    let server = Server::with(&["--atlas", text(&store)]);
    let first = version(&server.json("/health"));
    let edit = "SET application_name = 'QGIS'; UPDATE who.projects SET status = 'funded' WHERE id = 'metrodigital'";
    Cluster::shared().psql(&format!("BEGIN; {edit}; ROLLBACK"));
    assert_eq!(
        json(&["history", "--atlas", text(&store), "--json"])[1],
        serde_json::Value::Null
    );
    Cluster::shared().psql(edit);
    let _ = server.wait_for_health("edited", |h| version(h) != first);
    let history = json(&["history", "--atlas", text(&store), "--json"]);
    assert_eq!(
        history[1]["what"],
        "edited in another program: atlante QGIS"
    );
    assert_eq!(
        version(&server.json("/health")),
        version(&server.json("/health"))
    );
}

#[test]
fn after_a_lost_connection_the_server_recovers() {
    let cluster = Cluster::shared();
    cluster.psql("DROP DATABASE IF EXISTS ufficio");
    cluster.psql("CREATE DATABASE ufficio");
    let store = cluster.address("ufficio");
    output_of(&["init", &store]);
    let server = Server::with(&["--atlas", &store]);
    let first = version(&server.json("/health"));
    let sessions =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'ufficio'";
    cluster.psql(&format!(
        "ALTER DATABASE ufficio ALLOW_CONNECTIONS false; {sessions}"
    ));
    let health = server.wait_for_health("lost", |h| h["reload"]["outcome"] == "refused");
    let problem = health["reload"]["problem"].as_str().unwrap();
    assert!(
        problem.contains("the database cannot be reached"),
        "{problem}"
    );
    assert_eq!(version(&health), first, "what was served is served");
    cluster.psql("ALTER DATABASE ufficio ALLOW_CONNECTIONS true");
    let health = server.wait_for_health("back", |h| h["reload"]["outcome"] == "unchanged");
    assert_eq!(version(&health), first);
    let folder = atlas_with("database-lost", |folder| {
        replace(
            &folder.join("projects.csv"),
            "Metrodigital: aiuto",
            "Metrodigital: sostegno",
        );
    });
    output_of(&["update", "--atlas", &store, "--from", text(&folder)]);
    let _ = server.wait_for_health("edited", |h| version(h) != first);
}

/// Starts an update without waiting for its end.
fn update(store: &str, folder: &std::path::Path) -> Child {
    Command::new(e2e::binary())
        .args(["update", "--atlas", store, "--from", text(folder)])
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn concurrent_writers_leave_one_of_their_versions() {
    let store = store(Kind::PostGis, "many");
    let store = text(&store);
    let folders = ["uno", "due"].map(|word| {
        atlas_with(&format!("database-{word}"), |folder| {
            let projects = folder.join("projects.csv");
            replace(
                &projects,
                "Metrodigital: aiuto",
                &format!("Metrodigital {word}: aiuto"),
            );
            let zones = folder.join("zones.csv");
            let text = fs::read_to_string(&zones).unwrap();
            fs::write(
                &zones,
                text.replace("Torino Città,", &format!("Torino Città {word},")),
            )
            .unwrap();
        })
    });
    for turn in 0..3 {
        let mut writers: Vec<Child> = folders.iter().map(|folder| update(store, folder)).collect();
        // a session of psql that locks the tables in another order
        Cluster::shared().psql(&format!(
            "BEGIN; UPDATE many.zones SET venue_it = 'giro {turn}' WHERE number = '1';
             UPDATE many.projects SET note_it = 'giro {turn}' WHERE id = 'metrodigital'; COMMIT"
        ));
        for writer in &mut writers {
            assert!(writer.wait().unwrap().success());
        }
        let apart = |folder: &std::path::Path| {
            let records = json(&["diff", text(folder), store, "--json"])["records"].clone();
            let records = records.as_array().unwrap().clone();
            let columns = records
                .iter()
                .flat_map(|r| r["cells"].as_array().unwrap().clone());
            columns
                .filter(|cell| cell["column"] != "note_it" && cell["column"] != "venue_it")
                .count()
        };
        assert!(
            folders.iter().any(|folder| apart(folder) == 0),
            "turn {turn}: a mixture"
        );
    }
    // the history is complete: its last state is that of the tables
    let changes = json(&["history", "--atlas", store, "--json"]);
    let changes = changes.as_array().unwrap();
    let numbers: Vec<i64> = changes.iter().map(|c| c["id"].as_i64().unwrap()).collect();
    assert_eq!(
        numbers,
        (1..=i64::try_from(changes.len()).unwrap()).collect::<Vec<_>>()
    );
    let last = format!("{store}@{}", changes.len());
    assert_eq!(
        json(&["diff", &last, store, "--json"])["records"],
        serde_json::json!([])
    );
}

#[test]
fn errors_name_the_database_and_never_the_password() {
    let cluster = Cluster::shared();
    let nothing = cluster.fresh("nothing");
    cluster.psql("DROP DATABASE IF EXISTS vuota");
    cluster.psql("CREATE DATABASE vuota TEMPLATE template0");
    cluster.psql(
        "DO $$ BEGIN CREATE ROLE ospite LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
    );
    let guest = cluster
        .address("vuota")
        .replace("atlante@", "ospite:segreto@");
    for (address, command, expected) in [
        (
            "postgres://a:segreto@127.0.0.1:1/x".to_owned(),
            "history",
            "cannot be reached",
        ),
        (
            "postgres://a:segreto@127.0.0.1/x?sslmode=require".to_owned(),
            "history",
            "cannot encrypt",
        ),
        (
            "postgres://a:segreto@127.0.0.1:porta/x".to_owned(),
            "history",
            "address of the database",
        ),
        (
            nothing,
            "history",
            "no tables of an atlas in the schema nothing",
        ),
        (
            cluster.address("manca"),
            "history",
            "database \"manca\" does not exist",
        ),
        (guest, "init", "add it (permission denied"),
    ] {
        let output = match command {
            "init" => errors_of(&["init", &address]),
            command => errors_of(&[command, "--atlas", &address]),
        };
        assert!(output.contains(expected), "{address}: {output}");
        assert!(!output.contains("segreto"), "{output}");
    }
    for command in ["serve", "history", "export", "import"] {
        let mut help = Command::new(e2e::binary());
        let help = help.args([command, "--help"]);
        let help = help
            .env("ATLANTE_ATLAS", "postgres://a:segreto@h/x")
            .output();
        let help = String::from_utf8(help.unwrap().stdout).unwrap();
        assert!(
            help.contains("ATLANTE_ATLAS") && !help.contains("segreto"),
            "{help}"
        );
    }
    let store = store(Kind::PostGis, "newer");
    let again = errors_of(&["init", text(&store)]);
    assert!(again.contains("already there"), "{again}");
    // a store in the format of the first version is updated when it is opened
    cluster.psql(
        "DROP TABLE newer.touched; DROP FUNCTION newer.touch CASCADE; UPDATE newer.store SET value = '1'",
    );
    assert!(output_of(&["check", text(&store)]).contains("0 errors"));
    assert_eq!(cluster.psql("SELECT value FROM newer.store"), "2");
    cluster.psql("UPDATE newer.projects SET status = 'funded' WHERE id = 'metrodigital'");
    assert_eq!(cluster.psql("SELECT count(*) FROM newer.touched"), "1");
    cluster.psql("UPDATE newer.store SET value = '99'");
    let newer = errors_of(&["check", text(&store)]);
    assert!(newer.contains("does not know (99)"), "{newer}");
}

#[test]
fn a_user_with_read_rights_can_serve_and_list() {
    let store = store(Kind::PostGis, "lettura");
    Cluster::shared().psql(
        "DO $$ BEGIN CREATE ROLE lettore LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
         GRANT USAGE ON SCHEMA lettura TO lettore; GRANT SELECT ON ALL TABLES IN SCHEMA lettura TO lettore",
    );
    let reader = text(&store).replace("atlante@", "lettore@");
    let server = Server::with(&["--atlas", &reader]);
    let first = version(&server.json("/health"));
    Cluster::shared()
        .psql("UPDATE lettura.projects SET status = 'funded' WHERE id = 'metrodigital'");
    let _ = server.wait_for_health("edited", |h| version(h) != first);
    let refused = errors_of(&["undo", "--atlas", &reader, "2"]);
    assert!(refused.contains("permission denied"), "{refused}");
}
