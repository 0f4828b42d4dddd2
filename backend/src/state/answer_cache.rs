//! Caches of answers, bounded by the memory they take.

use std::hash::Hash;
use std::sync::Arc;

use moka::sync::Cache;

use crate::http::problem::Problem;
use crate::http::stored::Stored;

/// What an entry costs beside its bytes: key, headers, bookkeeping.
const ENTRY_BYTES: usize = 512;

/// Answers by key, the least used of which go when all of them take more than a number of bytes.
pub struct AnswerCache<K> {
    entries: Cache<K, Arc<Stored>>,
    /// False for a cache of no bytes.
    enabled: bool,
}

impl<K: Hash + Eq + Send + Sync + 'static> AnswerCache<K> {
    /// A cache of at most so many bytes; of 0 bytes it is disabled.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        let weight = |_: &K, stored: &Arc<Stored>| {
            u32::try_from(stored.weight() + ENTRY_BYTES).unwrap_or(u32::MAX)
        };
        Self {
            entries: Cache::builder().weigher(weight).max_capacity(bytes).build(),
            enabled: bytes > 0,
        }
    }

    /// The answer of this key, or the new one; where `make` gives none, nothing is kept.
    pub fn get_or_make_some(
        &self,
        key: K,
        make: impl FnOnce() -> Option<Stored>,
    ) -> Option<Arc<Stored>> {
        self.entries
            .optionally_get_with(key, || make().map(Arc::new))
    }
}

impl AnswerCache<String> {
    /// An answer that was made before.
    pub fn get(&self, key: &str) -> Option<Arc<Stored>> {
        self.entries.get(key)
    }

    /// The answer of this key, or the new one, compressed in every form at once when it is cached, and in the form a client asks for when the cache is disabled.
    /// Problems are not kept. Requests for one key at the same time wait for one another, so that the answer is made once.
    pub fn get_or_make(
        &self,
        key: &str,
        make: impl FnOnce() -> Result<Stored, Problem>,
    ) -> Result<Arc<Stored>, Problem> {
        let answer = self.entries.try_get_with_by_ref(key, || {
            let stored = make()?;
            if self.enabled {
                stored.compress();
            }
            Ok(Arc::new(stored))
        });
        answer.map_err(|problem: Arc<Problem>| (*problem).clone())
    }
}
