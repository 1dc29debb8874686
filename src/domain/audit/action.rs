//! What can be done to what the audit keeps watch over.

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// A revision of a group's month.
    ReportSubmitted,
    /// A revision of the ward's own month.
    WardEntry,
    PostTaken,
    PostLeft,
    InvitationMade,
    InvitationRevoked,
    ConsentGiven,
    ConsentWithdrawn,
    /// A person goes on under another account of a messenger, and the ones before have ended.
    AccountChanged,
    /// All that was kept of a person is gone.
    PersonRemoved,
    PetitionReceived,
    PetitionChanged,
    /// Its time was over.
    PetitionRemoved,
    /// A chat became the committee's, or goes on under another id.
    ChatBound,
    ChatReleased,
    /// The language in which the committee's chat is written to.
    ChatLanguageSet,
    /// Name, receipts, rounding or catalogue of the ward.
    WardLoaded,
    TargetsSet,
    CalendarSet,
    /// Which of the catalogue's optional indicators the ward asks.
    OptionalSet,
    GroupsChanged,
    /// A file was brought in.
    Imported,
    /// The oldest entries of the audit itself were deleted, or other rows whose time was over.
    Retention,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 23] = [
        Self::ReportSubmitted,
        Self::WardEntry,
        Self::PostTaken,
        Self::PostLeft,
        Self::InvitationMade,
        Self::InvitationRevoked,
        Self::ConsentGiven,
        Self::ConsentWithdrawn,
        Self::AccountChanged,
        Self::PersonRemoved,
        Self::PetitionReceived,
        Self::PetitionChanged,
        Self::PetitionRemoved,
        Self::ChatBound,
        Self::ChatReleased,
        Self::ChatLanguageSet,
        Self::WardLoaded,
        Self::TargetsSet,
        Self::CalendarSet,
        Self::OptionalSet,
        Self::GroupsChanged,
        Self::Imported,
        Self::Retention,
    ];

    /// The name used in storage and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReportSubmitted => "report_submitted",
            Self::WardEntry => "ward_entry",
            Self::PostTaken => "post_taken",
            Self::PostLeft => "post_left",
            Self::InvitationMade => "invitation_made",
            Self::InvitationRevoked => "invitation_revoked",
            Self::ConsentGiven => "consent_given",
            Self::ConsentWithdrawn => "consent_withdrawn",
            Self::AccountChanged => "account_changed",
            Self::PersonRemoved => "person_removed",
            Self::PetitionReceived => "petition_received",
            Self::PetitionChanged => "petition_changed",
            Self::PetitionRemoved => "petition_removed",
            Self::ChatBound => "chat_bound",
            Self::ChatReleased => "chat_released",
            Self::ChatLanguageSet => "chat_language_set",
            Self::WardLoaded => "ward_loaded",
            Self::TargetsSet => "targets_set",
            Self::CalendarSet => "calendar_set",
            Self::OptionalSet => "optional_set",
            Self::GroupsChanged => "groups_changed",
            Self::Imported => "imported",
            Self::Retention => "retention",
        }
    }

    /// Reads a code; hyphens stand for underscores too.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_lowercase().replace('-', "_");
        Self::ALL.into_iter().find(|action| action.code() == code)
    }
}
