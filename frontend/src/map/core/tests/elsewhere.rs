//! Tiles made ready in a worker, which has a style table of its own.

use super::*;
use crate::map::slots::Owner;

/// A tile as a worker with its own style table sends it.
fn made_ready(reader: &mut Slots) -> Response {
    let geometry = prepare(&tile_bytes(), reader);
    let owners = reader.owners().to_vec();
    Response::Prepared(tile_bytes(), Prepared { geometry, owners })
}

#[test]
fn a_tile_made_ready_elsewhere_is_drawn_as_one_made_ready_here() {
    let (mut here, mut ready) = (core(), core());
    let mut reader = Slots::default();
    let mut now = 0.0;
    run(&mut here, &mut now);
    for time in [0.0, 16.0, 32.0, 48.0] {
        ready.frame(time, || 0.0);
        for request in ready.take_requests() {
            ready.respond(request.tile, made_ready(&mut reader), time);
        }
    }
    assert!(ready.is_idle());
    assert_eq!(ready.canvas().meshes, here.canvas().meshes);
    assert_eq!(ready.canvas().styles, here.canvas().styles);
    assert_eq!(
        ready.pick([400.0, 300.0], false),
        here.pick([400.0, 300.0], false)
    );
}

#[test]
fn a_tile_made_ready_for_another_style_table_is_made_anew() {
    let (mut core, mut own, mut stranger) = (core(), Slots::default(), Slots::default());
    let expected = prepare(&tile_bytes(), &mut own);
    // as many slots, given out the other way round
    for owner in own.owners().iter().rev() {
        match owner {
            Owner::Municipality(istat) => stranger.municipality(*istat),
            Owner::Line(id) => stranger.line(id),
        };
    }
    core.frame(0.0, || 0.0);
    let requests = core.take_requests();
    assert!(requests.len() > 1);
    core.respond(requests[0].tile, Response::Bytes(tile_bytes()), 0.0);
    for request in &requests[1..] {
        core.respond(request.tile, made_ready(&mut stranger), 0.0);
    }
    let mut now = 0.0;
    run(&mut core, &mut now);
    assert_eq!(core.slots.owners(), own.owners());
    assert!(core.canvas().meshes.values().all(|mesh| *mesh == expected));
}
