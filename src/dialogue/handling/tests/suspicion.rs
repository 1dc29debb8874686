//! What a sender adds may be a denunciation: it is held back, with whatever is sent before the answer.

use super::*;

#[test]
fn what_looks_like_a_denunciation_is_held_back_from_senders_each_time() {
    let mut an = Person::begins(ActionKind::AddMore);
    an.says("Rác vẫn còn.");
    let before = an.session.stage.clone();
    an.says(ACCUSATION);
    let Stage::Suspected { back, .. } = &an.session.stage else { panic!("{:?}", an.session.stage) };
    assert_eq!(**back, before);
    an.taps(Tap::NoDenunciation);
    an.says(ACCUSATION);
    assert!(
        matches!(an.session.stage, Stage::Suspected { .. }),
        "what was said of one is not said of another"
    );
    an.taps(Tap::NoDenunciation);
    an.taps(Tap::Done);
    let text = said(&format!("Rác vẫn còn.\n{ACCUSATION}\n{ACCUSATION}"));
    assert_eq!(acted(an.taps(Tap::Send)).0, Action::AddMore { text: Some(text) });

    let mut an = Person::begins(ActionKind::AddMore);
    an.sends(1, FileKind::Photo);
    let file = File { attachment_id: 2, kind: FileKind::Photo };
    an.sends_it(Sent::File { message: "2".into(), file, caption: ACCUSATION.into() });
    let turn = an.taps(Tap::Denunciation);
    assert_eq!((turn.next, turn.discarded.len()), (Next::Denunciation, 2));

    let mut lan = Person::begins(ActionKind::Answer);
    lan.says(ACCUSATION);
    assert!(matches!(lan.session.stage, Stage::Review { .. }), "a handler is not asked");
}

#[test]
fn the_parts_of_a_cut_text_are_judged_together_and_held_back_together() {
    let at = |seconds| moment() + TimeDelta::seconds(seconds);
    let part = |text: &str, seconds: i64| Sent::Text {
        message: seconds.to_string(),
        text: text.to_owned(),
        sent_at: at(seconds),
    };
    let filling = "a ".repeat(2_000);
    let mut an = Person::begins(ActionKind::Reopen);
    an.sends_it(part(&format!("{filling}. Tôi tố"), 0));
    an.sends_it(part("cáo ông Bình.", 1));
    assert!(matches!(an.session.stage, Stage::Suspected { .. }), "{:?}", an.session.stage);

    let mut an = Person::begins(ActionKind::Reopen);
    an.sends_it(part(&format!("{filling}. {ACCUSATION}"), 0));
    an.sends_it(part("Hết.", 1));
    an.taps(Tap::NoDenunciation);
    let Action::Reopen { reason } = acted(an.taps(Tap::Send)).0 else { panic!("it is reopened") };
    assert!(reason.as_str().ends_with(&format!("{ACCUSATION} Hết.")), "{reason}");
}

#[test]
fn the_rest_of_a_text_that_was_said_to_be_none_is_judged_by_itself() {
    let at = |seconds| moment() + TimeDelta::seconds(seconds);
    let part = |text: &str, seconds: i64| Sent::Text {
        message: seconds.to_string(),
        text: text.to_owned(),
        sent_at: at(seconds),
    };
    let filling = "a ".repeat(2_000);
    let mut an = Person::begins(ActionKind::AddMore);
    an.sends_it(part(&format!("{filling}. {ACCUSATION}"), 0));
    an.taps(Tap::NoDenunciation);
    an.sends_it(part("Hết.", 1));
    assert!(matches!(an.session.stage, Stage::More { .. }), "{:?}", an.session.stage);
    an.sends_it(part(ACCUSATION, 2));
    assert!(matches!(an.session.stage, Stage::Suspected { .. }), "{:?}", an.session.stage);
}

#[test]
fn whatever_is_sent_before_the_answer_waits_and_is_not_taken_for_one() {
    let mut an = Person::begins(ActionKind::AddMore);
    an.says(ACCUSATION);
    an.says("Có 5 hộ cùng bị ngập.");
    an.sends(7, FileKind::Photo);
    an.sends(8, FileKind::Voice);
    assert!(matches!(an.session.stage, Stage::Suspected { .. }), "{:?}", an.session.stage);
    assert_eq!(an.session.files().len(), 2);
    an.says("không ạ");
    an.taps(Tap::Done);
    let text = said(&format!("{ACCUSATION}\nCó 5 hộ cùng bị ngập."));
    assert_eq!(acted(an.taps(Tap::Send)), (Action::AddMore { text: Some(text) }, vec![7, 8]));

    let mut an = Person::begins(ActionKind::Reopen);
    an.says(ACCUSATION);
    an.says("Đã gửi đơn ba lần.");
    an.taps(Tap::NoDenunciation);
    let reason = said(&format!("{ACCUSATION}\nĐã gửi đơn ba lần."));
    assert_eq!(acted(an.taps(Tap::Send)).0, Action::Reopen { reason });

    let mut an = Person::begins(ActionKind::AddMore);
    an.says(ACCUSATION);
    an.sends(7, FileKind::Photo);
    let turn = an.says("Đúng, là tố cáo");
    assert_eq!((turn.next, turn.discarded.len()), (Next::Denunciation, 1), "what waits goes with it");
}

#[test]
fn another_accusation_behind_the_first_is_asked_about_by_itself() {
    let mut an = Person::begins(ActionKind::AddMore);
    an.says(ACCUSATION);
    an.says(ACCUSATION);
    an.taps(Tap::NoDenunciation);
    assert!(matches!(an.session.stage, Stage::Suspected { .. }), "{:?}", an.session.stage);
    an.taps(Tap::NoDenunciation);
    assert!(matches!(an.session.stage, Stage::More { .. }), "{:?}", an.session.stage);
}
