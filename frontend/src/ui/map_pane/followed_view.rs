//! The overlay of the map follows its view frame by frame.
//!
//! The overlay is a layer rendered for one view. While the map moves, a CSS transform of the layer maps that view to the
//! present one: two styles a frame, and yew renders nothing. Labels are placed again at intervals, and the layer is
//! rendered again when the map is idle.

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
struct Tolerance {
    /// CSS pixels.
    px: f64,
    /// Zooms.
    zoom: f64,
}

/// Beyond this labels are placed again: some would be missing, or too close together.
const LABELS_TOLERANCE: Tolerance = Tolerance {
    px: 120.0,
    zoom: 0.25,
};
/// Beyond this the layer is rendered again: it would be too large, or too coarse.
const LAYER_TOLERANCE: Tolerance = Tolerance {
    px: 4000.0,
    zoom: 1.0,
};
/// Time between two placements of labels while the map moves, milliseconds.
const LABELS_INTERVAL_MS: u32 = 250;

/// The transform from positions in one view to those in another: a point `p` goes to `scale * p + offset`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct LayerTransform {
    scale: f64,
    offset: [f64; 2],
}

impl LayerTransform {
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
    fn is_beyond(self, tolerance: &Tolerance, size: Size) -> bool {
        let [cx, cy] = size.centre();
        let [x, y] = self.offset;
        let moved = (x + (self.scale - 1.0) * cx).hypot(y + (self.scale - 1.0) * cy);
        self.scale.log2().abs() > tolerance.zoom || moved > tolerance.px
    }

    /// The layer is scaled; what must keep its size is scaled back by `--unscale`.
    fn css(self) -> String {
        let Self {
            scale,
            offset: [x, y],
        } = self;
        format!("translate({x:.2}px, {y:.2}px) scale({scale:.5})")
    }
}

/// The view of the map now, and the view the overlay was last rendered for.
#[derive(Clone)]
pub struct FollowedView {
    inner: Rc<Inner>,
    drawn: UseStateHandle<Option<View>>,
}

struct Inner {
    now: Rc<Cell<View>>,
    /// The layer's own view.
    drawn: Cell<View>,
    /// The view labels were last placed for.
    labels_at: Cell<View>,
    size: Cell<Size>,
    layer: NodeRef,
    labels: NodeRef,
    scale_bar: NodeRef,
    /// Places labels for a view, on the layer of another.
    on_place_labels: RefCell<Callback<(View, View)>>,
    /// Runs while labels are not to be placed.
    pause: RefCell<Option<Timeout>>,
}

/// Follows a map of some size, which looks where it is asked to until it moves.
#[hook]
pub fn use_followed_view(asked: View, size: Size) -> FollowedView {
    let drawn = use_state_eq(|| None::<View>);
    let inner = use_memo((), |()| Inner {
        now: Rc::new(Cell::new(asked)),
        drawn: Cell::new(asked),
        labels_at: Cell::new(asked),
        size: Cell::new(size),
        layer: NodeRef::default(),
        labels: NodeRef::default(),
        scale_bar: NodeRef::default(),
        on_place_labels: RefCell::new(Callback::noop()),
        pause: RefCell::default(),
    });
    inner.size.set(size);
    if drawn.is_none() {
        inner.now.set(asked);
        inner.drawn.set(asked);
    }
    FollowedView { inner, drawn }
}

impl FollowedView {
    /// Where the page draws what lies over the map.
    pub fn drawn(&self) -> View {
        self.inner.drawn.get()
    }

    /// Where the map looks now, for whoever asks later.
    pub fn now(&self) -> Rc<Cell<View>> {
        self.inner.now.clone()
    }

    /// What follows the map as one: drawn for [`Self::drawn`], moved and scaled from there. What keeps its size in it is
    /// scaled by `--unscale`.
    pub fn layer(&self) -> NodeRef {
        self.inner.layer.clone()
    }

    /// Where the names are, on the layer.
    pub fn labels(&self) -> NodeRef {
        self.inner.labels.clone()
    }

    /// What grows and shrinks with the map, by `--grown`.
    pub fn scale_bar(&self) -> NodeRef {
        self.inner.scale_bar.clone()
    }

    /// Who finds places for the names at a view, on the layer of another.
    pub fn listen(&self, on_place_labels: Callback<(View, View)>) {
        self.inner.on_place_labels.replace(on_place_labels);
    }

    /// The map looks elsewhere.
    pub fn moved(&self, view: View) {
        self.inner.now.set(view);
        let shift = self.inner.transform_from(&self.inner.drawn);
        if shift.is_beyond(&LAYER_TOLERANCE, self.inner.size.get()) {
            self.draw();
        } else {
            self.apply(shift);
            self.follow();
        }
    }

    /// The map is complete and nothing moves: the last places are found.
    pub fn idle(&self) {
        self.inner.pause.take();
        if self.inner.labels_at.get() != self.inner.now.get() {
            self.place_labels();
        }
    }

    /// Nothing has moved for a while: everything is drawn for what is seen now.
    pub fn view_written(&self) {
        self.draw();
    }

    /// The names find places for what the map shows now.
    pub fn place_labels(&self) {
        let inner = &self.inner;
        inner.labels_at.set(inner.now.get());
        let on_place_labels = inner.on_place_labels.borrow().clone();
        on_place_labels.emit((inner.now.get(), inner.drawn.get()));
    }

    fn follow(&self) {
        let inner = &self.inner;
        let shift = inner.transform_from(&inner.labels_at);
        if !shift.is_beyond(&LABELS_TOLERANCE, inner.size.get()) || inner.pause.borrow().is_some() {
            return;
        }
        let later = self.clone();
        let pause = Timeout::new(LABELS_INTERVAL_MS, move || {
            // it has run: what it holds is let go of when it has ended
            let ended = later.inner.pause.take();
            later.follow();
            drop(ended);
        });
        inner.pause.replace(Some(pause));
        self.place_labels();
    }

    /// The page is drawn before the browser shows anything, so the layer is moved back at once, and the names with it.
    fn draw(&self) {
        let view = self.inner.now.get();
        self.inner.drawn.set(view);
        self.drawn.set(Some(view));
        self.apply(LayerTransform::NONE);
        self.place_labels();
    }

    fn apply(&self, shift: LayerTransform) {
        let LayerTransform { scale, .. } = shift;
        let unscale = scale.recip();
        platform::set_style(&self.inner.layer, "transform", &shift.css());
        platform::set_style(&self.inner.layer, "--unscale", &format!("{unscale:.5}"));
        platform::set_style(&self.inner.scale_bar, "--grown", &format!("{scale:.5}"));
    }
}

impl Inner {
    fn transform_from(&self, view: &Cell<View>) -> LayerTransform {
        LayerTransform::between(view.get(), self.now.get(), self.size.get())
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
        let shift = LayerTransform::between(VIEW, view, SIZE);
        let LayerTransform { scale, offset } = shift;
        let (before, after) = (VIEW.project(point, SIZE), view.project(point, SIZE));
        for axis in [0, 1] {
            let at = scale * before[axis] + offset[axis];
            assert!((at - after[axis]).abs() < 0.01, "{at} {after:?}");
        }
        assert!(!shift.is_beyond(&LABELS_TOLERANCE, SIZE), "{shift:?}");
    }

    fn is_far(view: View) -> bool {
        LayerTransform::between(VIEW, view, SIZE).is_beyond(&LABELS_TOLERANCE, SIZE)
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
