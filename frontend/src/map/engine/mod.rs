//! The browser side of the map: the only place that names `maplibre`, `wgpu` or `web-sys`.
//!
//! [`MapHandle`] joins the [`MapCore`](super::core::MapCore) with the browser's time, input and network;
//! `canvas` draws its frames on `maplibre` 0.0.3. Of `maplibre` the map uses the window, the device,
//! the surface, the schedule, the world and the render graph, whose main pass `pass` replaces; its
//! vector plugin is left out, and with it the limits of this release: 32 tiles in view, flat opaque
//! colours, hairlines, 364 MB of buffers, tiles that are never let go, a hard-coded tile host and a
//! panic on degenerate geometry. What remains of its edges, and where each is met:
//!
//! - without WebGL2 it panics: `element::webgl2` asks first;
//! - errors of the device panic: `canvas` takes them and the map ends with an event;
//! - a lost context stays lost: `listeners` reports it, the page starts again on a fresh canvas;
//! - two maps with one handle share a canvas: `environment` numbers them;
//! - a surface without pixels panics: `element` and `canvas` keep at least one;
//! - the surface stores sRGB: the shaders convert to linear light;
//! - vertex attributes stay on after a pass: `pass` switches them off.

mod canvas;
mod canvas_resize;
mod element;
mod environment;
mod fetch;
mod frame_pacing;
mod gpu;
mod handle;
mod listeners;
mod pass;
mod pipelines;
mod reader;
mod worker;

pub use handle::MapHandle;
