//! What an export is asked for: the map, and the options of exports beside it.

use geodata_atlas::Atlas;
use geodata_cartography::{Sheet, mapspec_of_atlas};
use geodata_mapspec::{Format, LONGEST_TITLE, MapSpec, title};
use geodata_model::{Stamp, Text};
use percent_encoding::percent_decode_str;

/// Pixels of a picture for each unit of its sheet: 1280 units are 1920 pixels.
const PIXELS_PER_UNIT: f64 = 1.5;
/// The widest and the highest picture, and the most pixels: 7680 by 4320.
const MOST_PIXELS: f64 = 7680.0 * 4320.0;
const NARROWEST: u32 = 160;
const WIDEST: u32 = 7680;

/// A map and how to export it.
///
/// The keys of a query beside those of [`MapSpec`]:
///
/// | key | values | default |
/// |---|---|---|
/// | `format` | `16x9`, `4x3`, `square`, `a4`, `a3` | `16x9` |
/// | `scale` | 1, 2, 4: pictures 1, 2, 4 times as fine | 1 |
/// | `width` | pixels of a picture, in place of `scale` | by format |
/// | `background` | `white`, `transparent` | `white` |
/// | `link` | `off`: without the map's address and its QR code | `on` |
///
/// ```
/// use atlante_export::Request;
/// use geodata_atlas::{Atlas, AtlasFiles};
///
/// let atlas = Atlas::read(&AtlasFiles::embedded())?;
/// let request = Request::from_query("zone=5&scale=2", &atlas)?;
/// assert_eq!(request.width, 3840);
/// assert!(Request::from_query("scale=400", &atlas).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The map.
    pub spec: MapSpec,
    /// Parts of the query that were not understood.
    pub notices: Vec<Text>,
    /// Proportions.
    pub format: Format,
    /// Width of a picture in pixels.
    pub width: u32,
    /// Without the white background.
    pub transparent: bool,
    /// With the map's address on it, in letters and as a QR code.
    pub link: bool,
    /// The version of the data it is made from, for the address: who opens it later is shown what changed.
    pub since: Stamp,
}

/// Why an export is refused, in a sentence for the person who asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// Not a format.
    #[error("There is no format '{0}'. The formats are 16x9, 4x3, square, a4, a3.")]
    Format(String),
    /// Not a scale.
    #[error("'{0}' is not a scale. The scales are 1, 2 and 4.")]
    Scale(String),
    /// Not a background.
    #[error("'{0}' is not a background. The backgrounds are white and transparent.")]
    Background(String),
    /// Neither on nor off.
    #[error("'{0}' is not a choice for link. The choices are on and off.")]
    Link(String),
    /// Not a paper of sheets.
    #[error("There is no sheet of size '{0}'. The sizes are a4 and a3.")]
    Paper(String),
    /// A title that no drawing has room for.
    #[error(
        "The title has {0} characters; a map has room for {LONGEST_TITLE}. Ask for it with a shorter one, or with none: it then has a title of its own."
    )]
    Title(usize),
    /// Not a width.
    #[error("'{0}' is not a width in pixels from {NARROWEST} to {WIDEST}.")]
    Width(String),
    /// Too many pixels.
    #[error(
        "{0} by {1} pixels are too many: a picture has up to 7680 by 4320. Ask for a smaller scale or width, or for an SVG, which has no pixels."
    )]
    TooLarge(u32, u32),
}

impl Request {
    /// Reads a query: the keys of exports here, the rest as [`MapSpec`]. What of the map is not understood is left out and named in
    /// the notices; what of the options is not understood is an error.
    pub fn from_query(query: &str, atlas: &Atlas) -> Result<Self, RequestError> {
        let mut rest = Vec::new();
        let (mut format, mut scale, mut width) = (Format::default(), 1.0, None);
        let (mut transparent, mut link) = (false, true);
        for pair in query.trim_start_matches('?').split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = percent_decode_str(value).decode_utf8_lossy().into_owned();
            match key {
                "format" => format = Format::from_id(&value).ok_or(RequestError::Format(value))?,
                "scale" => {
                    scale = match value.as_str() {
                        "1" => 1.0,
                        "2" => 2.0,
                        "4" => 4.0,
                        _ => return Err(RequestError::Scale(value)),
                    }
                }
                "width" => width = Some(pixels(&value)?),
                "background" => {
                    transparent = match value.as_str() {
                        "white" => false,
                        "transparent" => true,
                        _ => return Err(RequestError::Background(value)),
                    }
                }
                "link" => {
                    link = match value.as_str() {
                        "on" => true,
                        "off" => false,
                        _ => return Err(RequestError::Link(value)),
                    }
                }
                // refused, not noticed: a file has no place for the notice that its title was shortened
                "title" => {
                    title(&value.replace('+', " ")).map_err(RequestError::Title)?;
                    rest.push(pair);
                }
                // which panel is open beside the map does not change the map
                "panel" | "as" | "engine" | "source" | "since" => {}
                _ => rest.push(pair),
            }
        }
        let (spec, notices) = mapspec_of_atlas(&rest.join("&"), atlas);
        let (w, h) = format.size();
        let width = width.unwrap_or((w * PIXELS_PER_UNIT * scale).round() as u32);
        let height = (f64::from(width) * h / w).round();
        if f64::from(width) * height > MOST_PIXELS * 1.001 || width > WIDEST {
            return Err(RequestError::TooLarge(width, height as u32));
        }
        Ok(Self {
            spec,
            notices,
            format,
            width,
            transparent,
            link,
            since: atlas.stamp(),
        })
    }

    /// The sheet for a drawing whose lines are as fine as `detail` pixels for each of its units can show.
    pub(crate) fn sheet(&self, base_url: Option<&str>, detail: f64) -> Sheet {
        let link = base_url
            .filter(|_| self.link)
            .map(|base_url| self.address(base_url, &self.spec));
        Sheet {
            format: self.format,
            transparent: self.transparent,
            link,
            detail,
            ..Sheet::default()
        }
    }

    /// The address of a map on the server at `base_url` (scheme and host, without a slash at the end), with the version of the data.
    #[must_use]
    pub fn address(&self, base_url: &str, spec: &MapSpec) -> String {
        let plain = map_address(base_url, spec);
        let mark = if plain.contains('?') { '&' } else { '?' };
        format!("{plain}{mark}since={}", self.since)
    }

    /// Pixels of its picture for each unit of the sheet.
    pub(crate) fn detail(&self) -> f64 {
        f64::from(self.width) / self.format.size().0
    }
}

fn pixels(value: &str) -> Result<u32, RequestError> {
    let width = value.parse().ok();
    let width = width.filter(|w| (NARROWEST..=WIDEST).contains(w));
    width.ok_or_else(|| RequestError::Width(value.to_owned()))
}

/// The address of a map on the server at `base_url` (scheme and host, without a slash at the end).
///
/// ```
/// use atlante_export::map_address;
/// use geodata_mapspec::MapSpec;
///
/// let (spec, _) = MapSpec::from_query("zone=5");
/// assert_eq!(map_address("https://atlante.example.it", &spec), "https://atlante.example.it/?zone=5");
/// ```
#[must_use]
pub fn map_address(base_url: &str, spec: &MapSpec) -> String {
    let query = spec.to_query();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{base_url}/{mark}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use geodata_atlas::AtlasFiles;

    fn read(query: &str) -> Result<Request, RequestError> {
        let atlas = Atlas::read(&AtlasFiles::embedded()).unwrap();
        Request::from_query(query, &atlas)
    }

    #[test]
    fn the_keys_of_exports_are_apart_from_those_of_the_map() {
        let request = read("zone=5&format=a4&scale=2&panel=present").unwrap();
        assert_eq!(request.spec.to_query(), "zone=5");
        assert_eq!(request.format, Format::A4);
        assert_eq!(request.width, 3368);
        assert_eq!(request.notices, []);
    }

    #[test]
    fn pictures_have_the_sizes_people_ask_for() {
        let width = |query: &str| read(query).map(|r| r.width);
        assert_eq!(width(""), Ok(1920));
        assert_eq!(width("scale=2"), Ok(3840));
        assert_eq!(width("scale=4"), Ok(7680));
        assert_eq!(width("width=1200"), Ok(1200));
    }

    #[test]
    fn absurd_sizes_are_refused_with_a_reason() {
        for query in [
            "width=0",
            "width=99999999999999999999",
            "width=-5",
            "width=9000",
            "scale=400",
            "format=a3&scale=4",
            "format=square&width=7680",
            "format=b5",
            &format!("title={}", "x".repeat(501)),
        ] {
            let refused = read(query).unwrap_err().to_string();
            assert!(refused.ends_with('.'), "{query}: {refused}");
        }
    }
}
