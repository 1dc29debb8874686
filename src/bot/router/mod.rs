//! The map of the whole bot: where × who × what × in the middle of what → use case.

mod branches;
mod facts;
mod use_case;

use std::ops::ControlFlow;
use std::sync::Arc;

use dptree::di::DependencyMap;
use dptree::{Handler, Type, deps, entry, filter_map};

use self::branches::{
    any_argument, any_choice, any_command, choice, command, either, found, is, rest_of_choice, to, when,
    with_argument,
};
pub use self::facts::{Facts, Session, What, Who};
pub use self::use_case::UseCase;
use crate::bot::commands::{ButtonKind, Command};
use crate::channels::Place;
use crate::domain::language::Language;
use crate::domain::permissions::Permission;

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
        .branch(command(Command::Start).branch(with_argument(|token| UseCase::Enrol { token })))
        .branch(in_the_middle_of(Session::Enrolling).branch(enrolment()))
        .branch(own_data())
        .branch(
            when(|facts| matches!(facts.who, Who::Stranger | Who::Known)).branch(to(UseCase::MeetStranger)),
        )
        .branch(when(|facts| facts.who == Who::Unasked).branch(without_consent()))
        .branch(private_commands())
        .branch(
            // Whoever writes reports of their own was most likely in the middle of one.
            when(|facts| {
                facts.session == Session::Unreadable && facts.permissions.contains(&Permission::WriteReport)
            })
            .branch(to(UseCase::ResumeReport)),
        )
        .branch(private_choices())
        .branch(edited())
        .branch(in_the_middle_of(Session::InReport).branch(to(UseCase::ContinueReport)))
        .branch(in_the_middle_of(Session::InPetition).branch(to(UseCase::ContinuePetition)))
        .branch(in_the_middle_of(Session::Handling).branch(petition_number()))
        .branch(in_the_middle_of(Session::Handling).branch(to(UseCase::ContinueHandling)))
        .branch(in_the_middle_of(Session::InWard).branch(to(UseCase::ContinueWard)))
        .branch(named_command())
        .branch(petition_number())
        .branch(when(|facts| facts.may_give(Command::Petition)).branch(verdict()))
        .branch(
            when(|facts| facts.may_give(Command::Petition)).branch(
                is(|what| matches!(what, What::Text | What::Other)).branch(to(UseCase::TakeUnprompted)),
            ),
        )
        .branch(to(UseCase::NotUnderstood))
}

fn group_chat() -> Routes {
    entry()
        .branch(is(|what| matches!(what, What::Joined)).branch(to(UseCase::GreetChat)))
        .branch(command(Command::Bind).branch(any_argument(|code| UseCase::BindChat { code })))
        .branch(when(|facts| facts.bound).branch(committee_chat()))
        .branch(is(|what| matches!(what, What::Choice { .. })).branch(to(UseCase::StaleButton)))
        .branch(any_command().branch(to(UseCase::GreetChat)))
        .branch(to(UseCase::Nothing))
}

/// Whoever holds no post yet has no other commands than these; the others turn to something else by theirs.
fn enrolment() -> Routes {
    entry()
        .branch(continue_with(ButtonKind::Enrolment, UseCase::ContinueEnrolment))
        .branch(command(Command::Language).branch(to(UseCase::AskLanguage)))
        .branch(rest_of_choice(ButtonKind::Language, |code| UseCase::SetLanguage { code }))
        .branch(command(Command::Cancel).branch(to(UseCase::Cancel)))
        .branch(
            when(|facts| facts.who == Who::Stranger)
                .branch(is(|what| matches!(what, What::Choice { .. })).branch(to(UseCase::StaleButton)))
                .branch(to(UseCase::ContinueEnrolment)),
        )
}

/// Whoever has not agreed to the present text on personal data is asked first, in the language that they like.
fn without_consent() -> Routes {
    entry()
        .branch(command(Command::Language).branch(to(UseCase::AskLanguage)))
        .branch(rest_of_choice(ButtonKind::Language, |code| UseCase::SetLanguage { code }))
        .branch(to(UseCase::AskConsent))
}

/// What is kept of a person is theirs to see and to have removed, with a post or without.
fn own_data() -> Routes {
    entry()
        .branch(command(Command::MyData).branch(to(UseCase::MyData)))
        .branch(command(Command::Forget).branch(to(UseCase::Forget)))
        .branch(rest_of_choice(ButtonKind::OwnData, |choice| UseCase::OwnDataChoice { choice }))
}

fn private_commands() -> Routes {
    entry()
        .branch(for_the_entitled(Command::Report, |_| UseCase::OpenReport))
        .branch(for_the_entitled(Command::Figures, |_| UseCase::OwnFigures))
        .branch(for_the_entitled(Command::Petition, |_| UseCase::OpenPetition))
        .branch(for_the_entitled(Command::Petitions, |argument| UseCase::OpenRegister { argument }))
        .branch(for_the_entitled(Command::Ward, |_| UseCase::OpenWard))
        .branch(for_the_entitled(Command::Summary, |argument| UseCase::Summary { argument }))
        .branch(either(Command::Help, Command::Start).branch(to(UseCase::Help)))
        .branch(command(Command::Language).branch(to(UseCase::AskLanguage)))
        .branch(command(Command::Cancel).branch(to(UseCase::Cancel)))
        .branch(any_command().branch(to(UseCase::NotUnderstood)))
}

fn private_choices() -> Routes {
    entry()
        .branch(
            choice(ButtonKind::Report)
                .branch(in_the_middle_of(Session::InReport).branch(to(UseCase::ContinueReport))),
        )
        .branch(
            choice(ButtonKind::Petition)
                .branch(in_the_middle_of(Session::InPetition).branch(to(UseCase::ContinuePetition))),
        )
        .branch(rest_of_choice(ButtonKind::OpenPetition, |choice| UseCase::OpenPetitionAs { choice }))
        .branch(
            choice(ButtonKind::Handling)
                .branch(in_the_middle_of(Session::Handling).branch(to(UseCase::ContinueHandling))),
        )
        .branch(rest_of_choice(ButtonKind::OpenReport, |choice| UseCase::OpenMonth { choice }))
        .branch(
            when(|facts| facts.may_give(Command::Petition))
                .branch(rest_of_choice(ButtonKind::Follow, |choice| UseCase::FollowChoice { choice })),
        )
        .branch(
            when(|facts| facts.may_give(Command::Petitions))
                .branch(rest_of_choice(ButtonKind::Register, |choice| UseCase::RegisterChoice { choice })),
        )
        .branch(
            when(|facts| facts.may_give(Command::Ward))
                .branch(rest_of_choice(ButtonKind::Ward, |choice| UseCase::WardChoice { choice })),
        )
        .branch(rest_of_choice(ButtonKind::Summary, |choice| UseCase::SummaryChoice { choice }))
        .branch(rest_of_choice(ButtonKind::Language, |code| UseCase::SetLanguage { code }))
        .branch(any_choice().branch(to(UseCase::StaleButton)))
}

/// The command's use case for those whose posts entitle to it; the others are told so.
fn for_the_entitled(wanted: Command, make: impl Fn(String) -> UseCase + Send + Sync + 'static) -> Routes {
    command(wanted)
        .branch(when(move |facts| facts.may_give(wanted)).branch(any_argument(make)))
        .branch(to(UseCase::NotForYou))
}

fn in_the_middle_of(session: Session) -> Routes {
    when(move |facts| facts.session == session)
}

/// Everything but commands and the buttons of others goes on with what the person is in the middle of.
fn continue_with(kind: ButtonKind, use_case: UseCase) -> Routes {
    is(move |what| match what {
        What::Choice { .. } => what.is_choice(kind),
        What::Text
        | What::Named { .. }
        | What::Number { .. }
        | What::Verdict { .. }
        | What::Other
        | What::Edited { .. }
        | What::Unreadable => true,
        What::Command { .. } | What::Joined | What::Left | What::Migrated => false,
    })
    .branch(to(use_case))
}

/// The words of a menu label, typed while nothing was asked: as if the label had been tapped.
fn named_command() -> Routes {
    let as_command = |facts: Arc<Facts>| match &facts.what {
        What::Named { command } => {
            let name = command.name(Language::default()).to_owned();
            let what = What::Command { name, argument: String::new() };
            Some(Arc::new(Facts { what, ..(*facts).clone() }))
        }
        _ => None,
    };
    filter_map(as_command).branch(private_commands())
}

/// A petition's number and nothing else, typed where nothing was asked or words were: its card for those who handle petitions, how it stands for its sender.
fn petition_number() -> Routes {
    let with_number = |make: fn(String) -> UseCase| {
        filter_map(move |facts: Arc<Facts>| match &facts.what {
            What::Number { number } => Some(make(number.clone())),
            _ => None,
        })
        .branch(found())
    };
    entry()
        .branch(
            when(|facts| facts.may_give(Command::Petitions))
                .branch(with_number(|argument| UseCase::OpenRegister { argument })),
        )
        .branch(
            when(|facts| facts.may_give(Command::Petition))
                .branch(with_number(|number| UseCase::FollowNumber { number })),
        )
}

/// Whether a settlement is fine, typed while nothing was asked by a dialogue.
fn verdict() -> Routes {
    filter_map(|facts: Arc<Facts>| match facts.what {
        What::Verdict { fine } => Some(UseCase::GiveVerdict { fine }),
        _ => None,
    })
    .branch(found())
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
        .branch(command(Command::Summary).branch(any_argument(|argument| UseCase::Summary { argument })))
        .branch(rest_of_choice(ButtonKind::Summary, |choice| UseCase::SummaryChoice { choice }))
        .branch(rest_of_choice(ButtonKind::Language, |code| UseCase::SetLanguage { code }))
        .branch(command(Command::Language).branch(to(UseCase::AskLanguage)))
        .branch(either(Command::Help, Command::Start).branch(to(UseCase::Help)))
        .branch(any_command().branch(to(UseCase::SayPrivately)))
        .branch(is(|what| matches!(what, What::Left)).branch(to(UseCase::ReleaseChat)))
        .branch(any_choice().branch(to(UseCase::StaleButton)))
        .branch(to(UseCase::Nothing))
}
