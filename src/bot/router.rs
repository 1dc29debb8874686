//! The map of the whole bot: where × who × what × in the middle of what → use case.

use std::ops::ControlFlow;
use std::sync::Arc;

use dptree::di::DependencyMap;
use dptree::{Handler, Type, deps, endpoint, entry, filter_map};

use crate::channels::Place;

/// What decides the way of a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Facts {
    pub place: Place,
    /// The chat is a ward's committee chat.
    pub bound: bool,
    pub who: Who,
    pub what: What,
    pub session: Session,
}

/// What the person is in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Session {
    Idle,
    InReport,
    /// Stored by an earlier version, in a form that cannot be read any more.
    Unreadable,
}

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Holds no post.
    Stranger,
    /// Holds posts of which some report for a group, or some read the ward's summary.
    Holder { reports: bool, reads: bool },
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

/// Where a message goes. What it carries is the person's own and stays out of the log, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub enum UseCase {
    Enrol { token: String },
    MeetStranger,
    BindChat { code: String },
    GreetChat,
    ReleaseChat,
    OpenReport,
    OpenMonth { choice: String },
    ContinueReport,
    ResumeReport,
    CorrectMessage { message: String, text: String },
    Summary { argument: String },
    SummaryChoice { choice: String },
    OwnFigures,
    Help,
    NotForYou,
    NotUnderstood,
    SayPrivately,
    StaleButton,
    AskLanguage,
    SetLanguage { code: String },
    Cancel,
    Nothing,
}

impl UseCase {
    /// Which it is, for the log: nothing of what a person sent.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Enrol { .. } => "enrol",
            Self::MeetStranger => "meet_stranger",
            Self::BindChat { .. } => "bind_chat",
            Self::GreetChat => "greet_chat",
            Self::ReleaseChat => "release_chat",
            Self::OpenReport => "open_report",
            Self::OpenMonth { .. } => "open_month",
            Self::ContinueReport => "continue_report",
            Self::ResumeReport => "resume_report",
            Self::CorrectMessage { .. } => "correct_message",
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
        .branch(
            when(|facts| facts.place == Place::Private)
                .branch(
                    is(|what| matches!(what, What::Joined | What::Left | What::Migrated))
                        .branch(to(UseCase::Nothing)),
                )
                .branch(command(&["start"]).branch(with_argument(|token| UseCase::Enrol { token })))
                .branch(when(|facts| facts.who == Who::Stranger).branch(to(UseCase::MeetStranger)))
                .branch(private_commands())
                .branch(
                    when(|facts| facts.session == Session::Unreadable && reports(facts))
                        .branch(to(UseCase::ResumeReport)),
                )
                .branch(private_choices())
                .branch(edited())
                .branch(when(|facts| facts.session == Session::InReport).branch(to(UseCase::ContinueReport)))
                .branch(to(UseCase::NotUnderstood)),
        )
        .branch(
            when(|facts| facts.place == Place::Group)
                .branch(is(|what| matches!(what, What::Joined)).branch(to(UseCase::GreetChat)))
                .branch(command(&["bind", "lienket"]).branch(any_argument(|code| UseCase::BindChat { code })))
                .branch(when(|facts| facts.bound).branch(committee_chat()))
                .branch(is(|what| matches!(what, What::Choice { .. })).branch(to(UseCase::StaleButton)))
                .branch(any_command().branch(to(UseCase::GreetChat)))
                .branch(to(UseCase::Nothing)),
        )
}

fn private_commands() -> Routes {
    let reads = |facts: &Facts| matches!(facts.who, Who::Holder { reads: true, .. });
    entry()
        .branch(
            command(&["report", "baocao"])
                .branch(when(reports).branch(to(UseCase::OpenReport)))
                .branch(to(UseCase::NotForYou)),
        )
        .branch(
            command(&["figures", "solieu"])
                .branch(when(reports).branch(to(UseCase::OwnFigures)))
                .branch(to(UseCase::NotForYou)),
        )
        .branch(
            command(&["summary", "tonghop"])
                .branch(when(reads).branch(any_argument(|argument| UseCase::Summary { argument })))
                .branch(to(UseCase::NotForYou)),
        )
        .branch(command(&["help", "trogiup", "start"]).branch(to(UseCase::Help)))
        .branch(command(&["language", "ngonngu"]).branch(to(UseCase::AskLanguage)))
        .branch(command(&["cancel", "huy"]).branch(to(UseCase::Cancel)))
        .branch(any_command().branch(to(UseCase::NotUnderstood)))
}

/// Whether the person reports for a group.
fn reports(facts: &Facts) -> bool {
    matches!(facts.who, Who::Holder { reports: true, .. })
}

fn private_choices() -> Routes {
    entry()
        .branch(
            choice("r.")
                .branch(when(|facts| facts.session == Session::InReport).branch(to(UseCase::ContinueReport))),
        )
        .branch(choice("rep.").branch(rest_of_choice("rep.", |choice| UseCase::OpenMonth { choice })))
        .branch(choice("sum.").branch(rest_of_choice("sum.", |choice| UseCase::SummaryChoice { choice })))
        .branch(choice("lang.").branch(rest_of_choice("lang.", |code| UseCase::SetLanguage { code })))
        .branch(choice("").branch(to(UseCase::StaleButton)))
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

/// Where the facts are so.
fn when(holds: impl Fn(&Facts) -> bool + Send + Sync + 'static) -> Routes {
    dptree::filter(move |facts: Arc<Facts>| holds(&facts))
}

/// Where this was sent.
fn is(holds: impl Fn(&What) -> bool + Send + Sync + 'static) -> Routes {
    when(move |facts| holds(&facts.what))
}

/// A command by any of its names.
fn command(names: &'static [&'static str]) -> Routes {
    is(move |what| matches!(what, What::Command { name, .. } if names.contains(&name.as_str())))
}

/// A command that no branch above has taken.
fn any_command() -> Routes {
    is(|what| matches!(what, What::Command { .. }))
}

/// A button whose data begins so.
fn choice(prefix: &'static str) -> Routes {
    is(move |what| matches!(what, What::Choice { data } if data.starts_with(prefix)))
}

/// The use case, whatever the rest.
fn to(use_case: UseCase) -> Routes {
    endpoint(move || {
        let use_case = use_case.clone();
        async move { use_case }
    })
}

/// The use case that a branch above has made.
fn found() -> Routes {
    endpoint(|use_case: UseCase| async move { use_case })
}

/// With the command's argument, where it has one.
fn with_argument(make: impl Fn(String) -> UseCase + Send + Sync + 'static) -> Routes {
    filter_map(move |facts: Arc<Facts>| match &facts.what {
        What::Command { argument, .. } if !argument.is_empty() => Some(make(argument.clone())),
        _ => None,
    })
    .branch(found())
}

/// With the command's argument, empty where it has none.
fn any_argument(make: impl Fn(String) -> UseCase + Send + Sync + 'static) -> Routes {
    filter_map(move |facts: Arc<Facts>| match &facts.what {
        What::Command { argument, .. } => Some(make(argument.clone())),
        _ => None,
    })
    .branch(found())
}

/// With what stands behind the prefix in the button's data.
fn rest_of_choice(prefix: &'static str, make: impl Fn(String) -> UseCase + Send + Sync + 'static) -> Routes {
    filter_map(move |facts: Arc<Facts>| match &facts.what {
        What::Choice { data } => data.strip_prefix(prefix).map(|rest| make(rest.to_owned())),
        _ => None,
    })
    .branch(found())
}
