//! Everything that writing one petition works on, loaded.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::bot::desk::Desk;
use crate::bot::petition::denounce::Echo;
use crate::channels::Conversation;
use crate::dialogue::petition::{Draft, Form};
use crate::domain::period::local_day;
use crate::domain::permissions::Permission;
use crate::domain::petition::{PetitionSettings, Said};
use crate::domain::phone::PhoneNumber;
use crate::domain::voice::Voice;
use crate::store::people::Holding;
use crate::store::petitions::drafts::{self, DraftOf};
use crate::store::profiles;
use crate::store::wards::{self, StoredWard};

use super::proceed::is_of;

/// A petition being written, with its ward.
pub struct LoadedDraft {
    pub of: DraftOf,
    pub ward: StoredWard,
    /// Which draft it is; absent while nothing is stored of it.
    pub id: Option<String>,
    /// What is written.
    pub draft: Draft,
    pub voice: Voice,
    pub today: NaiveDate,
    /// Our messages that show something of what is written, in whatever conversation: the draft is the post's.
    pub echoes: Vec<Echo>,
    own: Option<(Said, Option<PhoneNumber>)>,
}

/// A draft as stored. A new petition comes in a new one, so that nobody goes on in one that was sent or dropped.
#[derive(Serialize, Deserialize)]
struct Stored {
    id: String,
    draft: Draft,
    #[serde(default)]
    echoes: Vec<Echo>,
}

/// Whose petition somebody writes under this post.
pub fn draft_of(post: &Holding) -> DraftOf {
    DraftOf { ward_id: post.ward_id, post: post.kind, group: post.group.clone() }
}

/// Whether the person writes the petition of this post.
fn may_write(desk: &Desk<'_>, of: &DraftOf) -> bool {
    desk.posts_that(Permission::SendPetition).iter().any(|post| draft_of(post) == *of)
}

impl LoadedDraft {
    /// Loads the post's petition. `None` when the person does not hold the post (any more), or may not send petitions.
    pub async fn load(desk: &mut Desk<'_>, of: &DraftOf) -> anyhow::Result<Option<Self>> {
        if !may_write(desk, of) {
            return Ok(None);
        }
        let Some(ward) = wards::by_id(&mut *desk.conn, of.ward_id).await? else { return Ok(None) };
        let stored = drafts::load(&mut *desk.conn, &desk.house.keyring, of, desk.now).await?;
        // Whoever has taken up the post meanwhile may have written in it.
        desk.read_posts_anew().await?;
        if !may_write(desk, of) {
            return Ok(None);
        }
        // The fault says nothing of the words.
        let stored = stored.map(|stored| {
            serde_json::from_value::<Stored>(stored)
                .map_err(|_| anyhow::anyhow!("a petition's draft cannot be read"))
        });
        let stored = stored.transpose()?;
        let today = local_day(desk.now);
        let (of, voice, own) = (of.clone(), desk.voice(), own(desk).await?);
        let mut loaded =
            Self { of, ward, id: None, draft: Draft::default(), voice, today, echoes: vec![], own };
        match stored {
            Some(stored) => {
                (loaded.id, loaded.draft, loaded.echoes) = (Some(stored.id), stored.draft, stored.echoes);
            }
            None => loaded.draft = loaded.form().blank(),
        }
        Ok(Some(loaded))
    }

    /// What the dialogue needs to know.
    pub fn form(&self) -> Form<'_> {
        Form {
            ward: &self.ward.ward,
            petitions: self.settings(),
            group: self.of.group.as_ref(),
            voice: self.voice,
            today: self.today,
            own: self.own.as_ref().map(|(name, phone)| (name, phone.as_ref())),
        }
    }

    /// What the ward says about petitions.
    pub fn settings(&self) -> &PetitionSettings {
        &self.ward.ward.petitions
    }

    /// Stores what is written now, and gives the draft that it stands in; without anything written there is none. `echoes`
    /// are messages of ours that show something of it.
    pub async fn save(
        &self,
        desk: &mut Desk<'_>,
        draft: &Draft,
        echoes: Vec<Echo>,
    ) -> anyhow::Result<Option<String>> {
        if *draft == self.draft && echoes.is_empty() {
            return Ok(self.id.clone());
        }
        if !self.form().is_begun(draft) {
            drafts::clear(&mut *desk.conn, &self.of, desk.now).await?;
            return Ok(None);
        }
        let id = self.id.clone().unwrap_or_else(Desk::nonce);
        let echoes = self.echoes.iter().cloned().chain(echoes).collect();
        let content = serde_json::to_value(Stored { id: id.clone(), draft: draft.clone(), echoes })?;
        drafts::save(&mut *desk.conn, &desk.house.keyring, &self.of, &content, desk.now).await?;
        Ok(Some(id))
    }
}

/// A draft as it is stored, without whoever wrote in it and is being removed: without name and number where they are the
/// writer's own, and without the names of messages in other chats than `kept`. `None` where there is no such thing in it. What
/// cannot be read any more goes when it is opened.
pub fn without_writer(stored: Value, kept: &[Conversation]) -> Option<Value> {
    let mut stored: Stored = serde_json::from_value(stored).ok()?;
    let named = stored.draft.take_out_writer();
    let wrote = stored.draft.forget_messages(|message| !kept.iter().any(|chat| is_of(message, chat)));
    let echoes = stored.echoes.len();
    stored.echoes.retain(|echo| kept.contains(&echo.conversation));
    let changed = named || wrote || stored.echoes.len() < echoes;
    changed.then(|| serde_json::to_value(stored).ok()).flatten()
}

/// What somebody may see of a draft as it is stored: all but in which messages and chats it was written and shown, which may
/// be somebody else's.
pub fn without_messages(mut stored: Value) -> Value {
    match &mut stored {
        Value::Object(fields) => {
            fields.retain(|name, _| !["message", "messages", "echoes"].contains(&name.as_str()));
            fields.values_mut().for_each(|value| *value = without_messages(value.take()));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| *value = without_messages(value.take())),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    stored
}

/// The files of a draft as it is stored; none where it cannot be read (any more).
pub fn kept_files(stored: Value) -> Vec<i64> {
    serde_json::from_value::<Stored>(stored).map_or_else(|_| Vec::new(), |stored| stored.draft.kept_files())
}

/// Name and number of the person who writes, as far as they are known.
async fn own(desk: &mut Desk<'_>) -> anyhow::Result<Option<(Said, Option<PhoneNumber>)>> {
    let Some(person_id) = desk.visitor.as_ref().map(|visitor| visitor.person.person_id) else {
        return Ok(None);
    };
    let profile = profiles::profile(&mut *desk.conn, &desk.house.keyring, person_id).await?;
    Ok(Said::new(&profile.name).map(|name| (name, profile.phone)))
}
