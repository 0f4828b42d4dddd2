//! Tiles that fail, and sessions that last.

use std::collections::BTreeSet;

use super::*;

#[test]
fn a_failed_tile_is_tried_again_and_the_map_says_when() {
    let mut stage = stage();
    stage.frame(0.0, || 0.0);
    let requests = stage.take_requests();
    for request in &requests {
        stage.respond(request.tile, Response::Failed, 0.0);
    }
    assert_eq!(stage.frame(16.0, || 0.0), Wake::At(1000.0));
    assert!(!stage.is_idle());
    stage.frame(1000.0, || 0.0);
    assert!(!stage.take_requests().is_empty());
}

#[test]
fn a_broken_tile_is_no_end() {
    let mut stage = stage();
    stage.frame(0.0, || 0.0);
    for request in stage.take_requests() {
        stage.respond(request.tile, Response::Bytes(vec![0xff; 50]), 0.0);
    }
    let mut now = 16.0;
    run(&mut stage, &mut now);
    assert!(stage.is_idle());
}

#[test]
fn a_long_session_keeps_its_memory() {
    let mut stage = stage();
    let mut now = 0.0;
    let mut selected = scene();
    selected.selected_zone = Some(5);
    selected.hover = HoverUnit::Zone;
    stage.set_scene(selected);
    let mut seen = BTreeSet::new();
    for i in 0..200 {
        let step = f64::from(i);
        let view = View {
            zoom: 11.0 + (step * 0.7).sin() * 1.9,
            lat: 45.1 + (step * 0.37).sin() * 0.5,
            lon: 7.4 + (step * 0.23).cos() * 0.8,
        };
        stage.set_view(view, Transition::Jump);
        run(&mut stage, &mut now);
        seen.extend(stage.cover());
        assert!(stage.canvas().meshes.len() <= 2 * (CAPACITY + 40));
        stage.take_events();
    }
    assert!(
        seen.len() > 2 * CAPACITY,
        "the test saw {} tiles only",
        seen.len()
    );
}
