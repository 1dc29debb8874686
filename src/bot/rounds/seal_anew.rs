//! After a new key was put before the old one in `TOPHO_KEY`: what the old one sealed is sealed anew, bit by bit.

use crate::delivery::Progress;
use crate::store::seal_anew;

use super::Round;

/// Seals some of it anew, and says whether there may be more.
pub async fn seal_batch(round: &mut Round<'_>) -> anyhow::Result<Progress> {
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
