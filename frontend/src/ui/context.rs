//! What every view is given: the atlas, the state of the page, the texts, and the way to another state.

use std::{ops::Deref, rc::Rc};

use geodata_api::ProjectBody;
use geodata_mapspec::matches;
use geodata_model::Text;
use yew::prelude::*;

use super::{data::Data, messages::Messages, navigation::Action, page::Page};

/// Shared by reference, equal only to itself: comparing an atlas field by field would cost more than drawing it.
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What every view is given.
#[derive(Clone, PartialEq)]
pub struct Ui {
    /// The atlas.
    pub data: Shared<Data>,
    /// The texts.
    pub messages: Shared<Messages>,
    /// The state of the page.
    pub page: Page,
    /// Changes the state.
    pub dispatch: Callback<Action>,
}

impl Ui {
    /// A text of the data in the reader's language.
    pub fn localized<'a>(&self, text: &'a Text) -> &'a str {
        self.messages.localized(text)
    }

    /// Whether a project passes the filters: the same rule the map is drawn by.
    pub fn shows(&self, body: &ProjectBody) -> bool {
        matches(&self.page.map, &body.project)
    }

    /// A callback that leads to `page`.
    pub fn to<E: 'static>(&self, page: Page) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::Push(page.clone())))
    }
}

/// The context of the view.
///
/// # Panics
/// When a view is drawn outside the page's frame: a mistake in the program, not in the data.
#[hook]
#[expect(
    clippy::expect_used,
    reason = "every view is inside the frame that provides it"
)]
pub fn use_ui() -> Ui {
    use_context::<Ui>().expect("the page's frame provides the context")
}

/// Properties of [`Link`].
#[derive(Properties, PartialEq)]
pub struct LinkProps {
    /// The state it leads to.
    pub to: Page,
    /// Style class.
    #[prop_or_default]
    pub class: Classes,
    /// Name for assistive technology, when the content is not enough.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Marks the state already shown.
    #[prop_or_default]
    pub current: bool,
    /// What to show.
    #[prop_or_default]
    pub children: Html,
}

/// A link to another state of the page: a real one, which opens in a new tab and can be copied.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let ui = use_ui();
    let onclick = {
        let (dispatch, to) = (ui.dispatch.clone(), props.to.clone());
        Callback::from(move |event: MouseEvent| {
            let plain = event.button() == 0
                && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
            if plain {
                event.prevent_default();
                dispatch.emit(Action::Push(to.clone()));
            }
        })
    };
    html! {
        <a
            href={props.to.href()}
            class={props.class.clone()}
            aria-label={props.label.clone()}
            aria-current={props.current.then_some("true")}
            {onclick}
        >
            { props.children.clone() }
        </a>
    }
}
