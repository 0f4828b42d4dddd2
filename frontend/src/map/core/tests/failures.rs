//! Failed and malformed tiles, and the memory of a long session.

use std::collections::BTreeSet;

use super::*;

#[test]
fn a_failed_tile_is_requested_again_after_a_delay() {
    let mut core = core();
    core.frame(0.0, || 0.0);
    let requests = core.take_requests();
    for request in &requests {
        core.respond(request.tile, Response::Failed, 0.0);
    }
    assert_eq!(core.frame(16.0, || 0.0), Wake::At(1000.0));
    assert!(!core.is_idle());
    core.frame(1000.0, || 0.0);
    assert!(!core.take_requests().is_empty());
}

#[test]
fn the_map_becomes_idle_with_malformed_tiles() {
    let mut core = core();
    core.frame(0.0, || 0.0);
    for request in core.take_requests() {
        core.respond(request.tile, Response::Bytes(vec![0xff; 50]), 0.0);
    }
    let mut now = 16.0;
    run(&mut core, &mut now);
    assert!(core.is_idle());
}

#[test]
fn the_memory_of_a_long_session_is_bounded() {
    let mut core = core();
    let mut now = 0.0;
    let mut selected = scene();
    selected.selected_zone = Some(5);
    selected.hover = HoverUnit::Zone;
    core.set_scene(selected);
    let mut seen = BTreeSet::new();
    for i in 0..200 {
        let step = f64::from(i);
        let view = View {
            zoom: 11.0 + (step * 0.7).sin() * 1.9,
            lat: 45.1 + (step * 0.37).sin() * 0.5,
            lon: 7.4 + (step * 0.23).cos() * 0.8,
        };
        core.set_view(view, Transition::Jump);
        run(&mut core, &mut now);
        seen.extend(core.cover());
        assert!(core.canvas().meshes.len() <= 2 * (CAPACITY + 40));
        core.take_events();
    }
    assert!(
        seen.len() > 2 * CAPACITY,
        "the test saw {} tiles only",
        seen.len()
    );
}
