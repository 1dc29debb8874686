//! From the outbox to the platform.

use std::time::Duration;

use topho::channels::{Message, MessageRef, Outgoing, Priority, SendError};
use topho::delivery::{Pacing, Rate, outbox};

use super::platform::Platform;
use super::support::{House, conversation, eventually, message, swift, writes};

const BOUND: Duration = Duration::from_secs(10);

fn unreachable() -> SendError {
    SendError::Unreachable("502: Bad Gateway".to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_chat_answers_go_before_notices_and_notices_before_broadcasts() {
    let house = House::new().await;
    for (priority, text) in [
        (Priority::Broadcast, "b1"),
        (Priority::Notice, "n1"),
        (Priority::Answer, "a1"),
        (Priority::Notice, "n2"),
        (Priority::Answer, "a2"),
    ] {
        house.says("501", priority, text).await;
    }
    let platform = Platform::new();
    let _running = house.start(platform.clone()).await;
    assert_eq!(platform.until_shown("501", 5).await, ["a1", "a2", "n1", "n2", "b1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_must_wait_holds_up_no_other_and_is_left_alone_over_a_restart() {
    const PAUSE: Duration = Duration::from_millis(700);
    let house = House::new().await;
    let platform = Platform::new();
    platform.will_answer("501", SendError::RetryAfter(PAUSE));
    house.says("501", Priority::Answer, "one").await;
    house.says("501", Priority::Answer, "two").await;
    let running = house.start(platform.clone()).await;
    house.until("select count(*) from chat_status where chat = '501' and paused_until is not null", 1).await;
    house.says("502", Priority::Answer, "other").await;
    platform.until_shown("502", 1).await;
    assert_eq!(platform.shown("501"), [""; 0]);
    assert!(running.shutdown(BOUND).await);

    let _next = house.start(platform.clone()).await;
    assert_eq!(platform.until_shown("501", 2).await, ["one", "two"]);
    let calls: Vec<_> = platform.calls().into_iter().filter(|call| call.chat == "501").collect();
    assert!(calls[1].at - calls[0].at >= PAUSE, "{calls:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_chats_that_must_wait_silence_the_bot() {
    const PAUSE: Duration = Duration::from_millis(700);
    let house = House::new().await;
    let platform = Platform::new();
    for chat in ["1", "2", "3", "4"] {
        platform.will_answer(chat, SendError::RetryAfter(PAUSE));
        house.says(chat, Priority::Answer, "limited").await;
    }
    let _running = house.start(platform.clone()).await;
    house.until("select count(*) from chat_status where paused_until is not null", 4).await;
    house.says("5", Priority::Answer, "other").await;
    platform.until_shown("5", 1).await;
    let calls = platform.calls();
    let first_limited = calls.iter().map(|call| call.at).min().expect("a call");
    let other = calls.iter().find(|call| call.chat == "5").expect("the other call");
    assert!(other.at - first_limited >= PAUSE, "{calls:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_is_tried_again_before_anything_later_in_its_chat() {
    let house = House::new().await;
    let platform = Platform::new();
    for _ in 0..3 {
        platform.will_answer("501", unreachable());
    }
    house.says("501", Priority::Answer, "one").await;
    house.says("501", Priority::Answer, "two").await;
    let running = house.start(platform.clone()).await;
    assert_eq!(platform.until_shown("501", 2).await, ["one", "two"]);
    house.until("select count(*) from outbox where state = 'sent'", 2).await;
    assert_eq!(house.count("select max(attempts)::bigint from outbox").await, 3);
    assert_eq!(running.counters().postponed.get(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_message_that_always_fails_does_not_hold_up_its_chat_for_good() {
    let house = House::new().await;
    let platform = Platform::new();
    for _ in 0..3 {
        platform.will_answer("501", unreachable());
    }
    let mut settings = swift();
    settings.sending.tries = 2;
    house.says("502", Priority::Answer, "other").await;
    let _running = house.start_with(settings, platform.clone()).await;
    platform.until_shown("502", 1).await;
    let poison = house.says("501", Priority::Answer, "poison").await;
    house.says("501", Priority::Answer, "after").await;
    assert_eq!(platform.until_shown("501", 1).await, ["after"]);
    assert_eq!(house.row(poison).await, ("given_up".into(), Some("502: Bad Gateway".into())));
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_follow_a_group_to_its_new_id() {
    let house = House::new().await;
    let platform = Platform::new();
    platform.will_answer("-900", SendError::Migrated("-100900".into()));
    house.says("-900", Priority::Notice, "one").await;
    house.says("-900", Priority::Notice, "two").await;
    let _running = house.start(platform.clone()).await;
    assert_eq!(platform.until_shown("-100900", 2).await, ["one", "two"]);
    house.says("-900", Priority::Notice, "three").await;
    assert_eq!(platform.until_shown("-100900", 3).await, ["one", "two", "three"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_is_closed_gets_nothing_until_something_comes_from_it() {
    let house = House::new().await;
    let platform = Platform::new();
    platform.will_answer("501", SendError::Closed("Forbidden: bot was blocked by the user".into()));
    let rows =
        [house.says("501", Priority::Answer, "one").await, house.says("501", Priority::Notice, "two").await];
    house.says("502", Priority::Notice, "other").await;
    let running = house.start(platform.clone()).await;
    platform.until_shown("502", 1).await;
    house.until("select count(*) from outbox where state = 'given_up' and payload is null", 2).await;
    let later = house.says("501", Priority::Answer, "later").await;
    for row in [rows[0], rows[1], later] {
        assert_eq!(house.row(row).await, ("given_up".into(), Some("the chat is closed".into())));
    }
    running.inbox().keep(&[writes(1, "501", "hello again")]).await.expect("stored");
    assert_eq!(platform.until_shown("501", 1).await, ["hello again"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_already_done_counts_as_sent_and_what_is_refused_is_given_up() {
    let house = House::new().await;
    let platform = Platform::new();
    platform.will_answer("501", SendError::AlreadyDone("message is not modified".into()));
    platform.will_answer("501", SendError::Refused("400: BUTTON_DATA_INVALID".into()));
    let done = house.says("501", Priority::Answer, "done").await;
    let refused = house.says("501", Priority::Answer, "refused").await;
    house.says("501", Priority::Answer, "after").await;
    let _running = house.start(platform.clone()).await;
    assert_eq!(platform.until_shown("501", 1).await, ["after"]);
    assert_eq!(house.row(done).await, ("sent".into(), Some("message is not modified".into())));
    assert_eq!(house.row(refused).await, ("given_up".into(), Some("400: BUTTON_DATA_INVALID".into())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_toast_overtakes_a_chat_that_is_paced() {
    let house = House::new().await;
    let platform = Platform::new();
    let mut settings = swift();
    settings.sending.pacing = Pacing { private: Rate::new(Duration::from_mins(10), 1), ..Pacing::UNHINDERED };
    house.says("501", Priority::Answer, "one").await;
    house.says("501", Priority::Answer, "two").await;
    let _running = house.start_with(settings, platform.clone()).await;
    platform.until_shown("501", 1).await;
    let toast = Outgoing::Toast { callback: "q1".into(), text: "Đã ghi".into(), alert: false };
    house.queues("501", Priority::Answer, &toast).await;
    assert_eq!(platform.until_shown("501", 2).await, ["one", "toast: Đã ghi"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_finds_the_message_that_its_row_became() {
    let house = House::new().await;
    let platform = Platform::new();
    platform.will_answer("501", SendError::Refused("400".into()));
    let clear = |row| Outgoing::ClearButtons { of: MessageRef::Outbox(row) };
    let never = house.says("501", Priority::Answer, "never").await;
    let notice = house.says("501", Priority::Notice, "notice").await;
    // More urgent than its message, it still comes after it.
    let cleared = house.queues("501", Priority::Answer, &clear(notice)).await;
    let in_vain = house.queues("501", Priority::Answer, &clear(never)).await;
    let text = Message { text: "changed".into(), ..Message::default() };
    let amended = house
        .queues("501", Priority::Notice, &Outgoing::Amend { of: MessageRef::Outbox(notice), message: text })
        .await;
    let again = house.queues("501", Priority::Notice, &clear(amended)).await;
    let _running = house.start(platform.clone()).await;
    assert_eq!(platform.until_shown("501", 4).await, ["notice", "clear", "amend: changed", "clear"]);
    let calls = platform.calls();
    let id = calls[1].outcome.clone().expect("sent");
    assert!(calls[2..].iter().all(|call| call.target == id), "{calls:?}");
    for row in [cleared, amended, again] {
        eventually("sent", async || house.row(row).await.0 == "sent").await;
    }
    let outcome = Some("the message that it is about was never sent".to_owned());
    assert_eq!(house.row(in_vain).await, ("given_up".to_owned(), outcome));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_what_was_never_sent_is_sent_whole_and_stands_for_it_from_then_on() {
    let house = House::new().await;
    let platform = Platform::new();
    platform.will_answer("501", SendError::Refused("400".into()));
    let never = house.says("501", Priority::Answer, "never").await;
    let amend = |text: &str| {
        let message = Message { text: text.into(), ..Message::default() };
        Outgoing::Amend { of: MessageRef::Outbox(never), message }
    };
    house.queues("501", Priority::Answer, &amend("first")).await;
    house.queues("501", Priority::Answer, &amend("second")).await;
    house.queues("501", Priority::Answer, &Outgoing::ClearButtons { of: MessageRef::Outbox(never) }).await;
    let _running = house.start(platform.clone()).await;
    assert_eq!(platform.until_shown("501", 3).await, ["first", "amend: second", "clear"]);
    let calls = platform.calls();
    let id = calls[1].outcome.clone().expect("sent");
    assert!(id.is_some() && calls[2..].iter().all(|call| call.target == id), "{calls:?}");
    house.until("select count(*) from outbox where state = 'sent'", 3).await;
    assert_eq!(house.row(never).await, ("given_up".to_owned(), Some("400".to_owned())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_text_becomes_several_messages() {
    let house = House::new().await;
    let platform = Platform::new();
    let section = "Vì người nghèo: 93.095.000 đồng\n".repeat(100);
    let last = house.queues("501", Priority::Answer, &message(&format!("{section}\n{section}"))).await;
    let _running = house.start(platform.clone()).await;
    let shown = platform.until_shown("501", 2).await;
    assert_eq!(shown, [section.trim_end(), section.trim_end_matches(' ')]);
    house.until("select count(*) from outbox where state = 'sent'", 2).await;
    assert_eq!(house.count("select max(outbox_id) from outbox").await, last);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_sender_at_a_time_and_another_takes_over() {
    let house = House::new().await;
    let (first, second) = (Platform::new(), Platform::new());
    let running = house.start(first.clone()).await;
    house.says("501", Priority::Answer, "one").await;
    first.until_shown("501", 1).await;
    let _standby = house.start(second.clone()).await;
    house.says("501", Priority::Answer, "two").await;
    first.until_shown("501", 2).await;
    house.until("select count(*) from outbox where state = 'sent'", 2).await;
    assert_eq!(second.shown("501"), [""; 0]);
    drop(running);
    house.says("501", Priority::Answer, "three").await;
    assert_eq!(second.until_shown("501", 1).await, ["three"]);
    assert_eq!(first.shown("501"), ["one", "two"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_while_the_database_went_away_is_not_sent_again() {
    let house = House::new().await;
    let platform = Platform::gated();
    let running = house.start(platform.clone()).await;
    house.says("501", Priority::Answer, "one").await;
    house.says("501", Priority::Answer, "two").await;
    eventually("a call is under way", async || platform.begun() == 1).await;
    house.take_database_away().await;
    platform.gate.add_permits(100);
    eventually("the call is made", async || platform.shown("501") == ["one"]).await;
    house.bring_database_back().await;
    assert_eq!(platform.until_shown("501", 2).await, ["one", "two"]);
    house.until("select count(*) from outbox where state = 'sent'", 2).await;
    assert!(running.shutdown(BOUND).await);
    assert_eq!(platform.shown("501"), ["one", "two"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_withdrawn_while_it_is_under_way_is_found_by_what_changes_it() {
    let house = House::new().await;
    let platform = Platform::gated();
    let _running = house.start(platform.clone()).await;
    let shown = house.says("501", Priority::Answer, "words").await;
    let waiting = house.says("501", Priority::Answer, "more words").await;
    let elsewhere = house.says("closed", Priority::Notice, "words on another phone").await;
    eventually("calls are under way", async || platform.begun() == 2).await;
    let mut transaction = house.pool.begin().await.expect("a transaction");
    let withdrawn = outbox::withdraw_answers(&mut transaction, &conversation("501"), &[elsewhere]).await;
    withdrawn.expect("withdrawn");
    transaction.commit().await.expect("a commit");
    for (chat, row) in [("501", shown), ("closed", elsewhere)] {
        let message = Message { text: "removed".to_owned(), ..Message::default() };
        let amended = Outgoing::Amend { of: MessageRef::Outbox(row), message };
        house.queues(chat, Priority::Answer, &amended).await;
    }
    platform.gate.add_permits(100);
    assert_eq!(platform.until_shown("501", 2).await, ["words", "amend: removed"]);
    assert_eq!(platform.until_shown("closed", 2).await, ["words on another phone", "amend: removed"]);
    let calls = platform.calls();
    for sent in calls.iter().filter(|call| !call.what.starts_with("amend")) {
        let message = sent.outcome.clone().expect("it got through");
        let amend = calls.iter().find(|call| call.chat == sent.chat && call.what.starts_with("amend"));
        assert_eq!(amend.expect("an amendment").target, message, "the message itself is changed");
    }
    assert_eq!(house.row(waiting).await, ("given_up".into(), Some("withdrawn".into())));
}
