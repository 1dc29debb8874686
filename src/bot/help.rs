//! `/help`.

use i18n_embed_fl::fl;

use crate::channels::{Message, Place};
use crate::domain::permissions::Permission;
use crate::words::loader;

use super::desk::Desk;
use super::menu;

/// `/help`: one screen with what one can do here.
pub async fn help(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let language = desk.language();
    let words = loader(desk.voice());
    let text = match desk.incoming.place {
        Place::Group => return desk.say_text(fl!(words, "help-committee")).await,
        Place::Private => {
            let reports = desk.may(Permission::WriteReport);
            let sends = desk.may(Permission::SendPetition);
            let reads = desk.may(Permission::ReadSummary);
            let files = desk.may(Permission::FileForLeader);
            let handles = desk.may(Permission::HandlePetitions);
            let own_data = desk.visitor.is_some().then(|| fl!(words, "help-own-data"));
            let always = [Some(fl!(words, "help-always")), own_data];
            let always = always.into_iter().flatten().collect::<Vec<_>>().join("\n");
            let parts = [
                Some(fl!(words, "help-heading")),
                reports.then(|| fl!(words, "help-reports")),
                files.then(|| fl!(words, "help-files")),
                sends.then(|| fl!(words, "help-petitions")),
                handles.then(|| fl!(words, "help-register")),
                reads.then(|| fl!(words, "help-reads")),
                desk.may(Permission::ManageWard).then(|| fl!(words, "help-ward")),
                Some(always),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
        }
    };
    let choices = menu::menu(desk.posts(), language);
    desk.say(Message { text, choices }).await.map(drop)
}
