//! The main pass of `maplibre`'s render graph, replaced by the map's own.
//!
//! The stock pass draws flat vector tiles through stencil masks, at most 32 of them, without
//! blending. This one draws a [`Frame`]'s steps, each clipped to its area by whole pixels.

use std::rc::Rc;

use maplibre::environment::Environment;
use maplibre::kernel::Kernel;
use maplibre::plugin::Plugin;
use maplibre::render::RenderResources;
use maplibre::render::eventually::Eventually::Initialized;
use maplibre::render::graph::{Node, NodeRunError, RenderContext, RenderGraph, RenderGraphContext};
use maplibre::schedule::Schedule;
use maplibre::tcs::world::World;
use wgpu::{Color, LoadOp, Operations, RenderPass, RenderPassColorAttachment};

use super::gpu::{Gpu, Part};
use crate::map::frame::{Draw, Step};
use crate::map::scene::Rgba;

/// Names of `maplibre`'s render graph.
const DRAW_GRAPH: &str = "draw";
const MAIN_PASS: &str = "main_pass";

/// Replaces the stock pass by the map's own; registered after `RenderPlugin`.
pub struct PassPlugin;

impl<E: Environment> Plugin<E> for PassPlugin {
    fn build(&self, _: &mut Schedule, _: Rc<Kernel<E>>, _: &mut World, graph: &mut RenderGraph) {
        let Some(draw) = graph.get_sub_graph_mut(DRAW_GRAPH) else {
            return;
        };
        let replaced = draw.remove_node(MAIN_PASS);
        let pass = draw.add_node(MAIN_PASS, MapPass);
        let input = draw.input_node().map(|node| node.id);
        let joined = input.map(|input| draw.add_node_edge(input, pass));
        debug_assert!(replaced.is_ok() && joined.is_some_and(|edge| edge.is_ok()));
    }
}

struct MapPass;

impl Node for MapPass {
    fn run(
        &self,
        _: &mut RenderGraphContext,
        context: &mut RenderContext,
        resources: &RenderResources,
        world: &World,
    ) -> Result<(), NodeRunError> {
        let Some(gpu) = world.resources.get::<Gpu>() else {
            return Ok(());
        };
        let Initialized(target) = &resources.render_target else {
            return Ok(());
        };
        let Initialized(multisampling) = &resources.multisampling_texture else {
            return Ok(());
        };
        let ops = Operations {
            load: LoadOp::Clear(clear_colour(gpu.frame.background)),
            store: true,
        };
        let attachment = match multisampling {
            Some(texture) => RenderPassColorAttachment {
                view: &texture.view,
                resolve_target: Some(target),
                ops,
            },
            None => RenderPassColorAttachment {
                view: target,
                resolve_target: None,
                ops,
            },
        };
        let encoder = &mut context.command_encoder;
        let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("map"),
            color_attachments: &[Some(attachment)],
            depth_stencil_attachment: None,
        });
        draw_steps(gpu, &mut pass);
        Ok(())
    }
}

fn draw_steps<'a>(gpu: &'a Gpu, pass: &mut RenderPass<'a>) {
    for (step, offset) in gpu.frame.steps.iter().zip(gpu.params.offsets()) {
        pass.set_bind_group(0, gpu.params.bind_group(), &[offset]);
        match step {
            Step::Mesh(draw) => draw_mesh(gpu, pass, draw),
            Step::Symbols(_) => draw_symbols(gpu, pass),
        }
    }
    reset_vertex_attributes(gpu, pass);
}

/// `wgpu` 0.14 on WebGL2 ends a pass with the last pipeline's vertex attributes enabled. If one
/// of their buffers is released before the next frame, WebGL2 refuses every draw that does not
/// replace them. Changing the pipeline disables them; there are two changes, because setting the same pipeline
/// again is skipped.
fn reset_vertex_attributes<'a>(gpu: &'a Gpu, pass: &mut RenderPass<'a>) {
    pass.set_pipeline(&gpu.pipelines.stroke);
    pass.set_pipeline(&gpu.pipelines.fill);
}

fn draw_mesh<'a>(gpu: &'a Gpu, pass: &mut RenderPass<'a>, draw: &Draw) {
    let Some(mesh) = gpu.meshes.get(&draw.mesh) else {
        return;
    };
    let clip = draw.clip;
    pass.set_scissor_rect(clip.x, clip.y, clip.width, clip.height);
    match mesh.part(draw.part) {
        Some(Part::Triangles {
            vertices,
            indices,
            range,
        }) => {
            pass.set_pipeline(&gpu.pipelines.fill);
            pass.set_vertex_buffer(0, vertices.slice(..));
            pass.set_index_buffer(indices.slice(..), wgpu::IndexFormat::Uint32);
            pass.draw_indexed(range, 0, 0..1);
        }
        Some(Part::Segments { segments, count }) => {
            pass.set_pipeline(&gpu.pipelines.stroke);
            pass.set_vertex_buffer(0, segments);
            draw_quads(gpu, pass, count);
        }
        None => {}
    }
}

fn draw_symbols<'a>(gpu: &'a Gpu, pass: &mut RenderPass<'a>) {
    let Some((buffer, count)) = &gpu.symbols else {
        return;
    };
    let [width, height] = gpu.size;
    pass.set_scissor_rect(0, 0, width, height);
    pass.set_pipeline(&gpu.pipelines.symbol);
    pass.set_vertex_buffer(0, buffer.slice(..));
    draw_quads(gpu, pass, *count);
}

fn draw_quads<'a>(gpu: &'a Gpu, pass: &mut RenderPass<'a>, count: u32) {
    pass.set_index_buffer(gpu.quads.indices(), wgpu::IndexFormat::Uint32);
    pass.draw_indexed(0..count * 6, 0, 0..1);
}

/// The surface stores sRGB and clears in linear light.
fn clear_colour([r, g, b, _]: Rgba) -> Color {
    let linear = |v: u8| {
        let c = f64::from(v) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    Color {
        r: linear(r),
        g: linear(g),
        b: linear(b),
        a: 1.0,
    }
}
