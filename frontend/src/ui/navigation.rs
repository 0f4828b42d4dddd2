//! The state shown, how the user came to it, and the actions that change it.
//!
//! A yew reducer: views dispatch an [`Action`], and `app.rs` writes the new state into the address.

use std::rc::Rc;

use geodata_mapspec::MapView;
use geodata_model::Text;
use yew::Reducible;

use super::page::Page;

/// The state shown and how it was reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Location {
    /// The state shown.
    pub page: Page,
    /// Notices about parameters of the address that were not understood.
    pub notices: Vec<Text>,
    /// How the user came here.
    pub arrival: Arrival,
}

/// How the user came to a state, with a number that distinguishes one arrival from the next.
///
/// Changes within a state keep its arrival. yew may render several changes at once, and runs effects afterwards: the
/// effects that write the history entry and move the camera compare arrivals, so a change that comes right after a
/// navigation does not hide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// Arrivals before this one since the page was opened.
    pub number: u32,
    /// What led here.
    pub cause: Cause,
}

/// What led the user to a state. After a push the camera moves to what was opened; after back or forward to the view of the
/// address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The page was opened here.
    Load,
    /// A link, a form field or a click on the map.
    Push,
    /// Back or forward.
    PopState,
}

/// A change of state.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// To another state, as a new history entry.
    Push(Page),
    /// To another state in place of the present history entry.
    Replace(Page),
    /// The map was moved during this arrival. Without a view it shows what the state is opened with.
    MoveView(Option<MapView>, Arrival),
    /// Back or forward: the query of the address.
    PopState(String),
    /// The notices are closed.
    DismissNotices,
}

impl Location {
    /// The state of an address's query when the page is opened.
    pub fn from_query(query: &str) -> Self {
        let (page, notices) = Page::from_query(query);
        let arrival = Arrival {
            number: 0,
            cause: Cause::Load,
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
    /// Whether writing the address makes a new history entry, if it was last written for the arrival `before`.
    pub fn is_new_entry(self, before: Self) -> bool {
        self.cause == Cause::Push && self != before
    }
}

impl Reducible for Location {
    type Action = Action;

    fn reduce(self: Rc<Self>, step: Action) -> Rc<Self> {
        let mut location = (*self).clone();
        match step {
            Action::Push(page) => location.arrive(page, Cause::Push),
            Action::Replace(page) => location.page = page,
            Action::MoveView(view, arrival) if arrival == location.arrival => {
                location.page.map.view = view;
            }
            // the view belongs to a state that was left since: the camera is moving to another place
            Action::MoveView(..) => return self,
            Action::PopState(query) => {
                let (page, notices) = Page::from_query(&query);
                location.arrive(page, Cause::PopState);
                location.notices = notices;
            }
            Action::DismissNotices => location.notices.clear(),
        }
        Rc::new(location)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_the_map_changes_only_the_view() {
        let location = Rc::new(Location::from_query("zone=5&panel=plan"));
        let here = location.arrival;
        let view = MapView {
            zoom: 9.0,
            lat: 45.0,
            lon: 7.0,
        };
        let moved = location.reduce(Action::MoveView(Some(view), here));
        assert_eq!(
            moved.page.to_query(),
            "zone=5&view=9.00/45.00000/7.00000&panel=plan"
        );
        assert!(!moved.arrival.is_new_entry(here));
        assert_eq!(
            moved.reduce(Action::MoveView(None, here)).page.to_query(),
            "zone=5&panel=plan"
        );
    }

    #[test]
    fn a_push_makes_a_history_entry_even_if_other_changes_follow_before_it_is_written() {
        let location = Rc::new(Location::from_query("zone=5"));
        let here = location.arrival;
        let page = |query: &str| Page::from_query(query).0;
        let gone = location.reduce(Action::Push(page("zone=2")));
        let adjusted = gone.clone().reduce(Action::Replace(page("zone=2&q=acqua")));
        assert!(adjusted.arrival.is_new_entry(here));
        assert!(!adjusted.arrival.is_new_entry(gone.arrival));
        // the map became idle in the state before: its view does not belong to the new state
        let view = MapView {
            zoom: 9.0,
            lat: 45.0,
            lon: 7.0,
        };
        let late = gone.reduce(Action::MoveView(Some(view), here));
        assert_eq!(late.page.to_query(), "zone=2");
        assert!(late.arrival.is_new_entry(here));
        let back = late.reduce(Action::PopState("zone=5".to_owned()));
        assert!(!back.arrival.is_new_entry(here));
    }

    #[test]
    fn notices_last_until_dismissed_or_another_address() {
        let location = Rc::new(Location::from_query("colour=red"));
        let next = location.clone().reduce(Action::Push(Page::default()));
        assert_eq!(next.notices.len(), 1);
        assert!(next.reduce(Action::DismissNotices).notices.is_empty());
        assert!(
            location
                .reduce(Action::PopState(String::new()))
                .notices
                .is_empty()
        );
    }
}
