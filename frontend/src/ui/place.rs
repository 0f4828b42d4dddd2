//! Where the reader is and how they came there; the address follows.

use std::rc::Rc;

use geodata::{cartography::MapView, model::Text};
use yew::Reducible;

use super::page::Page;

/// Where the reader is.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The state shown.
    pub page: Page,
    /// What the address held and nobody understood.
    pub notices: Vec<Text>,
    /// How the reader came here.
    pub arrival: Arrival,
}

/// How the reader came to a state, and the number of the arrival. Changes within the state leave it
/// as it is: several changes may be shown at once, and what the address and the camera owe to the
/// arrival must not be lost with the ones after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// Arrivals before this one since the page was opened.
    pub number: u32,
    /// What led here.
    pub cause: Cause,
}

/// What led the reader to a state. The camera follows steps, and the address when walking the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The page was opened here.
    Opened,
    /// A link, a choice, a click on the map.
    Step,
    /// Back or forward.
    History,
}

/// A change of state.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// To another state, remembered in the history.
    To(Page),
    /// The same state seen otherwise: nothing to go back to.
    Adjust(Page),
    /// The map was moved while at an arrival; nothing for the whole territory.
    Look(Option<MapView>, Arrival),
    /// The address changed under the page.
    History(String),
    /// The notices were read.
    Dismiss,
}

impl Place {
    /// The place the page is opened at: an address's query.
    pub fn opened(query: &str) -> Self {
        let (page, notices) = Page::from_query(query);
        let arrival = Arrival {
            number: 0,
            cause: Cause::Opened,
        };
        Self {
            page,
            notices,
            arrival,
        }
    }

    fn arrive(&mut self, page: Page, cause: Cause) {
        self.page = page;
        self.arrival = Arrival {
            number: self.arrival.number + 1,
            cause,
        };
    }
}

impl Arrival {
    /// Whether the address becomes a step to go back to, when it last showed `before`.
    pub fn is_new_step(self, before: Self) -> bool {
        self.cause == Cause::Step && self != before
    }
}

impl Reducible for Place {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut place = (*self).clone();
        match step {
            Step::To(page) => place.arrive(page, Cause::Step),
            Step::Adjust(page) => place.page = page,
            Step::Look(view, arrival) if arrival == place.arrival => place.page.map.view = view,
            // of a state already left: the camera is on its way elsewhere
            Step::Look(..) => return self,
            Step::History(query) => {
                let (page, notices) = Page::from_query(&query);
                place.arrive(page, Cause::History);
                place.notices = notices;
            }
            Step::Dismiss => place.notices.clear(),
        }
        Rc::new(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_the_map_changes_only_the_view() {
        let place = Rc::new(Place::opened("zone=5&panel=plan"));
        let here = place.arrival;
        let view = MapView {
            zoom: 9.0,
            lat: 45.0,
            lon: 7.0,
        };
        let moved = place.reduce(Step::Look(Some(view), here));
        assert_eq!(
            moved.page.to_query(),
            "zone=5&view=9.00/45.00000/7.00000&panel=plan"
        );
        assert!(!moved.arrival.is_new_step(here));
        assert_eq!(
            moved.reduce(Step::Look(None, here)).page.to_query(),
            "zone=5&panel=plan"
        );
    }

    #[test]
    fn a_step_stays_a_step_whatever_else_happens_before_it_is_shown() {
        let place = Rc::new(Place::opened("zone=5"));
        let here = place.arrival;
        let page = |query: &str| Page::from_query(query).0;
        let gone = place.reduce(Step::To(page("zone=2")));
        let adjusted = gone.clone().reduce(Step::Adjust(page("zone=2&q=acqua")));
        assert!(adjusted.arrival.is_new_step(here));
        assert!(!adjusted.arrival.is_new_step(gone.arrival));
        // the map came to rest at the state before: not where it is going now
        let view = MapView {
            zoom: 9.0,
            lat: 45.0,
            lon: 7.0,
        };
        let late = gone.reduce(Step::Look(Some(view), here));
        assert_eq!(late.page.to_query(), "zone=2");
        assert!(late.arrival.is_new_step(here));
        let back = late.reduce(Step::History("zone=5".to_owned()));
        assert!(!back.arrival.is_new_step(here));
    }

    #[test]
    fn notices_last_until_dismissed_or_another_address() {
        let place = Rc::new(Place::opened("colour=red"));
        let next = place.clone().reduce(Step::To(Page::default()));
        assert_eq!(next.notices.len(), 1);
        assert!(next.reduce(Step::Dismiss).notices.is_empty());
        assert!(
            place
                .reduce(Step::History(String::new()))
                .notices
                .is_empty()
        );
    }
}
