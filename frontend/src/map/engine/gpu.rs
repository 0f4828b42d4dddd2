//! The map's data in graphics memory: meshes, symbols, style table and draw parameters.

use std::collections::HashMap;
use std::ops::Range;

use wgpu::util::{BufferInitDescriptor, DeviceExt};
use wgpu::{BindGroup, Buffer, BufferSlice, BufferUsages, Device, Queue, Texture, TextureFormat};

use super::pipelines::Pipelines;
use crate::map::frame::{Frame, MeshId, Step, Symbol};
use crate::map::mesh;
use crate::map::pack::{self, PARAMS_BYTES, Packed, QUAD_CORNERS, SEGMENT_BYTES};
use crate::map::slots::{ROWS, SLOTS_PER_ROW, TEXELS_PER_SLOT};

/// Texels in a row of the style table.
const TABLE_WIDTH: u32 = SLOTS_PER_ROW as u32 * TEXELS_PER_SLOT as u32;

/// Everything the pass draws from; a resource of `maplibre`'s world.
pub struct Gpu {
    /// Render pipelines.
    pub pipelines: Pipelines,
    /// Geometry of tiles and outlines.
    pub meshes: HashMap<MeshId, GpuMesh>,
    /// Symbols and their number.
    pub symbols: Option<(Buffer, u32)>,
    /// Triangles of rectangles, for segments and symbols.
    pub quads: Quads,
    /// Parameters of the frame's steps.
    pub params: Params,
    /// What to draw.
    pub frame: Frame,
    /// Size of the canvas in device pixels.
    pub size: [u32; 2],
    styles: Texture,
}

impl Gpu {
    /// The pipelines and an empty style table, without geometry.
    pub fn new(device: &Device, format: TextureFormat, samples: u32, size: [u32; 2]) -> Self {
        let pipelines = Pipelines::new(device, format, samples);
        let styles = style_texture(device);
        let params = Params::new(device, &pipelines, &styles, 256);
        let frame = Frame {
            background: [255; 4],
            ratio: 1.0,
            steps: vec![],
        };
        Self {
            pipelines,
            meshes: HashMap::new(),
            symbols: None,
            quads: Quads::new(device, 4096),
            params,
            frame,
            size,
            styles,
        }
    }

    /// Replaces the rows of the style table that are in use.
    pub fn set_styles(&self, queue: &Queue, table: &[u8]) {
        let row_bytes = TABLE_WIDTH * 4;
        let rows = (table.len() as u32 / row_bytes).min(ROWS.into());
        queue.write_texture(
            self.styles.as_image_copy(),
            table,
            wgpu::ImageDataLayout {
                offset: 0,
                bytes_per_row: std::num::NonZeroU32::new(row_bytes),
                rows_per_image: None,
            },
            wgpu::Extent3d {
                width: TABLE_WIDTH,
                height: rows,
                depth_or_array_layers: 1,
            },
        );
    }

    /// Replaces the symbols.
    pub fn set_symbols(&mut self, device: &Device, symbols: &[Symbol]) {
        let bytes = pack::symbols(symbols);
        let buffer = buffer(device, "symbols", &bytes, BufferUsages::VERTEX);
        self.symbols = buffer.map(|buffer| (buffer, symbols.len() as u32));
        self.quads.ensure_capacity(device, symbols.len());
    }

    /// Uploads geometry under an identifier.
    pub fn upload(&mut self, device: &Device, id: MeshId, geometry: &Packed) {
        let segments = geometry.range(mesh::Part::AllSegments);
        self.quads.ensure_capacity(device, segments.len());
        self.meshes.insert(id, GpuMesh::new(device, geometry));
    }

    /// Sets the frame to draw and writes the parameters of its steps.
    pub fn set_frame(&mut self, device: &Device, queue: &Queue, frame: &Frame) {
        if frame.steps.len() > self.params.capacity {
            let capacity = frame.steps.len().next_power_of_two();
            self.params = Params::new(device, &self.pipelines, &self.styles, capacity);
        }
        self.params.write(queue, frame, self.size);
        self.frame = frame.clone();
    }
}

fn style_texture(device: &Device) -> Texture {
    device.create_texture(&wgpu::TextureDescriptor {
        label: Some("styles"),
        size: wgpu::Extent3d {
            width: TABLE_WIDTH,
            height: ROWS.into(),
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: TextureFormat::Rgba8Unorm,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
    })
}

/// The indices of many quads, shared by everything that is drawn as quads.
pub struct Quads {
    buffer: Buffer,
    count: usize,
}

impl Quads {
    fn new(device: &Device, count: usize) -> Self {
        let buffer = device.create_buffer_init(&BufferInitDescriptor {
            label: Some("rectangles"),
            contents: &pack::quads(count as u32),
            usage: BufferUsages::INDEX,
        });
        Self { buffer, count }
    }

    /// Grows to at least `count` quads.
    fn ensure_capacity(&mut self, device: &Device, count: usize) {
        if count > self.count {
            *self = Self::new(device, count.next_power_of_two());
        }
    }

    /// The indices.
    pub fn indices(&self) -> BufferSlice<'_> {
        self.buffer.slice(..)
    }
}

/// The draw parameters of every step, in one buffer that is written once per frame.
pub struct Params {
    buffer: Buffer,
    group: BindGroup,
    stride: usize,
    capacity: usize,
}

impl Params {
    fn new(device: &Device, pipelines: &Pipelines, styles: &Texture, capacity: usize) -> Self {
        let alignment = device.limits().min_uniform_buffer_offset_alignment as usize;
        let stride = PARAMS_BYTES.next_multiple_of(alignment.max(1));
        let buffer = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("parameters"),
            size: (stride * capacity) as u64,
            usage: BufferUsages::UNIFORM | BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let view = styles.create_view(&wgpu::TextureViewDescriptor::default());
        let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("parameters and styles"),
            layout: &pipelines.bindings,
            entries: &[
                wgpu::BindGroupEntry {
                    binding: 0,
                    resource: wgpu::BindingResource::Buffer(wgpu::BufferBinding {
                        buffer: &buffer,
                        offset: 0,
                        size: wgpu::BufferSize::new(PARAMS_BYTES as u64),
                    }),
                },
                wgpu::BindGroupEntry {
                    binding: 1,
                    resource: wgpu::BindingResource::TextureView(&view),
                },
            ],
        });
        Self {
            buffer,
            group,
            stride,
            capacity,
        }
    }

    /// The bind group; it is bound with the offset of a step.
    pub fn bind_group(&self) -> &BindGroup {
        &self.group
    }

    /// The offset of each step's parameters.
    pub fn offsets(&self) -> impl Iterator<Item = u32> {
        let stride = self.stride as u32;
        (0..).map(move |i: u32| i * stride)
    }

    fn write(&self, queue: &Queue, frame: &Frame, size: [u32; 2]) {
        let mut bytes = vec![0; self.stride * frame.steps.len()];
        for (slice, step) in bytes.chunks_exact_mut(self.stride).zip(&frame.steps) {
            let params = match step {
                Step::Mesh(draw) => pack::draw_params(draw, size, frame.ratio),
                Step::Symbols(place) => pack::symbol_params(*place, size, frame.ratio),
            };
            slice[..PARAMS_BYTES].copy_from_slice(&params);
        }
        if !bytes.is_empty() {
            queue.write_buffer(&self.buffer, 0, &bytes);
        }
    }
}

/// The geometry of a tile or an outline.
pub struct GpuMesh {
    triangles: Option<(Buffer, Buffer)>,
    segments: Option<Buffer>,
    parts: mesh::Parts,
}

/// A part of a mesh, ready to draw.
pub enum Part<'a> {
    /// Of fills.
    Triangles {
        /// Corners.
        vertices: &'a Buffer,
        /// Triangles.
        indices: &'a Buffer,
        /// Indices to draw.
        range: Range<u32>,
    },
    /// Of lines.
    Segments {
        /// The segments of the part.
        segments: BufferSlice<'a>,
        /// Their number.
        count: u32,
    },
}

impl GpuMesh {
    /// Uploads geometry.
    pub fn new(device: &Device, geometry: &Packed) -> Self {
        let of_corners = |label, bytes| buffer(device, label, bytes, BufferUsages::VERTEX);
        let vertices = of_corners("vertices", &geometry.vertices);
        let indices = buffer(device, "indices", &geometry.indices, BufferUsages::INDEX);
        Self {
            triangles: vertices.zip(indices),
            segments: of_corners("segments", &geometry.segments),
            parts: geometry.parts,
        }
    }

    /// A part of it, unless it is empty.
    pub fn part(&self, part: mesh::Part) -> Option<Part<'_>> {
        let range = self.parts.range(part);
        if part == mesh::Part::Fill {
            let (vertices, indices) = self.triangles.as_ref()?;
            return Some(Part::Triangles {
                vertices,
                indices,
                range,
            });
        }
        let bytes = |count: u32| u64::from(count) * (SEGMENT_BYTES * QUAD_CORNERS) as u64;
        let segments = self.segments.as_ref()?;
        (!range.is_empty()).then(|| Part::Segments {
            segments: segments.slice(bytes(range.start)..bytes(range.end)),
            count: range.len() as u32,
        })
    }
}

/// A buffer with these bytes; none without bytes, because WebGL2 refuses empty buffers.
fn buffer(device: &Device, label: &str, bytes: &[u8], usage: BufferUsages) -> Option<Buffer> {
    let descriptor = BufferInitDescriptor {
        label: Some(label),
        contents: bytes,
        usage,
    };
    (!bytes.is_empty()).then(|| device.create_buffer_init(&descriptor))
}
