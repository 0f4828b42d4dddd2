//! Writes the view of a moved map into the address once it has been idle for a while, not at every frame.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{followed_view::FollowedView, page_view};
use crate::{
    map::{Size, View},
    ui::{
        context::Ui,
        navigation::{Action, Arrival},
    },
};

/// How long the map must be idle before its view is written, in milliseconds. The map is also idle for moments between the
/// movements of a drag or the turns of a wheel, and each new address costs some 20 ms, in which yew and the browser update the
/// page.
const DEBOUNCE_MS: u32 = 400;

/// The view the map was last moved to, until it is written into the address.
#[derive(Clone, Default)]
pub struct DebouncedView(Rc<RefCell<PendingView>>);

#[derive(Default)]
struct PendingView {
    view: Option<View>,
    timer: Option<Timeout>,
    on_idle: Callback<View>,
}

/// The view to be written; it is dispatched with the state that the page has when the time is over.
#[hook]
pub fn use_debounced_view(
    ui: &Ui,
    followed_view: &FollowedView,
    arrival: Arrival,
    size: Size,
) -> DebouncedView {
    let debounced_view = (*use_memo((), |()| DebouncedView::default())).clone();
    let (ui, followed_view) = (ui.clone(), followed_view.clone());
    debounced_view.0.borrow_mut().on_idle = Callback::from(move |view| {
        followed_view.view_written();
        let view = page_view::view_to_write(&ui.data, &ui.page, view, size);
        ui.dispatch.emit(Action::MoveView(view, arrival));
    });
    debounced_view
}

impl DebouncedView {
    /// The view changed.
    pub fn moved(&self, view: View) {
        let mut pending = self.0.borrow_mut();
        pending.timer = None;
        pending.view = Some(view);
    }

    /// The map is idle: the time begins.
    pub fn idle(&self) {
        let mut pending = self.0.borrow_mut();
        if pending.view.is_none() {
            return;
        }
        let debounced_view = self.clone();
        pending.timer = Some(Timeout::new(DEBOUNCE_MS, move || debounced_view.emit()));
    }

    /// A state was opened whose view may differ from the map's, which is written in its place.
    pub fn correct(&self, view: View) {
        self.moved(view);
        self.idle();
    }

    /// The page itself moves the map: the view before that is not written.
    pub fn cancel(&self) {
        let mut pending = self.0.borrow_mut();
        pending.timer = None;
        pending.view = None;
    }

    fn emit(&self) {
        let (view, on_idle) = {
            let mut pending = self.0.borrow_mut();
            (pending.view.take(), pending.on_idle.clone())
        };
        if let Some(view) = view {
            on_idle.emit(view);
        }
    }
}
