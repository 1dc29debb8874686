//! Faults of the bot, of the database, and of the process.

use std::time::Duration;

use super::platform::Platform;
use super::support::{House, swift, writes};

const BOUND: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread")]
async fn a_poison_event_is_set_aside_after_three_tries_and_its_conversation_goes_on() {
    for poison in ["fail", "panic", "dangling"] {
        let house = House::new().await;
        let platform = Platform::new();
        let running = house.start(platform.clone()).await;
        let batch = [writes(1, "501", "một"), writes(2, "501", poison), writes(3, "501", "ba")];
        running.inbox().keep(&batch).await.expect("stored");
        assert_eq!(platform.until_shown("501", 3).await, ["một", "sorry", "ba"], "{poison}");
        assert_eq!(house.told("501").await, ["một", "ba"], "nothing of the poison has happened");
        assert_eq!(house.bot.tries(poison), 3);
        let aside = "select count(*) from inbox
                     where state = 'set_aside' and attempts = 3 and payload is not null and ended_at is not null";
        assert_eq!(house.count(aside).await, 1);
        assert_eq!(running.counters().set_aside.get(), 1);
        assert!(running.shutdown(BOUND).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn later_events_of_a_conversation_wait_while_an_earlier_one_is_retried() {
    let house = House::new().await;
    let platform = Platform::new();
    let running = house.start(platform.clone()).await;
    let batch = [writes(1, "501", "stumble"), writes(2, "501", "after"), writes(3, "502", "other")];
    running.inbox().keep(&batch).await.expect("stored");
    assert_eq!(platform.until_shown("501", 2).await, ["stumble", "after"]);
    assert_eq!(house.told("501").await, ["stumble", "after"]);
    assert_eq!(house.bot.tries("stumble"), 2);
    platform.until_shown("502", 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_goes_away_is_no_strike_against_the_event() {
    let house = House::new().await;
    let platform = Platform::new();
    let running = house.start(platform.clone()).await;
    running.inbox().keep(&[writes(1, "501", "lost"), writes(2, "501", "after")]).await.expect("stored");
    assert_eq!(platform.until_shown("501", 2).await, ["lost", "after"]);
    assert_eq!(house.bot.tries("lost"), 6);
    assert_eq!(house.count("select sum(attempts) from inbox").await, 0);
    assert_eq!(running.counters().strikes.get(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_connections_may_break_at_any_time() {
    let house = House::new().await;
    let platform = Platform::new();
    let running = house.start(platform.clone()).await;
    let texts: Vec<_> = (0..40).map(|number| number.to_string()).collect();
    for (number, text) in (0..).zip(&texts) {
        let (inbox, arrival) = (running.inbox(), [writes(number, "501", text)]);
        if number % 10 == 5 {
            house.cut_connections().await;
        }
        while inbox.keep(&arrival).await.is_err() {}
    }
    platform.until_shown("501", texts.len()).await;
    assert_eq!(house.told("501").await, texts);
    assert_eq!(platform.shown("501"), texts);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_is_cut_off_leaves_its_event_to_the_next() {
    let house = House::new().await;
    let platform = Platform::new();
    let killed = house.start(platform.clone()).await;
    killed.inbox().keep(&[writes(1, "501", "wait"), writes(2, "501", "after")]).await.expect("stored");
    super::support::eventually("the event is in hand", async || house.bot.tries("wait") == 1).await;
    drop(killed);
    let next = house.start(platform.clone()).await;
    super::support::eventually("the event is in hand again", async || house.bot.tries("wait") == 2).await;
    house.bot.permits.add_permits(1);
    assert_eq!(platform.until_shown("501", 2).await, ["wait", "after"]);
    assert_eq!(house.told("501").await, ["wait", "after"]);
    assert!(next.shutdown(BOUND).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_finishes_what_is_in_hand_within_its_bound() {
    let house = House::new().await;
    let running = house.start(Platform::new()).await;
    running.inbox().keep(&[writes(1, "501", "wait"), writes(2, "501", "after")]).await.expect("stored");
    super::support::eventually("the event is in hand", async || house.bot.tries("wait") == 1).await;
    let mut stopping = Box::pin(running.shutdown(BOUND));
    assert!(futures_util::poll!(&mut stopping).is_pending());
    house.bot.permits.add_permits(1);
    assert!(stopping.await);
    assert_eq!(house.told("501").await, ["wait"], "what was in hand is done, and nothing new was begun");

    let stuck = house.start_with(swift(), Platform::new()).await;
    stuck.inbox().keep(&[writes(3, "502", "wait")]).await.expect("stored");
    super::support::eventually("the event is in hand", async || house.bot.tries("wait") == 2).await;
    assert!(!stuck.shutdown(Duration::from_millis(50)).await);
    assert_eq!(house.told("502").await, [""; 0]);
    house
        .until("select count(*) from inbox where state = 'waiting' and chat = '502' and attempts = 0", 1)
        .await;
}
