//! A petition with everything that is needed to show it and to do something with it.

use chrono::NaiveDate;

use crate::bot::desk::Desk;
use crate::domain::people::PostKind;
use crate::domain::period::local_day;
use crate::domain::permissions::Permission;
use crate::domain::petition::{ActionKind, Deadline, Number, deadlines, next_due};
use crate::domain::voice::Voice;
use crate::domain::ward::{GroupCode, Ward};
use crate::store::attachments::{self, Attachment};
use crate::store::petitions::find::{self, Opened};
use crate::store::wards::{self, StoredWard};

use super::wording::Wording;

/// A petition, opened.
pub(in crate::bot) struct LoadedPetition {
    pub ward: StoredWard,
    pub opened: Opened,
    pub files: Vec<Attachment>,
}

/// As whom a person deals with a petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::bot) enum Side {
    /// As one who decides about it, by this post.
    Handler(PostKind),
    /// As one who holds a post that follows it.
    Sender(PostKind),
}

impl LoadedPetition {
    /// Loads a petition for those who handle petitions in its ward. `None` for everybody else, whether there is one or not.
    pub async fn for_handler(
        desk: &mut Desk<'_>,
        ward_id: i32,
        number: &Number,
    ) -> anyhow::Result<Option<(Self, Side)>> {
        let Some(post) = handling_post(desk, ward_id) else { return Ok(None) };
        Ok(Self::load(desk, ward_id, number).await?.map(|loaded| (loaded, Side::Handler(post))))
    }

    /// Loads a petition for those who hold a post that [follows](Self::followers) it. `None` for everybody else, whether there
    /// is one or not.
    pub async fn for_sender(
        desk: &mut Desk<'_>,
        ward_id: i32,
        number: &Number,
    ) -> anyhow::Result<Option<(Self, Side)>> {
        if !desk.posts().iter().any(|post| post.ward_id == ward_id) {
            return Ok(None);
        }
        let Some(loaded) = Self::load(desk, ward_id, number).await? else { return Ok(None) };
        let followers = loaded.followers(today(desk));
        let own = desk
            .posts_that(Permission::SendPetition)
            .into_iter()
            .find(|post| post.ward_id == ward_id && followers.contains(&(post.kind, post.group.clone())));
        Ok(own.map(|post| (loaded, Side::Sender(post.kind))))
    }

    async fn load(desk: &mut Desk<'_>, ward_id: i32, number: &Number) -> anyhow::Result<Option<Self>> {
        let Some(ward) = wards::by_id(&mut *desk.conn, ward_id).await? else { return Ok(None) };
        let opened = find::one(&mut *desk.conn, &desk.house.keyring, ward_id, number).await?;
        let Some(opened) = opened else { return Ok(None) };
        let files = attachments::of_petition(&mut *desk.conn, ward_id, number.as_str()).await?;
        Ok(Some(Self { ward, opened, files }))
    }

    /// The posts that follow it: the one that passed it on, and, once the group of that one has ended, the same post of the
    /// group that goes on. Until the ended group's last month has fallen due both may be held.
    pub fn followers(&self, today: NaiveDate) -> Vec<(PostKind, Option<GroupCode>)> {
        let Some((kind, group)) = &self.opened.listed.sender else { return Vec::new() };
        let goes_on = group.as_ref().map(|code| self.ward.ward.follower(code, today));
        let other = goes_on.filter(|code| Some(*code) != group.as_ref());
        let groups = [group.clone()].into_iter().chain(other.map(|code| Some(code.clone())));
        groups.map(|group| (*kind, group)).collect()
    }

    /// Its number.
    pub const fn number(&self) -> &Number {
        self.opened.listed.number()
    }

    /// What can be done with it now; nothing where what it says is kept no longer.
    pub fn allows(&self) -> Vec<ActionKind> {
        match self.opened.content {
            Some(_) => self.opened.listed.petition.allows(),
            None => vec![],
        }
    }

    /// Its deadlines.
    pub fn deadlines(&self) -> Vec<Deadline> {
        deadlines(&self.opened.listed.petition, &self.ward.ward.petitions)
    }

    /// The deadline to look at next.
    pub fn next_due(&self) -> Option<Deadline> {
        next_due(&self.deadlines()).copied()
    }

    /// The words for one reader.
    pub fn wording(&self, voice: Voice) -> Wording<'_> {
        Wording { ward: &self.ward.ward, voice }
    }

    /// Which files an event brought, in words. Events are counted from 0.
    pub fn files_of(&self, event: usize, wording: Wording<'_>) -> Option<String> {
        let brought = |file: &&Attachment| {
            file.event.and_then(|sequence| usize::try_from(sequence).ok()) == Some(event + 1)
        };
        let files: Vec<_> = self.files.iter().filter(brought).copied().collect();
        wording.files(&files)
    }
}

/// The post by which the person handles petitions in the ward.
pub fn handling_post(desk: &Desk<'_>, ward_id: i32) -> Option<PostKind> {
    let handles = desk.posts_that(Permission::HandlePetitions);
    handles.into_iter().find(|post| post.ward_id == ward_id).map(|post| post.kind)
}

/// The groups whose petitions the holder of a post follows: the group itself, and those that it goes on for. None for posts of
/// the ward.
pub(in crate::bot) fn followed_groups(
    desk: &Desk<'_>,
    ward: &Ward,
    group: Option<&GroupCode>,
) -> Vec<GroupCode> {
    group.map_or_else(Vec::new, |code| ward.followed_by(code, today(desk)))
}

/// The ward's present day.
pub fn today(desk: &Desk<'_>) -> NaiveDate {
    local_day(desk.now)
}
