use proptest::prelude::*;

use super::*;

const BOUNDS: Bbox = [6.0, 44.0, 9.0, 46.0];
const SIZE: Size = Size {
    width: 1000.0,
    height: 600.0,
};
const START: View = View {
    zoom: 9.0,
    lat: 45.0,
    lon: 7.5,
};

fn camera() -> Camera {
    Camera::new(START, BOUNDS, false)
}

/// Advances the camera at 60 frames a second until it is still; returns the time it took, in milliseconds.
fn run_until_still(camera: &mut Camera) -> f64 {
    let mut now = 0.0;
    while camera.is_moving() && now < 20_000.0 {
        now += 16.0;
        camera.step(SIZE, now);
    }
    now
}

#[test]
fn a_flight_ends_at_its_view() {
    let mut camera = camera();
    let to = View {
        zoom: 12.0,
        lat: 45.3,
        lon: 7.1,
    };
    camera.fly(to, SIZE);
    let took = run_until_still(&mut camera);
    assert!((300.0..2600.0).contains(&took), "{took} ms");
    let end = camera.view();
    assert!((end.zoom - 12.0).abs() < 1e-9 && (end.lat - 45.3).abs() < 1e-9);
}

#[test]
fn reduced_motion_jumps() {
    let mut camera = Camera::new(START, BOUNDS, true);
    camera.fly(
        View {
            zoom: 12.0,
            ..START
        },
        SIZE,
    );
    assert!(!camera.is_moving());
    assert!((camera.view().zoom - 12.0).abs() < 1e-9);
    camera.apply(Gesture::Fling([2.0, 0.0]), SIZE, 0.0);
    assert!(!camera.is_moving());
    let around = None;
    camera.apply(
        Gesture::Zoom {
            levels: 1.0,
            around,
        },
        SIZE,
        0.0,
    );
    assert!((camera.view().zoom - 13.0).abs() < 1e-9);
}

#[test]
fn a_grab_stops_inertia() {
    let mut camera = camera();
    camera.apply(Gesture::Fling([1.0, 0.0]), SIZE, 0.0);
    assert!(camera.step(SIZE, 16.0));
    camera.apply(Gesture::Grab, SIZE, 20.0);
    assert!(!camera.is_moving());
}

#[test]
fn inertia_moves_on_in_the_direction_of_the_fling_and_ends() {
    let mut camera = camera();
    camera.apply(Gesture::Fling([1.0, 0.0]), SIZE, 0.0);
    let took = run_until_still(&mut camera);
    assert!((500.0..3000.0).contains(&took), "{took} ms");
    assert!(camera.view().lon < START.lon);
    assert!((camera.view().lat - START.lat).abs() < 1e-9);
}

#[test]
fn wheel_notches_add_up() {
    let mut camera = camera();
    let around = Some([100.0, 100.0]);
    let place = camera.view().unproject([100.0, 100.0], SIZE);
    for now in [0.0, 50.0, 100.0] {
        camera.step(SIZE, now);
        camera.apply(
            Gesture::Zoom {
                levels: 0.5,
                around,
            },
            SIZE,
            now,
        );
    }
    run_until_still(&mut camera);
    assert!((camera.view().zoom - 10.5).abs() < 1e-9);
    let [x, y] = camera.view().project(place, SIZE);
    assert!((x - 100.0).abs() < 1e-3 && (y - 100.0).abs() < 1e-3);
}

#[test]
fn arrow_keys_move_by_their_step() {
    let mut camera = camera();
    let place = [START.lon, START.lat];
    camera.apply(Gesture::PanSmoothly([120.0, 0.0]), SIZE, 0.0);
    camera.step(SIZE, 30.0);
    camera.apply(Gesture::PanSmoothly([120.0, 0.0]), SIZE, 30.0);
    run_until_still(&mut camera);
    let [x, _] = camera.view().project(place, SIZE);
    assert!((x - 740.0).abs() < 0.01, "{x}");
}

#[test]
fn a_smooth_pan_completes_a_smooth_zoom_under_way_and_the_other_way_round() {
    let mut camera = camera();
    let place = [START.lon, START.lat];
    let around = None;
    camera.apply(
        Gesture::Zoom {
            levels: 1.0,
            around,
        },
        SIZE,
        0.0,
    );
    camera.step(SIZE, 30.0);
    camera.apply(Gesture::PanSmoothly([100.0, 0.0]), SIZE, 30.0);
    camera.step(SIZE, 60.0);
    camera.apply(
        Gesture::Zoom {
            levels: 1.0,
            around,
        },
        SIZE,
        60.0,
    );
    run_until_still(&mut camera);
    assert!((camera.view().zoom - 11.0).abs() < 1e-9);
    let [x, _] = camera.view().project(place, SIZE);
    assert!((x - 700.0).abs() < 0.01, "{x}");
}

#[test]
fn a_zoom_box_fills_the_map() {
    let mut camera = Camera::new(START, BOUNDS, true);
    let corner = camera.view().unproject([400.0, 240.0], SIZE);
    camera.apply(
        Gesture::ZoomBoxDone([400.0, 240.0], [600.0, 360.0]),
        SIZE,
        0.0,
    );
    let [x, y] = camera.view().project(corner, SIZE);
    assert!(x.abs() < 0.01 && y.abs() < 0.01, "{x} {y}");
}

proptest! {
    #[test]
    fn the_view_stays_allowed(zoom in 0.0..30.0, lat in -90.0..90.0, lon in -180.0..180.0, now in 0.0..4000.0) {
        let mut camera = camera();
        camera.fly(View { zoom, lat, lon }, SIZE);
        camera.step(SIZE, 0.0);
        camera.step(SIZE, now);
        let view = camera.view();
        prop_assert_eq!(view, view.clamped(BOUNDS));
    }
}
