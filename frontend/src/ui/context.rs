//! The context of all views: the atlas, the state of the page, the texts, and the callback that changes the state.

use std::{ops::Deref, rc::Rc};

use geodata_api::ProjectBody;
use geodata_mapspec::matches;
use geodata_model::Text;
use yew::prelude::*;

use super::{data::Data, messages::Messages, navigation::Action, page::Page};

/// A shared reference that is equal only to itself. yew compares properties before it renders, and comparing an atlas field by
/// field would take longer than rendering.
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

/// The context of a view.
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

    /// Whether a project passes the filters, by the same function that the server uses for the map.
    pub fn shows(&self, body: &ProjectBody) -> bool {
        matches(&self.page.map, &body.project)
    }

    /// A callback that opens `page`.
    pub fn to<E: 'static>(&self, page: Page) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::Push(page.clone())))
    }
}

/// The context of the view.
///
/// # Panics
/// When a view is rendered outside [`App`](super::app::App), which is an error of the program and not of the data.
#[hook]
#[expect(
    clippy::expect_used,
    reason = "every view is inside the component that provides it"
)]
pub fn use_ui() -> Ui {
    use_context::<Ui>().expect("the root component provides the context")
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
    /// Whether it leads to the state that is shown.
    #[prop_or_default]
    pub current: bool,
    /// What to show.
    #[prop_or_default]
    pub children: Html,
}

/// A link to another state of the page. It has the address of that state, so it can be copied and opened in a new tab; a plain
/// click changes the state without loading the page.
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
