//! Values of the indicators against counts by hand, and what they say when there is nothing to say.

use std::collections::BTreeMap;

use geodata_api::gaps::Extent;
use geodata_api::indicator::{IndicatorResult, Level};
use geodata_indicator::{SPECS, spec};
use geodata_model::{Place, Project, ResidentsByAge};

use crate::support::{changed, embedded, near};

fn compute(name: &str, level: Level) -> IndicatorResult {
    spec(name).unwrap().compute(&embedded(), level).unwrap()
}

#[test]
fn facilities_by_zone_counted_by_hand() {
    // docs/register/health.md, rows per zone: (rows - devices) of each zone
    let by_hand = [31, 8, 9, 4, 6, 5, 3, 4, 3, 3, 3];
    let result = compute("health-per-10000-residents", Level::Zone);
    for (zone, count) in (1..).zip(by_hand) {
        let cell = &result.values[&zone.to_string()];
        assert_eq!(cell.numerator, Some(f64::from(count)), "zone {zone}");
        assert_eq!(cell.evidence.len(), count as usize);
        assert_eq!(cell.parts.values().sum::<f64>(), f64::from(count));
    }
    assert_eq!(result.total.numerator, Some(79.0));
    assert_eq!(result.total.parts["centrale_operativa"], 23.0);
    near(
        result.total.value.unwrap(),
        79.0 / 2_198_237.0 * 1e4,
        1e-12,
        "rate",
    );
    let ids: Vec<_> = result
        .provenance
        .sources
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(ids, ["istat-population-2023", "pnrr-2023", "zones-2015"]);
}

#[test]
fn strategies_and_needs_by_zone() {
    let strategies = compute("strategies-with-evidence", Level::Zone);
    for (zone, count) in [("5", 7.0), ("6", 3.0), ("10", 6.0)] {
        let cell = &strategies.values[zone];
        assert_eq!(
            (cell.value, cell.denominator),
            (Some(count), Some(24.0)),
            "{zone}"
        );
    }
    // in the whole territory every strategy but the two declared without action
    assert_eq!(strategies.total.value, Some(22.0));
    let needs = compute("needs-with-project", Level::Zone);
    assert_eq!(needs.total.denominator, Some(141.0));
    assert!(
        needs
            .values
            .values()
            .all(|c| c.value.unwrap() <= needs.total.value.unwrap())
    );
}

#[test]
fn projects_by_zone_leave_metropolitan_ones_apart() {
    let result = compute("projects-per-10000-residents", Level::Zone);
    assert_eq!(result.values["5"].numerator, Some(14.0));
    assert_eq!(result.values["10"].numerator, Some(13.0));
    assert_eq!(result.total.numerator, Some(201.0));
    assert_eq!(result.unplaced.len(), 44);
    let by_place = compute("projects-per-10000-residents", Level::Municipality);
    assert_eq!(by_place.unplaced.len(), 44 + 49);
    // Agliè is named by no record: unknown, not zero
    assert_eq!(by_place.values["001001"].value, None);
    assert_eq!(by_place.values["001001"].numerator, None);
}

#[test]
fn cycle_routes_without_length_are_unknown_and_stated_lengths_are_marked() {
    let unknown = compute("cycle-km-per-10000-residents", Level::Zone);
    let cell = &unknown.values["2"];
    assert_eq!(cell.value, None);
    let parts = |names: &[(&str, f64)]| -> BTreeMap<String, f64> {
        names.iter().map(|(n, v)| ((*n).to_owned(), *v)).collect()
    };
    assert_eq!(
        cell.parts,
        parts(&[
            ("routes", 2.0),
            ("schematic_routes", 2.0),
            ("routes_without_length", 2.0)
        ])
    );
    let prepared = changed(|atlas| {
        let route = |p: &&mut Project| p.id.as_str() == "ciclabile-torino-grugliasco";
        atlas.projects.values_mut().find(route).unwrap().length_km = Some(8.0);
        let route = |p: &&mut Project| p.id.as_str() == "ciclabili-eporediese";
        let measured = atlas.projects.values_mut().find(route).unwrap();
        // a degree of latitude near Ivrea, cut short: 0.01 degrees are 1.1114 km
        let line = vec![vec![7.875, 45.46], vec![7.875, 45.47]];
        let geometry = geojson::Geometry::new(geojson::GeometryValue::new_line_string(line));
        measured.place = Place::Exact { geometry };
    });
    let result = spec("cycle-km-per-10000-residents")
        .unwrap()
        .compute(&prepared, Level::Zone)
        .unwrap();
    let west = &result.values["2"];
    assert_eq!(west.numerator, Some(4.0)); // half of the two named municipalities is in the zone
    assert_eq!(west.parts["stated_km"], 4.0);
    assert_eq!(west.parts["routes_without_length"], 1.0);
    let ivrea = &result.values["9"];
    near(ivrea.parts["measured_km"], 1.1114, 1e-4, "measured");
    assert!(!ivrea.parts.contains_key("stated_km"));
    assert_eq!(result.values["11"].value, None);
}

#[test]
fn location_quotients_are_ratios_of_shares() {
    let result = compute("location-quotient", Level::Zone);
    assert_eq!(result.total.value, Some(0.0));
    assert!(result.total.parts.values().all(|q| (q - 1.0).abs() < 1e-12));
    // zone 6 by hand: ten records, 2 of axis 1 and 8 of axis 6
    let cell = &result.values["6"];
    near(
        cell.parts["1"] / cell.parts["6"] * (8.0 / 2.0),
        axis_ratio(&result),
        1e-9,
        "quotients",
    );
    assert_eq!(cell.parts["3"], 0.0);
    assert!(
        result
            .values
            .values()
            .all(|c| (0.0..=1.0).contains(&c.value.unwrap()))
    );
}

/// Axis 6 over axis 1 among placed records, counted on its own.
fn axis_ratio(result: &IndicatorResult) -> f64 {
    let prepared = embedded();
    let placed = result
        .total
        .evidence
        .iter()
        .map(|id| &prepared.atlas.projects[id]);
    let serves = |p: &Project, axis: u8| p.strategies.iter().any(|s| s.axis.0 == axis);
    let (mut one, mut six) = (0.0, 0.0);
    for project in placed {
        one += f64::from(u8::from(serves(project, 1)));
        six += f64::from(u8::from(serves(project, 6)));
    }
    six / one
}

/// Every value is finite or absent, in every level, whatever is missing.
fn check_all(prepared: &geodata_atlas::PreparedAtlas) {
    for indicator in SPECS {
        for &level in indicator.levels {
            let result = indicator.compute(prepared, level).unwrap();
            for (code, cell) in result
                .values
                .iter()
                .chain([(&"total".to_owned(), &result.total)])
            {
                let numbers = [cell.value, cell.numerator, cell.denominator]
                    .into_iter()
                    .flatten();
                let finite = numbers
                    .chain(cell.parts.values().copied())
                    .all(f64::is_finite);
                assert!(finite, "{} {level:?} {code}: {cell:?}", indicator.name);
            }
            let json = serde_json::to_string(&result).unwrap();
            let back: IndicatorResult = serde_json::from_str(&json).unwrap();
            assert_eq!(back.info, result.info);
            assert!(
                back.values.keys().eq(result.values.keys()),
                "{}",
                indicator.name
            );
        }
    }
}

#[test]
fn every_indicator_is_finite_and_survives_json() {
    check_all(&embedded());
}

#[test]
fn an_empty_register_gives_no_nan_and_no_false_zero() {
    let prepared = changed(|atlas| atlas.projects.clear());
    check_all(&prepared);
    let rate = spec("projects-per-10000-residents").unwrap();
    assert!(
        rate.compute(&prepared, Level::Zone)
            .unwrap()
            .values
            .values()
            .all(|c| c.value.is_none())
    );
    let health = spec("health-per-10000-residents").unwrap();
    assert_eq!(
        health.compute(&prepared, Level::Zone).unwrap().total.value,
        None
    );
}

#[test]
fn residents_that_are_not_known_are_not_zero() {
    let prepared = changed(|atlas| {
        let mut zone = atlas.municipalities.values_mut().filter(|m| m.zone.0 == 7);
        let one = zone.next().unwrap();
        (one.residents_by_age, one.altitude_zone) = (None, None);
    });
    check_all(&prepared);
    for name in [
        "projects-per-10000-residents",
        "pnrr-eur-per-resident",
        "distance-residents",
    ] {
        let result = spec(name).unwrap().compute(&prepared, Level::Zone).unwrap();
        let seven = &result.values["7"];
        assert_eq!((seven.value, seven.denominator), (None, None), "{name}");
        assert!(
            result.values["8"].value.is_some(),
            "{name}: zone 8 is known"
        );
        assert_eq!(result.total.value, None, "{name}: the whole is not");
    }
    // whom a house serves, and so what it leaves to each, is not known anywhere
    let access = spec("access-health-houses").unwrap();
    let access = access.compute(&prepared, Level::Zone).unwrap();
    assert!(access.values.values().all(|cell| cell.value.is_none()));
    let found = geodata_indicator::gaps::gaps(&prepared);
    let seven = found
        .gaps
        .iter()
        .filter(|gap| gap.extent == Extent::None && gap.zone.is_some_and(|zone| zone.0 == 7));
    assert!(seven.clone().count() > 0);
    for gap in seven {
        assert_eq!(gap.residents, None);
        assert!(gap.reason.it.contains("non sono noti"), "{}", gap.reason.it);
    }
}

#[test]
fn no_residents_and_no_needs_give_no_nan() {
    check_all(&changed(|atlas| {
        for municipality in atlas.municipalities.values_mut() {
            municipality.residents_by_age = Some(ResidentsByAge::default());
            municipality.surface_km2 = 0.0;
        }
        atlas.need_links.clear();
        atlas.strategies.clear();
    }));
}

#[test]
fn one_municipality_is_enough() {
    check_all(&changed(|atlas| {
        atlas.municipalities.retain(|code, _| code.number() == 1272);
        atlas
            .topology
            .shapes
            .retain(|code, _| code.number() == 1272);
        atlas.projects.retain(|_, p| {
            let places = p.place.municipalities();
            !places.is_empty() && places.iter().all(|c| c.number() == 1272)
        });
        atlas.zones.retain(|zone, _| zone.0 == 1);
    }));
}

#[test]
fn recovery_plan_funds_agree_with_sums_by_hand() {
    let result = compute("pnrr-eur-per-resident", Level::Zone);
    // summed from `pnrr_municipalities.csv` by a script that knows nothing of this library
    near(
        result.total.numerator.unwrap(),
        1_121_917_565.34,
        1e-9,
        "all",
    );
    for (zone, eur) in [
        ("5", 26_791_711.25),
        ("6", 18_168_750.20),
        ("1", 777_144_812.64),
    ] {
        near(result.values[zone].numerator.unwrap(), eur, 1e-9, zone);
    }
    let six = &result.values["6"];
    let health = six.parts["6"] * six.denominator.unwrap();
    near(health, 11_366_957.67, 1e-9, "mission 6 in zone 6");
    for cell in result.values.values() {
        near(
            cell.parts.values().sum(),
            cell.value.unwrap(),
            1e-9,
            "missions",
        );
    }
    let none = changed(|atlas| atlas.pnrr.clear());
    let none = spec("pnrr-eur-per-resident")
        .unwrap()
        .compute(&none, Level::Zone)
        .unwrap();
    assert!(
        none.values
            .values()
            .all(|c| c.value.is_none() && c.numerator.is_none())
    );
}

#[test]
fn every_indicator_has_its_texts() {
    let prepared = embedded();
    for indicator in SPECS {
        let info = indicator.info(&prepared);
        for text in [
            &info.title,
            &info.unit,
            &info.formula,
            &info.caveat,
            &info.denominator,
        ] {
            assert!(
                !text.it.starts_with("indicator-") && !text.en.starts_with("indicator-"),
                "{text:?}"
            );
            assert_ne!(text.it, text.en);
        }
    }
}

#[test]
fn an_unknown_name_lists_the_names_there_are() {
    let prepared = embedded();
    let error = spec("gini").map(|s| s.name).unwrap_err();
    assert!(
        error.to_string().contains("health-per-10000-residents"),
        "{error}"
    );
    let error = spec("location-quotient")
        .unwrap()
        .compute(&prepared, Level::Age)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`location-quotient` is not given by age, only by zone, municipality, altitude"
    );
}
