//! Removing a person: what they have reported and passed on stays, and says no more who it was.

use sqlx::PgConnection;

use crate::seal::Keyring;

use super::petitions::own::WithoutWriter;
use super::{identities, petitions};

/// Removes everything that is kept of a person: profile, accounts with what they are in the middle of, posts, consents,
/// invitations made for them, and what their chats' messages gave. Figures and petitions stay without them; a petition for
/// their own household loses name and number. Files that only a session names are dropped before by whoever can read it.
///
/// Delivery's own rows name the chat for another 30 days after they ended; nothing of what was said stands in them.
pub async fn remove_person(
    conn: &mut PgConnection,
    keyring: &Keyring,
    person_id: i64,
    without_writer: WithoutWriter,
) -> anyhow::Result<()> {
    petitions::own::take_out(&mut *conn, keyring, person_id, without_writer).await?;
    for identity in identities::of_person(&mut *conn, person_id).await? {
        let line = &identity.chat.line;
        sqlx::query!(
            "delete from answer_message where channel = $1 and bot = $2 and chat = $3",
            line.channel,
            line.bot,
            identity.chat.chat,
        )
        .execute(&mut *conn)
        .await?;
        sqlx::query!(
            "delete from chat_status where channel = $1 and bot = $2 and chat = $3",
            line.channel,
            line.bot,
            identity.chat.chat,
        )
        .execute(&mut *conn)
        .await?;
        identities::remove(&mut *conn, &identity.channel, &identity.user_id).await?;
    }
    // Posts, consents and invitations go with the row; reports and petitions lose their reference to it.
    sqlx::query!("delete from person where person_id = $1", person_id).execute(conn).await?;
    Ok(())
}

/// Whether a person has an account or holds a post. Who has neither can reach nothing, and nobody can reach them.
pub async fn is_reachable(conn: &mut PgConnection, person_id: i64) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists(select from identity where person_id = $1)
             or exists(select from post_holding where person_id = $1 and held_to is null) as "reachable!""#,
        person_id
    )
    .fetch_one(conn)
    .await
}
