//! Doing something with a petition: its event and its files are stored, and whom it concerns is told.

use serde_json::json;

use crate::bot::desk::Desk;
use crate::bot::petition::loaded::{LoadedPetition, Side, today};
use crate::bot::petition::notify;
use crate::dialogue::handling::File;
use crate::domain::audit::{self, Change};
use crate::domain::people::PostKind;
use crate::domain::petition::{Action, Detail, Number, Recorded};
use crate::store::attachments;
use crate::store::petitions::change::{self, Doer};

/// What came of it.
pub(in crate::bot) enum Done {
    /// The petition as it is now, and whether the other side was told.
    Yes(Box<LoadedPetition>, bool),
    /// It cannot be done with the petition any more.
    Impossible,
}

/// Notes it for the audit: which event, and the status before and after; of its words a keyed digest.
fn record(desk: &mut Desk<'_>, loaded: &LoadedPetition, side: Side, recorded: &Recorded) {
    let words = match &recorded.detail {
        Detail::Nothing => None,
        said @ (Detail::Text(_) | Detail::Forwarding { .. } | Detail::Settlement { .. }) => {
            let said = serde_json::to_string(said).unwrap_or_default(); // plain data: it always becomes JSON
            Some(desk.house.keyring.digest("audit.value", &said))
        }
    };
    let status = loaded.opened.listed.petition.status().code();
    let mut new = json!({
        "event": recorded.milestone.kind.code(),
        "status": recorded.milestone.status.code(),
    });
    if let Some(words) = words {
        new["words"] = words.into();
    }
    let change = Change {
        ward_id: loaded.ward.ward_id,
        action: audit::Action::PetitionChanged,
        subject: format!("petition {}", loaded.number()),
        old: Some(json!({ "status": status })),
        new: Some(new),
    };
    let posts = match side {
        Side::Handler(post) => vec![(post, None)],
        Side::Sender(_) => loaded.followers(today(desk)),
    };
    let own = desk
        .posts()
        .iter()
        .find(|post| post.ward_id == change.ward_id && posts.contains(&(post.kind, post.group.clone())));
    match own.cloned() {
        Some(post) => desk.audit_as(&post, change),
        None => desk.audit(change),
    }
}

/// Loads a petition for one side, and holds it: it stays so until the transaction ends.
pub(in crate::bot) async fn held(
    desk: &mut Desk<'_>,
    ward_id: i32,
    number: &Number,
    as_sender: bool,
) -> anyhow::Result<Option<(LoadedPetition, Side)>> {
    desk.hold_ward(ward_id).await?;
    change::hold(&mut *desk.conn, ward_id, number).await?;
    if as_sender {
        LoadedPetition::for_sender(desk, ward_id, number).await
    } else {
        LoadedPetition::for_handler(desk, ward_id, number).await
    }
}

/// Does it with a petition that is held.
pub(in crate::bot) async fn carry_out(
    desk: &mut Desk<'_>,
    (loaded, side): (LoadedPetition, Side),
    action: Action,
    files: &[File],
) -> anyhow::Result<Done> {
    let ward_id = loaded.ward.ward_id;
    let number = loaded.number().clone();
    if !loaded.allows().contains(&action.kind()) {
        return Ok(Done::Impossible);
    }
    let petition = loaded.opened.listed.petition.clone();
    let Ok((_, recorded)) = petition.act(action.clone(), desk.now) else { return Ok(Done::Impossible) };
    let (post, handles): (PostKind, bool) = match side {
        Side::Handler(post) => (post, true),
        Side::Sender(post) => (post, false),
    };
    let Some(visitor) = &desk.visitor else { return Ok(Done::Impossible) };
    let doer = Doer { person_id: visitor.person.person_id, post, handles };
    change::append(&mut *desk.conn, &desk.house.keyring, (ward_id, &number), &recorded, doer).await?;
    record(desk, &loaded, side, &recorded);
    let files: Vec<i64> = files.iter().map(|file| file.attachment_id).collect();
    let event = i32::try_from(recorded.sequence)?;
    attachments::attach(&mut *desk.conn, ward_id, &files, number.as_str(), event).await?;
    let after = match side {
        Side::Handler(_) => LoadedPetition::for_handler(desk, ward_id, &number).await?,
        Side::Sender(_) => LoadedPetition::for_sender(desk, ward_id, &number).await?,
    };
    let Some((after, _)) = after else { return Ok(Done::Impossible) };
    let told = match side {
        Side::Handler(_) => notify::tell_sender(desk, &after, &action).await?,
        Side::Sender(_) => {
            if let Some(done) = action.kind().of_sender() {
                notify::tell_handlers(desk, &after, done).await?;
            }
            true
        }
    };
    Ok(Done::Yes(Box::new(after), told))
}
