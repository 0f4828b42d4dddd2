//! Wrappers of browser functions: all uses of `web-sys` are here, except those of the map engine and event types.

mod address;
mod clipboard;
mod document;
mod errors;
pub mod events;
mod fetch;
mod files;
mod labels;
mod scheme;
mod storage;
mod window;

pub use address::{absolute, is_on_server_machine, query, show_query};
pub use clipboard::{copy_image, copy_text};
pub use document::{
    bounds_within, describe_page, element, focus, is_on_canvas, is_typing, scroll_into_view,
    scroll_to_top, set_style,
};
pub use errors::{report_panic, warn};
pub use events::{listen_window, watch_size};
pub use fetch::{FetchError, compute, fetch_json, parse};
pub use files::{fetch_blob, fetch_text, save};
pub use labels::{Label, LabelPart, LabelPool, LabelPosition};
pub use scheme::{SCHEME_CHANGED, is_dark, toggle_scheme};
pub use storage::{remove_stored, stored};
pub use window::{
    enter_full_screen, leave_full_screen, matches_media, print, reduced_motion, reload,
    window_height,
};
