//! The DCAT catalogue of the served data. `tests/checks/catalog.py` checks with an independent parser that it is RDF.

use e2e::server::Server;
use serde_json::Value;

fn of_type<'a>(graph: &'a [Value], kind: &str) -> Vec<&'a Value> {
    let has = |r: &&Value| {
        r["@type"]
            .as_array()
            .is_some_and(|t| t.iter().any(|t| t == kind))
    };
    graph.iter().filter(has).collect()
}

fn graph(server: &Server) -> Vec<Value> {
    let document = server.json("/catalog.jsonld");
    document["@graph"].as_array().expect("a graph").clone()
}

#[test]
fn every_dataset_has_the_properties_the_profile_requires() {
    let server = Server::start();
    let graph = graph(&server);
    let datasets = of_type(&graph, "dcatapit:Dataset");
    assert_eq!(datasets.len(), 5);
    for dataset in datasets {
        for name in [
            "dct:identifier",
            "dct:title",
            "dct:description",
            "dct:modified",
            "dcat:theme",
            "dct:rightsHolder",
            "dct:accrualPeriodicity",
            "dcat:distribution",
        ] {
            assert!(dataset[name].is_array(), "{}: no {name}", dataset["@id"]);
        }
    }
    let distributions = of_type(&graph, "dcatapit:Distribution");
    assert!(distributions.len() >= 15);
    for distribution in distributions {
        for name in ["dct:format", "dcat:accessURL", "dct:license"] {
            assert!(
                distribution[name].is_array(),
                "{}: no {name}",
                distribution["@id"]
            );
        }
        // every distribution of the catalogue is served
        let address = distribution["dcat:accessURL"][0]["@id"].as_str().unwrap();
        let path = address.strip_prefix(&server.url("")).expect("this server");
        assert_eq!(server.get(path).status, 200, "{address}");
    }
}

#[test]
fn missing_settings_are_reported_and_not_guessed() {
    let server = Server::start();
    let text = server.get("/catalog.ttl").text();
    assert!(text.contains("\"Editore non configurato\"@it"), "{text}");
    assert!(text.contains("licences/C1_Unknown"), "{text}");
    assert!(
        !text.contains("contactPoint"),
        "no contact, no made-up contact"
    );
}

#[test]
fn settings_come_from_flags_and_from_a_file() {
    let folder = std::env::temp_dir().join(format!("atlante-config-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("atlante.toml");
    let settings = "base_url = \"https://dati.example.it\"\npublisher = \"Ente \\\"A\\\"\"\n\
        licence = \"https://creativecommons.org/licenses/by/4.0/\"\ncontact = \"Ufficio piano\"\n\
        contact_email = \"piano@example.it\"\n";
    std::fs::write(&file, settings).unwrap();
    let server = Server::with(&[
        "--config",
        file.to_str().unwrap(),
        "--publisher-id",
        "ente_a",
    ]);
    let graph = graph(&server);
    let publisher = of_type(&graph, "dcatapit:Agent")[0];
    assert_eq!(publisher["foaf:name"][0]["@value"], "Ente \"A\"");
    assert_eq!(publisher["dct:identifier"][0]["@value"], "ente_a");
    let catalogue = of_type(&graph, "dcatapit:Catalog")[0];
    assert_eq!(catalogue["@id"], "https://dati.example.it/catalog#catalog");
    let contact = of_type(&graph, "vcard:Organization")[0];
    assert_eq!(
        contact["vcard:hasEmail"][0]["@id"],
        "mailto:piano@example.it"
    );
    let turtle = server.get("/catalog.ttl").text();
    assert!(
        turtle.contains("\"Ente \\\"A\\\"\"@it"),
        "quotes are escaped"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}
