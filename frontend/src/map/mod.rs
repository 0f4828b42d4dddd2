//! The map: camera, gestures, tiles, geometry and picking, drawn through [`canvas::Canvas`].
//!
//! Everything here is plain Rust tested natively, except [`engine`]: the only place that names
//! `maplibre`, `wgpu` or the browser. What the page uses is re-exported below: it starts a
//! [`MapHandle`] on a canvas, sets its [`Scene`] and [`View`], and listens to its [`MapEvent`]s.

pub mod camera;
pub mod canvas;
pub mod core;
#[cfg(target_arch = "wasm32")]
pub mod engine;
pub mod event;
pub mod frame;
pub mod gesture;
pub mod gesture_recognizer;
pub mod highlight;
pub mod input_event;
pub mod mesh;
pub mod pack;
pub mod pick;
pub mod scene;
pub mod shaders;
pub mod slots;
#[cfg(test)]
pub(crate) mod testing;
pub mod tiles;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub use engine::MapHandle;
pub use event::{MapEvent, MapOptions, Picked, Samples, StartError, Transition};
pub use scene::{BaseColours, Circle, HoverUnit, LineStyle, Rgba, Scene, Shape};
pub use view::{Size, View};
