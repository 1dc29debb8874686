//! The commands and the kinds of buttons that the bot knows: router, menu and messenger all go by these lists, so that
//! nothing can be tapped or typed that does not stand here.

use std::fmt;

use crate::domain::language::Language;
use crate::domain::permissions::Permission::{
    self, FileForLeader, HandlePetitions, ManageWard, ReadGroupFigures, ReadSummary, SendPetition,
    WriteReport,
};

/// A command, typed as `/name`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Command {
    Start,
    Report,
    Figures,
    Petition,
    Petitions,
    Summary,
    Ward,
    Help,
    Language,
    Cancel,
    MyData,
    Forget,
    Bind,
}

impl Command {
    /// Every command: a name that stands for none of these is unknown to the router.
    pub const ALL: [Self; 13] = [
        Self::Start,
        Self::Report,
        Self::Figures,
        Self::Petition,
        Self::Petitions,
        Self::Summary,
        Self::Ward,
        Self::Help,
        Self::Language,
        Self::Cancel,
        Self::MyData,
        Self::Forget,
        Self::Bind,
    ];

    /// What it is called: in Vietnamese, in English.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            // The messenger's own.
            Self::Start => ("start", "start"),
            Self::Report => ("baocao", "report"),
            Self::Figures => ("solieu", "figures"),
            Self::Petition => ("kiennghi", "petition"),
            Self::Petitions => ("donthu", "petitions"),
            Self::Summary => ("tonghop", "summary"),
            Self::Ward => ("phuong", "ward"),
            Self::Help => ("trogiup", "help"),
            Self::Language => ("ngonngu", "language"),
            Self::Cancel => ("huy", "cancel"),
            Self::MyData => ("dulieu", "mydata"),
            Self::Forget => ("xoadulieu", "forget"),
            Self::Bind => ("lienket", "bind"),
        }
    }

    /// Its name in the language.
    pub const fn name(self, language: Language) -> &'static str {
        let (vietnamese, english) = self.names();
        match language {
            Language::Vi => vietnamese,
            Language::En => english,
        }
    }

    /// The command that is called so, in whatever language.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|command| {
            let (vietnamese, english) = command.names();
            name == vietnamese || name == english
        })
    }

    /// Whoever holds one of these may give it; empty where no post is needed.
    pub const fn needs(self) -> &'static [Permission] {
        match self {
            Self::Report => &[WriteReport, FileForLeader],
            Self::Figures => &[ReadGroupFigures],
            Self::Petition => &[SendPetition],
            Self::Petitions => &[HandlePetitions],
            Self::Summary => &[ReadSummary],
            Self::Ward => &[ManageWard],
            Self::Start
            | Self::Help
            | Self::Language
            | Self::Cancel
            | Self::MyData
            | Self::Forget
            | Self::Bind => &[],
        }
    }
}

/// Where a button belongs, told by how its data begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ButtonKind {
    Enrolment,
    OwnData,
    /// Within a report.
    Report,
    /// Opens a report.
    OpenReport,
    /// Within a petition.
    Petition,
    /// Opens a petition.
    OpenPetition,
    /// Below what a sender hears of a petition.
    Follow,
    Register,
    /// Within doing something with a petition.
    Handling,
    Ward,
    Summary,
    Language,
}

impl ButtonKind {
    /// Every kind: data that begins like none of these is that of no button.
    pub const ALL: [Self; 12] = [
        Self::Enrolment,
        Self::OwnData,
        Self::Report,
        Self::OpenReport,
        Self::Petition,
        Self::OpenPetition,
        Self::Follow,
        Self::Register,
        Self::Handling,
        Self::Ward,
        Self::Summary,
        Self::Language,
    ];

    /// How the data of such a button begins.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Enrolment => "e.",
            Self::OwnData => "own.",
            Self::Report => "r.",
            Self::OpenReport => "rep.",
            Self::Petition => "p.",
            Self::OpenPetition => "pet.",
            Self::Follow => "follow.",
            Self::Register => "reg.",
            Self::Handling => "h.",
            Self::Ward => "ward.",
            Self::Summary => "sum.",
            Self::Language => "lang.",
        }
    }

    /// The data of such a button, with what stands behind the prefix.
    pub fn data(self, rest: impl fmt::Display) -> String {
        format!("{}{rest}", self.prefix())
    }

    /// Parts a button's data into its kind and the rest.
    pub fn of(data: &str) -> Option<(Self, &str)> {
        Self::ALL.into_iter().find_map(|kind| Some((kind, data.strip_prefix(kind.prefix())?)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_name_stands_for_two_commands() {
        for command in Command::ALL {
            let (vietnamese, english) = command.names();
            assert_eq!(Command::named(vietnamese), Some(command));
            assert_eq!(Command::named(english), Some(command));
        }
        assert_eq!(Command::named("baocao2"), None);
    }

    #[test]
    fn no_button_is_taken_for_one_of_another_kind() {
        for kind in ButtonKind::ALL {
            assert_eq!(ButtonKind::of(&kind.data(7)), Some((kind, "7")));
        }
        assert_eq!(ButtonKind::of("nonsense"), None);
        assert_eq!(ButtonKind::ALL.into_iter().collect::<BTreeSet<_>>().len(), ButtonKind::ALL.len());
        assert_eq!(Command::ALL.into_iter().collect::<BTreeSet<_>>().len(), Command::ALL.len());
    }
}
