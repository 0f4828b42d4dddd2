//! The browser side of the map: the only place that names `maplibre`, `wgpu` or `web-sys`.
//!
//! [`MapHandle`] connects [`MapCore`](super::core::MapCore) to the browser's time, input and network;
//! `canvas` draws its frames on `maplibre` 0.0.3. Of `maplibre` the map uses the window, the device,
//! the surface, the schedule, the world and the render graph, whose main pass `pass` replaces; its
//! vector plugin is left out, and with it the limits of this release: 32 tiles in view, flat opaque
//! colours, hairlines, 364 MB of buffers, tiles that are never released, a hard-coded tile host and a
//! panic on degenerate geometry. The remaining faults of the release, and where each is worked around:
//!
//! - without WebGL2 it panics: `element::webgl2` tests for it first;
//! - errors of the device panic: `canvas` handles them, and the map stops with an event;
//! - a lost context stays lost: `listeners` reports it, and the page starts again on a new canvas;
//! - two maps with the same handle share a canvas: `environment` numbers them;
//! - a surface without pixels panics: `element` and `canvas` keep at least one;
//! - the surface stores sRGB: the shaders convert to linear light;
//! - vertex attributes stay enabled after a pass: `pass` disables them.

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
mod preload;
mod reader;
mod running;
mod worker;

pub use handle::MapHandle;
