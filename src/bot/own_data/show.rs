//! `/mydata`.

use i18n_embed_fl::fl;

use crate::bot::commands::ButtonKind;
use crate::bot::desk::Desk;
use crate::channels::{Button, Choices, Message, Outgoing};
use crate::domain::period::local_day;
use crate::domain::voice::Voice;
use crate::words::loader;

use super::loaded::LoadedPerson;

/// `/mydata`: what is kept of the person, in words and as a document.
pub async fn show(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let voice = desk.voice();
    let words = loader(voice);
    let Some(loaded) = LoadedPerson::load(desk).await? else {
        return desk.say_text(fl!(words, "own-nothing")).await;
    };
    let document = Outgoing::Document {
        name: fl!(words, "own-file"),
        bytes: serde_json::to_vec_pretty(&loaded.document())?,
        caption: fl!(words, "own-file-caption"),
    };
    desk.send(document).await?;
    let text = in_words(&loaded, voice);
    let button = |choice: &str, label: String| Button { label, data: ButtonKind::OwnData.data(choice) };
    let rows = vec![
        vec![button("phone", fl!(words, "own-phone")), button("address", fl!(words, "own-address"))],
        vec![button("withdraw", fl!(words, "own-withdraw"))],
        vec![button("forget", fl!(words, "own-forget"))],
    ];
    if desk.posts().is_empty() {
        // Who holds no post needs neither number nor address any more.
        let rows = rows.into_iter().skip(2).collect();
        return desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop);
    }
    desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop)
}

/// All of it, a line each.
fn in_words(loaded: &LoadedPerson, voice: Voice) -> String {
    let words = loader(voice);
    let name = Message::verbatim(&loaded.profile.name);
    let mut lines = vec![fl!(words, "own-heading"), fl!(words, "own-name", name = name)];
    lines.push(match &loaded.profile.phone {
        Some(number) => fl!(words, "own-number", number = number.spoken()),
        None => fl!(words, "own-no-number"),
    });
    let language = fl!(words, "language-name");
    lines.push(fl!(words, "own-voice", address = voice.address.word(), language = language));
    let accounts = loaded.identities.iter().map(|identity| messenger(&identity.channel));
    lines.push(fl!(words, "own-accounts", accounts = accounts.collect::<Vec<_>>().join(", ")));
    lines.extend(loaded.holdings.iter().map(|holding| {
        let (post, ward) = loaded.post(holding, voice.language);
        let from = local_day(holding.from).format("%d/%m/%Y").to_string();
        match holding.to {
            None => fl!(words, "own-post", post = post, ward = ward, from = from),
            Some(to) => {
                let to = local_day(to).format("%d/%m/%Y").to_string();
                fl!(words, "own-past-post", post = post, ward = ward, from = from, to = to)
            }
        }
    }));
    lines.extend(loaded.consents.iter().map(|consent| {
        let at = local_day(consent.given_at).format("%d/%m/%Y").to_string();
        fl!(words, "own-consent", version = consent.version.as_str(), day = at)
    }));
    let (reports, petitions, drafts) = (loaded.reports.len(), loaded.petitions.len(), loaded.drafts.len());
    lines.push(fl!(words, "own-sent", reports = reports, petitions = petitions, files = loaded.files));
    let (begun, files) =
        (loaded.petition_drafts.len(), loaded.petition_drafts.iter().map(|draft| draft.2).sum::<usize>());
    lines.push(fl!(words, "own-begun", reports = drafts, petitions = begun, files = files));
    if !loaded.own_households.is_empty() {
        let numbers: Vec<_> = loaded.own_households.iter().map(|own| own.number.as_str()).collect();
        lines.push(fl!(words, "own-households", numbers = numbers.join(", ")));
    }
    if loaded.session.is_some() {
        lines.push(fl!(words, "own-session"));
    }
    lines.join("\n")
}

/// A messenger by its own name.
fn messenger(channel: &str) -> String {
    crate::words::capitalised(channel)
}
