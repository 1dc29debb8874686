//! The buttons that entitled people are really shown, tapped by everybody else.

use std::collections::BTreeSet;

use topho::bot::commands::{ButtonKind, Command};
use topho::domain::language::Language;

use super::cast::{Cast, Home, Member, Rank};
use super::ledger::Ledger;
use super::matrix::Matrix;
use super::refusals::{STALE, STRANGER, is_refusal};
use crate::support::World;

/// How many buttons of a screen are tapped to see what lies behind.
const WIDTH: usize = 5;

/// The command that shows buttons of a kind; none for those of taking up a post. A new kind has to be told here.
const fn command_of(kind: ButtonKind) -> Option<Command> {
    match kind {
        ButtonKind::Enrolment => None,
        ButtonKind::OwnData => Some(Command::MyData),
        ButtonKind::Report | ButtonKind::OpenReport => Some(Command::Report),
        ButtonKind::Petition | ButtonKind::OpenPetition | ButtonKind::Follow => Some(Command::Petition),
        ButtonKind::Register => Some(Command::Petitions),
        ButtonKind::Ward => Some(Command::Ward),
        ButtonKind::Summary => Some(Command::Summary),
        ButtonKind::Language => Some(Command::Language),
    }
}

/// Whether somebody else's button of that kind does the same for whoever may give its command in the same ward.
const fn is_common(kind: ButtonKind) -> bool {
    match kind {
        ButtonKind::Register | ButtonKind::Ward | ButtonKind::Summary => true,
        ButtonKind::Enrolment
        | ButtonKind::OwnData
        | ButtonKind::Report
        | ButtonKind::OpenReport
        | ButtonKind::Petition
        | ButtonKind::OpenPetition
        | ButtonKind::Follow
        | ButtonKind::Language => false,
    }
}

/// Whether a button of that kind concerns whoever taps it: their language, their data.
const fn is_ones_own(kind: ButtonKind) -> bool {
    matches!(kind, ButtonKind::OwnData | ButtonKind::Language)
}

/// What somebody was shown: the data of each button, kind by kind.
pub struct Shown {
    owner: usize,
    pub data: BTreeSet<String>,
}

/// Walks each allowed command and a few of the buttons behind it, and gathers the buttons.
pub async fn harvest(cast: &Cast, matrix: &Matrix) -> Vec<Shown> {
    let mut shown = Vec::new();
    let owners = cast.members.iter().enumerate().filter(|(_, member)| member.home != Home::OtherGroup);
    for (owner, member) in owners {
        let mut data = BTreeSet::new();
        for command in Command::ALL.into_iter().filter(|command| matrix.allows(*command, member.rank)) {
            let name = format!("/{}", command.name(Language::En));
            member.phone.says(&name).await;
            let first = member.phone.newest_buttons().await;
            data.extend(first.iter().cloned());
            for at in 0..first.len().min(WIDTH) {
                member.phone.says(&name).await;
                let Some(button) = member.phone.newest_buttons().await.into_iter().nth(at) else { continue };
                data.insert(button.clone());
                member.phone.forges(&button).await;
                data.extend(member.phone.newest_buttons().await);
            }
            member.phone.says("/cancel").await;
        }
        shown.push(Shown { owner, data });
    }
    shown
}

pub async fn walk_in_private() {
    let world = World::in_october().await;
    let cast = Cast::gather(&world).await;
    let (matrix, mut ledger) = (Matrix::read(), Ledger::open(&world).await);
    a_petition_is_sent(&cast).await;
    let shown = harvest(&cast, &matrix).await;
    every_kind_was_seen(&shown);
    let mut tapped = 0;
    for (at, member) in cast.members.iter().enumerate() {
        let before = ledger.read().await;
        for one in shown.iter().filter(|one| one.owner != at) {
            for data in
                one.data.iter().filter(|data| !may_tap(&matrix, member, &cast.members[one.owner], data))
            {
                let answer = member.phone.hears_after_tapping(data).await;
                let expected = if holds_post(member) { STALE } else { STRANGER };
                let owner = &cast.members[one.owner].name;
                assert!(
                    answer == expected || is_refusal(&answer),
                    "{} taps {data} of {owner}: {answer}",
                    member.name
                );
                tapped += 1;
            }
        }
        assert_eq!(ledger.changed_since(&before).await, Vec::<String>::new(), "{}", member.name);
    }
    assert!(tapped > 500, "only {tapped} taps");
}

pub async fn walk_in_groups() {
    let world = World::in_october().await;
    let cast = Cast::gather(&world).await;
    let (matrix, mut ledger) = (Matrix::read(), Ledger::open(&world).await);
    a_petition_is_sent(&cast).await;
    let shown = harvest(&cast, &matrix).await;
    let (committee, other) = cast.group_chats(&world).await;
    let everything: BTreeSet<&String> = shown.iter().flat_map(|one| &one.data).collect();
    for (chat, committees) in [(committee, true), (other, false)] {
        for member in cast.members.iter().filter(|member| is_one_of_three(member)) {
            let phone = member.phone.in_chat(chat);
            let before = ledger.read().await;
            for data in &everything {
                let kind = ButtonKind::of(data).expect("a button of ours").0;
                let for_chats = matches!(kind, ButtonKind::Summary | ButtonKind::Language);
                if committees && for_chats {
                    continue;
                }
                let answer = phone.hears_after_tapping(data).await;
                assert_eq!(answer, STALE, "{} taps {data} in a group chat", member.name);
            }
            assert_eq!(ledger.changed_since(&before).await, Vec::<String>::new(), "{}", member.name);
        }
    }
}

/// In group chats nothing depends on who taps: one who may do most, one who may do little, and nobody.
fn is_one_of_three(member: &Member) -> bool {
    use topho::domain::people::PostKind::{Leader, Secretary};
    member.home == Home::Here && matches!(member.rank, Rank::Holds(Leader | Secretary) | Rank::Nobody)
}

fn holds_post(member: &Member) -> bool {
    matches!(member.rank, Rank::Holds(_))
}

/// Whether the tables let somebody tap the button of somebody else.
fn may_tap(matrix: &Matrix, member: &Member, owner: &Member, data: &str) -> bool {
    let kind = ButtonKind::of(data).unwrap_or_else(|| panic!("{data} is no button of ours")).0;
    let Some(command) = command_of(kind) else { return false };
    let entitled = matrix.allows(command, member.rank);
    let same_ward = (member.home == Home::OtherWard) == (owner.home == Home::OtherWard);
    entitled && (is_ones_own(kind) || is_common(kind) && same_ward)
}

/// The walk is worth something only where each kind of button was really met.
fn every_kind_was_seen(shown: &[Shown]) {
    let seen: BTreeSet<ButtonKind> = shown
        .iter()
        .flat_map(|one| &one.data)
        .filter_map(|data| ButtonKind::of(data))
        .map(|(kind, _)| kind)
        .collect();
    // Buttons of taking up a post are gone once it is taken up: the stranger forges them.
    let missing: Vec<_> = ButtonKind::ALL
        .into_iter()
        .filter(|kind| *kind != ButtonKind::Enrolment && !seen.contains(kind))
        .collect();
    assert!(missing.is_empty(), "nobody was shown buttons of {missing:?}");
}

/// So that there is something to follow and to handle.
async fn a_petition_is_sent(cast: &Cast) {
    let leader = cast.members.iter().find(|member| {
        member.home == Home::Here && member.rank == Rank::Holds(topho::domain::people::PostKind::Leader)
    });
    let an = &leader.expect("a leader").phone;
    an.says("/kiennghi").await;
    an.taps("Phản ánh").await;
    an.taps("Vệ sinh môi trường").await;
    an.says("Rác để ở đầu ngõ 12 đã ba ngày không ai thu gom, mùi rất hôi.").await;
    an.taps("Xong").await;
    an.says("Đầu ngõ 12, trước số nhà 5").await;
    an.says("Nguyễn Thị Lan").await;
    an.says("0912 345 678").await;
    an.says("12").await;
    an.taps("Gửi").await;
}
