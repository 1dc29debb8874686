//! Where a message can go: every use case of the bot, by name.

/// Where a message goes. What it carries is the person's own and stays out of the log, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub enum UseCase {
    Enrol {
        token: String,
    },
    ContinueEnrolment,
    MeetStranger,
    MyData,
    Forget,
    AskConsent,
    OwnDataChoice {
        choice: String,
    },
    BindChat {
        code: String,
    },
    GreetChat,
    ReleaseChat,
    OpenReport,
    OpenMonth {
        choice: String,
    },
    ContinueReport,
    ResumeReport,
    CorrectMessage {
        message: String,
        text: String,
    },
    OpenPetition,
    OpenPetitionAs {
        choice: String,
    },
    ContinuePetition,
    FollowChoice {
        choice: String,
    },
    FollowNumber {
        number: String,
    },
    /// Something was sent while nothing was open.
    TakeUnprompted,
    /// A settlement is fine, or not, as its sender has typed.
    GiveVerdict {
        fine: bool,
    },
    OpenRegister {
        argument: String,
    },
    RegisterChoice {
        choice: String,
    },
    ContinueHandling,
    OpenWard,
    WardChoice {
        choice: String,
    },
    ContinueWard,
    Summary {
        argument: String,
    },
    SummaryChoice {
        choice: String,
    },
    OwnFigures,
    Help,
    NotForYou,
    NotUnderstood,
    SayPrivately,
    StaleButton,
    AskLanguage,
    SetLanguage {
        code: String,
    },
    Cancel,
    Nothing,
}

impl UseCase {
    /// Whether it shows something else than what the person was in the middle of, so that words that they type next are not
    /// meant for that.
    pub const fn turns_away(&self) -> bool {
        matches!(
            self,
            Self::OpenReport
                | Self::OpenMonth { .. }
                | Self::OwnFigures
                | Self::OpenPetition
                | Self::OpenPetitionAs { .. }
                | Self::OpenRegister { .. }
                | Self::FollowNumber { .. }
                | Self::OpenWard
                | Self::Summary { .. }
        )
    }

    /// Which it is, for the log: nothing of what a person sent.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Enrol { .. } => "enrol",
            Self::ContinueEnrolment => "continue_enrolment",
            Self::MeetStranger => "meet_stranger",
            Self::MyData => "my_data",
            Self::Forget => "forget",
            Self::AskConsent => "ask_consent",
            Self::OwnDataChoice { .. } => "own_data_choice",
            Self::BindChat { .. } => "bind_chat",
            Self::GreetChat => "greet_chat",
            Self::ReleaseChat => "release_chat",
            Self::OpenReport => "open_report",
            Self::OpenMonth { .. } => "open_month",
            Self::ContinueReport => "continue_report",
            Self::ResumeReport => "resume_report",
            Self::CorrectMessage { .. } => "correct_message",
            Self::OpenPetition => "open_petition",
            Self::OpenPetitionAs { .. } => "open_petition_as",
            Self::ContinuePetition => "continue_petition",
            Self::FollowChoice { .. } => "follow_choice",
            Self::FollowNumber { .. } => "follow_number",
            Self::TakeUnprompted => "take_unprompted",
            Self::GiveVerdict { .. } => "give_verdict",
            Self::OpenRegister { .. } => "open_register",
            Self::RegisterChoice { .. } => "register_choice",
            Self::ContinueHandling => "continue_handling",
            Self::OpenWard => "open_ward",
            Self::WardChoice { .. } => "ward_choice",
            Self::ContinueWard => "continue_ward",
            Self::Summary { .. } => "summary",
            Self::SummaryChoice { .. } => "summary_choice",
            Self::OwnFigures => "own_figures",
            Self::Help => "help",
            Self::NotForYou => "not_for_you",
            Self::NotUnderstood => "not_understood",
            Self::SayPrivately => "say_privately",
            Self::StaleButton => "stale_button",
            Self::AskLanguage => "ask_language",
            Self::SetLanguage { .. } => "set_language",
            Self::Cancel => "cancel",
            Self::Nothing => "nothing",
        }
    }
}
