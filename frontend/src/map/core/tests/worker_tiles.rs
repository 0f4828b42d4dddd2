//! Tiles prepared by a worker, which has a style table of its own.

use super::*;
use crate::map::slots::Owner;

/// A tile as a worker with this style table sends it.
fn prepared_tile(slots: &mut Slots) -> Response {
    let geometry = prepare(&tile_bytes(), slots);
    let owners = slots.owners().to_vec();
    Response::Prepared(tile_bytes(), Prepared { geometry, owners })
}

#[test]
fn a_tile_prepared_by_a_worker_is_drawn_as_one_prepared_by_the_map() {
    let (mut without_worker, mut with_worker) = (core(), core());
    let mut slots = Slots::default();
    let mut now = 0.0;
    run(&mut without_worker, &mut now);
    for time in [0.0, 16.0, 32.0, 48.0] {
        with_worker.frame(time, || 0.0);
        for request in with_worker.take_requests() {
            with_worker.respond(request.tile, prepared_tile(&mut slots), time);
        }
    }
    assert!(with_worker.is_idle());
    assert_eq!(with_worker.canvas().meshes, without_worker.canvas().meshes);
    assert_eq!(with_worker.canvas().styles, without_worker.canvas().styles);
    assert_eq!(
        with_worker.pick([400.0, 300.0], false),
        without_worker.pick([400.0, 300.0], false)
    );
}

#[test]
fn a_tile_prepared_for_another_style_table_is_prepared_again() {
    let (mut core, mut own, mut other) = (core(), Slots::default(), Slots::default());
    let expected = prepare(&tile_bytes(), &mut own);
    // the same number of slots, allocated in the opposite order
    for owner in own.owners().iter().rev() {
        match owner {
            Owner::Municipality(istat) => other.municipality(*istat),
            Owner::Line(id) => other.line(id),
        };
    }
    core.frame(0.0, || 0.0);
    let requests = core.take_requests();
    assert!(requests.len() > 1);
    core.respond(requests[0].tile, Response::Bytes(tile_bytes()), 0.0);
    for request in &requests[1..] {
        core.respond(request.tile, prepared_tile(&mut other), 0.0);
    }
    let mut now = 0.0;
    run(&mut core, &mut now);
    assert_eq!(core.slots.owners(), own.owners());
    assert!(core.canvas().meshes.values().all(|mesh| *mesh == expected));
}
