//! The browser side of the map: the only place that names `maplibre`, `wgpu` or `web-sys`.

mod canvas;
mod element;
mod environment;
mod fetch;
mod gpu;
mod handle;
mod listen;
mod pass;
mod pipelines;

pub use handle::MapHandle;
