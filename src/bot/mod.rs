//! The bot: from an incoming message to the use case that handles it, within one transaction.

pub mod commands;
mod desk;
mod menu;
mod notices;
mod remove;
mod replies;
mod rounds;
mod router;
mod session;
mod state;
mod wording;

mod bind_chat;
mod enrol;
mod figures;
mod help;
mod language;
mod own_data;
mod petition;
mod report;
mod summary;
mod ward;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use sqlx::PgConnection;

use crate::channels::{Content, Conversation, Incoming, Links, Place};
use crate::clock::Clock;
use crate::delivery::{Handle, Progress};
use crate::dialogue::enrol::consent_version;
use crate::domain::language::Language;
use crate::domain::petition::Number;
use crate::seal::Keyring;
use crate::store::catalogues::CatalogueCache;
use crate::store::{committee_chats, consents, people, posts, sessions};

use self::desk::{Desk, Visitor};
pub use self::menu::labels as menu_labels;
use self::rounds::Round;
use self::router::{Facts, Router, Session, UseCase, What, Who};
use self::state::State;
pub use self::wording::post_name;

/// What every use case may lean on.
pub struct House {
    pub clock: Clock,
    pub keyring: Arc<Keyring>,
    pub catalogues: CatalogueCache,
    /// How those who are invited meet the bot.
    pub links: Links,
}

/// The bot, ready to handle what comes in.
pub struct Bot {
    house: House,
    router: Router,
}

impl Bot {
    /// Builds the routes and checks them once.
    pub fn new(house: House) -> Self {
        Self { house, router: Router::new() }
    }
}

impl Handle for Bot {
    fn handle<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        incoming: &'a Incoming,
        _event: i64,
    ) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin(async move {
            let mut desk = Desk::new(conn, &self.house, incoming);
            let facts = gather(&mut desk).await?;
            let use_case = self.router.route(facts).await;
            tracing::debug!(use_case = use_case.name(), "routed");
            perform(&mut desk, use_case).await?;
            // Last, because it holds the ward's chain until the end of the transaction.
            desk.record_changes().await
        })
    }

    fn apologise<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        incoming: &'a Incoming,
    ) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin(async move {
            let mut desk = Desk::new(conn, &self.house, incoming);
            gather(&mut desk).await?;
            replies::apologise(&mut desk).await
        })
    }

    fn duties(&self) -> Vec<&'static str> {
        rounds::names()
    }

    fn perform<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        duty: &'a str,
        now: DateTime<Utc>,
    ) -> BoxFuture<'a, anyhow::Result<Progress>> {
        Box::pin(async move { rounds::perform(&mut Round { conn, house: &self.house, now }, duty).await })
    }

    fn moved<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        from: &'a Conversation,
        to: &'a str,
    ) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin(bind_chat::follow(conn, &self.house, from, to))
    }
}

/// Finds out who writes from where, and what they are in the middle of.
async fn gather(desk: &mut Desk<'_>) -> anyhow::Result<Facts> {
    let incoming = desk.incoming;
    let conversation = &incoming.conversation;
    desk.chat = committee_chats::find(&mut *desk.conn, conversation).await?;
    if let Some(sender) = &incoming.sender {
        let channel = &conversation.line.channel;
        if let Some(person) = people::find(&mut *desk.conn, channel, &sender.id).await? {
            let posts = posts::posts_of(&mut *desk.conn, person.person_id).await?;
            desk.visitor = Some(Visitor { person, posts });
        }
        if incoming.place == Place::Private {
            people::remember_chat(&mut *desk.conn, conversation, &sender.id).await?;
            desk.session = sessions::load(&mut *desk.conn, &desk.house.keyring, channel, &sender.id).await?;
        }
    }
    Ok(Facts {
        place: incoming.place,
        bound: desk.chat.is_some(),
        who: who(desk).await?,
        permissions: desk.posts().iter().flat_map(|post| post.kind.permissions()).copied().collect(),
        what: What::of(&incoming.content),
        session: match (desk.readable_state(), desk.state()) {
            (false, _) => Session::Unreadable,
            (true, State::Enrolling(_)) => Session::Enrolling,
            (true, State::Report(_)) => Session::InReport,
            (true, State::Petition(_)) => Session::InPetition,
            (true, State::Handling(_)) => Session::Handling,
            (true, State::Ward(_)) => Session::InWard,
            (true, State::Idle | State::Paused(_)) => Session::Idle,
        },
    })
}

/// Who writes. In a group chat nobody is asked for anything.
async fn who(desk: &mut Desk<'_>) -> anyhow::Result<Who> {
    let Some(Visitor { person, posts }) = &desk.visitor else { return Ok(Who::Stranger) };
    if posts.is_empty() {
        return Ok(Who::Known);
    }
    let asked = desk.incoming.place == Place::Private
        && !consents::is_given(&mut *desk.conn, person.person_id, &consent_version()).await?;
    Ok(if asked { Who::Unasked } else { Who::Holder })
}

async fn perform(desk: &mut Desk<'_>, use_case: UseCase) -> anyhow::Result<()> {
    if use_case.turns_away() && desk.incoming.place == Place::Private {
        petition::handling::set_aside(desk).await?;
    }
    match use_case {
        UseCase::Enrol { token } => enrol::enrol(desk, &token).await,
        UseCase::ContinueEnrolment => enrol::proceed(desk).await,
        UseCase::MeetStranger => enrol::meet_stranger(desk).await,
        UseCase::MyData => own_data::show(desk).await,
        UseCase::Forget => own_data::ask_to_forget(desk).await,
        UseCase::AskConsent => own_data::ask_consent(desk).await,
        UseCase::OwnDataChoice { choice } => own_data::choose(desk, &choice).await,
        UseCase::BindChat { code } => bind_chat::bind(desk, &code).await,
        UseCase::GreetChat => bind_chat::greet(desk).await,
        UseCase::ReleaseChat => bind_chat::release(desk).await,
        UseCase::OpenReport => report::open(desk).await,
        UseCase::OpenMonth { choice } => report::open_chosen(desk, &choice).await,
        UseCase::ResumeReport => report::resume(desk).await,
        UseCase::ContinueReport => report::proceed(desk).await,
        UseCase::CorrectMessage { message, text } => {
            if petition::writing::correct(desk, &message, &text).await? {
                return Ok(());
            }
            if petition::handling::correct(desk, &message, &text).await? {
                return Ok(());
            }
            report::correct(desk, &message, &text).await
        }
        UseCase::OpenPetition => petition::writing::open(desk).await,
        UseCase::OpenPetitionAs { choice } => petition::writing::open_chosen(desk, &choice).await,
        UseCase::ContinuePetition => petition::writing::proceed(desk).await,
        UseCase::FollowChoice { choice } => petition::following::follow(desk, &choice).await,
        UseCase::FollowNumber { number } => petition::following::follow_number(desk, &number).await,
        UseCase::TakeUnprompted => petition::following::take_unprompted(desk).await,
        UseCase::GiveVerdict { fine } => petition::following::give_verdict(desk, fine).await,
        UseCase::OpenRegister { argument } => petition::register::open(desk, &argument).await,
        UseCase::RegisterChoice { choice } => petition::register::choose(desk, &choice).await,
        UseCase::ContinueHandling => petition::handling::proceed(desk).await,
        UseCase::OpenWard => ward::open(desk).await,
        UseCase::WardChoice { choice } => ward::choose(desk, &choice).await,
        UseCase::ContinueWard => ward::proceed(desk).await,
        UseCase::Summary { argument } => summary::ask(desk, &argument).await,
        UseCase::SummaryChoice { choice } => summary::choose(desk, &choice).await,
        UseCase::OwnFigures => figures::own(desk).await,
        UseCase::Help => help::help(desk).await,
        UseCase::NotForYou => replies::not_for_you(desk).await,
        UseCase::NotUnderstood => replies::not_understood(desk).await,
        UseCase::StaleButton => replies::stale_button(desk).await,
        UseCase::AskLanguage => language::ask(desk).await,
        UseCase::SetLanguage { code } => language::set(desk, &code).await,
        UseCase::Cancel => replies::cancel(desk).await,
        UseCase::SayPrivately => replies::say_privately(desk).await,
        UseCase::Nothing => Ok(()),
    }
}

impl What {
    /// The message reduced to what decides its way.
    fn of(content: &Content) -> Self {
        match content {
            Content::Text { text, .. } => match menu::command_of(text) {
                Some(command) => {
                    let name = command.name(Language::default()).to_owned();
                    Self::Command { name, argument: String::new() }
                }
                None => Self::of_words(text),
            },
            Content::Command { name, argument, .. } => {
                Self::Command { name: name.clone(), argument: argument.clone() }
            }
            Content::Edited { message, text } => {
                Self::Edited { message: message.clone(), text: text.clone() }
            }
            Content::Choice { data, .. } => Self::Choice { data: data.clone() },
            Content::Photo { .. }
            | Content::Voice { .. }
            | Content::Contact { .. }
            | Content::Location { .. }
            | Content::Other { .. } => Self::Other,
            Content::Joined => Self::Joined,
            Content::Left => Self::Left,
            Content::Migrated { .. } => Self::Migrated,
            Content::Unreadable => Self::Unreadable,
        }
    }

    /// A text that means something by itself where nothing was asked, or any other.
    fn of_words(text: &str) -> Self {
        if let Some(number) = Number::typed(text) {
            return Self::Number { number: number.to_string() };
        }
        if let Some(fine) = petition::following::verdict(text) {
            return Self::Verdict { fine };
        }
        menu::command_in_words(text).map_or(Self::Text, |command| Self::Named { command })
    }
}
