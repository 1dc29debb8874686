//! After a new key was put before the old one in `TOPHO_KEY`: what the old one sealed is sealed anew, bit by bit. Sessions from
//! before they were sealed are sealed, too.

use crate::delivery::Progress;
use crate::store::{seal_anew, sessions};

use super::Round;

/// Seals some of it anew, and says whether there may be more.
pub async fn seal_batch(round: &mut Round<'_>) -> anyhow::Result<Progress> {
    let plain = sessions::seal_plain(&mut *round.conn, &round.house.keyring).await?;
    if plain > 0 {
        tracing::info!(sessions = plain, "sealed for the first time");
    }
    let step = seal_anew::seal_batch(&mut *round.conn, &round.house.keyring).await?;
    if step.unopened > 0 {
        tracing::error!(values = step.unopened, "sealed values do not open: they were changed or moved");
    }
    if step.sealed == 0 {
        return Ok(Progress::Done);
    }
    tracing::info!(values = step.sealed, "sealed anew with the newest key");
    Ok(Progress::More)
}
