//! Bad input: each has a clear answer, and nothing is lost.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::{Phone, World};

async fn at_the_second_question(world: &World) -> Phone {
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr505").await;
    an
}

#[tokio::test]
async fn a_stale_button_changes_nothing() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    let begin = an.data_of("Bắt đầu").await;
    an.taps("Bắt đầu").await;
    let zero = an.data_of("0").await;
    an.says("1tr505").await;
    an.puts_away().await;
    an.forges(&zero).await;
    an.forges(&begin).await;
    assert_snapshot!("told_so", an.screen().await);
    an.says("0").await;
    an.taps("◀ Câu trước").await;
    an.puts_away().await;
    an.taps("◀ Câu trước").await;
    assert_snapshot!("both_answers_stand", an.screen().await);
}

#[tokio::test]
async fn forged_buttons_are_answered_and_change_nothing() {
    let world = World::in_october().await;
    let an = at_the_second_question(&world).await;
    let nonce = an.data_of("0").await.split('.').nth(1).expect("a nonce").to_owned();
    an.puts_away().await;
    for code in [
        "send",
        "n-5",
        "n99999999999999999999",
        "c0",
        "v3",
        "q:group_leader_feedback",
        "q:none",
        "done",
        "x",
        "",
    ] {
        an.forges(&format!("r.{nonce}.{code}")).await;
    }
    for data in [
        "rep.999",
        "rep.1.2019-10",
        "rep.x.all",
        "rep.",
        "sum.1.2019-09",
        "lang.xx",
        "nonsense",
        "r.",
        "r..n0",
    ] {
        an.forges(data).await;
    }
    an.says("/baocao").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn the_button_of_one_leader_does_nothing_for_another() {
    let world = World::in_october().await;
    let (an, binh) = (world.leader(7).await, world.leader(3).await);
    an.says("/baocao").await;
    let months = an.data_of("Các tháng khác").await;
    an.taps("Bắt đầu").await;
    binh.forges(&months).await;
    binh.forges(&an.data_of("0").await).await;
    assert_snapshot!(binh.screen().await);
}

#[tokio::test]
async fn a_text_of_5000_characters_does_not_answer_the_next_question() {
    let world = World::in_october().await;
    let an = at_the_second_question(&world).await;
    an.puts_away().await;
    let long = "5 ".repeat(2_500);
    an.says(&long).await;
    let screen = an.screen().await.replace(&"5 ".repeat(1_000), "5 … ");
    assert_snapshot!("as_an_answer", screen);
    world.time_passes(TimeDelta::seconds(20));
    an.says("0").await;
    assert_snapshot!("the_question_still_stands", an.screen().await);
}

#[tokio::test]
async fn a_long_narrative_is_kept_whole() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Như tháng trước, trừ …").await;
    an.taps("Ghi thêm ý kiến").await;
    an.taps("Việc bức xúc").await;
    an.puts_away().await;
    let long = "Rác để ra ngõ. ".repeat(334);
    an.says(&long).await;
    let screen = an.screen().await.replace(&"Rác để ra ngõ. ".repeat(50), "Rác để ra ngõ … ");
    assert_snapshot!(screen);
    an.taps("Xem lại báo cáo").await;
    an.taps("Gửi báo cáo").await;
    let mut conn = world.connection().await;
    let stored: String = sqlx::query_scalar(
        "select answers ->> 'pressing_issues_handling' from report
         where group_code = 'TDP07' and month = '2019-09-01' and part = 'leader'",
    )
    .fetch_one(&mut conn)
    .await
    .expect("the report");
    assert_eq!(stored, long.trim());
}

#[tokio::test]
async fn stickers_photos_and_voices_are_answered_and_the_question_stands() {
    let world = World::in_october().await;
    let an = at_the_second_question(&world).await;
    an.puts_away().await;
    an.sends_sticker().await;
    an.sends_voice().await;
    an.sends_photo().await;
    assert_snapshot!("in_a_question", an.screen().await);
    an.says("0").await;
    an.taps("Để sau").await;
    an.puts_away().await;
    an.sends_sticker().await;
    assert_snapshot!("outside_a_report", an.screen().await);
}

#[tokio::test]
async fn an_unknown_command_is_answered() {
    let world = World::in_october().await;
    let an = at_the_second_question(&world).await;
    an.puts_away().await;
    an.says("/xinchao").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn odd_texts_lose_nothing() {
    let world = World::in_october().await;
    let an = at_the_second_question(&world).await;
    for text in [
        "**",
        "**1tr**",
        "<b>0</b>",
        "'; drop table report; --",
        "\u{202e}000.1",
        "١٢٣",
        "９",
        "-5",
        "1e9",
        "…",
        "0x10",
    ] {
        an.puts_away().await;
        an.says(text).await;
        let shown = an.screen().await;
        assert!(shown.contains("Trợ lý:"), "{text} is answered: {shown}");
    }
    an.says("/huy").await;
    an.says("/baocao").await;
    an.taps("Xem lại các câu").await;
    assert!(an.last().await.contains("1. Vì người nghèo: 1.505.000 đồng"), "{}", an.last().await);
}

#[tokio::test]
async fn markup_in_an_answer_is_shown_as_it_was_typed() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Như tháng trước, trừ …").await;
    an.taps("Ghi thêm ý kiến").await;
    an.taps("Việc bức xúc").await;
    an.puts_away().await;
    an.says("Ngõ 5 <b>ngập</b> & tối, giá 2*3 **m**, _x_ [y](z)").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn none_of_it_makes_the_bot_call_wrongly() {
    let world = World::in_october().await;
    let an = at_the_second_question(&world).await;
    an.says(&"x".repeat(5_000)).await;
    an.sends_sticker().await;
    an.taps("0").await;
    an.taps("Khác …").await;
    an.taps("Để sau").await;
    an.forges("r.x.send").await;
    assert_eq!(world.refused_calls().await, Vec::<String>::new());
}
