//! The atlas as tables of features: named collections whose fields have types and titles, each feature with a geometry and a time
//! where its record has one. OGC API Features, the catalogue and their pages publish these same tables.

pub mod collection;
pub mod collections;
pub mod indicators;
pub mod interval;
pub mod plan;
pub mod territory;
