//! Territories at the edge of sense: nothing may be NaN or infinite in any answer.

use geodata_api::indicator::Level;
use geodata_api::matrix::{MatrixColumns, MatrixRows};
use geodata_api::priorities::Weights;
use geodata_api::scenario::Scenario;
use geodata_atlas::{Atlas, PreparedAtlas};
use geodata_indicator::gaps::gaps;
use geodata_indicator::matrix::{matrix_of, share_out};
use geodata_indicator::priority::priorities;
use geodata_indicator::scenario::Baseline;
use geodata_indicator::{SPECS, equity};
use geodata_join::allocate_by;
use geodata_model::{IstatCode, Place, ResidentsByAge, Rule, ZoneNumber};

use crate::support::changed;

/// Numbers show in the derived `Debug`, where JSON would turn NaN into null.
fn assert_finite(what: &str, answer: &dyn std::fmt::Debug) {
    let text = format!("{answer:?}");
    for bad in ["NaN", " inf,", " inf ", " inf]", "(inf)", " -inf"] {
        let at = text.find(bad);
        let around = at.map(|i| &text[i.saturating_sub(120)..(i + 10).min(text.len())]);
        assert!(at.is_none(), "{what}: {around:?}");
    }
}

fn check(what: &str, prepared: &PreparedAtlas) {
    for spec in SPECS {
        for level in Level::ALL {
            if let Ok(result) = spec.compute(prepared, level) {
                assert_finite(&format!("{what}, {}", spec.name), &result);
            }
        }
        let name = format!("{what}, equity of {}", spec.name);
        if let Ok(found) = equity::equity(prepared, spec.name) {
            assert_finite(&name, &found);
        }
    }
    assert_finite(what, &gaps(prepared));
    assert_finite(what, &priorities(prepared, &Weights::default()));
    for rule in Rule::ALL {
        let mut matrix = matrix_of(prepared, MatrixRows::Kind, MatrixColumns::Municipality);
        share_out(&mut matrix, prepared, rule);
        assert_finite(&format!("{what}, matrix by {rule}"), &matrix);
        for project in prepared.atlas.projects.values() {
            let found = allocate_by(prepared.territory(), project, rule);
            assert_finite(&format!("{what}, {} by {rule}", project.id), &found);
        }
    }
    let baseline = Baseline::new(prepared);
    let first = prepared.atlas.municipalities.keys().next();
    let scenario = first.map_or_else(String::new, |code| format!("house-{code}"));
    let scenario = Scenario::from_query(&scenario).unwrap();
    assert_finite(what, &baseline.apply(prepared, &scenario).unwrap());
    assert_finite(what, &baseline.next_best_health_centres(&scenario, 5, 10.0));
}

fn keep_one(atlas: &mut Atlas) {
    let torino: IstatCode = "001272".parse().unwrap();
    atlas.municipalities.retain(|code, _| *code == torino);
    atlas.topology.shapes.retain(|code, _| *code == torino);
    atlas.zones.retain(|zone, _| *zone == ZoneNumber(1));
    atlas.projects.retain(|_, p| {
        let places = p.place.municipalities();
        !places.is_empty() && places.iter().all(|c| *c == torino)
    });
}

#[test]
fn a_zone_without_residents_and_a_zone_without_projects() {
    let prepared = changed(|atlas| {
        for municipality in atlas.municipalities.values_mut() {
            if municipality.zone == ZoneNumber(7) {
                municipality.residents_by_age = Some(ResidentsByAge::default());
            }
        }
        let eight: Vec<IstatCode> = atlas
            .municipalities
            .values()
            .filter(|m| m.zone == ZoneNumber(8))
            .map(|m| m.istat)
            .collect();
        atlas.projects.retain(|_, p| match &p.place {
            Place::Zone { zones } => !zones.contains(&ZoneNumber(8)),
            place => !place.municipalities().iter().any(|c| eight.contains(c)),
        });
    });
    check("empty zones", &prepared);
}

#[test]
fn one_municipality() {
    check("one municipality", &changed(keep_one));
    let deserted = changed(|atlas| {
        keep_one(atlas);
        for municipality in atlas.municipalities.values_mut() {
            municipality.residents_by_age = Some(ResidentsByAge::default());
        }
    });
    check("one deserted municipality", &deserted);
}

#[test]
fn all_equal() {
    let prepared = changed(|atlas| {
        let like = atlas.municipalities.values().next().unwrap().clone();
        for municipality in atlas.municipalities.values_mut() {
            municipality.residents_by_age = like.residents_by_age;
            municipality.surface_km2 = like.surface_km2;
        }
        let everywhere = Place::Municipality {
            municipalities: atlas.municipalities.keys().copied().collect(),
        };
        for project in atlas.projects.values_mut() {
            project.place = everywhere.clone();
        }
    });
    check("all equal", &prepared);
}

#[test]
fn an_empty_register_and_an_empty_territory() {
    check("empty register", &changed(|atlas| atlas.projects.clear()));
    let nothing = changed(|atlas| {
        keep_one(atlas);
        atlas.projects.clear();
        atlas.absences.clear();
        atlas.municipalities.clear();
        atlas.topology.shapes.clear();
        atlas.zones.clear();
    });
    check("empty territory", &nothing);
}
