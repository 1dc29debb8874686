//! Carrying out what a step of the report decided.

use crate::bot::desk::Desk;
use crate::bot::state::{InReport, State};
use crate::channels::{Choices, Content, Message};
use crate::dialogue::report::{Answered, Next, Turn};
use crate::domain::answer::Answers;
use crate::domain::report::hands_after;
use crate::store::answer_messages::{self, AnswerMessage};
use crate::store::drafts::{self, Writing};

use super::loaded::LoadedReport;
use super::{hand_over, submit};

/// Stores answers and place, and queues what is said.
pub async fn apply(desk: &mut Desk<'_>, loaded: &LoadedReport, turn: Turn) -> anyhow::Result<()> {
    let Turn { next, answers, messages, amends, toast, answered } = turn;
    let version = keep_answers(desk, loaded, &next, &answers).await?;
    remember_message(desk, loaded, answered).await?;
    desk.answer_tap(toast).await?;
    match next {
        Next::Submit(answers) => {
            desk.leave().await?;
            submit::submit(desk, loaded, &answers).await
        }
        Next::HandOver => {
            desk.leave().await?;
            hand_over::hand_over(desk, loaded, version).await
        }
        Next::Leave(held) => {
            desk.ask(messages, amends).await?;
            desk.clear_prompt().await?;
            desk.save_state(&State::left(&loaded.report, held), None).await
        }
        Next::Stay(mut session) => {
            session.seen = version;
            let prompt = show(desk, messages, amends).await?;
            desk.save_state(&State::Report(InReport::at(&loaded.report, session)), prompt).await
        }
    }
}

/// Says what comes next, and gives the message whose buttons are alive. What asks nothing leaves the open question as it is.
async fn show(desk: &mut Desk<'_>, messages: Vec<Message>, amends: bool) -> anyhow::Result<Option<i64>> {
    let asks = messages.last().is_some_and(|message| matches!(message.choices, Choices::Buttons(_)));
    if asks {
        return Ok(desk.ask(messages, amends).await?.prompt);
    }
    for message in messages {
        desk.say(message).await?;
    }
    Ok(desk.session.as_ref().and_then(|session| session.prompt))
}

/// Stores the answers where they have changed, and gives the draft's version.
async fn keep_answers(
    desk: &mut Desk<'_>,
    loaded: &LoadedReport,
    next: &Next,
    answers: &Answers,
) -> anyhow::Result<i32> {
    let submitted = matches!(next, Next::Submit(_));
    if submitted || *answers == loaded.answers {
        return Ok(loaded.version);
    }
    let hands = hands_after(&loaded.hands, &loaded.answers, answers, loaded.writer.post);
    let writing = Writing { answers, hands: &hands, writer: &loaded.writer };
    Ok(drafts::save(&mut *desk.conn, &loaded.report, writing, desk.now).await?)
}

/// Remembers which answers the person's message gave.
async fn remember_message(
    desk: &mut Desk<'_>,
    loaded: &LoadedReport,
    answered: Option<Answered>,
) -> anyhow::Result<()> {
    let (Some(answered), Content::Text { message, .. }) = (answered, &desk.incoming.content) else {
        return Ok(());
    };
    let key = match answered {
        Answered::One(key) => Some(key),
        Answered::WholeMonth => None,
    };
    let gave = AnswerMessage { report: loaded.report.clone(), key };
    answer_messages::remember(&mut *desk.conn, &desk.incoming.conversation, message, &gave).await?;
    Ok(())
}
