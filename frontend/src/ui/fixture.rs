//! A small atlas for tests of the page: a project of each precision but `exact`, and three zones of which one has projects.

use geodata_model::{Language, Vocabulary};
use serde_json::{Value, json};
use yew::Callback;

use super::{
    context::{Shared, Ui},
    data::Data,
    messages::Messages,
    page::Page,
};

/// The context of the page with this query.
pub fn ui(query: &str) -> Ui {
    Ui {
        data: Shared::new(data()),
        messages: Shared::new(Messages::new(Language::It, &Vocabulary::default())),
        page: Page::from_query(query).0,
        dispatch: Callback::noop(),
    }
}

/// The atlas.
pub fn data() -> Data {
    Data::new(
        serde_json::from_value(plan()).unwrap(),
        serde_json::from_value(zones()).unwrap(),
        serde_json::from_value(municipalities()).unwrap(),
        serde_json::from_value(projects()).unwrap(),
    )
}

fn text(it: &str) -> Value {
    json!({ "it": it, "en": it })
}

fn cite(section: &str) -> Value {
    json!([{ "source": "survey-2023", "section": section }])
}

fn axis(number: u8, name: &str, colour: &str) -> Value {
    json!({
        "number": number, "name": text(name), "name_2021": name, "aim": "", "actions": 18,
        "pnrr_mission": "M3", "pnrr_mission_name": "", "cohesion_objectives": "",
        "colour": colour, "sources": cite("§3"),
    })
}

fn strategy(code: &str, title: &str) -> Value {
    json!({ "code": code, "title": text(title), "aim": "", "sources": cite("§3") })
}

fn kind(id: &str, name: &str, symbol: &str) -> Value {
    json!({ "id": id, "name": text(name), "plural": text(name), "symbol": symbol })
}

fn plan() -> Value {
    json!({
        "atlas": {
            "title": text("Atlante"), "territory": text("Città metropolitana di Torino"),
            "version": "abc", "date": "2023-12-05", "attribution": "ISTAT",
            "bbox": [6.6, 44.7, 8.2, 45.6],
        },
        "axes": [axis(3, "Più mobile", "#2a9ac7"), axis(6, "Più sana", "#ee3377")],
        "strategies": [
            strategy("3.3", "Ridisegnare la metropoli come rete policentrica"),
            strategy("3.4", "Collegare la metropoli ai nodi globali vicini"),
            strategy("6.1", "Centri sanitari decentrati"),
        ],
        "kinds": [
            kind("cycle_route", "Percorso ciclabile", "line"),
            kind("case_della_comunita", "Casa della comunità", "cross"),
        ],
        "absences": [], "principles": [], "statements": [], "conflicts": [],
        "sources": [{
            "id": "survey-2023", "title": "Indagine", "publisher": "CMTo", "date": "2023",
            "licence": "", "url": "", "note": "",
        }],
    })
}

fn zone(number: u8, name: &str, [lon, lat]: [f64; 2], residents: u32) -> Value {
    json!({
        "number": number, "name": text(name), "venue": "Comune di Pinerolo",
        "venue_municipality": "001191", "sources": cite("§2"),
        "municipalities": 1, "basis": { "listed": 1 }, "altitude": { "plain": 1 },
        "residents": residents, "residents_by_age": [0, 0, 0, 0, 0, residents, 0, 0, 0],
        "surface_km2": 100.0, "density_per_km2": 10.0, "projects": 1, "strategies": 1,
        "label_point": [lon, lat], "bbox": [lon - 0.1, lat - 0.05, lon + 0.1, lat + 0.05],
    })
}

fn zones() -> Value {
    json!([
        zone(1, "Torino Città", [7.68, 45.07], 848_748),
        zone(5, "Pinerolese", [7.2, 44.9], 130_000),
        zone(7, "Ciriacese-Valli di Lanzo", [7.4, 45.3], 99_000),
    ])
}

fn municipality(istat: &str, name: &str, zone: u8, residents: u32, point: [f64; 2]) -> Value {
    json!({
        "istat": istat, "name": name, "belfiore": "", "zone": zone, "zone_basis": "listed",
        "zone_sources": "", "surface_km2": 10.0, "altitude_zone": "plain", "altitude_m": 300,
        "degurba": 2, "residents_by_age": [0, 0, 0, 0, 0, residents, 0, 0, 0],
        "residents": residents, "projects": 1, "label_point": point,
        "bbox": [7.0, 44.7, 7.5, 45.0],
    })
}

fn municipalities() -> Value {
    json!([
        municipality("001086", "Ciriè", 7, 18_000, [7.6, 45.23]),
        municipality("001110", "Frossasco", 5, 2_800, [7.35, 44.93]),
        municipality("001191", "Pinerolo", 5, 35_000, [7.33, 44.88]),
        municipality("001272", "Torino", 1, 848_748, [7.68, 45.07]),
    ])
}

fn project(id: &str, title: &str, kind: &str, strategy: &str, place: &Value) -> Value {
    let mut record = json!({
        "id": id, "title": text(title), "summary": "", "kind": kind, "strategies": [strategy],
        "status": "planned", "lead_body": "", "partners": "", "programme": "",
        "interventions": null, "amount_eur": null, "length_km": null, "cup": "", "place": place,
        "declared_zones": [], "sources": cite("§3"), "source_date": "2023", "note": "",
    });
    if id == "casa-pinerolo" {
        record["status"] = json!("funded");
    }
    record
}

fn share<U: Into<Value>>(unit: U, share: f64, marginal: bool) -> Value {
    json!({ "unit": unit.into(), "share": share, "marginal": marginal, "reason": text("perché") })
}

fn with_allocation(
    mut record: Value,
    zones: &Value,
    municipalities: &Value,
    unlocated: f64,
) -> Value {
    record["allocation"] = json!({
        "zones": { "shares": zones, "outside": 0.0, "unlocated": 0.0 },
        "municipalities": { "shares": municipalities, "outside": 0.0, "unlocated": unlocated },
    });
    record
}

fn projects() -> Value {
    let route = json!({ "precision": "schematic", "municipalities": ["001191", "001110"] });
    let health_centre = json!({ "precision": "municipality", "municipalities": ["001191"] });
    let zone = json!({ "precision": "zone", "zones": [5] });
    let everywhere = json!({ "precision": "metropolitan" });
    json!([
        with_allocation(
            project(
                "bike-to-rail-pinerolese",
                "Bike to rail",
                "cycle_route",
                "3.3",
                &route
            ),
            &json!([share(1, 0.001, true), share(5, 0.999, false)]),
            &json!([
                share("001110", 0.5, false),
                share("001191", 0.499, false),
                share("001272", 0.001, true)
            ]),
            0.0,
        ),
        with_allocation(
            project(
                "casa-pinerolo",
                "Casa della comunità",
                "case_della_comunita",
                "6.1",
                &health_centre
            ),
            &json!([share(5, 1.0, false)]),
            &json!([share("001191", 1.0, false)]),
            0.0,
        ),
        with_allocation(
            project(
                "metro",
                "Servizio ferroviario",
                "cycle_route",
                "3.3",
                &everywhere
            ),
            &json!([]),
            &json!([]),
            1.0,
        ),
        with_allocation(
            project(
                "patto-pinerolese",
                "Patto di zona",
                "cycle_route",
                "3.3",
                &zone
            ),
            &json!([share(5, 1.0, false)]),
            &json!([]),
            1.0,
        ),
    ])
}
