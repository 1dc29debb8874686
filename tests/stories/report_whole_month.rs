//! The whole month in one message.

use insta::assert_snapshot;

use crate::support::{Phone, World};

async fn with_the_list(world: &World) -> Phone {
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Ghi cả tháng trong một tin").await;
    an
}

#[tokio::test]
async fn the_list_to_copy_is_sent_by_itself() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.puts_away().await;
    an.taps("Ghi cả tháng trong một tin").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn a_filled_list_in_any_order_and_misspelt_is_understood() {
    let world = World::in_october().await;
    let an = with_the_list(&world).await;
    an.puts_away().await;
    let month = "Báo cáo tháng 9/2019 · Tổ 7\n\
                 qua doi: 0\n\
                 2. Đền ơn đáp nghĩa: 0\n\
                 Vì người ngheo: 1tr505\n\
                 giup do ho ngheo: không\n\
                 to hoa giai hoat dong: có\n\
                 Can bo to tu duong 3\n\
                 tổng số hộ: 216\n\
                 nhân khẩu: 830\n\
                 tre moi sinh: 1\n\
                 vụ viêc an ninh trật tự: 0\n\
                 trộm cắp: 0\n\
                 buổi tổng vệ sinh của tổ: 3\n\
                 lượt người tổng vệ sinh: 134\n\
                 15. Hòa giải: tiếp nhận: 0\n\
                 16: 0\n\
                 17: 0\n\
                 việc bức xúc của nhân dân: Rác để ra ngõ trước giờ thu gom.";
    an.says(month).await;
    assert_snapshot!("all_understood", an.screen().await);
    an.taps("Xem lại báo cáo").await;
    an.taps("Gửi báo cáo").await;
    assert_snapshot!("sent", an.screen().await);
}

#[tokio::test]
async fn the_rest_is_asked_and_doubts_come_with_their_question() {
    let world = World::in_october().await;
    let an = with_the_list(&world).await;
    an.puts_away().await;
    let month = "1. Vì người nghèo: 15.050.000\n\
                 2. Đền ơn đáp nghĩa: 0\n\
                 3. Giúp đỡ hộ nghèo: \n\
                 5. Qua đời: 0\n\
                 hôm nay trời đẹp quá";
    an.says(month).await;
    assert_snapshot!("a_doubt_first", an.screen().await);
    an.taps("1.505.000").await;
    assert_snapshot!("then_the_rest", an.screen().await);
}

#[tokio::test]
async fn editing_the_list_corrects_all_that_it_gave() {
    let world = World::in_october().await;
    let an = with_the_list(&world).await;
    let month = "1: 1tr505\n2: 0\n3: không\n4: có\n5: 0\n7: 3\n8: 216\n9: 830\n10: 1\n11: 0\n12: 0\n13: 3\n14: 134\n\
                 15: 0\n16: 0\n17: 0";
    an.says(month).await;
    an.puts_away().await;
    an.edits(month, &month.replace("1tr505", "1tr605")).await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn a_filled_list_is_understood_on_the_opening_card_too() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.puts_away().await;
    an.says("Vì người nghèo: 1tr505\nĐền ơn đáp nghĩa: 0").await;
    assert_snapshot!(an.screen().await);
}
