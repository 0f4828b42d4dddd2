//! The two kinds of store, so that a test is written once for both.

#![allow(clippy::expect_used, clippy::unwrap_used, dead_code)] // a test may fail loudly, and need not use all of it

use std::path::PathBuf;

#[path = "../../../../../tests/harness/database.rs"]
mod database;
pub use database::Cluster;

/// What keeps a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    GeoPackage,
    PostGis,
}

impl Kind {
    /// A place of this test's own, with nothing there.
    pub fn fresh(self, name: &str) -> PathBuf {
        if self == Self::PostGis {
            return Cluster::shared().fresh(name).into();
        }
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("store");
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{name}.gpkg"));
        for suffix in ["", "-journal", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
        }
        file
    }
}

/// Runs each test over both kinds of store.
#[macro_export]
macro_rules! over_both {
    ($($test:ident,)*) => {
        mod geopackage {
            $(#[test] fn $test() { super::$test($crate::kinds::Kind::GeoPackage); })*
        }
        mod postgis {
            $(#[test] fn $test() { super::$test($crate::kinds::Kind::PostGis); })*
        }
    };
}
