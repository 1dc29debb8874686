//! The buttons that entitled people are really shown, tapped by everybody else.

use std::collections::BTreeSet;

use topho::bot::commands::{ButtonKind, Command};
use topho::domain::language::Language;

use super::cast::{Cast, Home, Member, Rank};
use super::ledger::Ledger;
use super::matrix::Matrix;
use super::refusals::{FORMER, STALE, STRANGER, is_refusal};
use crate::support::World;

/// How many buttons of a screen are tapped to see what lies behind.
const WIDTH: usize = 4;
/// How many buttons of a kind are taken from what one person was shown.
const OF_EACH_KIND: usize = 6;

/// The command that shows buttons of a kind; none for those of taking up a post. A new kind has to be told here.
const fn command_of(kind: ButtonKind) -> Option<Command> {
    match kind {
        ButtonKind::Enrolment => None,
        ButtonKind::OwnData => Some(Command::MyData),
        ButtonKind::Report | ButtonKind::OpenReport => Some(Command::Report),
        ButtonKind::Petition | ButtonKind::OpenPetition | ButtonKind::Follow => Some(Command::Petition),
        // Of what a handler types; a sender who adds something is shown such buttons, too.
        ButtonKind::Handling | ButtonKind::Register => Some(Command::Petitions),
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
        | ButtonKind::Handling
        | ButtonKind::Language => false,
    }
}

/// Whether a button of that kind concerns whoever taps it: their language, their data.
const fn is_ones_own(kind: ButtonKind) -> bool {
    matches!(kind, ButtonKind::OwnData | ButtonKind::Language)
}

/// Names nobody's petitions: whoever taps it is shown those of their own posts.
const OWN_PETITIONS: &str = "follow.list";

/// What somebody was shown: the data of each button, kind by kind.
pub struct Shown {
    owner: usize,
    pub data: BTreeSet<String>,
}

/// Walks each allowed command and a few of the buttons behind it, and gathers the buttons.
pub async fn harvest(cast: &Cast, matrix: &Matrix) -> Vec<Shown> {
    a_petition_is_sent(cast).await;
    let mut shown = Vec::new();
    for (owner, member) in cast.members.iter().enumerate() {
        let mut data = BTreeSet::new();
        for command in Command::ALL.into_iter().filter(|command| matrix.allows(*command, member.rank)) {
            let name = format!("/{}", command.name(Language::En));
            member.phone.says(&name).await;
            let first = member.phone.newest_buttons().await;
            data.extend(first.iter().cloned());
            for at in 0..first.len().min(WIDTH) {
                member.phone.says(&name).await;
                let again = member.phone.newest_buttons().await.into_iter().nth(at);
                let Some(button) = again.filter(|button| leads_on(button)) else { continue };
                data.insert(button.clone());
                member.phone.forges(&button).await;
                data.extend(member.phone.newest_buttons().await);
            }
            member.phone.says("/cancel").await;
        }
        shown.push(Shown { owner, data: thinned(&data) });
    }
    every_kind_was_seen(&shown);
    shown
}

/// Another language or another form of address would have the bot refuse in other words than the walk reads.
fn leads_on(data: &str) -> bool {
    !ButtonKind::of(data).is_some_and(|(kind, _)| is_ones_own(kind))
}

/// A few of each kind: a card for every month, group or indicator says no more than a few of them.
fn thinned(data: &BTreeSet<String>) -> BTreeSet<String> {
    let kinds = ButtonKind::ALL.into_iter().flat_map(|kind| {
        let of_kind: Vec<_> =
            data.iter().filter(|data| ButtonKind::of(data).is_some_and(|(of, _)| of == kind)).collect();
        let step = of_kind.len().div_ceil(OF_EACH_KIND).max(1);
        of_kind.into_iter().step_by(step).cloned().collect::<Vec<_>>()
    });
    kinds.collect()
}

pub async fn walk_in_private(cast: &Cast, matrix: &Matrix, shown: &[Shown], ledger: &mut Ledger) {
    let mut tapped = 0;
    for (at, member) in cast.members.iter().enumerate() {
        let before = ledger.read().await;
        let others = shown.iter().filter(|one| one.owner != at);
        let taps: Vec<&str> = others
            .flat_map(|one| {
                one.data.iter().filter(|data| !may_tap(matrix, member, &cast.members[one.owner], data))
            })
            .map(String::as_str)
            .collect();
        let answers = member.phone.hears_after_tapping(&taps).await;
        let is_in_order = |answer: &str| match member.rank {
            Rank::Holds(_) => is_refusal(answer),
            Rank::Former => answer == FORMER || answer == STALE,
            Rank::Nobody => answer == STRANGER || answer == STALE,
        };
        for (data, answer) in taps.iter().zip(&answers) {
            assert!(is_in_order(answer), "{} taps {data}: {answer}", member.name);
        }
        tapped += taps.len();
        assert_eq!(ledger.changed_since(&before).await, Vec::<String>::new(), "{}", member.name);
    }
    assert!(tapped > 1_000, "only {tapped} taps");
}

pub async fn walk_in_groups(world: &World, cast: &Cast, shown: &[Shown], ledger: &mut Ledger) {
    let (committee, other) = cast.group_chats(world).await;
    let everything: BTreeSet<&str> = shown.iter().flat_map(|one| &one.data).map(String::as_str).collect();
    for (chat, committees) in [(committee, true), (other, false)] {
        for member in cast.members.iter().filter(|member| is_one_of_three(member)) {
            let phone = member.phone.in_chat(chat);
            let before = ledger.read().await;
            let for_chats = |data: &str| {
                matches!(ButtonKind::of(data), Some((ButtonKind::Summary | ButtonKind::Language, _)))
            };
            let taps: Vec<&str> =
                everything.iter().copied().filter(|data| !(committees && for_chats(data))).collect();
            assert!(taps.len() > 30, "{taps:?}");
            for (data, answer) in taps.iter().zip(phone.hears_after_tapping(&taps).await) {
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

/// Whether the tables let somebody tap the button of somebody else.
fn may_tap(matrix: &Matrix, member: &Member, owner: &Member, data: &str) -> bool {
    let kind = ButtonKind::of(data).unwrap_or_else(|| panic!("{data} is no button of ours")).0;
    let Some(command) = command_of(kind) else { return false };
    let entitled = matrix.allows(command, member.rank);
    let same_ward = (member.home == Home::OtherWard) == (owner.home == Home::OtherWard);
    entitled && (is_ones_own(kind) || data == OWN_PETITIONS || is_common(kind) && same_ward)
}

/// The walk is worth something only where each kind of button was really met.
fn every_kind_was_seen(shown: &[Shown]) {
    let seen: BTreeSet<ButtonKind> = shown
        .iter()
        .flat_map(|one| &one.data)
        .filter_map(|data| ButtonKind::of(data))
        .map(|(kind, _)| kind)
        .collect();
    // Buttons of taking up a post are gone once it is taken up, and those of something typed come with the typing: the stranger
    // forges them.
    let gone = [ButtonKind::Enrolment, ButtonKind::Handling];
    let missing: Vec<_> =
        ButtonKind::ALL.into_iter().filter(|kind| !gone.contains(kind) && !seen.contains(kind)).collect();
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
