//! The kinds of petitions, by their content and not by the letter's title.

use serde::{Deserialize, Serialize};

/// A petition that can be registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Khiếu nại: asks to look again at an administrative decision or act that harms one's own rights.
    #[serde(rename = "khieu_nai")]
    Complaint,
    /// Kiến nghị: proposes a solution or a change of policy.
    #[serde(rename = "kien_nghi")]
    Recommendation,
    /// Phản ánh: tells about a situation, such as rubbish, lights, noise.
    #[serde(rename = "phan_anh")]
    Feedback,
}

impl Kind {
    /// Every kind, in the order of the law's names.
    pub const ALL: [Self; 3] = [Self::Complaint, Self::Recommendation, Self::Feedback];

    /// The name used in storage, in files and in the catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Complaint => "khieu_nai",
            Self::Recommendation => "kien_nghi",
            Self::Feedback => "phan_anh",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a person may choose to send. A denunciation (tố cáo) can be chosen and is never taken: the law wants a signed letter
/// or the person appearing (Luật Tố cáo 2018, Điều 22, 23).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    Take(Kind),
    Denunciation,
}

impl Asked {
    /// Everything that can be chosen, in the order in which it is offered: what is sent most often first.
    pub const ALL: [Self; 4] = [
        Self::Take(Kind::Feedback),
        Self::Take(Kind::Recommendation),
        Self::Take(Kind::Complaint),
        Self::Denunciation,
    ];

    /// The name used in files and in the catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Take(kind) => kind.code(),
            Self::Denunciation => "to_cao",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asked| asked.code() == code)
    }
}
