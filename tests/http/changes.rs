//! The changes of the data since an export was made, by the stamp in the export's link.

use std::fs;

use e2e::atlas::{atlas_with, replace};
use e2e::server::Server;
use serde_json::Value;

/// The stamp in the link of an export.
fn stamp(server: &Server) -> String {
    let svg = server.get("/export/map.svg?zone=5").text();
    let (_, link) = svg.split_once("since=").expect("the link has a stamp");
    link.split(['"', '&', '<']).next().unwrap().to_owned()
}

fn changes(server: &Server, since: &str) -> Value {
    server.json(&format!("/api/changes?since={since}"))
}

fn ids(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap();
    list.iter().map(|c| c["id"].as_str().unwrap()).collect()
}

#[test]
fn the_link_of_an_export_leads_to_the_changes_since() {
    let folder = atlas_with("changes", |_| {});
    let history = e2e::results().join("history");
    let _ = fs::remove_dir_all(&history);
    let serve = || {
        let (folder, history) = (folder.to_str().unwrap(), history.to_str().unwrap());
        Server::with(&["--atlas", folder, "--history", history])
    };
    let server = serve();
    let since = stamp(&server);
    let first = changes(&server, &since);
    assert!(
        first["same"] == true && first["sentence"]["it"] == "",
        "{first}"
    );

    // one project is removed, one added, one changed
    let projects = folder.join("projects.csv");
    let text = fs::read_to_string(&projects).unwrap();
    let text: Vec<&str> = text
        .lines()
        .filter(|l| !l.starts_with("innovation-block,"))
        .collect();
    let like = text
        .iter()
        .find(|l| l.starts_with("citta-dell-aerospazio,"))
        .unwrap();
    let fresh = like
        .replace("citta-dell-aerospazio", "parco-nuovo")
        .replace("Città dell’Aerospazio,", "Un parco <nuovo>,");
    fs::write(&projects, format!("{}\n{fresh}\n", text.join("\n"))).unwrap();
    replace(
        &projects,
        "Piano dell’operatore per la connessione",
        "Piano per la connessione",
    );
    let version = server.json("/health")["data_version"].clone();
    server.reload();
    let _ = server.wait_for_health("another version", |h| h["data_version"] != version);
    let told = changes(&server, &since);
    assert!(told["known"] == true && told["same"] == false, "{told}");
    assert_eq!(ids(&told["added"]), ["parco-nuovo"]);
    assert_eq!(ids(&told["removed"]), ["innovation-block"]);
    assert_eq!(ids(&told["changed"]), ["open-fiber-pinerolese"]);
    let sentence = told["sentence"]["it"].as_str().unwrap();
    assert!(
        sentence.contains("5/12/2023") && sentence.contains("Un parco <nuovo>"),
        "{sentence}"
    );
    assert_ne!(stamp(&server), since);

    // after a restart the folder of earlier states is read again
    drop(server);
    assert_eq!(changes(&serve(), &since)["added"], told["added"]);
}

#[test]
fn an_unknown_version_is_reported_as_unknown() {
    let server = Server::start();
    let told = changes(&server, "2022-05-01.0123456789ab");
    assert!(told["known"] == false && told["same"] == false, "{told}");
    assert_eq!(told["added"].as_array().unwrap().len(), 0);
    let sentence = told["sentence"]["it"].as_str().unwrap();
    assert!(
        sentence.contains("1/5/2022") && sentence.contains("non conserva"),
        "{sentence}"
    );
    for wrong in ["", "since=", "since=yesterday", "since=../../etc.aaaaaa"] {
        let answer = server.get(&format!("/api/changes?{wrong}"));
        assert_eq!(answer.status, 400, "{wrong}");
        assert!(
            answer.json()["detail"]
                .as_str()
                .unwrap()
                .contains("DATE.VERSION")
        );
    }
    // the page accepts the stamp, which its links and pictures do not contain
    let page = server.get("/?zone=5&since=2022-05-01.0123456789ab");
    assert!(page.status == 200 && !page.text().contains("0123456789ab"));
}
