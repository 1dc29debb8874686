//! A stranger who forges every kind of button and guesses every command: the answers are the same whether a thing exists or not.

use std::collections::BTreeSet;

use topho::bot::commands::{ButtonKind, Command};
use topho::domain::language::Language;
use topho::domain::people::PostKind;

use super::buttons::harvest;
use super::cast::{Cast, Rank};
use super::ledger::Ledger;
use super::matrix::Matrix;
use super::refusals::{STALE, STRANGER};
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

pub async fn forges_and_guesses() {
    let world = World::in_october().await;
    let cast = Cast::gather(&world).await;
    let (matrix, mut ledger) = (Matrix::read(), Ledger::open(&world).await);
    let shown = harvest(&cast, &matrix).await;
    let real: BTreeSet<&String> = shown.iter().flat_map(|one| &one.data).collect();
    // Open, and meant for somebody else.
    let token = world.invites(PostKind::Secretary, None).await;
    let stranger = cast.members.iter().find(|member| member.rank == Rank::Nobody).expect("a stranger");
    let former = cast.members.iter().find(|member| member.rank == Rank::Former).expect("a former leader");
    let before = ledger.read().await;
    for eve in [stranger, former] {
        let of_one = eve.rank == Rank::Former;
        for data in &real {
            let own = of_one && matches!(ButtonKind::of(data), Some((ButtonKind::OwnData, _)));
            if !own {
                assert_eq!(eve.phone.hears_after_tapping(data).await, STRANGER, "{data}");
            }
        }
        for kind in ButtonKind::ALL.into_iter().filter(|kind| !(of_one && *kind == ButtonKind::OwnData)) {
            for (there, not_there) in GUESSES {
                for guess in [there, not_there] {
                    let data = format!("{}{guess}", kind.prefix());
                    assert_eq!(eve.phone.hears_after_tapping(&data).await, STRANGER, "{data}");
                }
            }
        }
        let own = [Command::MyData, Command::Forget];
        for command in Command::ALL.into_iter().filter(|command| !(of_one && own.contains(command))) {
            for (there, not_there) in GUESSES {
                let name = command.name(Language::Vi);
                let heard = eve.phone.hears_after(format!("/{name} {there}").trim()).await;
                assert_eq!(
                    heard,
                    eve.phone.hears_after(&format!("/{name} {not_there}")).await,
                    "/{name} {there}"
                );
            }
        }
        for text in
            ["KN-2019-0001", "KN-2019-0999", "PL-07-2019-09-1", "TDP07", "/phuc-loi", "/thach-ban", "7"]
        {
            assert_eq!(eve.phone.hears_after(text).await, [STRANGER], "{text}");
        }
        assert_eq!(ledger.changed_since(&before).await, Vec::<String>::new(), "{}", eve.name);
    }
    in_a_chat_of_their_own(&world, &real, &token).await;
}

/// The same in a group chat that the stranger has added the bot to.
async fn in_a_chat_of_their_own(world: &World, real: &BTreeSet<&String>, token: &str) {
    let chat = world.group_chat("vi").await;
    for data in real {
        assert_eq!(chat.hears_after_tapping(data).await, STALE, "{data}");
    }
    // Neither an invitation to a post nor what was never a code binds a chat, and both hear the same.
    let heard = chat.hears_after(&format!("/lienket {token}")).await;
    assert_eq!(heard, chat.hears_after("/lienket KHONGCO1").await);
}
