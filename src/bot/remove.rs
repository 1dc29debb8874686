//! Removing an account or a whole person, with the files that only a session names: what stands in it the bot alone can read.

use sqlx::PgConnection;

use crate::delivery;
use crate::seal::Keyring;
use crate::store::identities::{self, Identity};
use crate::store::{attachments, removal, sessions};

use super::petition::writing;
use super::session::Session;

/// Forgets an account, with what it was in the middle of and the files that were sent for that.
pub async fn account(conn: &mut PgConnection, keyring: &Keyring, account: &Identity) -> anyhow::Result<()> {
    end_session(&mut *conn, keyring, account).await?;
    Ok(identities::remove(conn, &account.channel, &account.user_id).await?)
}

/// Removes everything that is kept of a person: see [`removal::remove_person`].
pub async fn person(conn: &mut PgConnection, keyring: &Keyring, person_id: i64) -> anyhow::Result<()> {
    for identity in identities::of_person(&mut *conn, person_id).await? {
        delivery::forget(&mut *conn, &identity.chat).await?;
        end_session(&mut *conn, keyring, &identity).await?;
    }
    removal::remove_person(conn, keyring, person_id, writing::without_writer).await
}

/// Ends what an account is in the middle of, and what was set aside there, and drops the files of both.
async fn end_session(conn: &mut PgConnection, keyring: &Keyring, account: &Identity) -> anyhow::Result<()> {
    let state = sessions::end(&mut *conn, keyring, &account.channel, &account.user_id).await?;
    // With a session of an earlier version nobody can go on; retention finds the files that nothing names any more.
    let session = state.and_then(|state| Session::read(state).ok()).unwrap_or_default();
    for (ward_id, files) in session.files() {
        attachments::drop_of_draft(&mut *conn, ward_id, &files).await?;
    }
    Ok(())
}
