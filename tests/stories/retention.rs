//! Nothing personal is kept longer than the ward says.

use chrono::TimeDelta;
use topho::domain::people::PostKind;
use topho::domain::period::Period;
use topho::domain::petition::{Field, Kind};
use topho::store::catalogues::CatalogueCache;
use topho::store::{summaries, wards};
use topho::summary::Figure;

use crate::support::{OTHER_WARD, Phone, Put, World};

async fn count(world: &World, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(&mut world.connection().await).await.expect("a count")
}

/// Just before the time is over nothing is removed, and a day after it everything.
async fn is_gone_after(world: &World, days: i64, what: &'static str) {
    let before = count(world, what).await;
    assert!(before > 0, "{what}");
    world.time_passes(TimeDelta::days(days - 1));
    world.rounds_pass().await;
    assert_eq!(count(world, what).await, before, "one day before: {what}");
    world.time_passes(TimeDelta::days(2));
    world.rounds_pass().await;
    assert_eq!(count(world, what).await, 0, "one day after: {what}");
}

const BEGUN_REPORTS: &str = "select count(*) from draft where answers is not null";

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_emptied_90_days_after_its_month() {
    let world = World::in_october().await;
    world.it_is("2019-09-26T08:00:00+07:00");
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr505").await;
    // 90 days after September it is 30 December: 95 days after the last word.
    is_gone_after(&world, 94, BEGUN_REPORTS).await;
    an.puts_away().await;
    an.says("0").await;
    let shown = an.screen().await;
    assert!(shown.contains("Trợ lý:"), "whoever was in the middle of it is answered: {shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_draft_of_a_month_long_ago_is_kept_for_90_days_after_its_last_word() {
    let world = World::in_october().await;
    world.it_is("2020-06-20T20:00:00+07:00");
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr505").await;
    world.it_is("2020-06-21T08:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(count(&world, BEGUN_REPORTS).await, 1, "it was begun the evening before");
    is_gone_after(&world, 90, BEGUN_REPORTS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_opened_invitation_and_a_begun_petition_are_forgotten_after_90_days() {
    let world = World::in_october().await;
    let eve = world.stranger("Eve", "vi").await;
    eve.opens(&world.invites(PostKind::Chair, None).await).await;
    let an = world.leader(7).await;
    an.begins_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    an.sends_photo().await;
    let begun = "select (select count(*) from petition_draft where content is not null)
        + (select count(*) from attachment)
        + (select count(*) from session where not exists(select from identity i where i.user_id = session.user_id))";
    is_gone_after(&world, 90, begun).await;
    let token = world.invites(PostKind::Chair, None).await;
    eve.opens(&token).await;
    let newest =
        "select count(*) from invitation where created_at = (select max(created_at) from invitation)";
    is_gone_after(&world, 366 + 14, newest).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_holds_no_post_is_forgotten_after_a_year() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Như tháng trước, trừ …").await;
    an.taps("Gửi báo cáo").await;
    world.leader(7).await;
    // 2020 is a leap year, and at the very hour a year is not over yet.
    is_gone_after(&world, 366, "select count(*) - 1 from person").await;
    assert_eq!(count(&world, "select count(*) from post_holding where held_to is null").await, 1);
    let removed = "select count(*) from audit_entry where action = 'person_removed' and actor = 'bot'";
    assert_eq!(count(&world, removed).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn petitions_are_emptied_5_years_after_their_end_and_open_ones_stay() {
    let world = World::new().await;
    let put =
        Put { kind: Kind::Feedback, field: Field::Environment, group: 7, text: "Rác ở đầu ngõ 12." };
    let ended = world.puts_petition(&put).await;
    let ineligible = world.puts_petition(&put).await;
    let open = world.puts_petition(&put).await;
    for (number, status) in [(&ended, "da_giai_quyet"), (&ineligible, "khong_du_dieu_kien")] {
        sqlx::query("update petition set status = $2 where number = $1")
            .bind(number.to_string())
            .bind(status)
            .execute(&mut world.connection().await)
            .await
            .expect("an end");
    }
    let ineligible_ones =
        "select count(*) from petition where status = 'khong_du_dieu_kien' and content is not null";
    is_gone_after(&world, 366, ineligible_ones).await;
    let settled_ones = "select count(*) from petition where status = 'da_giai_quyet' and content is not null";
    is_gone_after(&world, 4 * 365 + 1, settled_ones).await;
    let left: Vec<String> = sqlx::query_scalar("select number from petition where content is not null")
        .fetch_all(&mut world.connection().await)
        .await
        .expect("petitions");
    assert_eq!(left, [open.to_string()]);
    let told: Vec<String> = sqlx::query_scalar(
        "select subject from audit_entry where action = 'petition_removed' order by sequence",
    )
    .fetch_all(&mut world.connection().await)
    .await
    .expect("entries");
    assert_eq!(told, [format!("petition {ineligible}"), format!("petition {ended}")]);
}

const FILES: &str = "select count(*) from attachment";

/// The secretary is in the middle of settling a petition, and has sent a photo of it.
async fn settles_with_a_photo(world: &World, thu: &Phone) {
    let put =
        Put { kind: Kind::Feedback, field: Field::Environment, group: 7, text: "Rác ở đầu ngõ 12." };
    let number = world.puts_petition(&put).await.to_string();
    thu.says(&number).await;
    thu.taps("Tiếp nhận xử lý").await;
    thu.taps("Chuyển cơ quan").await;
    thu.says("Công ty môi trường đô thị Long Biên").await;
    thu.says("45/CV-MTTQ").await;
    thu.taps("Gửi").await;
    thu.taps("Kết quả giải quyết").await;
    thu.says("Đã dọn sạch đầu ngõ 12 sáng 05/10 và đặt thêm hai thùng rác.").await;
    thu.says("Cán bộ phường kiểm tra tại chỗ lúc 9 giờ ngày 05/10.").await;
    thu.sends_photo().await;
    assert_eq!(count(world, FILES).await, 1);
    thu.puts_away().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_for_what_was_given_up_goes_at_once() {
    let world = World::new().await;
    let thu = world.secretary().await;
    settles_with_a_photo(&world, &thu).await;
    thu.says("/huy").await;
    assert_eq!(count(&world, FILES).await, 1, "what was only stopped is kept");
    thu.says("KN-2019-0001").await;
    thu.taps("Kết quả giải quyết").await;
    thu.taps("Thôi").await;
    assert_eq!(count(&world, FILES).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_that_nothing_needs_any_more_goes_after_90_days() {
    let world = World::new().await;
    let thu = world.secretary().await;
    settles_with_a_photo(&world, &thu).await;
    // What was begun is left for something else.
    thu.says("/kiennghi").await;
    is_gone_after(&world, 90, FILES).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_stays_while_somebody_goes_on_with_what_it_is_for() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    settles_with_a_photo(&world, &thu).await;
    let an = world.leader(7).await;
    an.begins_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    an.sends_photo().await;
    world.time_passes(TimeDelta::days(60));
    thu.sends_sticker().await;
    thu.sends_photo().await;
    an.sends_photo().await;
    world.time_passes(TimeDelta::days(60));
    world.rounds_pass().await;
    assert_eq!(count(&world, FILES).await, 4, "all of them are older than 90 days, or sent with such");
    thu.taps("Xong").await;
    thu.taps("Gửi").await;
    assert_eq!(count(&world, "select count(*) from attachment where number is not null").await, 2);
    is_gone_after(&world, 30, "select count(*) from attachment where number is null").await;
}

/// The figures of 2019 as they are told now, each with its key.
async fn figures_of_2019(world: &World) -> Vec<(String, Figure)> {
    let mut conn = world.connection().await;
    let ward = wards::by_code(&mut conn, "phuc-loi").await.expect("a query").expect("the ward");
    let period = Period::parse("2019").expect("a year");
    let now = world.clock.now();
    let summary = summaries::load(&mut conn, &CatalogueCache::default(), &ward, period, now).await;
    let figures = summary.expect("a summary").compiled.figures;
    figures.into_iter().map(|(key, figure)| (key.to_string(), figure)).collect()
}

/// Everything of the petitions that have ended that is sealed, or says who had to do with them.
const PERSONAL: &str = "
    select (select count(*) from petition
            where status = 'da_giai_quyet' and (content is not null or sent_by is not null or sender_post is not null))
         + (select count(*) from petition_event e join petition p using (ward_id, number)
            where p.status = 'da_giai_quyet' and (e.detail is not null or e.person_id is not null))
         + (select count(*) from attachment a join petition p using (ward_id, number) where p.status = 'da_giai_quyet')";

/// A leader passes on feedback with a photo, and the secretary settles it.
async fn feedback_is_settled(thu: &Phone, an: &Phone) {
    an.begins_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    an.sends_photo().await;
    thu.puts_away().await;
    an.ends_feedback().await;
    thu.taps("Mở đơn").await;
    thu.taps("Tiếp nhận xử lý").await;
    thu.taps("Chuyển cơ quan").await;
    thu.says("Công ty môi trường đô thị Long Biên").await;
    thu.says("45/CV-MTTQ").await;
    thu.taps("Gửi").await;
    thu.taps("Kết quả giải quyết").await;
    thu.says("Đã dọn sạch đầu ngõ 12 sáng 05/10 và đặt thêm hai thùng rác.").await;
    thu.says("Cán bộ phường kiểm tra tại chỗ lúc 9 giờ ngày 05/10.").await;
    thu.taps("Không có ảnh").await;
    thu.taps("Gửi").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_petitions_say_is_forgotten_and_the_figures_of_their_year_stay() {
    let world = World::in_october().await;
    assert_eq!(world.import_petitions().await.petitions.stored, 24);
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    feedback_is_settled(&thu, &an).await;
    let (old, follow) = (thu.data_of("Đã phối hợp với UBND").await, an.data_of("Theo dõi").await);
    assert!(count(&world, PERSONAL).await > 24);
    world.it_is("2019-12-31T23:59:59+07:00");
    let before = figures_of_2019(&world).await;
    let letters = before.iter().find(|(key, _)| key == "citizen_letters_resolved");
    assert!(letters.is_some(), "{before:?}");

    world.it_is("2025-01-02T08:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(count(&world, PERSONAL).await, 0);
    assert_eq!(figures_of_2019(&world).await, before);
    let again = world.import_petitions().await;
    assert_eq!((again.petitions.stored, again.petitions.known), (0, 24));
    assert_eq!(count(&world, PERSONAL).await, 0, "an import brings nothing back");

    thu.puts_away().await;
    thu.says("/donthu").await;
    thu.says("KN-2019-0026").await;
    insta::assert_snapshot!("a_card_without_words", thu.screen().await);
    thu.forges(&old).await;
    an.puts_away().await;
    an.forges(&follow).await;
    an.says("KN-2019-0026").await;
    insta::assert_snapshot!("nothing_to_follow", an.screen().await);
    let settled = "select count(*) from petition where number = 'KN-2019-0026' and status = 'da_giai_quyet'";
    assert_eq!(count(&world, settled).await, 1);
    assert_eq!(figures_of_2019(&world).await, before, "an old button changes nothing");
}

/// How many audit entries of the ward tell that the bot removed somebody.
async fn told_in(world: &World, ward: &str) -> i64 {
    let entries = "select count(*) from audit_entry join ward using (ward_id)
                   where action = 'person_removed' and actor = 'bot' and code = $1";
    let count = sqlx::query_scalar(entries).bind(ward).fetch_one(&mut world.connection().await).await;
    count.expect("a count")
}

async fn does(world: &World, statement: &'static str) {
    sqlx::query(statement).execute(&mut world.connection().await).await.expect(statement);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_wards_broken_audit_holds_up_no_other_ward() {
    let world = World::in_october().await;
    world.has_another_ward().await;
    world.invites(PostKind::Chair, None).await;
    world.invites_to(OTHER_WARD, PostKind::Chair, None).await;
    does(&world, "alter table audit_entry disable trigger audit_is_append_only").await;
    does(&world, "delete from audit_entry where sequence = (select max(sequence) from audit_entry)").await;
    does(&world, "alter table audit_entry enable trigger audit_is_append_only").await;
    world.time_passes(TimeDelta::days(11 * 366));
    world.rounds_pass().await;
    let left: Vec<String> = sqlx::query_scalar("select code from invitation join ward using (ward_id)")
        .fetch_all(&mut world.connection().await)
        .await
        .expect("invitations");
    assert_eq!(left, ["phuc-loi"], "nothing is removed there, and everything elsewhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_begun_petition_that_does_not_open_is_forgotten_all_the_same() {
    let world = World::new().await;
    let an = world.leader(7).await;
    an.begins_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    an.sends_photo().await;
    does(&world, "update petition_draft set content = set_byte(content, 20, 255 - get_byte(content, 20))")
        .await;
    is_gone_after(&world, 90, "select count(*) from petition_draft where content is not null").await;
    assert_eq!(count(&world, FILES).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_held_posts_in_two_wards_is_kept_as_long_as_either_says() {
    let world = World::in_october().await;
    world.has_another_ward().await;
    let an = world.leader(7).await;
    an.takes_up(&world.invites_to(OTHER_WARD, PostKind::Chair, None).await).await;
    does(
        &world,
        "update ward set settings = jsonb_set(settings, '{retention,identities_years}', '3')
                  where code = 'thach-ban'",
    )
    .await;
    does(&world, "update post_holding set held_to = '2019-10-02T08:00:00+07:00'").await;
    world.time_passes(TimeDelta::days(3 * 365));
    world.rounds_pass().await;
    assert_eq!(count(&world, "select count(*) from person").await, 1);
    world.time_passes(TimeDelta::days(2));
    world.rounds_pass().await;
    assert_eq!(count(&world, "select count(*) from person").await, 0);
    assert_eq!((told_in(&world, "phuc-loi").await, told_in(&world, OTHER_WARD).await), (1, 1));
}
