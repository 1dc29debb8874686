//! A file's petitions into the register.

use sqlx::PgConnection;

use super::contents::PetitionRecord;
use super::faults::Faults;
use super::{Contents, File, ImportError, Tally};
use crate::domain::petition::Status;
use crate::seal::Keyring;
use crate::store::petitions::{register, restore};
use crate::store::reports::Outcome;

/// A petition of which the file tells something new.
pub struct NewPetition<'a> {
    pub record: &'a PetitionRecord,
    /// How it stood before; absent where it was not known.
    pub before: Option<Status>,
}

/// Stores the petitions, and how many denunciations were not taken. Their words are sealed, so that a key is needed where
/// there are any.
pub(super) async fn store_petitions<'a>(
    conn: &mut PgConnection,
    ward_id: i32,
    keyring: Option<&Keyring>,
    file: File<'_>,
    contents: &'a Contents,
) -> Result<(Tally, Vec<NewPetition<'a>>), ImportError> {
    for (month, guided) in &contents.denunciations {
        restore::set_denunciations(conn, ward_id, *month, *guided).await?;
    }
    let mut tally = Tally::default();
    let mut new = Vec::new();
    if contents.petitions.is_empty() {
        return Ok((tally, new));
    }
    let Some(keyring) = keyring else {
        return Err(ImportError::Refused(vec![format!(
            "{}: the file has petitions, which are kept sealed: set TOPHO_KEY to the key that the bot runs with",
            file.name
        )]));
    };
    let kept = register::all(conn, ward_id).await?;
    let mut faults = Faults::new(file.name);
    for record in &contents.petitions {
        let restored = restore::Restored {
            ward_id,
            petition: &record.petition,
            field: record.field,
            group: record.group.as_ref(),
            identity_protected: record.identity_protected,
            content: &record.content,
        };
        let kept = kept.iter().find(|row| row.petition.number() == record.petition.number());
        let outcome = restore::restore(conn, keyring, kept, &restored).await?;
        if outcome == Outcome::Differs {
            faults.add(
                &record.place,
                "a petition of this number is stored already, and something else is kept of it",
            );
        }
        if outcome == Outcome::Stored {
            new.push(NewPetition { record, before: kept.map(|row| row.petition.status()) });
        }
        tally.count(outcome == Outcome::Stored);
    }
    faults.into_result((tally, new)).map_err(ImportError::Refused)
}
