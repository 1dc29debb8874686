//! Taking up a post, the committee's chat, help and language.

use chrono::TimeDelta;
use insta::assert_snapshot;
use serde_json::json;
use topho::domain::people::PostKind;

use crate::support::World;

#[tokio::test]
async fn an_invitation_binds_the_person_to_the_post() {
    let world = World::in_october().await;
    let an = world.stranger("An", "vi").await;
    an.takes_up(&world.invites(PostKind::Leader, Some(7)).await).await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn every_post_is_welcomed_by_its_name() {
    let world = World::in_october().await;
    for kind in PostKind::ALL {
        let holder = world.stranger("An", "vi").await;
        let group = kind.of_group().then_some(7);
        holder.takes_up(&world.invites(kind, group).await).await;
        assert_snapshot!(format!("welcome_{}", kind.code()), holder.screen().await);
    }
}

#[tokio::test]
async fn a_phone_in_english_is_answered_in_english() {
    let world = World::in_october().await;
    let ann = world.stranger("Ann", "en-GB").await;
    ann.says("hello").await;
    ann.takes_up(&world.invites(PostKind::Secretary, None).await).await;
    ann.presses("❓ Help").await;
    assert_snapshot!(ann.screen().await);
}

#[tokio::test]
async fn unknown_used_and_expired_invitations_are_told_apart() {
    let world = World::in_october().await;
    let an = world.stranger("An", "vi").await;
    an.takes_up("khong-co-loi-moi-nay").await;
    assert_snapshot!("unknown", an.screen().await);
    let late = world.invites(PostKind::Leader, Some(7)).await;
    world.time_passes(TimeDelta::days(15));
    an.takes_up(&late).await;
    assert_snapshot!("expired", an.screen().await);
    let token = world.invites(PostKind::Leader, Some(7)).await;
    an.takes_up(&token).await;
    an.puts_away().await;
    let binh = world.stranger("Bình", "vi").await;
    binh.takes_up(&token).await;
    assert_snapshot!("used", binh.screen().await);
    an.takes_up(&token).await;
    assert_snapshot!("used_by_its_own_holder", an.screen().await);
}

#[tokio::test]
async fn a_committee_code_makes_nobody_a_leader_and_an_invitation_binds_no_chat() {
    let world = World::in_october().await;
    let an = world.stranger("An", "vi").await;
    an.takes_up(&world.committee_code().await).await;
    assert_snapshot!("code_in_private", an.screen().await);
    let chat = world.group_chat("vi").await;
    chat.puts_away().await;
    let token = world.invites(PostKind::Secretary, None).await;
    chat.says(&format!("/lienket {token}")).await;
    assert!(chat.last().await.contains("Mã này không đúng"), "{}", chat.last().await);
}

#[tokio::test]
async fn a_stranger_learns_nothing_whatever_they_send() {
    let world = World::in_october().await;
    let eve = world.stranger("Eve", "vi").await;
    for text in ["/start", "chào", "/baocao", "/tonghop 9/2019", "/solieu", "/trogiup", "/huy", "/ngonngu"] {
        eve.says(text).await;
    }
    eve.sends_photo().await;
    eve.forges("rep.1.all").await;
    eve.forges("sum.1.2019-09").await;
    eve.forges("lang.en").await;
    eve.forges("r.abcdef.send").await;
    assert_snapshot!(eve.screen().await);
}

#[tokio::test]
async fn the_committees_chat_is_bound_by_a_code_that_works_once() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    let chat = world.group_chat("vi").await;
    assert_snapshot!("added", chat.screen().await);
    chat.says("/lienket").await;
    chat.says("/lienket ABCD1234").await;
    assert_snapshot!("no_code_and_a_wrong_one", chat.screen().await);
    let code = world.committee_code().await;
    chat.types(&format!("/lienket {}-{}", &code[..4].to_lowercase(), &code[4..])).await;
    world.settles().await;
    assert!(chat.last().await.starts_with("Từ nay nhóm này"), "{}", chat.last().await);
    chat.puts_away().await;
    chat.says("/trogiup").await;
    assert_snapshot!("bound", chat.screen().await);
    let other = world.group_chat("vi").await;
    other.says(&format!("/bind {code}")).await;
    assert!(other.last().await.contains("đã được sử dụng"), "{}", other.last().await);
    let late = world.committee_code().await;
    world.time_passes(TimeDelta::days(15));
    other.says(&format!("/bind {late}")).await;
    assert!(other.last().await.contains("đã hết hạn"), "{}", other.last().await);
    assert_snapshot!("the_secretary_hears_of_a_chat", thu.screen().await);
    let wish = json!({ "title": "Ủy ban MTTQ phường", "members": [thu.id()], "kind": "group" });
    let own = world.arranges(reqwest::Method::POST, "chats", wish).await;
    let own = thu.in_chat(own["id"].as_i64().expect("an id"));
    own.says(&format!("/lienket {}", world.committee_code().await)).await;
    assert!(own.last().await.starts_with("Từ nay nhóm này"), "{}", own.last().await);
    assert_eq!(thu.screen().await, "", "the secretary did it, and knows");
}

#[tokio::test]
async fn a_chat_that_moves_stays_the_committees_and_one_that_is_left_does_not() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    let owner = world.stranger("Ủy viên", "vi").await;
    let wish = json!({ "title": "Ủy ban MTTQ phường", "members": [owner.id()], "kind": "group" });
    let chat = world.arranges(reqwest::Method::POST, "chats", wish).await;
    let old = owner.in_chat(chat["id"].as_i64().expect("an id"));
    old.says(&format!("/bind {}", world.committee_code().await)).await;
    let path = format!("chats/{}/upgrade", old.chat());
    let moved = world.arranges(reqwest::Method::POST, &path, json!({})).await;
    world.settles().await;
    let new = owner.in_chat(moved["id"].as_i64().expect("an id"));
    new.says("/tonghop 8/2019").await;
    assert!(
        new.everything().await.contains("Phường Phúc Lợi · tháng 8 năm 2019"),
        "{}",
        new.everything().await
    );
    let path = format!("chats/{}/bot", new.chat());
    thu.puts_away().await;
    world.arranges(reqwest::Method::PUT, &path, json!({ "standing": "kicked" })).await;
    world.settles().await;
    assert_snapshot!("the_secretary_hears_of_a_lost_chat", thu.screen().await);
    world.arranges(reqwest::Method::PUT, &path, json!({ "standing": "member" })).await;
    world.settles().await;
    new.puts_away().await;
    new.says("/tonghop 8/2019").await;
    assert_snapshot!(new.screen().await);
}

#[tokio::test]
async fn help_shows_what_one_can_do() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.presses("❓ Trợ giúp").await;
    assert_snapshot!("of_a_leader", an.screen().await);
    let thu = world.secretary().await;
    thu.says("/help").await;
    assert_snapshot!("of_the_secretary", thu.screen().await);
}

#[tokio::test]
async fn the_language_is_changed_and_kept() {
    let mut world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/ngonngu").await;
    an.taps("English").await;
    assert_snapshot!("now_in_english", an.screen().await);
    world.restart().await;
    an.presses("📝 Monthly report").await;
    assert_snapshot!("and_stays_so", an.screen().await);
    let chat = world.committee().await;
    chat.says("/language").await;
    chat.taps("English").await;
    chat.puts_away().await;
    chat.says("/help").await;
    assert_snapshot!("the_committees_chat", chat.screen().await);
}

#[tokio::test]
async fn the_messenger_offers_the_commands_of_the_post() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    assert_eq!(an.commands().await, ["baocao", "kiennghi", "solieu", "trogiup", "ngonngu", "huy"]);
    let thu = world.secretary().await;
    assert_eq!(
        thu.commands().await,
        ["baocao", "kiennghi", "donthu", "tonghop", "phuong", "trogiup", "ngonngu", "huy"]
    );
    an.says("/ngonngu").await;
    an.taps("English").await;
    assert_eq!(an.commands().await, ["report", "petition", "figures", "help", "language", "cancel"]);
}
