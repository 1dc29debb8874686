//! Who has lost their phone goes on under another account: one ward alone may do that only where all posts are its own, and
//! the audit of every ward of the person tells it.

use insta::assert_snapshot;
use serde_json::Value as Json;
use topho::domain::people::PostKind;

use crate::support::{OTHER_WARD, Phone, World};

/// What the audit says of an action: the ward's code, the subject, old and new, in the order in which it was written.
async fn recorded(world: &World, action: &str) -> Vec<(String, String, Option<Json>, Option<Json>)> {
    sqlx::query_as(
        "select code, subject, old, new from audit_entry join ward using (ward_id)
         where action = $1 order by code, sequence",
    )
    .bind(action)
    .fetch_all(&mut world.connection().await)
    .await
    .expect("the audit")
}

async fn pseudonyms(world: &World) -> Vec<String> {
    sqlx::query_scalar("select pseudonym from person order by person_id")
        .fetch_all(&mut world.connection().await)
        .await
        .expect("pseudonyms")
}

/// The card of the ward's chair.
async fn asks_for_the_chair_again(phone: &Phone) {
    phone.says("/phuong").await;
    phone.taps("Vai trò, mời người").await;
    phone.taps("Ủy ban phường").await;
    phone.taps("Chủ tịch").await;
    phone.puts_away().await;
    phone.taps("Mời lại").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ward_does_not_move_an_account_that_opens_another_wards_posts() {
    let world = World::in_october().await;
    world.has_another_ward().await;
    let thu = world.secretary().await;
    let hoa = world.holder("Hoa", "vi", PostKind::Chair, None).await;
    let before = world.invites_again(PostKind::Chair, None).await;
    asks_for_the_chair_again(&thu).await;
    let yes = thu.data_of("Đúng, mời lại").await;
    hoa.takes_up(&world.invites_to(OTHER_WARD, PostKind::Secretary, None).await).await;
    thu.puts_away().await;
    thu.forges(&yes).await;
    assert_snapshot!("refused_for_posts_elsewhere", thu.screen().await);
    assert!(thu.pictures().await.is_empty(), "no invitation was made");
    let ann = world.holder("Ann", "en", PostKind::Administrator, None).await;
    ann.says("/ward").await;
    ann.taps("Posts and inviting").await;
    ann.taps("The ward's committee").await;
    ann.taps("Chair").await;
    ann.puts_away().await;
    ann.taps("Invite again").await;
    assert_snapshot!("refused_for_posts_elsewhere_in_english", ann.screen().await);
    // An invitation from before opens nothing any more either.
    let eve = world.stranger("Eve", "vi").await;
    eve.opens(&before).await;
    assert!(eve.last().await.contains("thu hồi"), "{}", eve.last().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_tells_who_was_invited_again_and_that_the_account_changed() {
    let world = World::in_october().await;
    world.has_another_ward().await;
    let thu = world.secretary().await;
    let hoa = world.holder("Hoa", "vi", PostKind::Chair, None).await;
    hoa.takes_up(&world.invites_to(OTHER_WARD, PostKind::Leader, Some(7)).await).await;
    let other = world.stranger("Kế nhiệm", "vi").await;
    other.takes_up(&world.invites_to(OTHER_WARD, PostKind::Leader, Some(7)).await).await;
    let pseudonym = pseudonyms(&world).await[1].clone();
    asks_for_the_chair_again(&thu).await;
    thu.taps("Đúng, mời lại").await;
    let invited = format!("invitation to the posts held by person {pseudonym}, on another phone");
    assert_eq!(recorded(&world, "invitation_made").await[0].1, invited);
    // The new account is one of somebody who held a post once: of them nothing is left.
    let token = world.invites_again(PostKind::Chair, None).await;
    let new = world.holder("Máy mới", "vi", PostKind::Deputy, Some(3)).await;
    let former = pseudonyms(&world).await[3].clone();
    world.holder("Tổ phó", "vi", PostKind::Deputy, Some(3)).await;
    new.takes_up(&token).await;
    let moved = recorded(&world, "account_changed").await;
    let told: Vec<_> = moved.iter().map(|(code, subject, ..)| (code.as_str(), subject.as_str())).collect();
    let subject = format!("person {pseudonym}");
    assert_eq!(told, [("phuc-loi", subject.as_str()), (OTHER_WARD, subject.as_str())]);
    for (_, _, old, after) in &moved {
        let (old, after) = (old.as_ref().expect("the old ones"), after.as_ref().expect("the new one"));
        assert_eq!(old.as_array().map(Vec::len), Some(1), "{old}");
        assert_ne!(&old[0], after);
        let both = format!("{old}{after}");
        assert!(!both.contains(&hoa.id().to_string()) && !both.contains(&new.id().to_string()), "{both}");
    }
    let removed = recorded(&world, "person_removed").await;
    let [(code, subject, old, None)] = removed.as_slice() else { panic!("one entry: {removed:?}") };
    assert_eq!((code.as_str(), subject), ("phuc-loi", &format!("person {former}")));
    assert_eq!(old.as_ref().and_then(Json::as_str), Some(former.as_str()));
}
