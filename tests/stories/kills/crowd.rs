//! The leaders at their reports, side by side.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;
use tokio::task::{JoinError, JoinSet};

use crate::golden::asked::{Post, Questions};
use crate::golden::book::{Book, MonthReport};
use crate::golden::reporter::Reporter;
use crate::support::World;

/// How many groups report.
pub const GROUPS: u32 = 14;

/// The leaders at their reports, side by side.
pub struct Crowd {
    tasks: JoinSet<Reporter>,
    /// Counts the answers that were acknowledged.
    acknowledged: Arc<watch::Sender<usize>>,
    enough: Arc<AtomicBool>,
}

/// Every leader takes up the post.
pub async fn enrol(world: &World) -> Vec<Reporter> {
    let (questions, acknowledged) = (Arc::new(Questions::read()), Arc::new(watch::Sender::new(0)));
    let mut people = Vec::new();
    for group in 1..=GROUPS {
        let talk = world.leader(group).await.talk().await;
        let post = (Post::Leader, group);
        people.push(Reporter::new(talk, post, Arc::clone(&questions), Arc::clone(&acknowledged)));
    }
    people
}

impl Crowd {
    /// Each leader reports the golden months one after the other, until told that it is enough.
    pub fn begins(people: Vec<Reporter>) -> Self {
        let acknowledged = people[0].progress();
        let (enough, mut tasks) = (Arc::new(AtomicBool::new(false)), JoinSet::new());
        let mut years = golden_years();
        for mut leader in people {
            let year = years.remove(&leader.group).expect("a year");
            let enough = Arc::clone(&enough);
            tasks.spawn(async move {
                for report in year {
                    if !enough.load(Ordering::Relaxed) {
                        leader.reports(&report).await;
                    }
                }
                leader
            });
        }
        Self { tasks, acknowledged, enough }
    }

    /// How many answers were acknowledged so far.
    pub fn acknowledged(&self) -> usize {
        *self.acknowledged.borrow()
    }

    /// Ends the test where a leader has met something wrong, or where nobody is left at work.
    pub fn is_well(&mut self) {
        if let Some(finished) = self.tasks.try_join_next() {
            unharmed(finished);
            panic!("a leader has reported the whole year before there were kills enough");
        }
    }

    /// Everybody finishes the month in hand.
    pub async fn finishes(mut self) -> Vec<Reporter> {
        self.enough.store(true, Ordering::Relaxed);
        let mut people = Vec::new();
        while let Some(finished) = self.tasks.join_next().await {
            people.push(unharmed(finished));
        }
        people
    }
}

/// What a leader has met that is wrong ends the test.
fn unharmed(finished: Result<Reporter, JoinError>) -> Reporter {
    finished.unwrap_or_else(|fault| std::panic::resume_unwind(fault.into_panic()))
}

/// The months of each group as they stand in the end, each as a first revision.
fn golden_years() -> BTreeMap<u32, Vec<MonthReport>> {
    let mut years: BTreeMap<u32, Vec<MonthReport>> = BTreeMap::new();
    for reports in Book::read().months().into_values() {
        let newest: BTreeMap<u32, MonthReport> =
            reports.into_iter().map(|report| (report.group, MonthReport { revision: 1, ..report })).collect();
        for (group, report) in newest {
            years.entry(group).or_default().push(report);
        }
    }
    years
}
