//! Where the map looks, frame by frame. What lies over the map is a layer drawn for one view that follows it as one: two
//! styles a frame, and no work for the page. Names find new places now and then; the page is drawn anew when the map rests.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::{
    map::{Size, View},
    platform,
};

/// How far a view may be from another.
struct Reach {
    /// CSS pixels.
    px: f64,
    /// Zooms.
    zoom: f64,
}

/// Farther than this names find new places: some would be missing, or too close together.
const OF_NAMES: Reach = Reach {
    px: 120.0,
    zoom: 0.25,
};
/// Farther than this the layer is drawn anew: it would be too large, or too coarse.
const OF_LAYER: Reach = Reach {
    px: 4000.0,
    zoom: 1.0,
};
/// Time between two searches for places while the map moves, milliseconds.
const BETWEEN_MS: u32 = 250;

/// What makes places drawn for one view right at another: a place `p` goes to `scale * p + offset`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Shift {
    scale: f64,
    offset: [f64; 2],
}

impl Shift {
    const NONE: Self = Self {
        scale: 1.0,
        offset: [0.0; 2],
    };

    fn between(drawn: View, view: View, size: Size) -> Self {
        let scale = (view.zoom - drawn.zoom).exp2();
        let [x, y] = view.project([drawn.lon, drawn.lat], size);
        let [cx, cy] = size.centre();
        Self {
            scale,
            offset: [x - scale * cx, y - scale * cy],
        }
    }

    /// Whether the views it lies between are too far apart.
    fn is_beyond(self, reach: &Reach, size: Size) -> bool {
        let [cx, cy] = size.centre();
        let [x, y] = self.offset;
        let moved = (x + (self.scale - 1.0) * cx).hypot(y + (self.scale - 1.0) * cy);
        self.scale.log2().abs() > reach.zoom || moved > reach.px
    }

    /// The layer is scaled; what must keep its size is scaled back by `--unscale`.
    fn transform(self) -> String {
        let Self {
            scale,
            offset: [x, y],
        } = self;
        format!("translate({x:.2}px, {y:.2}px) scale({scale:.5})")
    }
}

/// Where the map looks now, and where it looked when the page was last drawn.
#[derive(Clone)]
pub struct Sight {
    seen: Rc<Seen>,
    drawn: UseStateHandle<Option<View>>,
}

struct Seen {
    now: Rc<Cell<View>>,
    /// The layer's own view.
    drawn: Cell<View>,
    /// Where the names last found places.
    placed: Cell<View>,
    size: Cell<Size>,
    layer: NodeRef,
    names: NodeRef,
    scale_bar: NodeRef,
    /// Finds places for the names at a view, on the layer of another.
    on_place: RefCell<Callback<(View, View)>>,
    /// Runs while no places are to be found.
    pause: RefCell<Option<Timeout>>,
}

/// Follows a map of some size, which looks where it is asked to until it moves.
#[hook]
pub fn use_sight(asked: View, size: Size) -> Sight {
    let drawn = use_state_eq(|| None::<View>);
    let seen = use_memo((), |()| Seen {
        now: Rc::new(Cell::new(asked)),
        drawn: Cell::new(asked),
        placed: Cell::new(asked),
        size: Cell::new(size),
        layer: NodeRef::default(),
        names: NodeRef::default(),
        scale_bar: NodeRef::default(),
        on_place: RefCell::new(Callback::noop()),
        pause: RefCell::default(),
    });
    seen.size.set(size);
    if drawn.is_none() {
        seen.now.set(asked);
        seen.drawn.set(asked);
    }
    Sight { seen, drawn }
}

impl Sight {
    /// Where the page draws what lies over the map.
    pub fn drawn(&self) -> View {
        self.seen.drawn.get()
    }

    /// Where the map looks now, for whoever asks later.
    pub fn now(&self) -> Rc<Cell<View>> {
        self.seen.now.clone()
    }

    /// What follows the map as one: drawn for [`Self::drawn`], moved and scaled from there. What keeps its size in it is
    /// scaled by `--unscale`.
    pub fn layer(&self) -> NodeRef {
        self.seen.layer.clone()
    }

    /// Where the names are, on the layer.
    pub fn names(&self) -> NodeRef {
        self.seen.names.clone()
    }

    /// What grows and shrinks with the map, by `--grown`.
    pub fn scale_bar(&self) -> NodeRef {
        self.seen.scale_bar.clone()
    }

    /// Who finds places for the names at a view, on the layer of another.
    pub fn listen(&self, on_place: Callback<(View, View)>) {
        self.seen.on_place.replace(on_place);
    }

    /// The map looks elsewhere.
    pub fn moved(&self, view: View) {
        self.seen.now.set(view);
        let shift = self.seen.shift_from(&self.seen.drawn);
        if shift.is_beyond(&OF_LAYER, self.seen.size.get()) {
            self.draw();
        } else {
            self.shift(shift);
            self.follow();
        }
    }

    /// The map is complete and nothing moves: the last places are found.
    pub fn settled(&self) {
        self.seen.pause.take();
        if self.seen.placed.get() != self.seen.now.get() {
            self.place();
        }
    }

    /// Nothing has moved for a while: everything is drawn for what is seen now.
    pub fn rested(&self) {
        self.draw();
    }

    /// The names find places for what the map shows now.
    pub fn place(&self) {
        let seen = &self.seen;
        seen.placed.set(seen.now.get());
        let on_place = seen.on_place.borrow().clone();
        on_place.emit((seen.now.get(), seen.drawn.get()));
    }

    fn follow(&self) {
        let seen = &self.seen;
        let shift = seen.shift_from(&seen.placed);
        if !shift.is_beyond(&OF_NAMES, seen.size.get()) || seen.pause.borrow().is_some() {
            return;
        }
        let later = self.clone();
        let pause = Timeout::new(BETWEEN_MS, move || {
            // it has run: what it holds is let go of when it has ended
            let ended = later.seen.pause.take();
            later.follow();
            drop(ended);
        });
        seen.pause.replace(Some(pause));
        self.place();
    }

    /// The page is drawn before the browser shows anything, so the layer is moved back at once, and the names with it.
    fn draw(&self) {
        let view = self.seen.now.get();
        self.seen.drawn.set(view);
        self.drawn.set(Some(view));
        self.shift(Shift::NONE);
        self.place();
    }

    fn shift(&self, shift: Shift) {
        let Shift { scale, .. } = shift;
        let unscale = scale.recip();
        platform::set_style(&self.seen.layer, "transform", &shift.transform());
        platform::set_style(&self.seen.layer, "--unscale", &format!("{unscale:.5}"));
        platform::set_style(&self.seen.scale_bar, "--grown", &format!("{scale:.5}"));
    }
}

impl Seen {
    fn shift_from(&self, view: &Cell<View>) -> Shift {
        Shift::between(view.get(), self.now.get(), self.size.get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size {
        width: 1000.0,
        height: 800.0,
    };
    const VIEW: View = View {
        zoom: 9.0,
        lat: 45.0,
        lon: 7.5,
    };

    fn assert_follows(view: View) {
        let point = [7.6, 45.1];
        let shift = Shift::between(VIEW, view, SIZE);
        let Shift { scale, offset } = shift;
        let (before, after) = (VIEW.project(point, SIZE), view.project(point, SIZE));
        for axis in [0, 1] {
            let at = scale * before[axis] + offset[axis];
            assert!((at - after[axis]).abs() < 0.01, "{at} {after:?}");
        }
        assert!(!shift.is_beyond(&OF_NAMES, SIZE), "{shift:?}");
    }

    fn is_far(view: View) -> bool {
        Shift::between(VIEW, view, SIZE).is_beyond(&OF_NAMES, SIZE)
    }

    #[test]
    fn the_layer_follows_a_map_that_is_dragged_or_zoomed() {
        assert_follows(VIEW);
        assert_follows(VIEW.panned([60.0, -40.0]));
        assert_follows(VIEW.zoomed_around(9.14, [200.0, 700.0], SIZE));
    }

    #[test]
    fn far_away_and_at_another_scale_places_are_found_anew() {
        assert!(!is_far(VIEW.panned([119.0, 0.0])));
        assert!(is_far(VIEW.panned([121.0, 0.0])));
        assert!(!is_far(View { zoom: 9.24, ..VIEW }));
        assert!(is_far(View { zoom: 9.26, ..VIEW }));
        assert!(is_far(View { zoom: 8.74, ..VIEW }));
    }
}
