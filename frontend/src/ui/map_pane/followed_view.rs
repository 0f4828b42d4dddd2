//! Moves the overlay of the map with its view, frame by frame.
//!
//! The overlay is a layer that is rendered for one view. While the map moves, a CSS transform of the layer maps that view to the
//! present one, so that a frame sets only a few styles and yew renders nothing. Labels are placed again at intervals, and the
//! layer is rendered again when the map has been idle for a while.

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

/// How much two views may differ.
struct Tolerance {
    /// CSS pixels.
    px: f64,
    /// Zooms.
    zoom: f64,
}

/// A difference beyond which labels are placed again, because some would be missing or too close together.
const LABELS_TOLERANCE: Tolerance = Tolerance {
    px: 120.0,
    zoom: 0.25,
};
/// A difference beyond which the layer is rendered again, because the transformed layer would be too large or blurred.
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

    /// Whether the two views differ by more than a tolerance.
    fn is_beyond(self, tolerance: &Tolerance, size: Size) -> bool {
        let [cx, cy] = size.centre();
        let [x, y] = self.offset;
        let moved = (x + (self.scale - 1.0) * cx).hypot(y + (self.scale - 1.0) * cy);
        self.scale.log2().abs() > tolerance.zoom || moved > tolerance.px
    }

    /// The transform as CSS. Elements that keep their size on the screen are scaled back by `--unscale`.
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
    /// The view the layer was rendered for.
    drawn: Cell<View>,
    /// The view labels were last placed for.
    labels_at: Cell<View>,
    size: Cell<Size>,
    layer: NodeRef,
    labels: NodeRef,
    scale_bar: NodeRef,
    /// Places labels for the first view, on a layer that was rendered for the second.
    on_place_labels: RefCell<Callback<(View, View)>>,
    /// The time until labels may be placed again.
    pause: RefCell<Option<Timeout>>,
}

/// Follows a map of this size. Until the map first moves its view is `asked`.
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
    /// The view that the overlay is rendered for.
    pub fn drawn(&self) -> View {
        self.inner.drawn.get()
    }

    /// The map's view now, as a cell that can be read later.
    pub fn now(&self) -> Rc<Cell<View>> {
        self.inner.now.clone()
    }

    /// The layer, which is rendered for [`Self::drawn`] and transformed to the present view.
    pub fn layer(&self) -> NodeRef {
        self.inner.layer.clone()
    }

    /// The element on the layer that holds the labels.
    pub fn labels(&self) -> NodeRef {
        self.inner.labels.clone()
    }

    /// The scale bar, whose width is scaled by `--grown`.
    pub fn scale_bar(&self) -> NodeRef {
        self.inner.scale_bar.clone()
    }

    /// Sets the callback that places labels for the first view, on a layer that was rendered for the second.
    pub fn listen(&self, on_place_labels: Callback<(View, View)>) {
        self.inner.on_place_labels.replace(on_place_labels);
    }

    /// The map's view changed.
    pub fn moved(&self, view: View) {
        self.inner.now.set(view);
        let transform = self.inner.transform_from(&self.inner.drawn);
        if transform.is_beyond(&LAYER_TOLERANCE, self.inner.size.get()) {
            self.render();
        } else {
            self.apply(transform);
            self.place_labels_if_due();
        }
    }

    /// The map is idle: labels are placed for its final view.
    pub fn idle(&self) {
        self.inner.pause.take();
        if self.inner.labels_at.get() != self.inner.now.get() {
            self.place_labels();
        }
    }

    /// The view was written into the address after the map was idle for a while: the layer is rendered for it.
    pub fn view_written(&self) {
        self.render();
    }

    /// Places the labels for the map's view now.
    pub fn place_labels(&self) {
        let inner = &self.inner;
        inner.labels_at.set(inner.now.get());
        let on_place_labels = inner.on_place_labels.borrow().clone();
        on_place_labels.emit((inner.now.get(), inner.drawn.get()));
    }

    /// Places the labels if the view differs enough from that of the last placement, at most once per interval.
    fn place_labels_if_due(&self) {
        let inner = &self.inner;
        let transform = inner.transform_from(&inner.labels_at);
        let is_near = !transform.is_beyond(&LABELS_TOLERANCE, inner.size.get());
        if is_near || inner.pause.borrow().is_some() {
            return;
        }
        let later = self.clone();
        let pause = Timeout::new(LABELS_INTERVAL_MS, move || {
            // the timeout owns this closure, so it is dropped only at the end
            let ended = later.inner.pause.take();
            later.place_labels_if_due();
            drop(ended);
        });
        inner.pause.replace(Some(pause));
        self.place_labels();
    }

    /// Renders the layer for the present view. yew renders before the browser paints, so the transform is reset at once and the
    /// labels are placed in the same frame.
    fn render(&self) {
        let view = self.inner.now.get();
        self.inner.drawn.set(view);
        self.drawn.set(Some(view));
        self.apply(LayerTransform::NONE);
        self.place_labels();
    }

    fn apply(&self, transform: LayerTransform) {
        let LayerTransform { scale, .. } = transform;
        let unscale = scale.recip();
        platform::set_style(&self.inner.layer, "transform", &transform.css());
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
        let transform = LayerTransform::between(VIEW, view, SIZE);
        let LayerTransform { scale, offset } = transform;
        let (before, after) = (VIEW.project(point, SIZE), view.project(point, SIZE));
        for axis in [0, 1] {
            let at = scale * before[axis] + offset[axis];
            assert!((at - after[axis]).abs() < 0.01, "{at} {after:?}");
        }
        assert!(
            !transform.is_beyond(&LABELS_TOLERANCE, SIZE),
            "{transform:?}"
        );
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
    fn labels_are_placed_again_when_the_view_differs_enough() {
        assert!(!is_far(VIEW.panned([119.0, 0.0])));
        assert!(is_far(VIEW.panned([121.0, 0.0])));
        assert!(!is_far(View { zoom: 9.24, ..VIEW }));
        assert!(is_far(View { zoom: 9.26, ..VIEW }));
        assert!(is_far(View { zoom: 8.74, ..VIEW }));
    }
}
