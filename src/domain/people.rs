//! Posts, and what each of them is for.

use serde::{Deserialize, Serialize};

/// A post that a person can hold, in a group or in the ward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostKind {
    /// Tổ trưởng tổ dân phố.
    Leader,
    /// Tổ phó.
    Deputy,
    /// Trưởng ban công tác Mặt trận của tổ.
    FrontBoardHead,
    /// Thư ký.
    Secretary,
    /// Chủ tịch.
    Chair,
    /// Ủy viên.
    CommitteeMember,
    /// Quản trị.
    Administrator,
}

impl PostKind {
    /// Every post, those of a group first.
    pub const ALL: [Self; 7] = [
        Self::Leader,
        Self::Deputy,
        Self::FrontBoardHead,
        Self::Secretary,
        Self::Chair,
        Self::CommitteeMember,
        Self::Administrator,
    ];

    /// Whether the post belongs to a residential group; the others belong to the ward.
    pub const fn of_group(self) -> bool {
        matches!(self, Self::Leader | Self::Deputy | Self::FrontBoardHead)
    }

    /// Whether several persons may hold the post at once.
    pub const fn is_shared(self) -> bool {
        match self {
            Self::CommitteeMember | Self::Administrator => true,
            Self::Leader | Self::Deputy | Self::FrontBoardHead | Self::Secretary | Self::Chair => false,
        }
    }

    /// The name used on the command line, in storage and in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Deputy => "deputy",
            Self::FrontBoardHead => "front_board_head",
            Self::Secretary => "secretary",
            Self::Chair => "chair",
            Self::CommitteeMember => "committee_member",
            Self::Administrator => "administrator",
        }
    }

    /// Reads a code; hyphens stand for underscores too.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_lowercase().replace('-', "_");
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The part of a group's monthly report that this post writes.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Leader | Self::Deputy => Some(Part::Leader),
            Self::FrontBoardHead => Some(Part::FrontBoardHead),
            Self::Secretary | Self::Chair | Self::CommitteeMember | Self::Administrator => None,
        }
    }
}

/// The part of a group's month that one post answers: the leader's own, or that of the head of the front board, whose
/// questions the leader neither sees nor answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Leader,
    FrontBoardHead,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 2] = [Self::Leader, Self::FrontBoardHead];

    /// The name used in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::FrontBoardHead => "front_board_head",
        }
    }

    /// Reads the name used in storage.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}
