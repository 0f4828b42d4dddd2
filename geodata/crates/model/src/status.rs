//! How far a project has come.

use serde::{Deserialize, Serialize};

/// How far a project has come (stato di attuazione).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Applied for funding.
    Candidate,
    /// Planned or designed.
    Planned,
    /// Approved.
    Approved,
    /// Funded.
    Funded,
    /// Being carried out.
    UnderWay,
    /// Completed or operating.
    Done,
    /// The source only says that it exists.
    Reported,
}

impl Status {
    /// Every status, in order of progress; `Reported` last because it states none.
    pub const ALL: [Self; 7] = [
        Self::Candidate,
        Self::Planned,
        Self::Approved,
        Self::Funded,
        Self::UnderWay,
        Self::Done,
        Self::Reported,
    ];

    /// The identifier used in files, URLs and the message catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Planned => "planned",
            Self::Approved => "approved",
            Self::Funded => "funded",
            Self::UnderWay => "under_way",
            Self::Done => "done",
            Self::Reported => "reported",
        }
    }

    /// Reads an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.id() == id)
    }
}
