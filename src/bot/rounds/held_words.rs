//! Words that may be a denunciation are held back for a day at most: whoever does not say by then whether they are one has to
//! write them again.

use crate::bot::session::Session;
use crate::bot::state::State;
use crate::delivery::Progress;
use crate::store::attachments;
use crate::store::sessions::{self, StoredSession};

use super::Round;

/// Ends what was open in the sessions whose words were held for so long, with the files that were sent below such words. What
/// is written of a petition so far stands beside the session, and stays; so does what is set aside.
pub async fn let_go(round: &mut Round<'_>) -> anyhow::Result<Progress> {
    let keyring = &round.house.keyring;
    for ended in sessions::end_held(&mut *round.conn, keyring, round.now).await? {
        let Some(Ok(mut session)) = ended.state.map(Session::read) else {
            tracing::warn!(
                channel = ended.channel,
                "a session that held words could not be read, and is removed"
            );
            continue;
        };
        if let Some((ward_id, dropped)) = session.turn_to(State::Idle) {
            attachments::drop_of_draft(&mut *round.conn, ward_id, &dropped).await?;
        }
        if !session.is_empty() {
            let (channel, user_id) = (&ended.channel, &ended.user_id);
            let stored = StoredSession { state: session.write()?, prompt: None };
            sessions::save(&mut *round.conn, keyring, channel, user_id, &stored, (round.now, None)).await?;
        }
    }
    Ok(Progress::Done)
}
