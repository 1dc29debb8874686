//! What the bot does by itself as time passes.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use topho::clock::Clock;
use topho::delivery::{Settings, call_for_round};

use super::platform::Platform;
use super::support::{House, swift};

const BOUND: Duration = Duration::from_secs(10);

fn morning() -> DateTime<Utc> {
    "2019-10-02T01:00:00Z".parse().expect("a moment")
}

impl House {
    fn has_duties(&self, duties: &[&'static str]) {
        *self.bot.duties.lock().expect("a lock") = duties.to_vec();
    }

    /// Calls for rounds until one was made that was begun after this call.
    async fn makes_rounds(&self) {
        let made = "select coalesce(sum(times), 0)::bigint from round where name = 'all'";
        let wanted = self.count(made).await + 2;
        while self.count(made).await < wanted {
            call_for_round(&mut self.pool.acquire().await.expect("a connection")).await.expect("a call");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn duties_go_by_the_wards_clock_and_a_failing_one_holds_up_no_other() {
    let house = House::new().await;
    house.has_duties(&["first", "fail", "panic", "last"]);
    let clock = Clock::manual(morning());
    let settings = Settings { clock: clock.clone(), ..swift() };
    let running = house.start_with(settings, Platform::new()).await;
    assert_eq!(house.count("select count(*) from round").await, 0, "nobody has called for a round");
    house.makes_rounds().await;
    assert_eq!(
        house.told("rounds").await[..2],
        ["first at 2019-10-02T01:00:00+00:00", "last at 2019-10-02T01:00:00+00:00"],
        "nothing of what failed has happened"
    );
    let rows = house.texts("select format('%s %s', name, failures) from round order by name").await;
    assert_eq!(rows, ["all 2", "first 0", "last 0"]);

    clock.advance(TimeDelta::days(1));
    house.makes_rounds().await;
    let later = "select count(*) from round where made_at = '2019-10-03T01:00:00Z'";
    assert_eq!(house.count(later).await, 3);
    let counters = running.counters().clone();
    assert!(running.shutdown(BOUND).await);
    let (rounds, failures) = (counters.rounds.get(), counters.failed_duties.get());
    assert_eq!(failures, 2 * rounds);
    assert_eq!(u64::from(house.bot.tries("fail") + house.bot.tries("panic")), failures);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_duty_with_more_to_do_goes_on_at_once() {
    let house = House::new().await;
    house.has_duties(&["three times"]);
    let running = house.start(Platform::new()).await;
    house.makes_rounds().await;
    assert!(running.shutdown(BOUND).await);
    let done = house.count("select times from round where name = 'three times'").await;
    assert_eq!(i64::from(house.bot.tries("three times")), done + 2, "the first time it took three steps");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_processes_one_makes_rounds_and_another_takes_over() {
    let house = House::new().await;
    house.has_duties(&["first"]);
    let one = house.start(Platform::new()).await;
    house.makes_rounds().await;
    let two = house.start(Platform::new()).await;
    house.makes_rounds().await;
    assert_eq!((one.counters().rounds.get() >= 2, two.counters().rounds.get()), (true, 0));
    drop(one);
    house.makes_rounds().await;
    assert!(two.counters().rounds.get() >= 1);
    assert!(two.shutdown(BOUND).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn rounds_are_made_from_the_start_and_again_after_their_time() {
    let house = House::new().await;
    house.has_duties(&["first"]);
    let settings = Settings { rounds: Some(Duration::from_millis(20)), ..swift() };
    let running = house.start_with(settings, Platform::new()).await;
    super::support::eventually("three rounds", async || running.counters().rounds.get() >= 3).await;
    assert!(running.shutdown(BOUND).await);
}
