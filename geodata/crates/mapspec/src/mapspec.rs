//! The one description of a map: it round-trips to a short, stable URL query.
//!
//! | key | values | default |
//! |---|---|---|
//! | `theme` | `projects`, `zones`, `residents`, `density`, or the name of an indicator | `projects` |
//! | `level` | `zone`, `municipality` | `zone` |
//! | `classes` | `natural`, `quantile` | by theme |
//! | `zone`, `municipality`, `project` | one code: the card that is open | none |
//! | `axis`, `strategy`, `kind`, `status` | codes separated by commas: filters | all |
//! | `cites` | sources separated by commas: only projects that one of them speaks of | all |
//! | `programme`, `q` | text: filters | all |
//! | `at` | `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: only projects not known to be over before or to begin after it | all |
//! | `title` | text of up to 500 characters: the title in place of the one made from the theme | none |
//! | `view` | `ZOOM/LAT/LON` | the whole territory |
//! | `lang` | `it`, `en` | `it` |

use std::fmt::{Display, Write as _};
use std::str::FromStr;
use std::sync::LazyLock;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use geodata_model::i18n::Catalogues;
use geodata_model::{
    AxisNumber, IstatCode, Language, PartialDate, ProjectId, SourceId, Status, StrategyCode, Text,
    ZoneNumber,
};

/// What a map shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MapSpec {
    /// What the colours say.
    pub theme: Theme,
    /// The units that are coloured.
    pub level: Level,
    /// How values become classes; the theme's own way when not set.
    pub classes: Option<Classification>,
    /// The zone in focus.
    pub zone: Option<ZoneNumber>,
    /// The municipality in focus.
    pub municipality: Option<IstatCode>,
    /// The project in focus.
    pub project: Option<ProjectId>,
    /// Only projects of these axes.
    pub axes: Vec<AxisNumber>,
    /// Only projects that serve one of these strategies.
    pub strategies: Vec<StrategyCode>,
    /// Only projects of these kinds.
    pub kinds: Vec<String>,
    /// Only projects of these statuses.
    pub statuses: Vec<Status>,
    /// Only projects that one of these sources speaks of.
    pub sources: Vec<SourceId>,
    /// Only projects of this programme.
    pub programme: Option<String>,
    /// Only projects not known to be over before this date, or to begin after it.
    pub at: Option<PartialDate>,
    /// Only projects with these words.
    pub text: String,
    /// The title in place of the map's own; empty when it keeps its own.
    pub title: String,
    /// What part of the territory is in view.
    pub view: Option<MapView>,
    /// Language of the texts.
    pub language: Language,
}

/// What the colours of a map say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Number of projects present.
    #[default]
    Projects,
    /// One colour a zone.
    Zones,
    /// Residents.
    Residents,
    /// Residents per km².
    Density,
    /// An indicator, by its name in [`crate::INDICATORS`].
    Indicator(&'static str),
}

impl Theme {
    /// Every theme but the indicators.
    pub const ALL: [Self; 4] = [Self::Projects, Self::Zones, Self::Residents, Self::Density];

    /// The word in the query.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::Zones => "zones",
            Self::Residents => "residents",
            Self::Density => "density",
            Self::Indicator(name) => name,
        }
    }
}

/// The units of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// Zones.
    #[default]
    Zone,
    /// Municipalities.
    Municipality,
}

impl Level {
    /// The word in the query and in message keys.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Zone => "zone",
            Self::Municipality => "municipality",
        }
    }
}

/// How values become classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Classification {
    /// Natural breaks: classes of like values.
    Natural,
    /// Quantiles: classes of like size.
    Quantile,
}

impl Classification {
    /// The word in the query.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Natural => "natural",
            Self::Quantile => "quantile",
        }
    }
}

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

/// What stays as it is within a value.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'/')
    .remove(b',');

impl MapSpec {
    /// Reads a query, with or without its question mark.
    ///
    /// What is not understood is left out and said in a notice: an old link still opens.
    #[must_use]
    pub fn from_query(query: &str) -> (Self, Vec<Text>) {
        let mut spec = Self::default();
        let mut refused = Vec::new();
        for pair in query
            .trim_start_matches('?')
            .split('&')
            .filter(|p| !p.is_empty())
        {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let decoded = value.replace('+', " ");
            let value = percent_decode_str(&decoded).decode_utf8_lossy();
            match spec.set(key, value.trim()) {
                Read::Taken => {}
                Read::UnknownKey => {
                    refused.push(("notice-unknown-key", key.to_owned(), String::new()));
                }
                Read::BadValue => {
                    refused.push(("notice-bad-value", key.to_owned(), value.into_owned()));
                }
                Read::TooLong(count) => {
                    refused.push(("notice-long-title", key.to_owned(), count.to_string()));
                }
            }
        }
        (spec, notices(&refused))
    }

    fn set(&mut self, key: &str, value: &str) -> Read {
        match key {
            "theme" => one(value, theme, &mut self.theme),
            "level" => one(value, level, &mut self.level),
            "classes" => one(value, |v| classification(v).map(Some), &mut self.classes),
            "zone" => optional(value, &mut self.zone),
            "municipality" => optional(value, &mut self.municipality),
            "project" => optional(value, &mut self.project),
            "axis" => list(value, |v| v.parse().ok(), &mut self.axes),
            "strategy" => list(value, |v| v.parse().ok(), &mut self.strategies),
            "kind" => list(value, |v| Some(v.to_owned()), &mut self.kinds),
            "status" => list(value, Status::from_id, &mut self.statuses),
            "cites" => list(value, |v| v.parse().ok(), &mut self.sources),
            "programme" => {
                self.programme = Some(value.to_owned()).filter(|v| !v.is_empty());
                Read::Taken
            }
            "at" => optional(value, &mut self.at),
            "q" => {
                value.clone_into(&mut self.text);
                Read::Taken
            }
            "title" => match title(value) {
                Ok(title) => {
                    self.title = title;
                    Read::Taken
                }
                Err(count) => Read::TooLong(count),
            },
            "view" => one(value, |v| view(v).map(Some), &mut self.view),
            "lang" => one(value, Language::from_tag, &mut self.language),
            _ => Read::UnknownKey,
        }
    }

    /// What decides the map's values and colours: what is open and where one looks do not.
    #[must_use]
    pub fn colours(&self) -> Self {
        Self {
            zone: None,
            municipality: None,
            project: None,
            view: None,
            ..self.clone()
        }
    }

    /// The canonical query: keys in a fixed order, defaults left out.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut query = Query(String::new());
        if self.theme != Theme::default() {
            query.add("theme", self.theme.id());
        }
        if self.level != Level::default() {
            query.add("level", self.level.id());
        }
        query.add_all("classes", self.classes.iter().map(|c| c.id()));
        query.add_all("zone", self.zone.iter());
        query.add_all("municipality", self.municipality.iter());
        query.add_all("axis", self.axes.iter());
        query.add_all("strategy", self.strategies.iter());
        query.add_all("kind", self.kinds.iter());
        query.add_all("status", self.statuses.iter().map(|s| s.id()));
        query.add_all("cites", self.sources.iter());
        query.add_all("programme", self.programme.iter());
        query.add_all("at", self.at.iter());
        if !self.text.is_empty() {
            query.add("q", &self.text);
        }
        query.add_all("project", self.project.iter());
        if !self.title.is_empty() {
            query.add("title", &self.title);
        }
        if let Some(MapView { zoom, lat, lon }) = self.view {
            query.add("view", &format!("{zoom:.2}/{lat:.5}/{lon:.5}"));
        }
        if self.language != Language::default() {
            query.add("lang", self.language.tag());
        }
        query.0
    }

    /// How this map's values become classes: populations are so uneven that natural breaks would
    /// leave nearly every municipality in the first class.
    #[must_use]
    pub fn classification(&self) -> Classification {
        self.classes.unwrap_or(match self.theme {
            Theme::Projects | Theme::Zones | Theme::Indicator(_) => Classification::Natural,
            Theme::Residents | Theme::Density => Classification::Quantile,
        })
    }

    /// Whether any filter on projects is set.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !(self.axes.is_empty()
            && self.strategies.is_empty()
            && self.kinds.is_empty()
            && self.statuses.is_empty()
            && self.sources.is_empty()
            && self.programme.is_none()
            && self.at.is_none()
            && self.text.is_empty())
    }
}

/// How the reading of a parameter went.
enum Read {
    Taken,
    UnknownKey,
    BadValue,
    /// A title of that many characters.
    TooLong(usize),
}

fn one<T>(value: &str, read: impl Fn(&str) -> Option<T>, target: &mut T) -> Read {
    read(value).map_or(Read::BadValue, |read| {
        *target = read;
        Read::Taken
    })
}

fn optional<T: FromStr>(value: &str, target: &mut Option<T>) -> Read {
    one(value, |v| v.parse().ok().map(Some), target)
}

/// A list keeps what it understands; a value it does not understand is refused as a whole.
fn list<T: PartialEq>(value: &str, read: impl Fn(&str) -> Option<T>, target: &mut Vec<T>) -> Read {
    let items = value
        .split(',')
        .map(str::trim)
        .filter(|v| !v.is_empty())
        .map(read);
    let Some(items) = items.collect::<Option<Vec<T>>>() else {
        return Read::BadValue;
    };
    for item in items {
        if !target.contains(&item) {
            target.push(item);
        }
    }
    Read::Taken
}

fn theme(id: &str) -> Option<Theme> {
    let indicator = || crate::known_indicator(id).map(Theme::Indicator);
    Theme::ALL
        .into_iter()
        .find(|t| t.id() == id)
        .or_else(indicator)
}

fn level(id: &str) -> Option<Level> {
    [Level::Zone, Level::Municipality]
        .into_iter()
        .find(|l| l.id() == id)
}

fn classification(id: &str) -> Option<Classification> {
    let all = [Classification::Natural, Classification::Quantile];
    all.into_iter().find(|c| c.id() == id)
}

/// Characters of the longest title: one that is longer is a text, and no drawing has room for it.
pub const LONGEST_TITLE: usize = 500;

/// A title as maps have it, or how many characters it has when they are more than [`LONGEST_TITLE`].
/// Runs of spaces are one, so that a title comes back as it was.
///
/// # Errors
///
/// The number of its characters, when there are too many.
pub fn title(text: &str) -> Result<String, usize> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let title = words.join(" ");
    let count = title.chars().count();
    if count <= LONGEST_TITLE {
        Ok(title)
    } else {
        Err(count)
    }
}

/// What is said of a value of the query that was left out, or is not shown as it is: the message of the
/// catalogue, the key of the query, the value.
#[must_use]
pub fn notice(message: &'static str, key: &str, value: &str) -> Vec<Text> {
    notices(&[(message, key.to_owned(), value.to_owned())])
}

fn view(text: &str) -> Option<MapView> {
    let parts: Option<Vec<f64>> = text.split('/').map(|p| p.parse().ok()).collect();
    let [zoom, lat, lon] = parts?[..] else {
        return None;
    };
    let in_range = (0.0..=24.0).contains(&zoom)
        && (-85.0..=85.0).contains(&lat)
        && (-180.0..=180.0).contains(&lon);
    in_range.then_some(MapView { zoom, lat, lon })
}

/// Read once: whoever sends a key nobody knows must not make the server read every text again.
static TEXTS: LazyLock<Catalogues> = LazyLock::new(Catalogues::of_page);

/// The same for several values of a query at once.
#[must_use]
pub fn notices(refused: &[(&'static str, String, String)]) -> Vec<Text> {
    if refused.is_empty() {
        return Vec::new();
    }
    let text = |(message, key, value): &(&'static str, String, String)| {
        TEXTS.text(message, |_| {
            vec![("key", key.clone().into()), ("value", value.clone().into())]
        })
    };
    refused.iter().map(text).collect()
}

/// A query under construction.
struct Query(String);

impl Query {
    fn add(&mut self, key: &str, value: &str) {
        let separator = if self.0.is_empty() { "" } else { "&" };
        // writing to a String cannot fail
        let _ = write!(
            self.0,
            "{separator}{key}={}",
            utf8_percent_encode(value, VALUE)
        );
    }

    fn add_all<T: Display>(&mut self, key: &str, values: impl Iterator<Item = T>) {
        let values: Vec<String> = values.map(|v| v.to_string()).collect();
        if !values.is_empty() {
            self.add(key, &values.join(","));
        }
    }
}

#[cfg(test)]
mod tests;
