//! Restarts and kills at every step of a petition, and updates that come twice: one petition, one number.

use insta::assert_snapshot;
use reqwest::Method;
use serde_json::json;

use crate::support::{Phone, World};

/// What the leader does, from beginning to end.
const STEPS: [Step; 11] = [
    Step::Says("/kiennghi"),
    Step::Taps("Phản ánh"),
    Step::Taps("Hạ tầng"),
    Step::Says("Đèn đường hỏng."),
    Step::Photo,
    Step::Taps("Xong"),
    Step::Says("Ngõ 12"),
    Step::Says("Nguyễn Thị Lan"),
    Step::Says("0912345678"),
    Step::Says("12"),
    Step::Taps("Gửi"),
];

#[derive(Clone, Copy)]
enum Step {
    Says(&'static str),
    Taps(&'static str),
    Photo,
}

impl Step {
    async fn is_done_by(self, an: &Phone) {
        match self {
            Self::Says(text) => an.says(text).await,
            Self::Taps(label) => an.taps(label).await,
            Self::Photo => an.sends_photo().await,
        }
    }
}

#[tokio::test]
async fn a_restart_after_every_step_is_not_noticed() {
    let mut world = World::in_october().await;
    let an = world.leader(7).await;
    an.puts_away().await;
    for step in STEPS {
        step.is_done_by(&an).await;
        world.restart().await;
    }
    assert_snapshot!(an.screen().await);
    assert_eq!(stored(&world).await, ["KN-2019-0001 1 1 0"]);
}

#[tokio::test]
async fn what_was_typed_while_the_bot_was_dead_is_answered_when_it_is_back() {
    let mut world = World::in_october().await;
    let an = world.leader(7).await;
    for step in &STEPS[..STEPS.len() - 1] {
        world.kill();
        if let Step::Says(text) = step {
            an.types(text).await;
        }
        world.start().await;
        world.settles().await;
        if !matches!(step, Step::Says(_)) {
            step.is_done_by(&an).await;
        }
    }
    STEPS[STEPS.len() - 1].is_done_by(&an).await;
    assert_eq!(stored(&world).await, ["KN-2019-0001 1 1 0"]);
}

#[tokio::test]
async fn updates_that_come_twice_leave_one_petition() {
    let mut world = World::in_october().await;
    let an = world.leader(7).await;
    for step in STEPS {
        step.is_done_by(&an).await;
        let came = world.arranges(Method::POST, "replay", json!({ "count": 1 })).await;
        assert_eq!(came["replayed"], json!(1));
        world.settles().await;
    }
    world.kill();
    world.start().await;
    let came = world.arranges(Method::POST, "replay", json!({ "count": 1_000 })).await;
    assert!(came["replayed"].as_u64().expect("a number") > STEPS.len() as u64, "{came}");
    world.settles().await;
    assert_eq!(stored(&world).await, ["KN-2019-0001 1 1 0"]);
}

#[tokio::test]
async fn the_button_that_sends_sends_once() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    for step in &STEPS[..STEPS.len() - 1] {
        step.is_done_by(&an).await;
    }
    let send = an.data_of("Gửi").await;
    an.taps("Gửi").await;
    an.forges(&send).await;
    an.says("/kiennghi").await;
    an.forges(&send).await;
    assert_eq!(stored(&world).await, ["KN-2019-0001 1 1 0"]);
}

/// Each petition with its events, its files and what is left of the draft.
async fn stored(world: &World) -> Vec<String> {
    let query = "select format('%s %s %s %s', number,
                        (select count(*) from petition_event event where event.number = petition.number),
                        (select count(*) from attachment where attachment.number = petition.number),
                        (select count(*) from petition_draft where content is not null))
                 from petition order by 1";
    sqlx::query_scalar(query).fetch_all(&mut world.connection().await).await.expect("rows")
}
