//! Writing a petition and sending it.

use insta::assert_snapshot;

use crate::support::World;

#[tokio::test]
async fn a_petition_with_text_photos_voice_and_a_place_is_sent() {
    let world = World::in_october().await;
    let secretary = world.secretary().await;
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    assert_snapshot!("kind", an.screen().await);
    an.taps("Phản ánh").await;
    assert_snapshot!("field", an.screen().await);
    an.taps("Vệ sinh môi trường").await;
    assert_snapshot!("what", an.screen().await);
    an.says("Rác để ở đầu ngõ 12 đã ba ngày không ai thu gom, mùi rất hôi.").await;
    an.sends_photo().await;
    an.sends_photo().await;
    an.sends_photo().await;
    an.sends_voice().await;
    assert_snapshot!("gathered", an.screen().await);
    an.taps("Xong").await;
    an.says("Đầu ngõ 12, trước số nhà 5").await;
    assert_snapshot!("place", an.screen().await);
    an.says("Nguyễn Thị Lan").await;
    an.says("0912 345 67").await;
    an.says("0912 345 678").await;
    assert_snapshot!("who", an.screen().await);
    an.says("khoảng 12").await;
    an.taps("12 hộ").await;
    assert_snapshot!("review", an.screen().await);
    secretary.puts_away().await;
    an.taps("Gửi").await;
    assert_snapshot!("receipt", an.screen().await);
    assert_snapshot!("notice", secretary.screen().await);
    secretary.taps("Mở đơn").await;
    assert_snapshot!("card", secretary.screen().await);
    an.taps("Theo dõi").await;
    assert_snapshot!("followed", an.screen().await);
    let audited: Vec<String> = sqlx::query_scalar(
        "select format('%s %s %s %s', action, subject, post, new) from audit_entry where action = 'petition_received'",
    )
    .fetch_all(&mut world.connection().await)
    .await
    .expect("rows");
    assert_snapshot!("audited", audited.join("\n"));
}
