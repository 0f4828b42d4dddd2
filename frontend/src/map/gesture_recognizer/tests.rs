use proptest::prelude::*;

use super::*;

fn down(id: i32, x: f64, y: f64) -> InputEvent {
    InputEvent::Down {
        id,
        at: [x, y],
        touch: false,
        shift: false,
    }
}

fn moved(id: i32, x: f64, y: f64) -> InputEvent {
    InputEvent::Move { id, at: [x, y] }
}

fn up(id: i32, x: f64, y: f64) -> InputEvent {
    InputEvent::Up { id, at: [x, y] }
}

/// Feeds events 16 ms apart and returns the gestures, without the grabs.
fn play(gestures: &mut GestureRecognizer, start: f64, events: &[InputEvent]) -> Vec<Gesture> {
    let mut out = vec![];
    for (i, event) in events.iter().enumerate() {
        out.extend(gestures.feed(*event, start + i as f64 * 16.0));
    }
    out.retain(|e| *e != Gesture::Grab);
    out
}

#[test]
fn a_press_without_movement_is_a_click() {
    let events = play(
        &mut GestureRecognizer::default(),
        0.0,
        &[down(1, 50.0, 60.0), moved(1, 51.0, 61.0), up(1, 51.0, 61.0)],
    );
    let click = Gesture::Click {
        at: [51.0, 61.0],
        touch: false,
    };
    assert_eq!(events, [click]);
}

#[test]
fn a_second_click_nearby_zooms_in_there() {
    let mut gestures = GestureRecognizer::default();
    play(
        &mut gestures,
        0.0,
        &[down(1, 50.0, 60.0), up(1, 50.0, 60.0)],
    );
    let events = play(
        &mut gestures,
        150.0,
        &[down(1, 52.0, 60.0), up(1, 52.0, 60.0)],
    );
    let zoom = Gesture::Zoom {
        levels: 1.0,
        around: Some([52.0, 60.0]),
    };
    assert_eq!(events, [zoom]);
}

#[test]
fn a_second_click_elsewhere_or_later_is_a_click() {
    for (x, time) in [(200.0, 150.0), (50.0, 900.0)] {
        let mut gestures = GestureRecognizer::default();
        play(
            &mut gestures,
            0.0,
            &[down(1, 50.0, 60.0), up(1, 50.0, 60.0)],
        );
        let events = play(&mut gestures, time, &[down(1, x, 60.0), up(1, x, 60.0)]);
        assert!(matches!(events[..], [Gesture::Click { .. }]));
    }
}

#[test]
fn a_drag_pans_by_the_whole_distance_and_ends_in_a_fling() {
    let events = play(
        &mut GestureRecognizer::default(),
        0.0,
        &[
            down(1, 0.0, 0.0),
            moved(1, 10.0, 0.0),
            moved(1, 30.0, 5.0),
            up(1, 30.0, 5.0),
        ],
    );
    let panned = events.iter().fold([0.0, 0.0], |sum, e| match e {
        Gesture::Pan([dx, dy]) => [sum[0] + dx, sum[1] + dy],
        _ => sum,
    });
    assert!(distance(panned, [30.0, 5.0]) < 1e-9, "{panned:?}");
    assert!(matches!(events.last(), Some(Gesture::Fling([vx, _])) if *vx > 0.3));
}

#[test]
fn a_drag_that_stops_before_its_release_ends_in_no_fling() {
    let mut gestures = GestureRecognizer::default();
    play(
        &mut gestures,
        0.0,
        &[down(1, 0.0, 0.0), moved(1, 40.0, 0.0)],
    );
    let events = gestures.feed(up(1, 40.0, 0.0), 400.0);
    assert_eq!(events, []);
}

#[test]
fn two_fingers_pinch_around_their_middle() {
    let events = play(
        &mut GestureRecognizer::default(),
        0.0,
        &[
            down(1, 100.0, 100.0),
            down(2, 200.0, 100.0),
            moved(2, 300.0, 100.0),
        ],
    );
    let pinch = Gesture::Pinch {
        levels: 1.0,
        from: [150.0, 100.0],
        to: [200.0, 100.0],
    };
    assert_eq!(events, [pinch]);
}

#[test]
fn lifting_the_fingers_of_a_pinch_is_no_click() {
    let events = play(
        &mut GestureRecognizer::default(),
        0.0,
        &[
            down(1, 100.0, 100.0),
            down(2, 200.0, 100.0),
            up(2, 200.0, 100.0),
            moved(1, 150.0, 100.0),
            up(1, 150.0, 100.0),
        ],
    );
    assert_eq!(events, []);
}

#[test]
fn shift_and_drag_draw_a_box_that_escape_cancels() {
    let start = InputEvent::Down {
        id: 1,
        at: [10.0, 10.0],
        touch: false,
        shift: true,
    };
    let (a, b) = ([10.0, 10.0], [90.0, 70.0]);
    let drawn = play(
        &mut GestureRecognizer::default(),
        0.0,
        &[start, moved(1, 90.0, 70.0), up(1, 90.0, 70.0)],
    );
    assert_eq!(drawn, [Gesture::ZoomBox(a, b), Gesture::ZoomBoxDone(a, b)]);
    let escape = InputEvent::Key(Key::Escape);
    let cancelled = play(
        &mut GestureRecognizer::default(),
        0.0,
        &[start, moved(1, 90.0, 70.0), escape, up(1, 90.0, 70.0)],
    );
    assert_eq!(
        cancelled,
        [Gesture::ZoomBox(a, b), Gesture::ZoomBoxCancelled]
    );
}

#[test]
fn the_wheel_zooms_at_the_pointer_by_one_level_at_most() {
    let wheel = |delta_px| InputEvent::Wheel {
        at: [5.0, 6.0],
        delta_px,
        pinch: false,
    };
    let levels = |delta_px| match GestureRecognizer::default().feed(wheel(delta_px), 0.0)[..] {
        [Gesture::Zoom { levels, around }] => {
            assert_eq!(around, Some([5.0, 6.0]));
            levels
        }
        _ => panic!("no zoom"),
    };
    assert!(levels(-100.0) > 0.2 && levels(100.0) < -0.2);
    assert!((levels(1e9) + 1.0).abs() < 1e-9);
}

#[test]
fn moving_without_pressing_hovers() {
    let hover = play(
        &mut GestureRecognizer::default(),
        0.0,
        &[moved(1, 3.0, 4.0)],
    );
    assert_eq!(hover, [Gesture::Hover([3.0, 4.0])]);
}

fn raw_events() -> impl Strategy<Value = InputEvent> {
    let at = (-50.0..900.0, -50.0..900.0).prop_map(|(x, y)| [x, y]);
    prop_oneof![
        (0..3, at.clone(), any::<bool>(), any::<bool>()).prop_map(|(id, at, touch, shift)| {
            InputEvent::Down {
                id,
                at,
                touch,
                shift,
            }
        }),
        (0..3, at.clone()).prop_map(|(id, at)| InputEvent::Move { id, at }),
        (0..3, at.clone()).prop_map(|(id, at)| InputEvent::Up { id, at }),
        (0..3).prop_map(|id| InputEvent::Cancel { id }),
        (at, -500.0..500.0, any::<bool>()).prop_map(|(at, delta_px, pinch)| InputEvent::Wheel {
            at,
            delta_px,
            pinch
        }),
        Just(InputEvent::Key(Key::Escape)),
    ]
}

proptest! {
    /// Whatever the order of events, every number is finite and a box that was begun is done or cancelled.
    #[test]
    fn any_sequence_of_events_gives_finite_gestures(events in proptest::collection::vec(raw_events(), 0..60)) {
        let mut gestures = GestureRecognizer::default();
        let mut box_open = false;
        for (i, event) in events.into_iter().enumerate() {
            for gesture in gestures.feed(event, i as f64 * 7.0) {
                match gesture {
                    Gesture::ZoomBox(..) => box_open = true,
                    Gesture::ZoomBoxDone(..) | Gesture::ZoomBoxCancelled => box_open = false,
                    Gesture::Fling([x, y]) | Gesture::Pan([x, y]) => prop_assert!(x.is_finite() && y.is_finite()),
                    Gesture::Pinch { levels, .. } => prop_assert!(levels.is_finite()),
                    _ => {}
                }
            }
            if gestures.is_idle() {
                prop_assert!(!box_open);
            }
        }
    }
}
