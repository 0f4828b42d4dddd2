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
    pub cause: Cause,
}

/// How the reader came to a state. The camera follows steps, and the address when walking the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The page was opened here.
    Opened,
    /// A link, a choice, a click on the map.
    Step,
    /// The same step seen otherwise: typing in a filter.
    Adjusted,
    /// The map was moved.
    Moved,
    /// Back or forward.
    History,
}

/// A change of state.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// To another state, remembered in the history.
    To(Page),
    /// The same step seen otherwise: nothing to go back to.
    Adjust(Page),
    /// The map was moved; nothing for the whole territory.
    Look(Option<MapView>),
    /// The address changed under the page.
    History(String),
    /// The notices were read.
    Dismiss,
}

impl Place {
    /// The place an address's query describes.
    pub fn at(query: &str, cause: Cause) -> Self {
        let (page, notices) = Page::from_query(query);
        Self {
            page,
            notices,
            cause,
        }
    }

    /// Whether the present address becomes a step to go back to.
    pub fn is_new_step(&self) -> bool {
        self.cause == Cause::Step
    }
}

impl Reducible for Place {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut place = (*self).clone();
        match step {
            Step::To(page) => (place.page, place.cause) = (page, Cause::Step),
            Step::Adjust(page) => (place.page, place.cause) = (page, Cause::Adjusted),
            Step::Look(view) => (place.page.map.view, place.cause) = (view, Cause::Moved),
            Step::History(query) => place = Self::at(&query, Cause::History),
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
        let place = Rc::new(Place::at("zone=5&panel=plan", Cause::Opened));
        let view = MapView {
            zoom: 9.0,
            lat: 45.0,
            lon: 7.0,
        };
        let moved = place.reduce(Step::Look(Some(view)));
        assert_eq!(
            moved.page.to_query(),
            "zone=5&view=9.00/45.00000/7.00000&panel=plan"
        );
        assert!(!moved.is_new_step());
        assert_eq!(
            moved.reduce(Step::Look(None)).page.to_query(),
            "zone=5&panel=plan"
        );
    }

    #[test]
    fn notices_last_until_dismissed_or_another_address() {
        let place = Rc::new(Place::at("colour=red", Cause::Opened));
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
