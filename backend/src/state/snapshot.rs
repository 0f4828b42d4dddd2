//! What requests read: one prepared atlas with everything made of it, swapped whole or not at all.

use std::sync::{Arc, OnceLock};

use geodata_api::gaps::Gaps;
use geodata_atlas::{Atlas, AtlasFiles, InvalidAtlas, PreparedAtlas, VersionSummary};
use geodata_indicator::gaps::gaps;
use geodata_indicator::scenario::Baseline;
use geodata_mvt::TileId;
use geodata_tile::{Pyramid, version};

use super::answer_cache::AnswerCache;
use super::config::Config;
use super::fixed_answers::FixedAnswers;
use crate::features::collections::Collections;
use crate::http::problem::Problem;
use crate::http::stored::{REVALIDATE, Stored};

const TILE: &str = "application/vnd.mapbox-vector-tile";

/// Everything requests read. Built before it is shared; afterwards only its caches change.
pub struct Snapshot {
    /// The atlas.
    pub atlas: PreparedAtlas,
    /// What the history keeps of it when it is no longer served.
    pub summary: Arc<VersionSummary>,
    /// The files it was read from.
    pub files: AtlasFiles,
    /// Its tiles.
    pub tiles: Pyramid,
    /// The version in the addresses of its tiles.
    pub tileset: String,
    /// Answers that depend on nothing but the atlas, serialised once.
    pub answers: FixedAnswers,
    /// The settings of the server: publisher, licence, contact, address.
    pub config: Config,
    cached_tiles: AnswerCache<TileId>,
    cached_answers: AnswerCache<String>,
    collections: OnceLock<Collections>,
    gaps: OnceLock<Gaps>,
    baseline: OnceLock<Baseline>,
}

/// The snapshot a handler works with from beginning to end: a reload meanwhile does not reach it.
pub type SharedSnapshot = Arc<Snapshot>;

impl Snapshot {
    /// Reads, validates and prepares an atlas. `cache_bytes` bounds the cache of tiles, and again that of answers.
    pub fn load(files: &AtlasFiles, cache_bytes: u64) -> Result<Self, InvalidAtlas> {
        let atlas = PreparedAtlas::new(Atlas::read(files)?);
        Ok(Self {
            summary: Arc::new(VersionSummary::new(&atlas)),
            tiles: Pyramid::new(&atlas),
            tileset: version(&atlas),
            answers: FixedAnswers::new(&atlas),
            config: Config::default(),
            cached_tiles: AnswerCache::new(cache_bytes),
            cached_answers: AnswerCache::new(cache_bytes),
            collections: OnceLock::new(),
            gaps: OnceLock::new(),
            baseline: OnceLock::new(),
            atlas,
            files: files.clone(),
        })
    }

    /// The same with settings.
    #[must_use]
    pub fn with_config(self, config: Config) -> Self {
        Self { config, ..self }
    }

    /// A tile, made when it is first asked for; `None` when nothing is in it.
    pub fn tile(&self, id: TileId) -> Option<Arc<Stored>> {
        // an empty tile is found empty fast, and there is no end of addresses of empty tiles: none is cached
        self.cached_tiles.get_or_make_some(id, || {
            let tile = self.tiles.tile(id);
            (!tile.is_empty()).then(|| Stored::new(TILE, REVALIDATE, tile.bytes))
        })
    }

    /// The collections of features, made when they are first asked for.
    pub fn collections(&self) -> &Collections {
        self.collections
            .get_or_init(|| Collections::new(&self.atlas))
    }

    /// The gaps, found when they are first asked for.
    pub fn gaps(&self) -> &Gaps {
        self.gaps.get_or_init(|| gaps(&self.atlas))
    }

    /// What scenarios are compared with, measured when it is first asked for.
    pub fn baseline(&self) -> &Baseline {
        self.baseline.get_or_init(|| Baseline::new(&self.atlas))
    }

    /// The answer of this key, if it is in the cache.
    pub fn cached_answer(&self, key: &str) -> Option<Arc<Stored>> {
        self.cached_answers.get(key)
    }

    /// The answer of this key, from the cache or made on a thread that answers nobody else.
    ///
    /// The key must say everything the answer depends on beside the atlas.
    pub async fn cached(
        self: Arc<Self>,
        key: String,
        make: impl FnOnce(&Self) -> Stored + Send + 'static,
    ) -> Result<Arc<Stored>, Problem> {
        self.try_cached(key, |snapshot| Ok(make(snapshot))).await
    }

    /// The same for an answer that may turn out to be a problem; problems are not cached.
    pub async fn try_cached(
        self: Arc<Self>,
        key: String,
        make: impl FnOnce(&Self) -> Result<Stored, Problem> + Send + 'static,
    ) -> Result<Arc<Stored>, Problem> {
        if let Some(stored) = self.cached_answer(&key) {
            return Ok(stored);
        }
        let answer = tokio::task::spawn_blocking(move || {
            self.cached_answers.get_or_make(&key, || make(&self))
        });
        answer.await.map_err(|_| Problem::internal())?
    }
}
