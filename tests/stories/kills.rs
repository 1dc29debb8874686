//! The running bot is killed by SIGKILL, again and again, while fourteen leaders report the golden year: each answer is
//! there exactly once, each dialogue goes on where it was, and nothing that was acknowledged is lost.
//!
//! How kills are counted: at a moment left to chance the process is frozen, looked at, and killed without having run again
//! ([`witness::look`]). Kills that found nothing going on happen too, and are not counted.

mod crowd;
mod process;
mod way;
mod witness;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use serde_json::{Value, json};
use sqlx::PgConnection;

use crate::golden::asked::{Answers, Given};
use crate::golden::reporter::Reporter;
use crate::support::{Phone, World};

use self::crowd::{Crowd, GROUPS, enrol};
use self::process::{Environment, Process};
use self::way::Way;
use self::witness::{look, stored_answers};

/// So many kills have to fall inside a transaction or a send …
const ENOUGH: usize = 100;
/// … and so many inside each of the two.
const ENOUGH_OF_EACH: usize = 30;

/// A process lives so long at most, once it is at work …
const LONGEST_LIFE: Duration = Duration::from_millis(250);
/// … or so many times as long as it took to come to work: on a busy machine less would be too short to answer anybody.
const STARTS_IN_A_LIFE: u32 = 4;

/// How long a process may take to come to work, before the test gives it up.
const PATIENCE: Duration = Duration::from_mins(1);

/// One process in so many is killed while it starts.
const KILLED_IN_START: u32 = 12;

/// Names another course of chances than the usual one.
const SEED: &str = "TOPHO_KILLS_SEED";

/// All months of the golden year can be reported then.
const OCTOBER: &str = "2019-10-02T08:00:00+07:00";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_that_is_killed_over_and_over_loses_and_doubles_nothing() {
    let seed = std::env::var(SEED).ok().and_then(|seed| seed.parse().ok()).unwrap_or(2019);
    println!("{SEED}={seed}");
    let mut world = World::new().await;
    let people = enrol(&world).await;
    let committee = world.committee().await;
    world.stop().await;
    let way = Way::open(world.telegram_url(), seed).await;
    let mut house = House {
        environment: environment(&world, &way),
        conn: world.connection().await,
        way,
        chance: StdRng::seed_from_u64(seed),
        startup: Duration::ZERO,
        tally: Tally::default(),
    };
    let crowd = Crowd::begins(people);
    let begin = Instant::now();
    let crowd = house.lives_and_dies(crowd).await;
    println!("{} in {:?}; the last start took {:?}", house.tally, begin.elapsed(), house.startup);
    let last = house.starts();
    let people = crowd.finishes().await;
    world.settles().await;
    everything_is_there_once(&mut house.conn, &people).await;
    whole_months_were_posted_once(&mut house.conn, &people, &committee).await;
    nothing_is_left_or_was_given_up(&mut house.conn).await;
    repeats_are_harmless(&world, &mut house.conn, people, house.tally).await;
    last.ends();
}

/// What the kills fell into.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    kills: usize,
    in_transaction: usize,
    in_send: usize,
    in_either: usize,
}

/// Where the bot lives and dies.
struct House {
    environment: Environment,
    conn: PgConnection,
    way: Way,
    chance: StdRng,
    /// How long the last start took, until updates were asked for.
    startup: Duration,
    tally: Tally,
}

fn environment(world: &World, way: &Way) -> Environment {
    Environment {
        database: world.database_url(),
        telegram: way.address().to_owned(),
        token: World::token(),
        key: world.key(),
        clock: OCTOBER,
    }
}

impl House {
    /// Starts the bot.
    fn starts(&mut self) -> Process {
        self.way.begins_anew();
        Process::start(&self.environment, format!("topho-killed-{}", self.tally.kills))
    }

    /// Starts and kills the bot until enough kills are counted.
    async fn lives_and_dies(&mut self, mut crowd: Crowd) -> Crowd {
        while !self.tally.is_enough() {
            crowd.is_well();
            let (polls, begin) = (self.way.polls(), Instant::now());
            let process = self.starts();
            if self.chance.random_ratio(1, KILLED_IN_START) {
                let startup = self.startup.max(Duration::from_millis(1));
                tokio::time::sleep(self.chance.random_range(Duration::ZERO..startup)).await;
            } else {
                let at_work = tokio::time::timeout(PATIENCE, self.way.is_polled(polls)).await;
                assert!(at_work.is_ok(), "{} does not come to work; {}", process.name(), self.tally);
                self.startup = begin.elapsed();
                let longest = LONGEST_LIFE.max(self.startup * STARTS_IN_A_LIFE);
                tokio::time::sleep(self.chance.random_range(Duration::ZERO..longest)).await;
            }
            self.kills(process, &crowd).await;
        }
        crowd
    }

    /// Kills the bot at this moment, and looks whether something acknowledged is lost.
    async fn kills(&mut self, process: Process, crowd: &Crowd) {
        process.freezes();
        let caught = look(&mut self.conn, &self.way, process.name()).await;
        process.dies();
        self.tally.kills += 1;
        self.tally.in_transaction += usize::from(caught.in_transaction);
        self.tally.in_send += usize::from(caught.in_send);
        self.tally.in_either += usize::from(caught.in_transaction || caught.in_send);
        let acknowledged = crowd.acknowledged();
        let stored = stored_answers(&mut self.conn).await;
        // Whoever waits for an answer has one at most that is stored and not acknowledged.
        let most = crowd.acknowledged() + GROUPS as usize;
        assert!(
            (acknowledged..=most).contains(&stored),
            "{stored} answers are stored, and {acknowledged} were acknowledged; {}, {caught:?}",
            self.tally
        );
    }
}

impl Tally {
    fn is_enough(self) -> bool {
        self.in_either >= ENOUGH && self.in_transaction >= ENOUGH_OF_EACH && self.in_send >= ENOUGH_OF_EACH
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kills, in_transaction, in_send, in_either } = self;
        write!(
            formatter,
            "{kills} kills, {in_either} of them inside a transaction ({in_transaction}) or a send ({in_send})"
        )
    }
}

/// What is stored is what was typed and tapped: one revision of each month, no draft, and no line twice.
async fn everything_is_there_once(conn: &mut PgConnection, people: &[Reporter]) {
    let given: Vec<(String, Value)> = people
        .iter()
        .flat_map(|leader| {
            let months = leader.submitted.iter();
            months.map(|(month, answers)| {
                (format!("TDP{:02} {}-01 leader 1", leader.group, month.code()), written(answers))
            })
        })
        .collect();
    assert_eq!(reports(conn).await, given.into_iter().collect());
    let drafts: i64 = sqlx::query_scalar("select count(*) from draft where answers is not null")
        .fetch_one(conn)
        .await
        .expect("a count");
    assert_eq!(drafts, 0);
}

/// A month that every group has sent was queued once for the committee, as was a longer period that ends with it.
async fn whole_months_were_posted_once(conn: &mut PgConnection, people: &[Reporter], committee: &Phone) {
    let whole = people.iter().map(|leader| leader.submitted.len()).min().expect("leaders");
    let chat = committee.everything().await;
    let headings = chat.lines().filter(|line| line.starts_with("**Phường Phúc Lợi · "));
    println!("{whole} months were reported by every group");
    let posted: BTreeSet<&str> = headings.collect();
    let months = posted.iter().filter(|heading| heading.contains(" · tháng ")).count();
    assert_eq!(months, whole, "{posted:#?}");
    let queued: i64 =
        sqlx::query_scalar("select count(*) from posted_summary").fetch_one(conn).await.expect("a count");
    assert_eq!(usize::try_from(queued), Ok(posted.len()), "{posted:#?}");
}

/// The answers as the database writes them.
fn written(answers: &Answers) -> Value {
    let written = answers.iter().map(|(key, given)| match given {
        Given::Value(value) => (key.clone(), value.clone()),
        Given::NotKnownYet => (key.clone(), json!({ "blank": "not_known_yet" })),
    });
    Value::Object(written.collect())
}

/// Every stored revision.
async fn reports(conn: &mut PgConnection) -> BTreeMap<String, Value> {
    let query = "select format('%s %s %s %s', group_code, month, part, revision), answers from report";
    let rows: Vec<(String, Value)> = sqlx::query_as(query).fetch_all(conn).await.expect("the reports");
    rows.into_iter().collect()
}

/// Every event was handled at its first unbroken try, and everything that was said has left.
async fn nothing_is_left_or_was_given_up(conn: &mut PgConnection) {
    let query = "select format('inbox %s %s', state, attempts) from inbox where state <> 'handled' or attempts > 0
                 union all select format('outbox %s %s %s', kind, state, outcome) from outbox where state <> 'sent'";
    let odd: Vec<String> = sqlx::query_scalar(query).fetch_all(conn).await.expect("rows");
    assert_eq!(odd, [""; 0]);
}

/// Messages that came once more: no more of them than kills inside a send can have made. Their buttons are as stale as
/// those of the first ones; every tap was answered, also these.
async fn repeats_are_harmless(world: &World, conn: &mut PgConnection, people: Vec<Reporter>, tally: Tally) {
    let before = reports(conn).await;
    let mut repeats = 0;
    for mut leader in people {
        for card in leader.talk.repeats().to_vec() {
            repeats += 1;
            leader.talk.taps_stale(&card).await;
        }
        world.settles().await;
        assert_eq!(leader.talk.unanswered_taps().await, 0, "group {}", leader.group);
    }
    println!("{repeats} messages came once more");
    assert!(repeats > 0, "no kill inside a send made a message come once more");
    assert!(repeats <= tally.in_send * GROUPS as usize, "{repeats} messages came once more");
    assert_eq!(reports(conn).await, before);
    nothing_is_left_or_was_given_up(conn).await;
}
