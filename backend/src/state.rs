//! What requests read: one prepared atlas with everything made of it, swapped whole or not at all.

use std::sync::{Arc, OnceLock};

use geodata_api::gaps::Gaps;
use geodata_atlas::{Atlas, AtlasFiles, InvalidAtlas, PreparedAtlas, VersionSummary};
use geodata_indicator::gaps::gaps;
use geodata_indicator::scenario::Baseline;
use geodata_mvt::TileId;
use geodata_tile::{Pyramid, version};
use moka::sync::Cache;

use crate::api::Bodies;
use crate::api::respond::{REVALIDATE, Stored};
use crate::config::Config;
use crate::error::Problem;
use crate::ogc::{Collections, Made};

/// What an entry costs beside its bytes: key, headers, bookkeeping.
const ENTRY_BYTES: usize = 512;

/// Everything requests read. Built before it is shared; afterwards only its caches change.
pub struct Snapshot {
    /// The atlas.
    pub atlas: PreparedAtlas,
    /// What is remembered of it when it is no longer served.
    pub summary: Arc<VersionSummary>,
    /// The files it was read from.
    pub files: AtlasFiles,
    /// Its tiles.
    pub tiles: Pyramid,
    /// The version in the addresses of its tiles.
    pub tileset: String,
    /// Answers that depend on nothing but the atlas, serialised once.
    pub bodies: Bodies,
    made_tiles: Cache<TileId, Arc<Stored>>,
    answers: Cache<String, Arc<Stored>>,
    /// What is kept is compressed in every way at once; what is not, only as it is asked for.
    keeps: bool,
    /// What the body that runs the server says of itself.
    pub config: Config,
    collections: Collections,
    gaps: OnceLock<Gaps>,
    baseline: OnceLock<Baseline>,
}

impl Snapshot {
    /// Reads, validates and prepares an atlas; `cache_bytes` bounds what is kept of tiles, and of answers.
    pub fn load(files: &AtlasFiles, cache_bytes: u64) -> Result<Self, InvalidAtlas> {
        let atlas = PreparedAtlas::new(Atlas::read(files)?);
        Ok(Self {
            summary: Arc::new(VersionSummary::new(&atlas)),
            tiles: Pyramid::new(&atlas),
            tileset: version(&atlas),
            bodies: Bodies::new(&atlas),
            made_tiles: bounded(cache_bytes),
            answers: bounded(cache_bytes),
            keeps: cache_bytes > 0,
            config: Config::default(),
            collections: Collections::default(),
            gaps: OnceLock::new(),
            baseline: OnceLock::new(),
            atlas,
            files: files.clone(),
        })
    }

    /// A tile, made when it is first asked for; `None` when nothing is in it.
    pub fn tile(&self, id: TileId) -> Option<Arc<Stored>> {
        // what is empty is told fast, and there is no end of addresses of nothing: it is not kept
        self.made_tiles.optionally_get_with(id, || {
            let tile = self.tiles.tile(id);
            let kind = "application/vnd.mapbox-vector-tile";
            (!tile.is_empty()).then(|| Arc::new(Stored::new(kind, REVALIDATE, tile.bytes)))
        })
    }

    /// The same with settings.
    #[must_use]
    pub fn with_config(self, config: Config) -> Self {
        Self { config, ..self }
    }

    /// The collections of features, made when they are first asked for.
    pub(crate) fn ogc(&self) -> Made<'_> {
        self.collections.of(&self.atlas)
    }

    /// An answer that was made before.
    pub fn held(&self, key: &str) -> Option<Arc<Stored>> {
        self.answers.get(key)
    }

    /// The gaps, found when they are first asked for.
    pub fn gaps(&self) -> &Gaps {
        self.gaps.get_or_init(|| gaps(&self.atlas))
    }

    /// What scenarios are set against, measured when it is first asked for.
    pub fn baseline(&self) -> &Baseline {
        self.baseline.get_or_init(|| Baseline::new(&self.atlas))
    }
}

fn bounded<K>(bytes: u64) -> Cache<K, Arc<Stored>>
where
    K: std::hash::Hash + Eq + Send + Sync + 'static,
{
    let weight = |_: &K, stored: &Arc<Stored>| {
        u32::try_from(stored.weight() + ENTRY_BYTES).unwrap_or(u32::MAX)
    };
    Cache::builder().weigher(weight).max_capacity(bytes).build()
}

/// The snapshot a handler works with from beginning to end: a reload meanwhile does not reach it.
pub type Shared = Arc<Snapshot>;

/// An answer kept under a canonical key: made once, away from the threads that answer others.
///
/// The key must say everything the answer depends on beside the atlas.
pub async fn kept(
    state: Shared,
    key: String,
    make: impl FnOnce(&Snapshot) -> Stored + Send + 'static,
) -> Result<Arc<Stored>, Problem> {
    kept_if_any(state, key, |state| Ok(make(state))).await
}

/// The same for what may turn out to be a problem; problems are not kept.
pub async fn kept_if_any(
    state: Shared,
    key: String,
    make: impl FnOnce(&Snapshot) -> Result<Stored, Problem> + Send + 'static,
) -> Result<Arc<Stored>, Problem> {
    if let Some(stored) = state.answers.get(&key) {
        return Ok(stored);
    }
    let made = tokio::task::spawn_blocking(move || {
        let answer = state.answers.try_get_with_by_ref(&key, || {
            let stored = make(&state)?;
            if state.keeps {
                stored.compress();
            }
            Ok(Arc::new(stored))
        });
        answer.map_err(|problem: Arc<Problem>| (*problem).clone())
    });
    made.await.map_err(|_| Problem::internal())?
}
