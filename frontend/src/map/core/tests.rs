mod failures;
mod resized;
mod worker_tiles;

use geodata_model::Bbox;
use geodata_mvt::decode::Value;

use super::{MapCore, Response, Wake};
use crate::map::event::{MapEvent, MapOptions, Samples, Transition};
use crate::map::frame::Step;
use crate::map::input_event::{InputEvent, Key};
use crate::map::mesh::Part;
use crate::map::scene::{Circle, HoverUnit, LineStyle, Scene, Shape};
use crate::map::slots::Slots;
use crate::map::testing::canvas::Recording;
use crate::map::testing::tile::{TestFeature, encode};
use crate::map::tiles::cache::CAPACITY;
use crate::map::tiles::prepare::{Prepared, prepare};
use crate::map::tiles::source::TileSource;
use crate::map::view::{Size, View};

const BOUNDS: Bbox = [6.5, 44.5, 8.3, 45.7];
const SIZE: Size = Size {
    width: 800.0,
    height: 600.0,
};

fn source() -> TileSource {
    let json =
        br#"{"tiles":["/t/{z}/{x}/{y}"],"minzoom":5,"maxzoom":12,"bounds":[6.5,44.5,8.3,45.7]}"#;
    TileSource::from_json(json).unwrap()
}

fn core() -> MapCore<Recording> {
    let options = MapOptions {
        tilejson: String::new(),
        view: View {
            zoom: 10.5,
            lat: 45.0,
            lon: 7.5,
        },
        bounds: BOUNDS,
        reduced_motion: false,
        samples: Samples::Auto,
    };
    let mut core = MapCore::new(Recording::default(), &options, source(), SIZE, 2.0);
    core.set_scene(scene());
    core
}

fn scene() -> Scene {
    let mut scene = Scene::default();
    scene.municipality_fill.insert(1191, [1, 2, 3, 255]);
    let line = LineStyle {
        colour: [200, 0, 0, 255],
        width: 3.0,
        dashed: false,
        visible: true,
    };
    scene.lines.insert("ciclovia".into(), line);
    scene.circles.push(Circle {
        id: "casa".into(),
        lonlat: [7.5, 45.0],
        radius_px: 6.0,
        fill: [0, 0, 0, 255],
        stroke: [255; 4],
        stroke_px: 1.5,
        shape: Shape::Circle,
    });
    scene
}

/// A tile wholly inside one municipality of zone 5, crossed by a line.
fn tile_bytes() -> Vec<u8> {
    let ring = [[-128, -128], [4224, -128], [4224, 4224], [-128, 4224]];
    let zone = ("zone", Value::Number(5.0));
    let id = ("id", Value::Text("ciclovia".into()));
    let class = ("class", Value::Text("zone".into()));
    encode(&[
        (
            "municipalities",
            vec![TestFeature::polygon(1191, &ring, &[zone])],
        ),
        ("zones", vec![TestFeature::polygon(5, &ring, &[])]),
        (
            "borders",
            vec![TestFeature::line(&[[0, 9], [4096, 9]], &[class])],
        ),
        (
            "projects_line",
            vec![TestFeature::line(&[[-128, 2048], [4224, 2048]], &[id])],
        ),
    ])
}

/// Draws frames and answers each request at once, until the map sleeps; returns the number of frames.
fn run(core: &mut MapCore<Recording>, now: &mut f64) -> usize {
    for frames in 1..2000 {
        *now += 16.0;
        let wake = core.frame(*now, || 0.0);
        let requests = core.take_requests();
        for request in &requests {
            core.respond(request.tile, Response::Bytes(tile_bytes()), *now);
        }
        if wake == Wake::Sleep && requests.is_empty() {
            return frames;
        }
    }
    panic!("the map never sleeps");
}

#[test]
fn the_map_loads_draws_and_sleeps() {
    let mut core = core();
    let mut now = 0.0;
    assert!(!core.is_idle());
    run(&mut core, &mut now);
    assert!(core.is_idle());
    let events = core.take_events();
    assert_eq!(events.first(), Some(&MapEvent::Ready));
    assert_eq!(events.last(), Some(&MapEvent::Idle));
    let canvas = core.canvas();
    for part in [Part::Fill, Part::ZoneBorders] {
        assert_eq!(canvas.drawn(part).len(), core.cover().len());
    }
    assert!(
        canvas
            .last
            .iter()
            .any(|f| f.steps.iter().any(|s| matches!(s, Step::Symbols(_))))
    );
}

#[test]
fn a_map_of_more_tiles_than_are_requested_at_once_is_completed() {
    let mut core = core();
    core.resize(Size::new(2400.0, 1800.0));
    core.set_pixels(Size::new(2400.0, 1800.0), 1.0);
    let mut now = 0.0;
    run(&mut core, &mut now);
    assert!(core.cover().len() > 8, "more than are requested at once");
    assert!(core.is_idle());
}

#[test]
fn a_sleeping_map_draws_nothing() {
    let mut core = core();
    let mut now = 0.0;
    run(&mut core, &mut now);
    let frames = core.canvas().frames;
    for _ in 0..10 {
        assert_eq!(core.frame(now, || 0.0), Wake::Sleep);
    }
    assert_eq!(core.canvas().frames, frames);
}

#[test]
fn the_fills_of_a_frame_cover_the_canvas_once() {
    let mut core = core();
    let mut now = 0.0;
    run(&mut core, &mut now);
    let area: u32 = core
        .canvas()
        .drawn(Part::Fill)
        .iter()
        .map(|d| d.clip.width * d.clip.height)
        .sum();
    assert_eq!(area, 1600 * 1200);
}

#[test]
fn recolouring_uploads_no_geometry() {
    let mut core = core();
    let mut now = 0.0;
    run(&mut core, &mut now);
    let (uploads, styles) = (core.canvas().uploads, core.canvas().style_changes);
    let mut scene = scene();
    scene.municipality_fill.insert(1191, [9, 9, 9, 255]);
    core.set_scene(scene);
    run(&mut core, &mut now);
    assert_eq!(core.canvas().uploads, uploads);
    assert_eq!(core.canvas().style_changes, styles + 1);
    assert!(core.canvas().styles.chunks(4).any(|c| c == [9, 9, 9, 255]));
}

#[test]
fn the_same_scene_changes_nothing() {
    let mut core = core();
    let mut now = 0.0;
    run(&mut core, &mut now);
    let frames = core.canvas().frames;
    core.set_scene(scene());
    run(&mut core, &mut now);
    assert_eq!(core.canvas().frames, frames);
}

#[test]
fn hovering_outlines_the_unit_and_reports_it() {
    let mut core = core();
    let mut now = 0.0;
    run(&mut core, &mut now);
    core.take_events();
    let at = [390.0, 150.0];
    core.input(InputEvent::Move { id: 1, at }, now);
    run(&mut core, &mut now);
    let events = core.take_events();
    let [MapEvent::Hover(Some(picked), [x, y])] = &events[..] else {
        panic!("{events:?}");
    };
    assert_eq!((picked.municipality, picked.zone), (Some(1191), Some(5)));
    assert!((x - at[0]).hypot(y - at[1]) < 1e-9);
    assert!(!core.canvas().drawn(Part::AllSegments).is_empty());
    assert!(core.is_idle());
    core.input(InputEvent::Cancel { id: 1 }, now);
    run(&mut core, &mut now);
    assert!(matches!(core.take_events()[..], [MapEvent::Hover(None, _)]));
    assert!(core.canvas().drawn(Part::AllSegments).is_empty());
}

#[test]
fn the_hover_ends_while_the_map_is_dragged() {
    let mut core = core();
    let mut now = 0.0;
    run(&mut core, &mut now);
    let (id, at, touch, shift) = (1, [390.0, 150.0], false, false);
    let hovers = |events: Vec<MapEvent>| -> Vec<bool> {
        let hovers = events.into_iter().filter_map(|event| match event {
            MapEvent::Hover(picked, _) => Some(picked.is_some()),
            _ => None,
        });
        hovers.collect()
    };
    core.input(InputEvent::Move { id, at }, now);
    run(&mut core, &mut now);
    assert_eq!(hovers(core.take_events()), [true]);
    core.input(
        InputEvent::Down {
            id,
            at,
            touch,
            shift,
        },
        now,
    );
    for x in [400.0, 420.0, 440.0] {
        let at = [x, 150.0];
        core.input(InputEvent::Move { id, at }, now);
        now += 16.0;
        core.frame(now, || 0.0);
    }
    assert_eq!(hovers(core.take_events()), [false]);
    let at = [440.0, 150.0];
    core.input(InputEvent::Up { id, at }, now + 500.0);
    run(&mut core, &mut now);
    assert_eq!(hovers(core.take_events()), [true]);
}

#[test]
fn a_click_picks_circle_line_and_municipality() {
    let mut core = core();
    let mut now = 0.0;
    run(&mut core, &mut now);
    core.take_events();
    let at = core.view().project([7.5, 45.0], SIZE);
    let (touch, shift) = (false, false);
    core.input(
        InputEvent::Down {
            id: 1,
            at,
            touch,
            shift,
        },
        now,
    );
    core.input(InputEvent::Up { id: 1, at }, now + 50.0);
    let events = core.take_events();
    let [MapEvent::Click(picked)] = &events[..] else {
        panic!("{events:?}");
    };
    assert_eq!(picked.circles, ["casa"]);
    assert_eq!(picked.municipality, Some(1191));
    assert!((picked.lonlat[0] - 7.5).abs() < 1e-9);
    // the line runs through the middle of each tile
    let tile = core.cover()[0];
    let ([left, top], side) = tile.on_screen(&core.view(), SIZE);
    let on_line = [left + side * 0.3, top + side * 0.5 + 3.0];
    assert_eq!(core.pick(on_line, false).lines, ["ciclovia"]);
    assert_eq!(
        core.pick([on_line[0], on_line[1] + 30.0], false).lines,
        [""; 0]
    );
}

#[test]
fn while_zooming_in_parents_fill_the_screen() {
    let mut core = core();
    let mut now = 0.0;
    run(&mut core, &mut now);
    core.set_view(
        View {
            zoom: 11.5,
            ..core.view()
        },
        Transition::Jump,
    );
    now += 16.0;
    core.frame(now, || 0.0);
    let area: u32 = core
        .canvas()
        .drawn(Part::Fill)
        .iter()
        .map(|d| d.clip.width * d.clip.height)
        .sum();
    assert_eq!(area, 1600 * 1200);
    assert!(!core.is_idle());
}

#[test]
fn beyond_the_highest_zoom_no_other_tiles_are_requested() {
    let mut core = core();
    let mut now = 0.0;
    core.set_view(
        View {
            zoom: 12.5,
            ..core.view()
        },
        Transition::Jump,
    );
    run(&mut core, &mut now);
    core.set_view(
        View {
            zoom: 15.8,
            ..core.view()
        },
        Transition::Jump,
    );
    now += 16.0;
    core.frame(now, || 0.0);
    assert_eq!(core.take_requests(), []);
    assert!(core.is_idle());
}

#[test]
fn loading_stops_when_the_time_of_the_frame_is_used() {
    let mut core = core();
    core.frame(0.0, || 0.0);
    for request in core.take_requests() {
        core.respond(request.tile, Response::Bytes(tile_bytes()), 0.0);
    }
    let waiting = core.arrived.len();
    assert!(waiting > 1);
    let time = std::cell::Cell::new(0.0);
    let clock = || time.replace(time.get() + 10.0);
    assert_eq!(core.frame(16.0, clock), Wake::NextFrame);
    assert_eq!(core.arrived.len(), waiting - 1);
}

#[test]
fn a_flight_reports_every_view_and_then_idle() {
    let mut core = core();
    let mut now = 0.0;
    run(&mut core, &mut now);
    core.take_events();
    core.fit([7.2, 45.0, 7.3, 45.1], [20.0; 4], Transition::Fly);
    assert!(!core.is_idle());
    run(&mut core, &mut now);
    let events = core.take_events();
    let views = events
        .iter()
        .filter(|e| matches!(e, MapEvent::ViewChanged(_)));
    assert!(views.count() > 10);
    assert_eq!(events.last(), Some(&MapEvent::Idle));
}

#[test]
fn a_zoom_box_is_drawn_and_its_mesh_released() {
    let mut core = core();
    let mut now = 0.0;
    run(&mut core, &mut now);
    let meshes = core.canvas().meshes.len();
    let (touch, shift) = (false, true);
    core.input(
        InputEvent::Down {
            id: 1,
            at: [10.0, 10.0],
            touch,
            shift,
        },
        now,
    );
    core.input(
        InputEvent::Move {
            id: 1,
            at: [90.0, 80.0],
        },
        now,
    );
    assert_eq!(core.cursor(), "crosshair");
    now += 16.0;
    core.frame(now, || 0.0);
    assert_eq!(core.canvas().drawn(Part::AllSegments).len(), 1);
    assert_eq!(core.canvas().meshes.len(), meshes);
    core.input(InputEvent::Key(Key::Escape), now);
    run(&mut core, &mut now);
    assert!(core.canvas().drawn(Part::AllSegments).is_empty());
}
