//! A post passes on: what belongs to it is the successor's, and the predecessor's access ends in the same transaction.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;
use serde_json::json;
use sqlx::PgConnection;

use crate::bot::desk::Desk;
use crate::bot::notices::{self, Ended, tell_former_holder};
use crate::bot::session::Session;
use crate::bot::wording::post_name;
use crate::channels::{MessageRef, Outgoing};
use crate::domain::audit::{Action, Change, post_text};
use crate::domain::people::PostKind;
use crate::domain::voice::Voice;
use crate::domain::ward::GroupCode;
use crate::seal::Keyring;
use crate::store::people::{Holder, Person};
use crate::store::posts;
use crate::store::sessions::StoredSession;
use crate::store::wards::StoredWard;
use crate::store::{attachments, identities, invitations, sessions};
use crate::words::loader;

/// A post, as the store names it.
type Post<'a> = (PostKind, Option<&'a GroupCode>);

/// Gives the post to a person. The secretary is told. So is who held it, and is in the middle of nothing of it any more.
pub async fn hand_over(
    desk: &mut Desk<'_>,
    ward: &StoredWard,
    post: Post<'_>,
    to: &Person,
) -> anyhow::Result<()> {
    let before = posts::holders(&mut *desk.conn, ward.ward_id, post).await?;
    posts::hold(&mut *desk.conn, ward.ward_id, post, to.person_id, desk.now).await?;
    let now = posts::holders(&mut *desk.conn, ward.ward_id, post).await?;
    if now.iter().any(|holder| !before.contains(holder)) {
        audit(desk, ward.ward_id, post, Action::PostTaken, to);
        revoke_invitations(desk, ward.ward_id, post).await?;
        let group = post.1.and_then(|code| ward.ward.group(code));
        let taken = |voice: Voice| {
            fl!(loader(voice), "enrol-told-taken", post = post_name(post.0, group, voice.language))
        };
        notices::tell_secretary(desk, ward.ward_id, taken).await?;
    }
    for former in before.iter().filter(|former| !now.contains(former)) {
        audit(desk, ward.ward_id, post, Action::PostLeft, &former.person);
        let (keyring, of) = (&desk.house.keyring, (&ward.ward, post));
        end_sessions(&mut *desk.conn, keyring, (ward.ward_id, post), former, desk.now).await?;
        tell_former_holder(&mut *desk.conn, keyring, of, former, Ended::PassedOn).await?;
    }
    Ok(())
}

/// Withdraws what other invitations to a post are still open, now that it has passed on or ended: who held it must not come
/// back by one. A post that several share stays open to those who were invited to it. Gives how many they were.
pub async fn revoke_invitations(desk: &mut Desk<'_>, ward_id: i32, post: Post<'_>) -> anyhow::Result<usize> {
    if post.0.is_shared() {
        return Ok(0);
    }
    let revoked = invitations::revoke_to(&mut *desk.conn, ward_id, post, desk.now).await?;
    let count = revoked.len();
    for change in revoked {
        desk.audit(change);
    }
    Ok(count)
}

/// Notes for the audit who took the post, or who left it.
pub fn audit(desk: &mut Desk<'_>, ward_id: i32, post: Post<'_>, action: Action, person: &Person) {
    let pseudonym = Some(json!(person.pseudonym));
    let (old, new) = if action == Action::PostTaken { (None, pseudonym) } else { (pseudonym, None) };
    desk.audit(Change { ward_id, action, subject: post_text(post.0, post.1), old, new });
}

/// Ends what somebody who holds the post no more is in the middle of there. A session that is being written this moment is left
/// alone: its next step finds that the post is gone.
pub async fn end_sessions(
    conn: &mut PgConnection,
    keyring: &Keyring,
    (ward_id, post): (i32, Post<'_>),
    former: &Holder,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    for identity in identities::of_person(&mut *conn, former.person.person_id).await? {
        let (channel, user_id) = (&identity.channel, &identity.user_id);
        let Some(session) = sessions::load_unless_held(&mut *conn, keyring, channel, user_id).await? else {
            continue;
        };
        let mut kept = Session::read(session.state).unwrap_or_default();
        let (ends, given_up) = kept.end_in(ward_id, post);
        if !ends && given_up.is_empty() {
            continue;
        }
        for (ward_id, files) in given_up {
            attachments::drop_of_draft(&mut *conn, ward_id, &files).await?;
        }
        let prompt = session.prompt.filter(|_| !ends);
        if kept.is_empty() {
            sessions::remove(&mut *conn, channel, user_id).await?;
        } else {
            // What goes on holds no words that may be a denunciation: those end with any post.
            let stored = StoredSession { state: kept.write()?, prompt };
            sessions::save(&mut *conn, keyring, channel, user_id, &stored, (now, None)).await?;
        }
        if let Some(prompt) = session.prompt.filter(|_| ends) {
            let clearing = Outgoing::ClearButtons { of: MessageRef::Outbox(prompt) };
            notices::tell(&mut *conn, keyring, std::slice::from_ref(&identity.chat), &clearing).await?;
        }
    }
    Ok(())
}
