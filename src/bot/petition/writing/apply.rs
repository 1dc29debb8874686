//! Carrying out what a step of writing a petition decided.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::petition::denounce::{Echo, denounce};
use crate::bot::state::State;
use crate::dialogue::petition::{Draft, File, FileKind, Next, Piece, Question, Stage, Turn};
use crate::store::attachments::{self, Arrived, Kind};
use crate::words::loader;

use super::loaded::LoadedDraft;
use super::{InPetition, send};

/// Stores what is written and where the person is, and queues what is said.
pub async fn apply(desk: &mut Desk<'_>, loaded: &LoadedDraft, turn: Turn) -> anyhow::Result<()> {
    let Turn { next, mut draft, message, amends, toast } = turn;
    take_in_files(desk, loaded, &mut draft).await?;
    drop_files(desk, loaded, &draft).await?;
    desk.answer_tap(toast).await?;
    match next {
        Next::Stay(session) => {
            let shows = shows_what_is_written(&session.stage, &draft);
            let asked = desk.ask(message.into_iter().collect(), amends).await?;
            let rows = asked.rows.into_iter().filter(|_| shows);
            let echoes = rows.map(|row| Echo::here(desk, row)).collect();
            let id = loaded.save(desk, &draft, echoes).await?;
            desk.save_state(&State::Petition(InPetition::at(&loaded.of, id, session)), asked.prompt).await
        }
        Next::Leave => {
            loaded.save(desk, &draft, vec![]).await?;
            desk.leave().await?;
            match message {
                Some(message) => desk.say(message).await.map(drop),
                None => Ok(()),
            }
        }
        Next::Send(complete) => {
            desk.leave().await?;
            send::send(desk, loaded, &complete).await
        }
        Next::Denunciation { written } => {
            loaded.save(desk, &draft, vec![]).await?;
            let removed = written.then(|| fl!(loader(loaded.voice), "petition-denunciation-chat"));
            denounce(desk, &loaded.ward, &loaded.echoes, removed).await
        }
    }
}

/// Whether the stage's message shows something that the person has typed.
fn shows_what_is_written(stage: &Stage, draft: &Draft) -> bool {
    match stage {
        Stage::Review => true,
        Stage::Asking(question) => match question {
            Question::Place | Question::Name | Question::Phone => draft.answers(*question),
            Question::About | Question::Kind | Question::Field | Question::What | Question::Households => {
                false
            }
        },
        Stage::Found | Stage::Discarding | Stage::Suspected { .. } => false,
    }
}

/// Files that have just come are taken in among the attachments: the platform's ids die.
async fn take_in_files(desk: &mut Desk<'_>, loaded: &LoadedDraft, draft: &mut Draft) -> anyhow::Result<()> {
    for piece in &mut draft.pieces {
        let Piece::File { kind, file, .. } = piece else { continue };
        let File::Arrived(platform_id) = &*file else { continue };
        let kind = match kind {
            FileKind::Photo => Kind::Photo,
            FileKind::Voice => Kind::Voice,
        };
        let line = &desk.incoming.conversation.line;
        let arrived = Arrived { line, kind, file: platform_id, at: desk.now };
        let id = attachments::keep(&mut *desk.conn, &desk.house.keyring, loaded.of.ward_id, &arrived).await?;
        *file = File::Kept(id);
    }
    Ok(())
}

/// Files that the draft has no more are removed.
async fn drop_files(desk: &mut Desk<'_>, loaded: &LoadedDraft, draft: &Draft) -> anyhow::Result<()> {
    let kept = draft.kept_files();
    let mut gone = loaded.draft.kept_files();
    gone.retain(|file| !kept.contains(file));
    if gone.is_empty() {
        return Ok(());
    }
    attachments::drop_of_draft(&mut *desk.conn, loaded.of.ward_id, &gone).await?;
    Ok(())
}
