//! Everything that writing one petition works on, loaded.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::bot::desk::Desk;
use crate::clock::WARD_ZONE;
use crate::dialogue::petition::{Draft, Form};
use crate::domain::people::PostKind;
use crate::domain::permissions::Permission;
use crate::domain::petition::{PetitionSettings, Phone, Said};
use crate::domain::voice::Voice;
use crate::store::people::Holding;
use crate::store::petitions::drafts::{self, DraftOf};
use crate::store::wards::{self, StoredWard};

/// A petition being written, with its ward.
pub struct Sheet {
    pub of: DraftOf,
    pub ward: StoredWard,
    /// Which sheet it is; absent while nothing is stored of it.
    pub id: Option<String>,
    /// What is written.
    pub draft: Draft,
    pub voice: Voice,
    pub today: NaiveDate,
    own: Option<(Said, Option<Phone>)>,
}

/// A sheet as stored. A new petition comes on a new one, so that nobody goes on in one that was sent or dropped.
#[derive(Serialize, Deserialize)]
struct Stored {
    id: String,
    draft: Draft,
}

/// Whose petition somebody writes under this post.
pub fn draft_of(post: &Holding) -> DraftOf {
    DraftOf { ward_id: post.ward_id, post: post.kind, group: post.group.clone() }
}

impl Sheet {
    /// Loads the post's petition. `None` when the person does not hold the post (any more), or may not send petitions.
    pub async fn load(desk: &mut Desk<'_>, of: &DraftOf) -> anyhow::Result<Option<Self>> {
        let posts = desk.posts_that(Permission::SendPetition);
        if !posts.iter().any(|post| draft_of(post) == *of) {
            return Ok(None);
        }
        let Some(ward) = wards::by_id(&mut *desk.conn, of.ward_id).await? else { return Ok(None) };
        let stored = drafts::load(&mut *desk.conn, &desk.house.keyring, of, desk.now).await?;
        let stored = stored.map(serde_json::from_value::<Stored>).transpose()?;
        let today = desk.now.with_timezone(&WARD_ZONE).date_naive();
        let (of, voice) = (of.clone(), desk.voice());
        let mut sheet = Self { of, ward, id: None, draft: Draft::default(), voice, today, own: None };
        match stored {
            Some(stored) => (sheet.id, sheet.draft) = (Some(stored.id), stored.draft),
            None => sheet.draft = sheet.form().blank(),
        }
        Ok(Some(sheet))
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

    /// Stores what is written now, and gives the sheet that it stands on; without anything written there is none.
    pub async fn save(&self, desk: &mut Desk<'_>, draft: &Draft) -> anyhow::Result<Option<String>> {
        if *draft == self.draft && (self.id.is_some() || !draft.is_begun()) {
            return Ok(self.id.clone());
        }
        if !draft.is_begun() {
            drafts::clear(&mut *desk.conn, &self.of, desk.now).await?;
            return Ok(None);
        }
        let id = self.id.clone().unwrap_or_else(Desk::nonce);
        let content = serde_json::to_value(Stored { id: id.clone(), draft: draft.clone() })?;
        drafts::save(&mut *desk.conn, &desk.house.keyring, &self.of, &content, desk.now).await?;
        Ok(Some(id))
    }

    /// The posts that handle petitions, in the order in which one stands in for the other.
    pub const HANDLERS: [PostKind; 2] = [PostKind::Secretary, PostKind::Chair];
}

/// The files of a draft as it is stored; none where it cannot be read (any more).
pub fn kept_files(stored: serde_json::Value) -> Vec<i64> {
    serde_json::from_value::<Stored>(stored).map_or_else(|_| Vec::new(), |stored| stored.draft.kept_files())
}
