//! What is recorded: who, when, from where, old and new, and nothing personal in plain.

use reqwest::Method;
use serde_json::json;
use topho::domain::audit::Action;
use topho::domain::people::PostKind;
use topho::store::audit::Filter;

use super::{about, entries, texts, verified};
use crate::support::World;

#[tokio::test]
async fn a_report_is_recorded_with_the_figures_that_it_changed() {
    let mut world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Như tháng trước, trừ …").await;
    an.says("1: 1tr505").await;
    world.restart().await;
    world.it_is("2019-10-02T20:14:00+07:00");
    an.taps("Gửi báo cáo").await;
    let first = about(&world, "report TDP07 2019-09").await;
    let [first] = first.as_slice() else { panic!("one entry: {first:?}") };
    assert_eq!(first.action, Action::ReportSubmitted.code());
    assert_eq!((first.origin.post.as_str(), first.origin.channel.as_str()), ("leader TDP07", "telegram"));
    assert_eq!(first.at.to_rfc3339(), "2019-10-02T13:14:00+00:00");
    assert_eq!(first.old, None);
    let new = first.new.as_ref().expect("figures");
    assert_eq!(new["revision"], 1);
    let actor = first.origin.actor.as_str();
    assert_eq!(new["writers"], json!([format!("leader {actor}")]));
    assert!(new["figures"].as_object().expect("figures").values().any(|figure| *figure == 1_505_000));
    let taken = about(&world, "leader TDP07").await;
    let taken = taken.iter().find(|entry| entry.action == "post_taken").expect("the post was taken");
    assert_eq!(taken.new.as_ref().expect("who"), first.origin.actor.as_str(), "the same pseudonym");

    an.edits("1: 1tr505", "1: 1tr6").await;
    an.taps("Gửi báo cáo").await;
    let both = about(&world, "report TDP07 2019-09").await;
    let (old, new) = (both[1].old.as_ref().expect("old"), both[1].new.as_ref().expect("new"));
    assert_eq!((&old["revision"], &new["revision"]), (&json!(1), &json!(2)));
    let [old, new] = [old, new].map(|side| side["figures"].as_object().expect("figures").clone());
    assert_eq!(old.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>());
    assert_eq!(old.values().cloned().collect::<Vec<_>>(), [json!(1_505_000)], "only what changed");
    assert_eq!(new.values().cloned().collect::<Vec<_>>(), [json!(1_600_000)]);
    assert!(verified(&world, &[]).await.is_ok());
}

#[tokio::test]
async fn a_post_that_passes_on_is_left_and_taken() {
    let world = World::new().await;
    world.leader(7).await;
    let before = about(&world, "leader TDP07").await;
    world.holder("Người kế nhiệm", "vi", PostKind::Leader, Some(7)).await;
    let after = about(&world, "leader TDP07").await;
    let mut new: Vec<_> =
        after[before.len()..].iter().filter(|entry| entry.subject == "leader TDP07").collect();
    new.sort_by_key(|entry| &entry.action);
    let told: Vec<_> = new.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(told, ["post_left", "post_taken"]);
    assert_ne!(new[0].old, new[1].new, "two persons");
    let everything = entries(&world, Filter::default()).await;
    let everything = format!("{everything:?}{:?}", everything.iter().map(texts).collect::<Vec<_>>());
    assert!(!everything.contains("Người kế nhiệm") && !everything.contains("Tổ trưởng"), "{everything}");
}

#[tokio::test]
async fn a_chat_is_bound_moves_and_is_released_without_its_id_in_plain() {
    let world = World::new().await;
    let owner = world.stranger("Ủy viên", "vi").await;
    let wish = json!({ "title": "Ủy ban MTTQ phường", "members": [owner.id()], "kind": "group" });
    let chat = world.arranges(Method::POST, "chats", wish).await;
    let old = owner.in_chat(chat["id"].as_i64().expect("an id"));
    old.says(&format!("/bind {}", world.committee_code().await)).await;
    for _ in 0..2 {
        old.says("/ngonngu").await;
        old.taps("English").await;
    }
    let moved = world.arranges(Method::POST, &format!("chats/{}/upgrade", old.chat()), json!({})).await;
    world.settles().await;
    let new = owner.in_chat(moved["id"].as_i64().expect("an id"));
    let kicked = json!({ "standing": "kicked" });
    world.arranges(Method::PUT, &format!("chats/{}/bot", new.chat()), kicked).await;
    world.settles().await;

    let told =
        entries(&world, Filter { subject: Some("committee chat".to_owned()), ..Filter::default() }).await;
    let told: Vec<_> = told.iter().filter(|entry| entry.subject == "committee chat").collect();
    let [bound, english, moved, released] = told.as_slice() else { panic!("four entries: {told:?}") };
    let actions = [bound, english, moved, released].map(|entry| entry.action.as_str());
    assert_eq!(actions, ["chat_bound", "chat_language_set", "chat_bound", "chat_released"]);
    assert_eq!((&english.old, &english.new), (&Some(json!("vi")), &Some(json!("en"))));
    assert_eq!((&bound.old, &bound.new), (&None, &moved.old), "it moves from where it was bound");
    assert_eq!((&moved.new, &None), (&released.old, &released.new), "it is released where it moved to");
    assert!(bound.origin.actor.contains(':'), "somebody whom the bot does not know: {:?}", bound.origin);
    let everything = format!("{told:?}");
    for id in [old.chat(), new.chat(), owner.id()] {
        assert!(!everything.contains(&id.to_string()), "{everything}");
    }
    assert!(verified(&world, &[]).await.is_ok());
}

#[tokio::test]
async fn several_who_submit_at_once_write_one_chain() {
    let world = World::in_october().await;
    let leaders = [world.leader(3).await, world.leader(7).await, world.leader(12).await];
    for leader in &leaders {
        leader.says("/baocao").await;
        leader.taps("Như tháng trước, trừ …").await;
        leader.says("1: 1tr505").await;
    }
    let [three, seven, twelve] = &leaders;
    tokio::join!(three.taps("Gửi báo cáo"), seven.taps("Gửi báo cáo"), twelve.taps("Gửi báo cáo"));
    let reports =
        entries(&world, Filter { action: Some(Action::ReportSubmitted), ..Filter::default() }).await;
    let by_chat = reports.iter().filter(|entry| entry.origin.channel == "telegram").count();
    assert_eq!(by_chat, 3);
    let verified = verified(&world, &[]).await.expect("one chain");
    assert_eq!(i64::try_from(verified.entries), Ok(verified.kept.end.sequence));
}
