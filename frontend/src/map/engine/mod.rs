//! The browser side of the map: the only place that names `maplibre`, `wgpu` or `web-sys`.

mod handle;

pub use handle::MapHandle;
