//! Nothing of a denunciation stays either where the person says nothing more, where a part of it could not be handled, or on
//! somebody else's phone.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::media::jpeg;
use crate::petition_denounce::{WORDS, guided, rows, traces};
use crate::support::{Phone, World};

const FILES: &str = "select format('%s', count(*)) from attachment";

/// Just before a day is over the words are held, and after it they are not.
async fn are_let_go_after_a_day(world: &World) {
    world.time_passes(TimeDelta::hours(23));
    world.rounds_pass().await;
    assert_eq!(traces(world).await, ["session"]);
    world.time_passes(TimeDelta::hours(2));
    world.rounds_pass().await;
    assert_eq!(traces(world).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_say_whether_it_is_one_has_a_day() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.begins_feedback("Rác để ở đầu ngõ 12.").await;
    an.says(WORDS).await;
    an.puts_away().await;
    are_let_go_after_a_day(&world).await;
    an.taps("Không, chỉ là phản ánh").await;
    an.says("Rác vẫn còn.").await;
    an.says("/kiennghi").await;
    assert_snapshot!("a_day_later", an.screen().await);
    an.taps("Viết tiếp").await;
    an.ends_feedback().await;
    an.taps("Theo dõi").await;
    an.taps("Gửi thêm").await;
    an.sends_photo_of(&jpeg(320, "leftovers"), WORDS).await;
    assert_eq!(rows(&world, FILES).await, ["1"]);
    an.puts_away().await;
    are_let_go_after_a_day(&world).await;
    assert_eq!(rows(&world, FILES).await, ["0"], "the photo goes with its words");
    an.taps("Đúng, là tố cáo").await;
    assert_snapshot!("a_day_after_adding", an.screen().await);
    assert_eq!(guided(&world).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_that_could_not_be_handled_go_as_well() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    let binh = world.leader(8).await;
    let set_aside = async |phone: &Phone, key: &str| {
        sqlx::query(
            "insert into inbox (channel, bot, update_key, chat, payload, state, ended_at)
             select channel, bot, $1, chat, $2, 'set_aside', now() from inbox where chat = $3 limit 1",
        )
        .bind(key)
        .bind(world.keyring().seal("inbox.payload", WORDS.as_bytes()))
        .bind(phone.chat().to_string())
        .execute(&mut world.connection().await)
        .await
        .expect("an event");
    };
    set_aside(&an, "first part").await;
    set_aside(&binh, "somebody else's").await;
    an.says("/kiennghi").await;
    an.taps("Tố cáo").await;
    let left = rows(&world, "select update_key from inbox where payload is not null").await;
    assert_eq!(left, ["somebody else's"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_predecessors_messages_show_of_it_goes_too() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.begins_feedback("Rác để ở đầu ngõ 12.").await;
    an.taps("Xong").await;
    an.says("Trước nhà ông Zephyrin").await;
    an.taps("Không nêu tên").await;
    an.says("12").await;
    assert!(an.last().await.contains("Zephyrin"), "the card shows the place");
    let binh = world.leader(7).await;
    an.puts_away().await;
    binh.says("/kiennghi").await;
    binh.taps("Viết tiếp").await;
    binh.puts_away().await;
    binh.says(WORDS).await;
    binh.taps("Đúng, là tố cáo").await;
    assert_snapshot!("predecessor", an.screen().await);
    assert_snapshot!("successor", binh.screen().await);
    assert_eq!(traces(&world).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_do_not_open_any_more_hold_up_nobody_elses() {
    let world = World::in_october().await;
    let (an, binh) = (world.leader(7).await, world.leader(8).await);
    for leader in [&an, &binh] {
        leader.begins_feedback("Rác để ở đầu ngõ 12.").await;
        leader.says(WORDS).await;
    }
    sqlx::query(
        "update session set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20)) where user_id = $1",
    )
    .bind(an.id().to_string())
    .execute(&mut world.connection().await)
    .await
    .expect("a session that does not open");
    world.time_passes(TimeDelta::hours(25));
    world.rounds_pass().await;
    assert_eq!(rows(&world, "select user_id from session").await, Vec::<String>::new());
}
