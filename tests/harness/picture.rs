//! Reads the colours of pictures.

use std::collections::HashMap;

/// A decoded PNG.
#[derive(Debug)]
pub struct Picture {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    rgb: Vec<[u8; 3]>,
}

/// A part of a picture in pixels: left, top, width, height.
pub type Part = [f64; 4];

impl Picture {
    /// Decodes a PNG of 8 bits a channel, which is what browsers make.
    #[must_use]
    pub fn decode(png: &[u8]) -> Self {
        let mut reader = png::Decoder::new(png)
            .read_info()
            .expect("the screenshot is a PNG");
        let mut bytes = vec![0; reader.output_buffer_size()];
        let info = reader
            .next_frame(&mut bytes)
            .expect("the screenshot is whole");
        assert_eq!(
            info.bit_depth,
            png::BitDepth::Eight,
            "screenshots have 8 bits a channel"
        );
        let channels = info.color_type.samples();
        assert!(channels >= 3, "screenshots are in colour");
        let rgb = bytes[..info.buffer_size()]
            .chunks_exact(channels)
            .map(|p| [p[0], p[1], p[2]])
            .collect();
        Self {
            width: info.width as usize,
            height: info.height as usize,
            rgb,
        }
    }

    /// The colour of a pixel.
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> [u8; 3] {
        self.rgb[(y as usize).min(self.height - 1) * self.width + (x as usize).min(self.width - 1)]
    }

    /// The number of pixels of each colour in a part.
    #[must_use]
    pub fn colours(&self, [left, top, width, height]: Part) -> HashMap<[u8; 3], usize> {
        let mut count = HashMap::new();
        let right = ((left + width) as usize).min(self.width);
        for y in top as usize..((top + height) as usize).min(self.height) {
            for x in left as usize..right {
                *count.entry(self.rgb[y * self.width + x]).or_default() += 1;
            }
        }
        count
    }

    /// The commonest colour of a disc and the share of the disc that has it.
    #[must_use]
    pub fn commonest(&self, [x, y]: [f64; 2], radius: f64) -> ([u8; 3], f64) {
        let mut count: HashMap<[u8; 3], usize> = HashMap::new();
        let side = radius.ceil() as i32;
        for (dy, dx) in (-side..=side).flat_map(|dy| (-side..=side).map(move |dx| (dy, dx))) {
            let (dx, dy) = (f64::from(dx), f64::from(dy));
            if dx.hypot(dy) <= radius {
                *count.entry(self.at(x + dx, y + dy)).or_default() += 1;
            }
        }
        let all: usize = count.values().sum();
        let most = count.into_iter().max_by_key(|(_, n)| *n);
        let (colour, most) = most.expect("a disc contains its centre");
        (colour, most as f64 / all as f64)
    }

    /// The share of a part's pixels that do not have its commonest colour: near 0 when nothing is drawn.
    #[must_use]
    pub fn drawn_share(&self, part: Part) -> f64 {
        let colours = self.colours(part);
        let all: usize = colours.values().sum();
        let commonest = colours.values().max().copied().unwrap_or_default();
        1.0 - commonest as f64 / all.max(1) as f64
    }
}
