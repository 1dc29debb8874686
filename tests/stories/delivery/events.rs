//! From the inbox to the bot.

use std::time::Duration;

use topho::channels::{Arrival, Content, Reading};
use topho::delivery::{Delivery, StartFault, Stored, delete_old, forget};
use topho::seal::Keyring;

use super::platform::Platform;
use super::support::{House, arrives, conversation, incoming, swift, writes};

#[tokio::test(flavor = "multi_thread")]
async fn an_update_that_arrives_twice_is_handled_once() {
    let house = House::new().await;
    let platform = Platform::new();
    let running = house.start(platform.clone()).await;
    let batch = [writes(1, "501", "một"), writes(2, "501", "hai")];
    let stored = running.inbox().keep(&batch).await.expect("stored");
    assert_eq!(stored, Stored { new: 2, repeated: 0 });
    platform.until_shown("501", 2).await;
    let again = running.inbox().keep(&[batch[1].clone(), writes(3, "501", "ba")]).await.expect("stored");
    assert_eq!(again, Stored { new: 1, repeated: 1 });
    assert_eq!(platform.until_shown("501", 3).await, ["một", "hai", "ba"]);
    assert_eq!(house.told("501").await, ["một", "hai", "ba"]);
    assert!(running.shutdown(Duration::from_secs(10)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_said_stays_readable() {
    let house = House::new().await;
    let platform = Platform::gated();
    let running = house.start(platform.clone()).await;
    running.inbox().keep(&[writes(1, "501", "wait")]).await.expect("stored");
    house.until("select count(*) from inbox where state = 'waiting'", 1).await;
    let sealed = "select count(*) from inbox where position('wait'::bytea in payload) > 0";
    assert_eq!(house.count(sealed).await, 0, "the payload of the inbox is sealed");

    house.bot.permits.add_permits(1);
    house.until("select count(*) from inbox where state = 'handled' and payload is null", 1).await;
    house.until("select count(*) from outbox where state = 'waiting' and payload is not null", 1).await;
    let sealed = "select count(*) from outbox where position('wait'::bytea in payload) > 0";
    assert_eq!(house.count(sealed).await, 0, "the payload of the outbox is sealed");

    platform.gate.add_permits(1);
    house
        .until("select count(*) from outbox where state = 'sent' and payload is null and message = 'm0'", 1)
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn conversations_keep_their_order_over_several_workers_and_processes() {
    const CHATS: u32 = 6;
    const EVENTS: u32 = 30;
    let house = House::new().await;
    let (one, two) = (house.start(Platform::new()).await, house.start(Platform::new()).await);
    let texts: Vec<_> = (0..EVENTS).map(|event| event.to_string()).collect();
    for event in 0..EVENTS {
        let batch: Vec<_> = (0..CHATS)
            .map(|chat| writes(event * CHATS + chat, &chat.to_string(), &texts[event as usize]))
            .collect();
        let running = if event % 2 == 0 { &one } else { &two };
        running.inbox().keep(&batch).await.expect("stored");
    }
    house.until("select count(*) from told", i64::from(CHATS * EVENTS)).await;
    for chat in 0..CHATS {
        assert_eq!(house.told(&chat.to_string()).await, texts);
    }
    let (handled_by_one, handled_by_two) = (one.counters().handled.get(), two.counters().handled.get());
    assert!(handled_by_one > 0 && handled_by_two > 0, "{handled_by_one} and {handled_by_two}");
}

#[tokio::test(flavor = "multi_thread")]
async fn conversations_do_not_wait_for_each_other() {
    let house = House::new().await;
    let platform = Platform::new();
    let running = house.start(platform.clone()).await;
    let batch = [writes(1, "501", "wait"), writes(2, "501", "after"), writes(3, "502", "other")];
    running.inbox().keep(&batch).await.expect("stored");
    assert_eq!(platform.until_shown("502", 1).await, ["other"]);
    assert_eq!(house.told("501").await, [""; 0], "the first event is still in hand");
    house.bot.permits.add_permits(1);
    assert_eq!(platform.until_shown("501", 2).await, ["wait", "after"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_that_cannot_be_read_is_kept_and_its_writer_answered() {
    let house = House::new().await;
    let platform = Platform::new();
    let running = house.start(platform.clone()).await;
    let unclear = Reading::Unreadable {
        raw: "{\"hologram\":1}".into(),
        incoming: Some(incoming("501", Content::Unreadable)),
    };
    let nonsense = Reading::Unreadable { raw: "không phải".into(), incoming: None };
    let batch = [
        Arrival { key: "1".into(), chat: "501".into(), reading: unclear },
        Arrival { key: "2".into(), chat: String::new(), reading: nonsense },
    ];
    running.inbox().keep(&batch).await.expect("stored");
    assert_eq!(platform.until_shown("501", 1).await, ["Unreadable"]);
    house.until("select count(*) from inbox where state = 'unreadable' and payload is not null", 2).await;
    assert_eq!(house.count("select count(*) from inbox where state = 'waiting'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_moves_takes_its_binding_along() {
    let house = House::new().await;
    house
        .execute(
            "insert into ward (code, name, receipt_code, settings, catalogue_digest, updated_at)
             values ('phuc-loi', 'Phúc Lợi', 'PL', '{}', '', now());
             insert into committee_chat select ward_id, 'telegram', '77', '-900', 'vi', now() from ward",
        )
        .await;
    let running = house.start(Platform::new()).await;
    let moved = arrives(1, "-900", Content::Migrated { to: "-100900".into() });
    running.inbox().keep(&[moved]).await.expect("stored");
    house.until("select count(*) from inbox where state = 'handled'", 1).await;
    assert_eq!(house.texts("select chat from committee_chat").await, ["-100900"]);
    assert_eq!(house.texts("select chat from outbox").await, ["-100900"], "the answer follows");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_does_not_open_what_waits_is_refused() {
    let mut house = House::new().await;
    house.says("501", topho::channels::Priority::Answer, "chờ").await;
    house.keyring = std::sync::Arc::new(Keyring::random());
    let (pool, keyring) = (house.pool.clone(), house.keyring.clone());
    let refused = Delivery::start(swift(), pool, keyring, house.bot.clone(), Platform::new()).await.err();
    assert!(matches!(refused, Some(StartFault::UnknownKey { count: 1, .. })), "{refused:?}");
    assert_eq!(house.texts("select state from outbox").await, ["waiting"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_set_aside_is_kept_sealed_until_its_sender_is_forgotten() {
    let house = House::new().await;
    let platform = Platform::new();
    let running = house.start(platform.clone()).await;
    let batch = [writes(1, "501", "fail"), writes(2, "502", "fail")];
    running.inbox().keep(&batch).await.expect("stored");
    house.until("select count(*) from inbox where state = 'set_aside'", 2).await;
    let readable = "select count(*) from inbox where position('fail'::bytea in payload) > 0";
    assert_eq!(house.count(readable).await, 0);
    let mut conn = house.pool.acquire().await.expect("a connection");
    forget(&mut conn, &conversation("501")).await.expect("wiped");
    let kept = house.texts("select chat from inbox where payload is not null").await;
    assert_eq!(kept, ["502"], "nobody else's");
    assert_eq!(house.count("select count(*) from inbox where state = 'set_aside'").await, 2);
    let stored = running.inbox().keep(&batch).await.expect("stored");
    assert_eq!(stored, Stored { new: 0, repeated: 2 }, "the keys stay");
}

#[tokio::test(flavor = "multi_thread")]
async fn old_rows_are_deleted_and_young_or_unfinished_ones_are_not() {
    let house = House::new().await;
    house
        .execute(
            "insert into inbox (channel, bot, update_key, chat, payload, state, ended_at) values
                 ('telegram', '77', 'old', '501', null, 'handled', now() - interval '31 days'),
                 ('telegram', '77', 'young', '501', null, 'handled', now() - interval '29 days'),
                 ('telegram', '77', 'old aside', '501', 'x', 'set_aside', now() - interval '31 days'),
                 ('telegram', '77', 'aside', '501', 'x', 'set_aside', now() - interval '29 days'),
                 ('telegram', '77', 'old unreadable', '501', 'x', 'unreadable', now() - interval '31 days'),
                 ('telegram', '99', 'waiting', '501', 'x', 'waiting', null);
             insert into outbox (channel, bot, chat, priority, kind, payload, state, ended_at) values
                 ('telegram', '77', 'old', 0, 'message', null, 'sent', now() - interval '31 days'),
                 ('telegram', '77', 'young', 0, 'message', null, 'given_up', now())",
        )
        .await;
    let mut conn = house.pool.acquire().await.expect("a connection");
    let deleted = delete_old(&mut conn, Duration::from_hours(30 * 24)).await.expect("tidy");
    assert_eq!(deleted, 4);
    assert_eq!(
        house.texts("select update_key from inbox order by event_id").await,
        ["young", "aside", "waiting"]
    );
    assert_eq!(house.texts("select chat from outbox").await, ["young"]);
}
