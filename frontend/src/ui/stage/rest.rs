//! A moved map that has come to rest: then, and not at every frame, its view goes into the address.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{camera, sight::Sight};
use crate::{
    map::{Size, View},
    ui::{
        context::Ui,
        place::{Arrival, Step},
    },
};

/// How long a map rests before its view goes into the address, in milliseconds: between two movements of a drag or turns of
/// a wheel it is complete too, and every address makes page and browser look at everything again (some 20 ms).
const REST_MS: u32 = 400;

/// Where the map was last moved to, until the address says so.
#[derive(Clone, Default)]
pub struct Rest(Rc<RefCell<Resting>>);

#[derive(Default)]
struct Resting {
    view: Option<View>,
    timer: Option<Timeout>,
    look: Callback<View>,
}

/// Tells the page, as it is by then, where the map came to rest.
#[hook]
pub fn use_rest(ui: &Ui, sight: &Sight, arrival: Arrival, size: Size) -> Rest {
    let rest = (*use_memo((), |()| Rest::default())).clone();
    let (ui, sight) = (ui.clone(), sight.clone());
    rest.0.borrow_mut().look = Callback::from(move |view| {
        sight.rested();
        let view = camera::written(&ui.data, &ui.page, view, size);
        ui.go.emit(Step::Look(view, arrival));
    });
    rest
}

impl Rest {
    /// The map looks elsewhere now.
    pub fn moved(&self, view: View) {
        let mut resting = self.0.borrow_mut();
        resting.timer = None;
        resting.view = Some(view);
    }

    /// The map is complete and nothing moves.
    pub fn settled(&self) {
        let mut resting = self.0.borrow_mut();
        if resting.view.is_none() {
            return;
        }
        let rest = self.clone();
        resting.timer = Some(Timeout::new(REST_MS, move || rest.tell()));
    }

    /// A state was reached that may not say where the map looks.
    pub fn says_where(&self, view: View) {
        self.moved(view);
        self.settled();
    }

    /// The page itself moves the map: where it was until now is nobody's choice.
    pub fn forget(&self) {
        let mut resting = self.0.borrow_mut();
        resting.timer = None;
        resting.view = None;
    }

    fn tell(&self) {
        let (view, look) = {
            let mut resting = self.0.borrow_mut();
            (resting.view.take(), resting.look.clone())
        };
        if let Some(view) = view {
            look.emit(view);
        }
    }
}
