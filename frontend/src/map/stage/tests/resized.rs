//! A map in a frame of another size than its canvas has pixels for.

use super::*;
use crate::map::canvas::Placement;

const WIDER: Size = Size {
    width: SIZE.width + 200.0,
    height: SIZE.height + 100.0,
};

fn symbols(stage: &Stage<Recording>) -> Placement {
    let last = stage.canvas().last.as_ref().expect("a frame");
    let mut placements = last.steps.iter().filter_map(|step| match step {
        Step::Symbols(placement) => Some(*placement),
        Step::Mesh(_) => None,
    });
    placements.next().expect("symbols are drawn")
}

#[test]
fn the_map_stays_in_the_middle_until_its_canvas_has_other_pixels() {
    let (mut stage, mut now) = (stage(), 0.0);
    run(&mut stage, &mut now);
    let (before, pixels) = (symbols(&stage), stage.canvas().size);
    stage.resize(WIDER);
    run(&mut stage, &mut now);
    assert_eq!(symbols(&stage), before);
    assert_eq!(stage.canvas().size, pixels);
    stage.set_pixels(WIDER, 2.0);
    run(&mut stage, &mut now);
    assert_eq!(stage.canvas().size, [pixels[0] + 400, pixels[1] + 200]);
    let [x, y] = before.origin_px;
    let moved = Placement {
        origin_px: [x + 200.0, y + 100.0],
        ..before
    };
    assert_eq!(symbols(&stage), moved);
}

#[test]
fn what_is_picked_is_what_is_seen_there() {
    let (mut stage, mut now) = (stage(), 0.0);
    run(&mut stage, &mut now);
    let before = stage.pick([SIZE.width / 2.0, SIZE.height / 2.0], false);
    stage.resize(WIDER);
    run(&mut stage, &mut now);
    let after = stage.pick([WIDER.width / 2.0, WIDER.height / 2.0], false);
    assert!(before.zone.is_some() || before.municipality.is_some());
    assert_eq!(after, before);
}
