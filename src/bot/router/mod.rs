//! The map of the whole bot: where × who × what × in the middle of what → use case.

mod branches;
mod use_case;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use dptree::di::DependencyMap;
use dptree::{Handler, Type, deps, entry, filter_map};

use self::branches::{
    any_argument, any_command, choice, command, found, is, rest_of_choice, to, when, with_argument,
};
pub use self::use_case::UseCase;
use crate::channels::Place;
use crate::domain::permissions::Permission;

/// What decides the way of a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Facts {
    pub place: Place,
    /// The chat is a ward's committee chat.
    pub bound: bool,
    /// The bot has met the person, and keeps something of them.
    pub known: bool,
    /// The person holds a post.
    pub holds_post: bool,
    /// What the person's posts entitle to, in whatever ward or group.
    pub permissions: BTreeSet<Permission>,
    pub what: What,
    pub session: Session,
}

/// What the person is in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Session {
    Idle,
    Enrolling,
    InReport,
    InPetition,
    Handling,
    InWard,
    /// Stored by an earlier version, in a form that cannot be read any more.
    Unreadable,
}

/// What was sent.
#[derive(Clone, PartialEq, Eq)]
pub enum What {
    Command {
        name: String,
        argument: String,
    },
    Choice {
        data: String,
    },
    Text,
    Edited {
        message: String,
        text: String,
    },
    /// A sticker, a photo, a voice note …
    Other,
    Joined,
    Left,
    /// The group goes on under another id; delivery has followed it there.
    Migrated,
    Unreadable,
}

type Routes = Handler<'static, UseCase>;

/// The routes, checked.
pub struct Router(Routes);

impl Router {
    /// Builds the tree, and checks that all that its branches ask for will be there.
    pub fn new() -> Self {
        let routes = routes();
        dptree::type_check(routes.sig(), &DependencyMap::new(), &[Type::of::<Arc<Facts>>()]);
        Self(routes)
    }

    /// The use case for a message.
    pub async fn route(&self, facts: Facts) -> UseCase {
        match self.0.dispatch(deps![Arc::new(facts)]).await {
            ControlFlow::Break(use_case) => use_case,
            ControlFlow::Continue(_) => UseCase::Nothing,
        }
    }
}

fn routes() -> Routes {
    entry()
        .branch(when(|facts| facts.place == Place::Private).branch(private_chat()))
        .branch(when(|facts| facts.place == Place::Group).branch(group_chat()))
}

fn private_chat() -> Routes {
    entry()
        .branch(
            is(|what| matches!(what, What::Joined | What::Left | What::Migrated))
                .branch(to(UseCase::Nothing)),
        )
        .branch(command(&["start"]).branch(with_argument(|token| UseCase::Enrol { token })))
        .branch(in_the_middle_of(Session::Enrolling).branch(continue_with("e.", UseCase::ContinueEnrolment)))
        .branch(when(|facts| facts.known).branch(own_data()))
        .branch(when(|facts| !facts.holds_post).branch(to(UseCase::MeetStranger)))
        .branch(private_commands())
        .branch(
            when(|facts| facts.session == Session::Unreadable && may(Permission::WriteReport)(facts))
                .branch(to(UseCase::ResumeReport)),
        )
        .branch(private_choices())
        .branch(edited())
        .branch(in_the_middle_of(Session::InReport).branch(to(UseCase::ContinueReport)))
        .branch(in_the_middle_of(Session::InPetition).branch(to(UseCase::ContinuePetition)))
        .branch(in_the_middle_of(Session::Handling).branch(to(UseCase::ContinueHandling)))
        .branch(in_the_middle_of(Session::InWard).branch(to(UseCase::ContinueWard)))
        .branch(to(UseCase::NotUnderstood))
}

fn group_chat() -> Routes {
    entry()
        .branch(is(|what| matches!(what, What::Joined)).branch(to(UseCase::GreetChat)))
        .branch(command(&["bind", "lienket"]).branch(any_argument(|code| UseCase::BindChat { code })))
        .branch(when(|facts| facts.bound).branch(committee_chat()))
        .branch(is(|what| matches!(what, What::Choice { .. })).branch(to(UseCase::StaleButton)))
        .branch(any_command().branch(to(UseCase::GreetChat)))
        .branch(to(UseCase::Nothing))
}

/// What is kept of a person is theirs to see and to have removed, with a post or without.
fn own_data() -> Routes {
    entry()
        .branch(command(&["mydata", "dulieu"]).branch(to(UseCase::MyData)))
        .branch(command(&["forget", "xoadulieu"]).branch(to(UseCase::Forget)))
        .branch(choice("own.").branch(rest_of_choice("own.", |choice| UseCase::OwnDataChoice { choice })))
}

fn private_commands() -> Routes {
    entry()
        .branch(
            command(&["report", "baocao"])
                .branch(for_those_who(Permission::WriteReport, UseCase::OpenReport)),
        )
        .branch(
            command(&["figures", "solieu"])
                .branch(for_those_who(Permission::ReadGroupFigures, UseCase::OwnFigures)),
        )
        .branch(
            command(&["petition", "kiennghi"])
                .branch(for_those_who(Permission::SendPetition, UseCase::OpenPetition)),
        )
        .branch(
            command(&["petitions", "donthu"])
                .branch(
                    when(may(Permission::HandlePetitions))
                        .branch(any_argument(|argument| UseCase::OpenRegister { argument })),
                )
                .branch(to(UseCase::NotForYou)),
        )
        .branch(command(&["ward", "phuong"]).branch(for_those_who(Permission::ManageWard, UseCase::OpenWard)))
        .branch(
            command(&["summary", "tonghop"])
                .branch(
                    when(may(Permission::ReadSummary))
                        .branch(any_argument(|argument| UseCase::Summary { argument })),
                )
                .branch(to(UseCase::NotForYou)),
        )
        .branch(command(&["help", "trogiup", "start"]).branch(to(UseCase::Help)))
        .branch(command(&["language", "ngonngu"]).branch(to(UseCase::AskLanguage)))
        .branch(command(&["cancel", "huy"]).branch(to(UseCase::Cancel)))
        .branch(any_command().branch(to(UseCase::NotUnderstood)))
}

fn private_choices() -> Routes {
    entry()
        .branch(choice("r.").branch(in_the_middle_of(Session::InReport).branch(to(UseCase::ContinueReport))))
        .branch(
            choice("p.").branch(in_the_middle_of(Session::InPetition).branch(to(UseCase::ContinuePetition))),
        )
        .branch(choice("rep.").branch(rest_of_choice("rep.", |choice| UseCase::OpenMonth { choice })))
        .branch(
            choice("follow.").branch(rest_of_choice("follow.", |choice| UseCase::FollowChoice { choice })),
        )
        .branch(
            choice("reg.").branch(
                when(may(Permission::HandlePetitions))
                    .branch(rest_of_choice("reg.", |choice| UseCase::RegisterChoice { choice })),
            ),
        )
        .branch(
            choice("ward.").branch(
                when(may(Permission::ManageWard))
                    .branch(rest_of_choice("ward.", |choice| UseCase::WardChoice { choice })),
            ),
        )
        .branch(choice("sum.").branch(rest_of_choice("sum.", |choice| UseCase::SummaryChoice { choice })))
        .branch(choice("lang.").branch(rest_of_choice("lang.", |code| UseCase::SetLanguage { code })))
        .branch(choice("").branch(to(UseCase::StaleButton)))
}

/// The use case for those whose posts entitle to it; the others are told so.
fn for_those_who(permission: Permission, use_case: UseCase) -> Routes {
    entry().branch(when(may(permission)).branch(to(use_case))).branch(to(UseCase::NotForYou))
}

/// Whether one of the person's posts entitles to it.
fn may(permission: Permission) -> impl Fn(&Facts) -> bool + Copy {
    move |facts| facts.permissions.contains(&permission)
}

fn in_the_middle_of(session: Session) -> Routes {
    when(move |facts| facts.session == session)
}

/// Everything but commands and the buttons of others goes on with what the person is in the middle of.
fn continue_with(prefix: &'static str, use_case: UseCase) -> Routes {
    is(move |what| match what {
        What::Choice { data } => data.starts_with(prefix),
        What::Text | What::Other | What::Edited { .. } | What::Unreadable => true,
        What::Command { .. } | What::Joined | What::Left | What::Migrated => false,
    })
    .branch(to(use_case))
}

fn edited() -> Routes {
    filter_map(|facts: Arc<Facts>| match &facts.what {
        What::Edited { message, text } => {
            Some(UseCase::CorrectMessage { message: message.clone(), text: text.clone() })
        }
        _ => None,
    })
    .branch(found())
}

fn committee_chat() -> Routes {
    entry()
        .branch(
            command(&["summary", "tonghop"]).branch(any_argument(|argument| UseCase::Summary { argument })),
        )
        .branch(choice("sum.").branch(rest_of_choice("sum.", |choice| UseCase::SummaryChoice { choice })))
        .branch(choice("lang.").branch(rest_of_choice("lang.", |code| UseCase::SetLanguage { code })))
        .branch(command(&["language", "ngonngu"]).branch(to(UseCase::AskLanguage)))
        .branch(command(&["start", "help", "trogiup"]).branch(to(UseCase::Help)))
        .branch(any_command().branch(to(UseCase::SayPrivately)))
        .branch(is(|what| matches!(what, What::Left)).branch(to(UseCase::ReleaseChat)))
        .branch(choice("").branch(to(UseCase::StaleButton)))
        .branch(to(UseCase::Nothing))
}
