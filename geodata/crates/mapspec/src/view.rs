//! Where the camera of a map stands.

/// A camera: web-mercator zoom with 512-pixel tiles, and the centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapView {
    /// Zoom.
    pub zoom: f64,
    /// Latitude of the centre, degrees.
    pub lat: f64,
    /// Longitude of the centre, degrees.
    pub lon: f64,
}

impl MapView {
    /// Reads `ZOOM/LAT/LON`; `None` where a number is missing or outside its range.
    pub(super) fn from_query_value(text: &str) -> Option<Self> {
        let parts: Option<Vec<f64>> = text.split('/').map(|p| p.parse().ok()).collect();
        let [zoom, lat, lon] = parts?[..] else {
            return None;
        };
        let in_range = (0.0..=24.0).contains(&zoom)
            && (-85.0..=85.0).contains(&lat)
            && (-180.0..=180.0).contains(&lon);
        in_range.then_some(Self { zoom, lat, lon })
    }

    /// Writes `ZOOM/LAT/LON`, to the hundredth of a zoom and the hundred-thousandth of a degree.
    pub(super) fn to_query_value(self) -> String {
        let Self { zoom, lat, lon } = self;
        format!("{zoom:.2}/{lat:.5}/{lon:.5}")
    }
}
