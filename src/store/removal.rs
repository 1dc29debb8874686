//! Removing a person: what they have reported and passed on stays, and says no more who it was.

use sqlx::PgConnection;

use crate::seal::Keyring;

use super::{identities, petitions};

/// Removes everything that is kept of a person: profile, accounts with what they are in the middle of, posts, consents,
/// invitations made for them, and what their chats' messages gave. Figures and petitions stay without them; a petition for
/// their own household loses name and number.
///
/// Delivery's own rows name the chat for another 30 days after they ended; nothing of what was said stands in them.
pub async fn remove_person(conn: &mut PgConnection, keyring: &Keyring, person_id: i64) -> anyhow::Result<()> {
    petitions::own::take_out(&mut *conn, keyring, person_id).await?;
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

/// Removes a person who has no account any more and holds no post: nobody can reach them, and they can reach nothing. Tells
/// whether it was so.
pub async fn remove_unreachable(
    conn: &mut PgConnection,
    keyring: &Keyring,
    person_id: i64,
) -> anyhow::Result<bool> {
    let reachable = sqlx::query_scalar!(
        r#"select exists(select from identity where person_id = $1)
             or exists(select from post_holding where person_id = $1 and held_to is null) as "reachable!""#,
        person_id
    )
    .fetch_one(&mut *conn)
    .await?;
    if !reachable {
        remove_person(conn, keyring, person_id).await?;
    }
    Ok(!reachable)
}
