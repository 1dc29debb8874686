//! The golden year through the chat: every monthly report of nine months, answer by answer, by leaders and front board
//! heads on their phones, while the bot is cut off and restarted; then every printed figure is looked for.

pub mod asked;
pub mod book;
mod figures;
pub mod reporter;
pub mod screens;

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::support::{Phone, World};

use self::asked::{Given, Post, Questions};
use self::book::{Book, Month, MonthReport};
use self::reporter::Reporter;

/// What happens to the bot in the middle of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mishap {
    /// Cut off in the middle of whatever it does.
    Kill,
    /// Stopped as for an upgrade.
    Restart,
}

/// In which months the bot goes down, and after how many answers of the month.
const MISHAPS: [(u32, usize, Mishap); 8] = [
    (1, 40, Mishap::Kill),
    (1, 200, Mishap::Restart),
    (2, 150, Mishap::Kill),
    (4, 90, Mishap::Kill),
    (6, 33, Mishap::Restart),
    (6, 170, Mishap::Kill),
    (9, 100, Mishap::Kill),
    (9, 101, Mishap::Restart),
];

/// How many messages may be under way when the bot is cut off, and so come once more.
const UNDER_WAY: usize = 16;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_golden_year_comes_through_the_chat() {
    let (mut world, book) = (World::new().await, Book::read());
    figures::import_the_wards_own_entries(&world, &book);
    let committee = world.committee().await;
    let mut people = enrol(&world).await;
    for (month, reports) in book.months() {
        let mishaps = MISHAPS.iter().filter(|(number, ..)| *number == month.number);
        let mut mishaps: Vec<_> = mishaps.map(|(_, after, mishap)| (*after, *mishap)).collect();
        let (first, corrected): (Vec<_>, Vec<_>) =
            reports.into_iter().partition(|report| report.revision == 1);
        let last = first.last().expect("reports").submitted_at.clone();
        // Everybody but the last group, what is corrected meanwhile, the last group, and what is corrected later.
        let (early, late): (Vec<_>, Vec<_>) =
            first.into_iter().partition(|report| report.submitted_at < last);
        people = side_by_side(&mut world, people, &early, &mut mishaps).await;
        for report in corrected.iter().filter(|report| report.submitted_at < last) {
            correct(&world, &mut people, report).await;
        }
        people = side_by_side(&mut world, people, &late, &mut mishaps).await;
        for report in corrected.iter().filter(|report| report.submitted_at > last) {
            correct(&world, &mut people, report).await;
        }
        assert_eq!(mishaps, [], "the month was over before the bot went down");
    }
    world.settles().await;
    the_right_people_were_asked(&people);
    the_bot_repeated_little(&people);
    figures::were_posted_once(&world, &committee).await;
    figures::are_printed_by_the_program(&world, &book);
    figures::stand_in_the_chat(&committee, &book).await;
}

/// The people by post and group.
type People = BTreeMap<(Post, u32), Reporter>;

/// A leader and a front board head for each group take up their posts.
async fn enrol(world: &World) -> People {
    let (questions, progress) = (Arc::new(Questions::read()), Arc::new(watch::Sender::new(0)));
    let mut people = People::new();
    for group in 1..=14 {
        let phones: [(Post, Phone); 2] = [
            (Post::Leader, world.leader(group).await),
            (Post::FrontBoardHead, world.front_board_head(group).await),
        ];
        for (post, phone) in phones {
            let talk = phone.talk().await;
            let reporter = Reporter::new(talk, (post, group), Arc::clone(&questions), Arc::clone(&progress));
            people.insert((post, group), reporter);
        }
    }
    people
}

/// The groups report side by side, leader and front board head too, while the bot goes down as planned.
async fn side_by_side(
    world: &mut World,
    mut people: People,
    reports: &[MonthReport],
    mishaps: &mut Vec<(usize, Mishap)>,
) -> People {
    world.it_is(&reports.last().expect("a report").submitted_at);
    let progress = people.values().next().expect("somebody").progress();
    progress.send_replace(0);
    let mut heard = progress.subscribe();
    let mut tasks = JoinSet::new();
    for report in reports {
        for post in [Post::Leader, Post::FrontBoardHead] {
            let (mut reporter, report) =
                (people.remove(&(post, report.group)).expect("a reporter"), report.clone());
            tasks.spawn(async move {
                reporter.reports(&report).await;
                reporter
            });
        }
    }
    loop {
        let next = mishaps.first().copied();
        tokio::select! {
            finished = tasks.join_next() => match finished {
                None => return people,
                Some(Ok(reporter)) => drop(people.insert((reporter.post, reporter.group), reporter)),
                Some(Err(fault)) => std::panic::resume_unwind(fault.into_panic()),
            },
            // The value is not kept: it would hold up everybody who counts.
            Ok(()) = async { heard.wait_for(|count| next.is_some_and(|(after, _)| *count >= after)).await.map(drop) },
                if next.is_some() =>
            {
                go_down(world, mishaps.remove(0).1).await;
            }
        }
    }
}

/// The bot goes down, and comes back.
async fn go_down(world: &mut World, mishap: Mishap) {
    match mishap {
        Mishap::Kill => {
            world.kill();
            world.start().await;
        }
        Mishap::Restart => world.restart().await,
    }
}

/// The leader of a group corrects a month: once from the list of months, once by editing the message of then.
async fn correct(world: &World, people: &mut People, report: &MonthReport) {
    world.it_is(&report.submitted_at);
    let leader = people.get_mut(&(Post::Leader, report.group)).expect("a leader");
    let given = &leader.submitted[&report.month];
    let differs =
        |key: &str| given.get(key).is_some_and(|given| *given != Given::Value(report.values[key].clone()));
    let wrong: Vec<&str> = report.values.keys().map(String::as_str).filter(|key| differs(key)).collect();
    let [key] = wrong[..] else { panic!("one answer is corrected, not {wrong:?}") };
    if report.month.number == 3 {
        leader.corrects_by_editing(report, key).await;
    } else {
        leader.corrects_from_the_list(report, key).await;
    }
}

/// What follows from the questions having been those of the catalogue's words, said once more in plain figures.
fn the_right_people_were_asked(people: &People) {
    let months = |key: &str, post: Post| {
        let of_post = people.values().filter(move |reporter| reporter.post == post);
        let months = of_post.flat_map(|reporter| &reporter.submitted);
        months
            .filter(|(_, answers)| answers.contains_key(key))
            .map(|(month, _)| month.number)
            .collect::<Vec<_>>()
    };
    assert_eq!(months("group_leader_feedback", Post::Leader).len(), 0);
    assert_eq!(months("group_leader_feedback", Post::FrontBoardHead).len(), 126);
    assert_eq!(months("deaths", Post::FrontBoardHead).len(), 0);
    assert_eq!(months("deaths", Post::Leader).len(), 126);
    assert_eq!(months("people_conference_held", Post::Leader).iter().min(), Some(&2));
    let leaders = || people.values().filter(|reporter| reporter.post == Post::Leader);
    let unknown = leaders().flat_map(|leader| &leader.submitted).flat_map(|(month, answers)| {
        let unknown = answers.iter().filter(|(_, given)| **given == Given::NotKnownYet);
        unknown.map(|(key, _)| (month.number, key.as_str()))
    });
    let mut unknown: Vec<_> = unknown.collect();
    unknown.sort_unstable();
    let expected = |month| std::iter::repeat_n((month, "cultivation_officials_group"), 14);
    assert_eq!(unknown, expected(1).chain(expected(2)).collect::<Vec<_>>());
    for leader in leaders() {
        let months = |key: &str| -> Vec<Month> {
            let months = leader.submitted.iter().filter(|(_, answers)| answers.contains_key(key));
            months.map(|(month, _)| *month).collect()
        };
        let held = months("people_conference_attendees");
        assert_eq!(held.len(), 1, "group {} held its conference once", leader.group);
        assert_eq!(months("people_conference_held").last(), held.last(), "and was not asked of it again");
        let deaths = leader.submitted.values().filter(|answers| answers["deaths"] != Given::Value(0.into()));
        assert_eq!(months("cremations").len(), deaths.count());
    }
}

/// A message that was under way when the bot was cut off may come once more, and nothing else.
fn the_bot_repeated_little(people: &People) {
    let repeats: usize = people.values().map(|reporter| reporter.talk.repeats().len()).sum();
    let kills = MISHAPS.iter().filter(|(.., mishap)| *mishap == Mishap::Kill).count();
    assert!(repeats <= kills * UNDER_WAY, "{repeats} messages came once more");
}
