//! The map's canvas in the browser, on `maplibre`.
//!
//! `maplibre` owns the window, the graphics device, the surface, the schedule and the render graph. The map's geometry is a
//! resource of its world, and the map's pass a node of its render graph.

use std::sync::{Arc, Mutex, PoisonError};

use maplibre::io::apc::SchedulerAsyncProcedureCall;
use maplibre::kernel::KernelBuilder;
use maplibre::map::Map;
use maplibre::render::RenderPlugin;
use maplibre::render::builder::RendererBuilder;
use maplibre::render::settings::{Backends, Msaa, RendererSettings, WgpuSettings};
use maplibre::style::Style;
use web_sys::HtmlCanvasElement;

use super::environment::{Browser, CanvasConfig, PageClient, PageScheduler};
use super::gpu::Gpu;
use super::pass::PassPlugin;
use crate::map::canvas::Canvas;
use crate::map::event::StartError;
use crate::map::frame::{Frame, MeshId, Symbol};
use crate::map::pack::Packed;

/// The first error of the graphics device.
type DeviceError = Arc<Mutex<Option<String>>>;

/// A canvas in the browser.
pub struct EngineCanvas {
    map: Map<Browser>,
    device_error: DeviceError,
    next_mesh: u64,
}

impl EngineCanvas {
    /// Starts `maplibre` on a canvas that already has a WebGL2 context and a size.
    pub async fn start(element: HtmlCanvasElement, samples: u32) -> Result<Self, StartError> {
        let size = [element.width(), element.height()];
        let engine_error = |error: &dyn std::fmt::Display| StartError::Engine(error.to_string());
        let mut map = new_map(element, samples).map_err(|e| engine_error(&e))?;
        let started = map.initialize_renderer().await;
        started.map_err(|e| engine_error(&e))?;
        let device_error = DeviceError::default();
        let context = map.context_mut().map_err(|e| engine_error(&e))?;
        let device = &context.renderer.device;
        // without a handler wgpu panics, and a panic ends the WebAssembly instance
        let reported = device_error.clone();
        device.on_uncaptured_error(move |error| {
            let mut first = reported.lock().unwrap_or_else(PoisonError::into_inner);
            first.get_or_insert_with(|| error.to_string());
        });
        let format = context.renderer.surface().surface_format();
        let gpu = Gpu::new(device, format, samples, size);
        context.world.resources.insert(gpu);
        let mut canvas = Self {
            map,
            device_error,
            next_mesh: 0,
        };
        match canvas.take_device_error() {
            Some(device_error) => Err(StartError::Engine(device_error)),
            None => Ok(canvas),
        }
    }

    /// The first error of the graphics device since the last call.
    pub fn take_device_error(&mut self) -> Option<String> {
        let mut device_error = self
            .device_error
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        device_error.take()
    }

    /// Calls `work` with the graphics memory; none before the renderer runs.
    fn with_gpu<T>(
        &mut self,
        work: impl FnOnce(&mut Gpu, &wgpu::Device, &wgpu::Queue) -> T,
    ) -> Option<T> {
        let context = self.map.context_mut().ok()?;
        let gpu = context.world.resources.get_mut::<Gpu>()?;
        Some(work(gpu, &context.renderer.device, &context.renderer.queue))
    }
}

fn new_map(
    element: HtmlCanvasElement,
    samples: u32,
) -> Result<Map<Browser>, maplibre::map::MapError> {
    let kernel = KernelBuilder::new()
        .with_map_window_config(CanvasConfig(element))
        .with_http_client(PageClient)
        .with_apc(SchedulerAsyncProcedureCall::new(PageScheduler))
        .with_scheduler(PageScheduler)
        .build();
    let renderer = RendererBuilder::new()
        .with_wgpu_settings(WgpuSettings {
            backends: Some(Backends::GL),
            ..WgpuSettings::default()
        })
        .with_renderer_settings(RendererSettings {
            msaa: Msaa { samples },
            ..RendererSettings::default()
        });
    // the stock plugins for vector and raster tiles are left out: their tiles, buffers (364 MB) and
    // limits are replaced by the map's own
    let plugins: Vec<Box<dyn maplibre::plugin::Plugin<Browser>>> =
        vec![Box::new(RenderPlugin), Box::new(PassPlugin)];
    Map::new(Style::default(), kernel, renderer, plugins)
}

impl Canvas for EngineCanvas {
    fn upload(&mut self, geometry: &Packed) -> MeshId {
        self.next_mesh += 1;
        let id = MeshId(self.next_mesh);
        self.with_gpu(|gpu, device, _| gpu.upload(device, id, geometry));
        id
    }

    fn release(&mut self, mesh: MeshId) {
        self.with_gpu(|gpu, _, _| gpu.meshes.remove(&mesh));
    }

    fn set_styles(&mut self, table: &[u8]) {
        self.with_gpu(|gpu, _, queue| gpu.set_styles(queue, table));
    }

    fn set_symbols(&mut self, symbols: &[Symbol]) {
        self.with_gpu(|gpu, device, _| gpu.set_symbols(device, symbols));
    }

    fn resize(&mut self, width_px: u32, height_px: u32) {
        let (width, height) = (width_px.max(1), height_px.max(1));
        self.with_gpu(|gpu, _, _| gpu.size = [width, height]);
        if let Ok(context) = self.map.context_mut() {
            context.resize(width, height);
        }
    }

    fn draw(&mut self, frame: &Frame) {
        self.with_gpu(|gpu, device, queue| gpu.set_frame(device, queue, frame));
        // fails only before the renderer runs
        let _ = self.map.run_schedule();
    }
}
