//! Words that may be a denunciation are held back for a day at most: whoever does not say by then whether they are one has to
//! write them again.

use crate::bot::state::State;
use crate::delivery::Progress;
use crate::store::{attachments, sessions};

use super::Round;

/// Ends the sessions whose words were held for so long, with the files that were sent for them. What is written of a petition
/// so far stands beside the session, and stays.
pub async fn let_go(round: &mut Round<'_>) -> anyhow::Result<Progress> {
    for state in sessions::end_held(&mut *round.conn, &round.house.keyring, round.now).await? {
        let Ok(State::Handling(place)) = serde_json::from_value(state) else { continue };
        let files: Vec<i64> = place.session.files().iter().map(|file| file.attachment_id).collect();
        attachments::drop_of_draft(&mut *round.conn, place.ward_id, &files).await?;
    }
    Ok(Progress::Done)
}
