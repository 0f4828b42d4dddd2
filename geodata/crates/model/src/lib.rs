//! The data model of a strategic plan: identifiers and records, without behaviour beyond parsing and display.
//!
//! `geodata-atlas` reads the records from the files of an atlas; nothing changes them afterwards.

mod allocation;
mod code;
mod date;
pub mod i18n;
mod kind;
mod language;
mod need;
mod place;
mod plan;
mod pnrr;
mod project;
mod provenance;
mod roles;
mod rule;
#[cfg(feature = "schema")]
mod schema;
mod stamp;
mod status;
mod territory;
mod text;
mod validity;
mod vocabulary;
pub mod xml;

pub use allocation::{Allocation, Bbox, Distribution, LonLat, Share};
pub use code::{AxisNumber, CodeError, IstatCode, ProjectId, SourceId, StrategyCode, ZoneNumber};
pub use date::{DateError, PartialDate};
pub use kind::{Kind, Symbol};
pub use language::Language;
pub use need::{Need, NeedGroup, NeedLink};
pub use place::{Place, Precision};
pub use plan::{Absence, AbsenceScope, Axis, Principle, Statement, Strategy};
pub use pnrr::{PnrrCount, PnrrFigure};
pub use project::Project;
pub use provenance::{Citation, Conflict, Figure, Source};
pub use roles::Roles;
pub use rule::{Rule, UnknownRule};
pub use stamp::Stamp;
pub use status::Status;
pub use territory::{
    AGE_CLASSES, AltitudeZone, MembershipBasis, Municipality, ResidentsByAge, Zone,
};
pub use text::Text;
pub use validity::Validity;
pub use vocabulary::Vocabulary;
