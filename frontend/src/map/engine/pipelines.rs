//! The three render pipelines: fills, strokes, symbols.

use wgpu::VertexFormat::{Float32, Float32x2, Sint16x2, Sint16x4, Uint16x2, Unorm8x4};
use wgpu::{
    BindGroupLayout, ColorTargetState, Device, MultisampleState, PipelineLayout, PrimitiveState,
    RenderPipeline, ShaderModule, TextureFormat, VertexBufferLayout, VertexFormat, VertexStepMode,
};

use crate::map::pack::{PARAMS_BYTES, SEGMENT_BYTES, SYMBOL_BYTES, VERTEX_BYTES};
use crate::map::shaders;

/// The pipelines, and the layout of what they bind.
pub struct Pipelines {
    /// Triangles of municipalities.
    pub fill: RenderPipeline,
    /// Segments of lines.
    pub stroke: RenderPipeline,
    /// Symbols.
    pub symbol: RenderPipeline,
    /// Parameters (with an offset per draw) and style table.
    pub bindings: BindGroupLayout,
}

/// What differs between the pipelines.
struct Kind {
    name: &'static str,
    source: &'static str,
    stride: usize,
    formats: &'static [VertexFormat],
}

const FILL: Kind = Kind {
    name: "fill",
    source: shaders::FILL,
    stride: VERTEX_BYTES,
    formats: &[Sint16x2, Uint16x2],
};

const STROKE: Kind = Kind {
    name: "stroke",
    source: shaders::STROKE,
    stride: SEGMENT_BYTES,
    formats: &[Sint16x4, Sint16x4, Float32, Uint16x2],
};

const SYMBOL: Kind = Kind {
    name: "symbol",
    source: shaders::SYMBOL,
    stride: SYMBOL_BYTES,
    formats: &[Float32x2, Float32x2, Unorm8x4, Unorm8x4, Uint16x2],
};

impl Pipelines {
    /// Compiles the shaders for a surface.
    pub fn new(device: &Device, format: TextureFormat, samples: u32) -> Self {
        let bindings = bindings(device);
        let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("map"),
            bind_group_layouts: &[&bindings],
            push_constant_ranges: &[],
        });
        let build = |kind: &Kind| pipeline(device, &layout, format, samples, kind);
        Self {
            fill: build(&FILL),
            stroke: build(&STROKE),
            symbol: build(&SYMBOL),
            bindings,
        }
    }
}

fn bindings(device: &Device) -> BindGroupLayout {
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("parameters and styles"),
        entries: &[
            wgpu::BindGroupLayoutEntry {
                binding: 0,
                visibility: wgpu::ShaderStages::VERTEX,
                ty: wgpu::BindingType::Buffer {
                    ty: wgpu::BufferBindingType::Uniform,
                    has_dynamic_offset: true,
                    min_binding_size: wgpu::BufferSize::new(PARAMS_BYTES as u64),
                },
                count: None,
            },
            wgpu::BindGroupLayoutEntry {
                binding: 1,
                visibility: wgpu::ShaderStages::VERTEX,
                ty: wgpu::BindingType::Texture {
                    sample_type: wgpu::TextureSampleType::Float { filterable: false },
                    view_dimension: wgpu::TextureViewDimension::D2,
                    multisampled: false,
                },
                count: None,
            },
        ],
    })
}

fn pipeline(
    device: &Device,
    layout: &PipelineLayout,
    format: TextureFormat,
    samples: u32,
    kind: &Kind,
) -> RenderPipeline {
    let module: ShaderModule = device.create_shader_module(wgpu::ShaderModuleDescriptor {
        label: Some(kind.name),
        source: wgpu::ShaderSource::Wgsl(kind.source.into()),
    });
    let attributes = attributes(kind.formats);
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some(kind.name),
        layout: Some(layout),
        vertex: wgpu::VertexState {
            module: &module,
            entry_point: "vertex",
            buffers: &[VertexBufferLayout {
                array_stride: kind.stride as u64,
                step_mode: VertexStepMode::Vertex,
                attributes: &attributes,
            }],
        },
        primitive: PrimitiveState::default(),
        depth_stencil: None,
        multisample: MultisampleState {
            count: samples,
            ..MultisampleState::default()
        },
        fragment: Some(wgpu::FragmentState {
            module: &module,
            entry_point: "fragment",
            targets: &[Some(ColorTargetState {
                format,
                blend: Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING),
                write_mask: wgpu::ColorWrites::ALL,
            })],
        }),
        multiview: None,
    })
}

/// Vertex attributes of these formats, packed in order.
fn attributes(formats: &[VertexFormat]) -> Vec<wgpu::VertexAttribute> {
    let mut offset = 0;
    formats
        .iter()
        .zip(0..)
        .map(|(format, shader_location)| {
            let attribute = wgpu::VertexAttribute {
                format: *format,
                offset,
                shader_location,
            };
            offset += format.size();
            attribute
        })
        .collect()
}
