//! Every command, every label of the menu and every kind of button, by every post, in every kind of chat, against the tables of
//! `docs/permissions.md`: what is allowed does something; what is not is answered politely and changes nothing.

mod buttons;
mod cast;
mod ledger;
mod matrix;
mod refusals;
mod stranger;

use topho::bot::commands::Command;
use topho::bot::menu_labels;
use topho::domain::language::Language;

use self::cast::{Cast, Rank};
use self::ledger::Ledger;
use self::matrix::Matrix;
use self::refusals::is_refusal;
use crate::support::World;

/// What may be typed for a command: its names, and where the menu has it its labels.
fn typed(command: Command) -> Vec<String> {
    let names = Language::ALL.map(|language| format!("/{}", command.name(language)));
    let labels = Language::ALL.into_iter().flat_map(menu_labels);
    let labels = labels.filter(|(of, _)| *of == command).map(|(_, label)| label);
    let mut typed: Vec<_> = names.into_iter().chain(labels).collect();
    typed.dedup();
    typed
}

#[test]
fn the_tables_name_every_command_by_each_of_its_names() {
    let matrix = Matrix::read();
    for command in Command::ALL {
        for language in Language::ALL {
            let name = command.name(language);
            assert!(matrix.names_in_private(name), "/{name} stands in no row of the private table");
            assert!(matrix.names_in_groups(name), "/{name} stands in no row of the table of groups");
        }
    }
}

#[tokio::test]
async fn every_command_in_private() {
    let world = World::in_october().await;
    let cast = Cast::gather(&world).await;
    let (matrix, mut ledger) = (Matrix::read(), Ledger::open(&world).await);
    let (mut refusals, mut permissions) = (0, 0);
    for member in &cast.members {
        let (allowed, refused): (Vec<_>, Vec<_>) =
            Command::ALL.into_iter().partition(|command| matrix.allows(*command, member.rank));
        member.phone.puts_away().await;
        refusals += refused.len();
        permissions += allowed.len();
        let before = ledger.read().await;
        let texts: Vec<String> = refused.into_iter().flat_map(typed).collect();
        let answers = member.phone.hears_after_each(&texts).await;
        assert_eq!(answers.len(), texts.len(), "{} types {texts:?}: {answers:?}", member.name);
        for (text, answer) in texts.iter().zip(&answers) {
            assert!(is_refusal(answer), "{} types {text}: {answer}", member.name);
        }
        assert_eq!(ledger.changed_since(&before).await, Vec::<String>::new(), "{}", member.name);
        for command in allowed {
            let texts = typed(command);
            let answers = member.phone.hears_after_each(&texts).await;
            assert!(answers.len() >= texts.len(), "{} types {texts:?}: {answers:?}", member.name);
            assert!(
                !answers.iter().any(|answer| is_refusal(answer)),
                "{} types {texts:?}: {answers:?}",
                member.name
            );
        }
    }
    assert!(refusals > 50 && permissions > 50, "{refusals} refused, {permissions} allowed");
}

#[tokio::test]
async fn every_command_in_group_chats() {
    let world = World::in_october().await;
    let cast = Cast::gather(&world).await;
    let (matrix, mut ledger) = (Matrix::read(), Ledger::open(&world).await);
    let (committee, other) = cast.group_chats(&world).await;
    for (chat, committees) in [(committee, true), (other, false)] {
        let before = ledger.read().await;
        for member in cast.members.iter().filter(|member| member.is_first_of_rank) {
            let phone = member.phone.in_chat(chat);
            let commands = Command::ALL.into_iter().flat_map(|command| {
                let names = typed(command).into_iter().filter(|text| text.starts_with('/'));
                names.map(move |text| (command, text))
            });
            let (commands, texts): (Vec<Command>, Vec<String>) = commands.unzip();
            assert!(texts.len() >= Command::ALL.len(), "{texts:?}");
            let answers = phone.hears_after_each(&texts).await;
            assert_eq!(answers.len(), texts.len(), "{} hears one answer to each", member.name);
            for ((command, text), answer) in commands.into_iter().zip(&texts).zip(&answers) {
                // Without a code `/bind` tells how it is used, like everything in a chat that is not the committee's.
                let explained = command == Command::Bind;
                let allowed = matrix.allows_in_group(command, committees);
                assert!(explained || allowed != is_refusal(answer), "{} types {text}: {answer}", member.name);
            }
        }
        assert_eq!(ledger.changed_since(&before).await, Vec::<String>::new(), "committee's: {committees}");
    }
}

#[tokio::test]
async fn somebody_elses_buttons_and_a_stranger_who_forges_and_guesses() {
    let world = World::in_october().await;
    let cast = Cast::gather(&world).await;
    let matrix = Matrix::read();
    let mut ledger = Ledger::open(&world).await;
    let before = ledger.read().await;
    let shown = buttons::harvest(&cast, &matrix).await;
    // A ledger that sees no change would let everything pass.
    assert!(ledger.changed_since(&before).await.contains(&"petition".to_owned()));
    buttons::walk_in_private(&cast, &matrix, &shown, &mut ledger).await;
    stranger::forges_and_guesses(&cast, &shown, &mut ledger).await;
    stranger::in_a_chat_of_their_own(&world, &shown).await;
    buttons::walk_in_groups(&world, &cast, &shown, &mut ledger).await;
}

/// Every rank is somebody's.
#[test]
fn the_tables_have_a_column_for_every_post() {
    assert_eq!(Matrix::read().columns(), Rank::ALL.map(Rank::column));
}
