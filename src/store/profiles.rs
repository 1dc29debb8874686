//! What names a person: sealed, and opened only for those who have to reach them, and for the person.

use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::impossible;
use super::purposes::person_profile;
use crate::domain::phone::PhoneNumber;
use crate::seal::Keyring;

/// Name and number of a person. `Debug` does not show them.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Profile {
    /// As the messenger shows it.
    pub name: String,
    /// Their own number, where they have given it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneNumber>,
}

impl std::fmt::Debug for Profile {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Profile(…)")
    }
}

/// The profile of a person; empty where none was kept so far.
pub async fn profile(conn: &mut PgConnection, keyring: &Keyring, person_id: i64) -> anyhow::Result<Profile> {
    let sealed = sqlx::query_scalar!("select profile from person where person_id = $1", person_id)
        .fetch_optional(conn)
        .await?
        .flatten();
    let Some(sealed) = sealed else { return Ok(Profile::default()) };
    // The fault says nothing of the name and the number.
    serde_json::from_slice(&keyring.open(&person_profile(person_id), &sealed)?)
        .map_err(|_| impossible("profile", person_id))
}

/// Keeps the profile of a person.
pub async fn save_profile(
    conn: &mut PgConnection,
    keyring: &Keyring,
    person_id: i64,
    profile: &Profile,
) -> anyhow::Result<()> {
    let sealed = keyring.seal(&person_profile(person_id), &serde_json::to_vec(profile)?);
    sqlx::query!("update person set profile = $2 where person_id = $1", person_id, sealed)
        .execute(conn)
        .await?;
    Ok(())
}
