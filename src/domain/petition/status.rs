//! Where a petition stands.

use serde::{Deserialize, Serialize};

/// The status that people see. “Overdue” is none of them: it is computed from deadlines and calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    #[serde(rename = "tiep_nhan")]
    Received,
    #[serde(rename = "dang_phan_loai")]
    Classifying,
    /// The sender was asked for more.
    #[serde(rename = "cho_bo_sung")]
    WaitingForMore,
    /// It cannot be handled, and is kept on file.
    #[serde(rename = "khong_du_dieu_kien")]
    NotEligible,
    /// The sender was shown which body to turn to.
    #[serde(rename = "da_huong_dan")]
    Guided,
    /// It was forwarded to the competent body.
    #[serde(rename = "da_chuyen")]
    Forwarded,
    #[serde(rename = "thu_ly")]
    Accepted,
    #[serde(rename = "dang_giai_quyet")]
    InProgress,
    #[serde(rename = "da_giai_quyet")]
    Settled,
    #[serde(rename = "khong_thu_ly")]
    Refused,
    #[serde(rename = "da_rut")]
    Withdrawn,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 11] = [
        Self::Received,
        Self::Classifying,
        Self::WaitingForMore,
        Self::NotEligible,
        Self::Guided,
        Self::Forwarded,
        Self::Accepted,
        Self::InProgress,
        Self::Settled,
        Self::Refused,
        Self::Withdrawn,
    ];

    /// The name used in storage, in files and in the catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Received => "tiep_nhan",
            Self::Classifying => "dang_phan_loai",
            Self::WaitingForMore => "cho_bo_sung",
            Self::NotEligible => "khong_du_dieu_kien",
            Self::Guided => "da_huong_dan",
            Self::Forwarded => "da_chuyen",
            Self::Accepted => "thu_ly",
            Self::InProgress => "dang_giai_quyet",
            Self::Settled => "da_giai_quyet",
            Self::Refused => "khong_thu_ly",
            Self::Withdrawn => "da_rut",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether the petition is still to be ended. A settled one is ended, though it may be reopened once.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Received
            | Self::Classifying
            | Self::WaitingForMore
            | Self::Forwarded
            | Self::Accepted
            | Self::InProgress => true,
            Self::NotEligible | Self::Guided | Self::Settled | Self::Refused | Self::Withdrawn => false,
        }
    }

    /// The statuses in which a petition is still to be ended.
    pub fn open() -> Vec<Self> {
        Self::ALL.into_iter().filter(|status| status.is_open()).collect()
    }

    /// The statuses in which a petition has ended.
    pub fn ended() -> Vec<Self> {
        Self::ALL.into_iter().filter(|status| !status.is_open()).collect()
    }

    /// Whether the outcome of its reception is known: it was forwarded, accepted, refused, guided elsewhere … or later.
    pub const fn is_beyond_classification(self) -> bool {
        match self {
            Self::Received | Self::Classifying | Self::WaitingForMore => false,
            Self::NotEligible
            | Self::Guided
            | Self::Forwarded
            | Self::Accepted
            | Self::InProgress
            | Self::Settled
            | Self::Refused
            | Self::Withdrawn => true,
        }
    }
}
