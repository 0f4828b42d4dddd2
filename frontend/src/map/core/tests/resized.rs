//! A map whose visible size differs from the size its canvas has pixels for.

use super::*;
use crate::map::frame::Placement;

const WIDER: Size = Size {
    width: SIZE.width + 200.0,
    height: SIZE.height + 100.0,
};

fn symbols(core: &MapCore<Recording>) -> Placement {
    let last = core.canvas().last.as_ref().expect("a frame");
    let mut placements = last.steps.iter().filter_map(|step| match step {
        Step::Symbols(placement) => Some(*placement),
        Step::Mesh(_) => None,
    });
    placements.next().expect("symbols are drawn")
}

#[test]
fn the_map_stays_in_the_middle_until_its_canvas_has_other_pixels() {
    let (mut core, mut now) = (core(), 0.0);
    run(&mut core, &mut now);
    let (before, pixels) = (symbols(&core), core.canvas().size);
    core.resize(WIDER);
    run(&mut core, &mut now);
    assert_eq!(symbols(&core), before);
    assert_eq!(core.canvas().size, pixels);
    core.set_pixels(WIDER, 2.0);
    run(&mut core, &mut now);
    assert_eq!(core.canvas().size, [pixels[0] + 400, pixels[1] + 200]);
    let [x, y] = before.origin_px;
    let moved = Placement {
        origin_px: [x + 200.0, y + 100.0],
        ..before
    };
    assert_eq!(symbols(&core), moved);
}

#[test]
fn picking_uses_the_visible_size() {
    let (mut core, mut now) = (core(), 0.0);
    run(&mut core, &mut now);
    let before = core.pick([SIZE.width / 2.0, SIZE.height / 2.0], false);
    core.resize(WIDER);
    run(&mut core, &mut now);
    let after = core.pick([WIDER.width / 2.0, WIDER.height / 2.0], false);
    assert!(before.zone.is_some() || before.municipality.is_some());
    assert_eq!(after, before);
}
