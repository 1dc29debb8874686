//! A session: what a person is in the middle of, and what they have set aside for it.
//!
//! Whoever turns to something else in the middle of doing something with a petition finds what they had typed and sent when they
//! come back to the same petition to do the same.

use serde::{Deserialize, Serialize};

use crate::dialogue::handling::File;
use crate::domain::people::PostKind;
use crate::domain::ward::GroupCode;
use crate::store::attachments;
use crate::store::sessions::{self, StoredSession};

use super::desk::Desk;
use super::petition::handling::Handling;
use super::state::State;

/// What is stored of an identity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    pub state: State,
    /// The newest last.
    pub aside: Vec<Handling>,
}

/// As it is stored: the state alone, as long as nothing is set aside.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    WithAside { state: State, aside: Vec<Handling> },
    Plain(State),
}

impl Session {
    /// Reads what is stored; an error where an earlier version has stored it in a form that cannot be read any more.
    pub fn read(stored: serde_json::Value) -> serde_json::Result<Self> {
        Ok(match serde_json::from_value(stored)? {
            Stored::WithAside { state, aside } => Self { state, aside },
            Stored::Plain(state) => Self { state, aside: vec![] },
        })
    }

    /// What is stored of it.
    pub fn write(self) -> serde_json::Result<serde_json::Value> {
        let Self { state, aside } = self;
        serde_json::to_value(if aside.is_empty() {
            Stored::Plain(state)
        } else {
            Stored::WithAside { state, aside }
        })
    }

    /// Whether nothing has to be stored.
    pub fn is_empty(&self) -> bool {
        self.state == State::Idle && self.aside.is_empty()
    }

    /// Goes over to a state. What was typed about a petition, and the files that were sent for it, are set aside; what may be a
    /// denunciation is not kept. Gives the ward and the attachments in it that belong to nothing any more.
    pub fn turn_to(&mut self, state: State) -> Option<(i32, Vec<i64>)> {
        let goes_on = matches!(state, State::Handling(_));
        match std::mem::replace(&mut self.state, state) {
            State::Handling(before) if !goes_on => {
                let (kept, dropped) = before.session.clone().into_aside();
                let ward_id = before.ward_id;
                self.aside.extend(kept.map(|session| Handling { session, ..before }));
                Some((ward_id, ids(&dropped)))
            }
            State::Idle
            | State::Enrolling(_)
            | State::Report(_)
            | State::Petition(_)
            | State::Handling(_)
            | State::Ward(_)
            | State::Paused(_) => None,
        }
    }

    /// Takes out what was set aside and is such.
    pub fn take_out(&mut self, is_such: impl Fn(&Handling) -> bool) -> Vec<Handling> {
        let (taken, kept) = std::mem::take(&mut self.aside).into_iter().partition(is_such);
        self.aside = kept;
        taken
    }

    /// Ends what the person is in the middle of under a post in this ward, and what they have set aside there. Gives whether
    /// they were in the middle of such a thing, and the attachments that belong to nothing any more, with their wards.
    pub fn end_in(
        &mut self,
        ward_id: i32,
        post: (PostKind, Option<&GroupCode>),
    ) -> (bool, Vec<(i32, Vec<i64>)>) {
        let mut given_up = self.take_out(|aside| aside.ward_id == ward_id);
        let ends = self.state.is_of(ward_id, post);
        if ends {
            given_up.extend(handling(&self.state).cloned());
            self.state = State::Idle;
        }
        (ends, files_of(&given_up))
    }

    /// The attachments that something here still needs, with their wards.
    pub fn files(&self) -> Vec<(i32, Vec<i64>)> {
        files_of(self.aside.iter().chain(handling(&self.state)))
    }
}

impl Desk<'_> {
    /// Whether the stored session, where there is one, can be read.
    pub fn readable_state(&self) -> bool {
        self.session.as_ref().is_none_or(|session| Session::read(session.state.clone()).is_ok())
    }

    /// What the person is in the middle of. A session that cannot be read any more counts as none: the draft is kept, and
    /// the report goes on from it.
    pub fn state(&self) -> State {
        self.read_session().state
    }

    /// The person is in the middle of nothing any more.
    pub async fn leave(&mut self) -> anyhow::Result<()> {
        self.clear_prompt().await?;
        self.save_state(&State::Idle, None).await
    }

    /// Stores what the person is in the middle of, and which message holds the living buttons.
    pub async fn save_state(&mut self, state: &State, prompt: Option<i64>) -> anyhow::Result<()> {
        let mut session = self.read_session();
        if let Some((ward_id, dropped)) = session.turn_to(state.clone()) {
            attachments::drop_of_draft(&mut *self.conn, ward_id, &dropped).await?;
        }
        self.save_session(session, prompt).await
    }

    /// What the person was doing with a petition is done, or given up: with the next state nothing of it is set aside.
    pub fn end_handling(&mut self) -> anyhow::Result<()> {
        let aside = self.read_session().aside;
        if let Some(stored) = &mut self.session {
            stored.state = Session { state: State::Idle, aside }.write()?;
        }
        Ok(())
    }

    /// Takes out what the person has set aside and is such.
    pub async fn take_out(&mut self, is_such: impl Fn(&Handling) -> bool) -> anyhow::Result<Vec<Handling>> {
        let mut session = self.read_session();
        let taken = session.take_out(is_such);
        if !taken.is_empty() {
            let prompt = self.session.as_ref().and_then(|stored| stored.prompt);
            self.save_session(session, prompt).await?;
        }
        Ok(taken)
    }

    /// Nothing is set aside any more under the account, and its files are dropped: what it was set aside for is not this
    /// person's.
    pub async fn drop_aside(&mut self) -> anyhow::Result<()> {
        for (ward_id, files) in files_of(&self.take_out(|_| true).await?) {
            attachments::drop_of_draft(&mut *self.conn, ward_id, &files).await?;
        }
        Ok(())
    }

    /// Whether the person has set aside something that is such.
    pub fn has_aside(&self, is_such: impl Fn(&Handling) -> bool) -> bool {
        self.read_session().aside.iter().any(is_such)
    }

    fn read_session(&self) -> Session {
        let state = self.session.as_ref().map(|session| session.state.clone());
        state.and_then(|state| Session::read(state).ok()).unwrap_or_default()
    }

    async fn save_session(&mut self, session: Session, prompt: Option<i64>) -> anyhow::Result<()> {
        let Some(sender) = &self.incoming.sender else { return Ok(()) };
        let channel = &self.incoming.conversation.line.channel;
        if session.is_empty() {
            sessions::remove(&mut *self.conn, channel, &sender.id).await?;
            self.session = None;
            return Ok(());
        }
        let until = (self.now, session.state.held_until(self.now));
        let stored = StoredSession { state: session.write()?, prompt };
        let keyring = &self.house.keyring;
        sessions::save(&mut *self.conn, keyring, channel, &sender.id, &stored, until).await?;
        self.session = Some(stored);
        Ok(())
    }
}

const fn handling(state: &State) -> Option<&Handling> {
    match state {
        State::Handling(place) => Some(place),
        State::Idle
        | State::Enrolling(_)
        | State::Report(_)
        | State::Petition(_)
        | State::Ward(_)
        | State::Paused(_) => None,
    }
}

/// The attachments of each of these, with their ward.
fn files_of<'a>(places: impl IntoIterator<Item = &'a Handling>) -> Vec<(i32, Vec<i64>)> {
    places.into_iter().map(|place| (place.ward_id, ids(&place.session.files()))).collect()
}

fn ids(files: &[File]) -> Vec<i64> {
    files.iter().map(|file| file.attachment_id).collect()
}
