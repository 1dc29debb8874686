//! Conditions and seasons: what is asked when.

use insta::assert_snapshot;

use crate::support::{Phone, World};

/// The headings of the questions that a group is asked in a month, each answered with `answer`.
async fn asked(an: &Phone, month: &str, answer: impl Fn(&str) -> &'static str) -> Vec<String> {
    an.says("/baocao").await;
    if !an.last().await.contains(month) {
        an.taps(&format!("Tháng {month}")).await;
    }
    an.taps("Bắt đầu").await;
    let mut asked = Vec::new();
    while let Some(label) = heading(&an.last().await) {
        an.says(answer(&label)).await;
        asked.push(label);
        assert!(asked.len() < 40, "the same is asked again and again: {asked:?}");
    }
    assert!(asked.len() > 10, "these are a month's questions: {asked:?}");
    asked
}

/// `Qua đời` of `**5/16 · Qua đời**`.
fn heading(text: &str) -> Option<String> {
    let line = text.lines().rev().find(|line| line.starts_with("**") && line.contains('/'))?;
    let (count, label) = line.trim_matches('*').split_once(" · ")?;
    count.split_once('/')?.0.parse::<u32>().ok()?;
    Some(label.to_owned())
}

async fn send(an: &Phone) {
    an.taps("Xem lại báo cáo").await;
    an.taps("Gửi báo cáo").await;
    assert!(an.last().await.contains("Số biên nhận"), "{}", an.last().await);
}

fn ordinary(label: &str) -> &'static str {
    match label {
        "Tổ hòa giải hoạt động" => "có",
        "Tổng số hộ" => "216",
        "Nhân khẩu" => "830",
        "Người dự hội nghị" => "150",
        _ => "0",
    }
}

#[tokio::test]
async fn the_conference_is_asked_from_february_until_it_was_held() {
    let world = World::new().await;
    world.it_is("2019-06-01T08:00:00+07:00");
    let an = world.leader(7).await;
    let held = |label: &str| if label == "Đã tổ chức hội nghị" { "có" } else { ordinary(label) };
    let january = asked(&an, "1/2019", ordinary).await;
    assert!(!january.iter().any(|label| label.contains("hội nghị")), "{january:?}");
    send(&an).await;
    let february = asked(&an, "2/2019", ordinary).await;
    assert!(february.contains(&"Đã tổ chức hội nghị".to_owned()), "{february:?}");
    assert!(!february.contains(&"Người dự hội nghị".to_owned()), "not held yet: {february:?}");
    send(&an).await;
    let march = asked(&an, "3/2019", held).await;
    assert!(march.contains(&"Đã tổ chức hội nghị".to_owned()), "{march:?}");
    assert!(march.contains(&"Ý kiến tại hội nghị".to_owned()), "{march:?}");
    send(&an).await;
    let april = asked(&an, "4/2019", ordinary).await;
    assert!(
        !april.iter().any(|label| label.contains("hội nghị") && label != "Hội nghị nhiệm kỳ Ban CTMT"),
        "{april:?}"
    );
    assert_snapshot!(format!(
        "1/2019: {}\n\n2/2019: {}\n\n3/2019: {}\n\n4/2019: {}",
        january.join(", "),
        february.join(", "),
        march.join(", "),
        april.join(", ")
    ));
}

#[tokio::test]
async fn a_conference_held_in_february_is_not_asked_about_in_march() {
    let world = World::new().await;
    world.it_is("2019-04-01T08:00:00+07:00");
    let an = world.leader(7).await;
    let held = |label: &str| if label == "Đã tổ chức hội nghị" { "có" } else { ordinary(label) };
    let february = asked(&an, "2/2019", held).await;
    assert!(february.contains(&"Đã tổ chức hội nghị".to_owned()), "{february:?}");
    send(&an).await;
    let march = asked(&an, "3/2019", ordinary).await;
    assert!(!march.iter().any(|label| label.contains("hội nghị")), "{march:?}");
}

#[tokio::test]
async fn cremations_are_asked_only_where_somebody_died() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    let quiet = asked(&an, "9/2019", ordinary).await;
    assert!(!quiet.contains(&"Trường hợp hỏa táng".to_owned()), "{quiet:?}");
    let an = world.leader(12).await;
    let with_deaths =
        asked(&an, "9/2019", |label| if label == "Qua đời" { "1" } else { ordinary(label) }).await;
    assert!(with_deaths.contains(&"Trường hợp hỏa táng".to_owned()), "{with_deaths:?}");
}
