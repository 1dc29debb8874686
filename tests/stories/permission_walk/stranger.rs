//! A stranger who forges every kind of button and guesses every command: the answers are the same whether a thing exists or not.

use std::collections::BTreeSet;

use topho::bot::commands::{ButtonKind, Command};
use topho::domain::language::Language;
use topho::domain::people::PostKind;

use super::buttons::Shown;
use super::cast::{Cast, Rank};
use super::ledger::Ledger;
use super::refusals::{FORMER, STALE, STRANGER};
use crate::support::World;

/// What may be guessed behind a command or a prefix: of the first of two there is one, of the second none.
const GUESSES: [(&str, &str); 8] = [
    ("1", "4711"),
    ("1.1", "4711.4711"),
    ("1.KN-2019-0001", "1.KN-2019-0999"),
    ("KN-2019-001", "KN-2018-001"),
    ("1.c.KN-2019-001", "1.c.KN-2018-001"),
    ("1.g.TDP07.2019-09", "1.g.TDP99.2019-09"),
    ("1.2019-09", "99.2019-09"),
    ("", "…"),
];

pub async fn forges_and_guesses(cast: &Cast, shown: &[Shown], ledger: &mut Ledger) {
    let real: BTreeSet<&str> = shown.iter().flat_map(|one| &one.data).map(String::as_str).collect();
    let ones_own = |data: &str| matches!(ButtonKind::of(data), Some((ButtonKind::OwnData, _)));
    for eve in cast.members.iter().filter(|member| matches!(member.rank, Rank::Nobody | Rank::Former)) {
        let greeting = if matches!(eve.rank, Rank::Former) { FORMER } else { STRANGER };
        let before = ledger.read().await;
        let guessed = ButtonKind::ALL.into_iter().flat_map(|kind| {
            let guesses = GUESSES.into_iter().flat_map(<[&str; 2]>::from);
            guesses.map(move |guess| format!("{}{guess}", kind.prefix()))
        });
        let guessed: Vec<String> = guessed.collect();
        let taps: Vec<&str> = real.iter().copied().chain(guessed.iter().map(String::as_str)).collect();
        // What is kept of oneself anybody may ask for, so such a button is no stranger's greeting; it does nothing either.
        let taps: Vec<&str> = taps.into_iter().filter(|data| !ones_own(data)).collect();
        for (data, answer) in taps.iter().zip(eve.phone.hears_after_tapping(&taps).await) {
            assert_eq!(answer, greeting, "{data}");
        }
        let typed = [Language::Vi, Language::En].into_iter().flat_map(|language| {
            // One's own data anybody may ask for: it comes as a message and a file.
            let of_others = Command::ALL
                .into_iter()
                .filter(|command| !matches!(command, Command::MyData | Command::Forget));
            of_others.flat_map(move |command| {
                GUESSES.into_iter().map(move |(there, not_there)| {
                    [there, not_there]
                        .map(|guess| format!("/{} {guess}", command.name(language)).trim().to_owned())
                })
            })
        });
        let typed: Vec<[String; 2]> = typed.filter(|[text, _]| is_of_others(text)).collect();
        assert!(taps.len() > 100 && typed.len() > 100, "{} taps, {} texts", taps.len(), typed.len());
        let answers = eve.phone.hears_after_each(typed.as_flattened()).await;
        assert_eq!(answers.len(), 2 * typed.len(), "every guess is answered by one message");
        for (texts, answers) in typed.iter().zip(answers.chunks(2)) {
            assert_eq!(answers[0], answers[1], "{texts:?}");
        }
        for text in
            ["KN-2019-0001", "KN-2019-0999", "PL-07-2019-09-1", "TDP07", "/phuc-loi", "/thach-ban", "7"]
        {
            assert_eq!(eve.phone.hears_after(text).await, [greeting], "{text}");
        }
        assert_eq!(ledger.changed_since(&before).await, Vec::<String>::new(), "{}", eve.name);
    }
}

/// Whether a text is no bare `/start`: that greets, with anything behind it it is an invitation that is not right.
fn is_of_others(text: &str) -> bool {
    text != "/start"
}

/// The same in a group chat that the stranger has added the bot to.
pub async fn in_a_chat_of_their_own(world: &World, shown: &[Shown]) {
    // Open, and meant for somebody else.
    let token = world.invites(PostKind::Secretary, None).await;
    let chat = world.group_chat("vi").await;
    let real: BTreeSet<&str> = shown.iter().flat_map(|one| &one.data).map(String::as_str).collect();
    let taps: Vec<&str> = real.into_iter().collect();
    for (data, answer) in taps.iter().zip(chat.hears_after_tapping(&taps).await) {
        assert_eq!(answer, STALE, "{data}");
    }
    // Neither an invitation to a post nor what was never a code binds a chat, and both hear the same.
    let heard = chat.hears_after(&format!("/lienket {token}")).await;
    assert_eq!(heard, chat.hears_after("/lienket KHONGCO1").await);
}
