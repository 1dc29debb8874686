//! A deputy's draft is complete: whoever may send it is told, once for each state of the draft.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::menu;
use crate::channels::{Button, Choices, Message};
use crate::domain::people::PostKind;
use crate::store::drafts;
use crate::store::people::Holder;
use crate::store::posts;
use crate::words::loader;

use super::choice::Pen;
use super::loaded::LoadedReport;

/// Who can go on with a draft that a deputy has completed.
enum Sender {
    Leader(Holder),
    /// Nobody is the group's leader; a secretary may file.
    Secretary(Holder),
    Nobody,
}

/// Tells the leader that the draft, which stands at this version, waits; where the group has none, the secretary.
pub async fn hand_over(desk: &mut Desk<'_>, loaded: &LoadedReport, version: i32) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    if loaded.handed_over == Some(version) {
        return say(desk, fl!(words, "report-handed-over-already")).await;
    }
    let said = match sender(desk, loaded).await? {
        Sender::Leader(leader) => {
            tell_leader(desk, loaded, &leader).await?;
            fl!(words, "report-handed-over")
        }
        Sender::Secretary(secretary) => {
            tell_secretary(desk, loaded, &secretary).await?;
            fl!(words, "report-handed-over-secretary")
        }
        Sender::Nobody => return say(desk, fl!(words, "report-handed-over-nobody")).await,
    };
    drafts::hand_over(&mut *desk.conn, &loaded.report).await?;
    say(desk, said).await
}

async fn sender(desk: &mut Desk<'_>, loaded: &LoadedReport) -> anyhow::Result<Sender> {
    let (ward_id, group) = (loaded.ward.ward_id, &loaded.group.code);
    let leader = posts::holders(&mut *desk.conn, ward_id, (PostKind::Leader, Some(group))).await?;
    if let Some(leader) = leader.into_iter().next() {
        return Ok(Sender::Leader(leader));
    }
    let secretary = posts::holders(&mut *desk.conn, ward_id, (PostKind::Secretary, None)).await?;
    Ok(secretary.into_iter().next().map_or(Sender::Nobody, Sender::Secretary))
}

async fn tell_leader(desk: &mut Desk<'_>, loaded: &LoadedReport, leader: &Holder) -> anyhow::Result<()> {
    let words = loader(leader.person.voice());
    let month = loaded.report.month.label(leader.person.language);
    let text = fl!(words, "report-waits", month = month, group = loaded.group.number);
    let data = Pen::own(leader.holding_id).month(loaded.report.month);
    desk.tell(leader, opening(text, fl!(words, "report-waits-open"), data)).await
}

async fn tell_secretary(
    desk: &mut Desk<'_>,
    loaded: &LoadedReport,
    secretary: &Holder,
) -> anyhow::Result<()> {
    let words = loader(secretary.person.voice());
    let month = loaded.report.month.label(secretary.person.language);
    let text = fl!(words, "report-waits-secretary", month = month, group = loaded.group.number);
    let pen = Pen::filing(secretary.holding_id, loaded.group.code.clone());
    let data = pen.month(loaded.report.month);
    desk.tell(secretary, opening(text, fl!(words, "report-waits-open"), data)).await
}

fn opening(text: String, label: String, data: String) -> Message {
    Message { text, choices: Choices::Buttons(vec![vec![Button { label, data }]]) }
}

async fn say(desk: &mut Desk<'_>, text: String) -> anyhow::Result<()> {
    let choices = menu::menu(desk.posts(), desk.language());
    desk.say(Message { text, choices }).await.map(drop)
}
