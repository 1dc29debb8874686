//! Who may do what: the one table of it. `docs/permissions.md` says the same in words, and a test holds the bot against that.

use super::people::PostKind;

/// Something that a post entitles its holder to do. What belongs to everybody the bot knows (help, language, one's own data)
/// needs no permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// Answer the questions of one's part of the group's monthly report.
    WriteReport,
    /// Send that part of the report.
    SubmitReport,
    /// Write and send the report of a leader who has no smartphone.
    FileForLeader,
    /// Read the group's own figures of the year.
    ReadGroupFigures,
    /// Read the ward's compiled figures in private.
    ReadSummary,
    /// Pass on a resident's petition, and follow it.
    SendPetition,
    /// Read petitions with their senders, and decide about them.
    HandlePetitions,
    /// Say who holds which post, which chat is the committee's, and how the ward is set up.
    ManageWard,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 8] = [
        Self::WriteReport,
        Self::SubmitReport,
        Self::FileForLeader,
        Self::ReadGroupFigures,
        Self::ReadSummary,
        Self::SendPetition,
        Self::HandlePetitions,
        Self::ManageWard,
    ];
}

impl PostKind {
    /// What the post entitles to.
    pub const fn permissions(self) -> &'static [Permission] {
        use Permission::{
            FileForLeader, HandlePetitions, ManageWard, ReadGroupFigures, ReadSummary, SendPetition,
            SubmitReport, WriteReport,
        };
        match self {
            Self::Leader | Self::FrontBoardHead => {
                &[WriteReport, SubmitReport, ReadGroupFigures, SendPetition]
            }
            // A deputy drafts; the leader submits.
            Self::Deputy => &[WriteReport, ReadGroupFigures, SendPetition],
            Self::Secretary => &[FileForLeader, ReadSummary, SendPetition, HandlePetitions, ManageWard],
            Self::Chair => &[ReadSummary, HandlePetitions],
            Self::CommitteeMember => &[ReadSummary],
            Self::Administrator => &[ReadSummary, ManageWard],
        }
    }

    /// Whether the post entitles to it.
    pub fn may(self, permission: Permission) -> bool {
        self.permissions().contains(&permission)
    }
}
