//! Narratives are offered together at the end, and never forced.

use insta::assert_snapshot;

use crate::support::{Phone, World};

pub const SEPTEMBER: [&str; 16] =
    ["1tr505", "0", "không", "có", "0", "3", "216", "830", "1", "0", "0", "3", "134", "0", "0", "0"];

/// Group 7 after the last figure of September.
async fn at_the_narratives(world: &World) -> Phone {
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    for answer in SEPTEMBER {
        an.says(answer).await;
    }
    an.puts_away().await;
    an
}

#[tokio::test]
async fn a_narrative_is_written_and_shown() {
    let world = World::in_october().await;
    let an = at_the_narratives(&world).await;
    an.taps("Việc bức xúc của Nhân dân").await;
    assert_snapshot!("asked", an.screen().await);
    an.says("Rác để ra ngõ trước giờ thu gom.\nĐề nghị nhắc nhở.").await;
    assert_snapshot!("noted", an.screen().await);
    an.taps("Xem lại báo cáo").await;
    assert_snapshot!("on_the_card", an.screen().await);
}

#[tokio::test]
async fn a_narrative_opened_by_mistake_is_left() {
    let world = World::in_october().await;
    let an = at_the_narratives(&world).await;
    an.taps("Hoạt động an sinh xã hội").await;
    an.puts_away().await;
    an.taps("◀ Không ghi, quay lại").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn editing_a_narratives_message_replaces_it() {
    let world = World::in_october().await;
    let an = at_the_narratives(&world).await;
    an.taps("Việc bức xúc của Nhân dân").await;
    an.says("Rác để ra ngõ.").await;
    an.taps("Xem lại báo cáo").await;
    an.puts_away().await;
    an.edits("Rác để ra ngõ.", "Rác để ra ngõ trước giờ thu gom.").await;
    assert_snapshot!(an.screen().await);
}
