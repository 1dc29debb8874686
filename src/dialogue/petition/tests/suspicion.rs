//! What may be a denunciation is held back, with whatever is sent before the answer; and nothing of anything else is lost.

use super::*;

const ACCUSATION: &str = "Tôi tố cáo ông A nhận hối lộ";

/// Somebody who is asked what the petition says.
fn telling(group: &GroupCode) -> Person<'_> {
    let mut person = Person::begins(form(Some(group), Language::Vi));
    person.session.stage = Stage::Asking(Question::What);
    person
}

fn suspected(person: &Person) -> bool {
    matches!(&person.session.stage, Stage::Suspected { held, .. } if !held.is_empty())
}

fn none(person: &mut Person) {
    let taps: Vec<_> = person.newest.iter().filter_map(|data| Tap::parse(data)).collect();
    let at = taps.iter().position(|(_, tap)| *tap == Tap::NoDenunciation).expect("it is asked");
    person.does(&Deed::Taps(at));
}

fn sends(person: &mut Person, sent: Sent) -> Option<Next> {
    let turn =
        step(&person.form, person.session.clone(), person.draft.clone(), Input::Sent(sent), "n".into());
    Person::checks(&turn);
    person.sees(&turn);
    person.draft = turn.draft;
    match turn.next {
        Next::Stay(session) => {
            person.session = session;
            None
        }
        end @ (Next::Leave | Next::Send(_) | Next::Denunciation { .. }) => Some(end),
    }
}

fn text(message: &str, text: &str, seconds: i64) -> Sent {
    let sent_at = DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
    Sent::Text { message: message.into(), text: text.into(), sent_at }
}

fn photo(message: &str, caption: &str) -> Sent {
    let (file, album) = (format!("file {message}"), Some("album".to_owned()));
    let file = SentFile { kind: FileKind::Photo, file, sent_at: DateTime::UNIX_EPOCH, album };
    Sent::File { message: message.into(), file, caption: caption.into() }
}

#[test]
fn what_is_said_of_one_message_is_not_said_of_the_next() {
    let group = GroupCode::new("TDP07");
    let mut person = telling(&group);
    for kept in 1..=2 {
        person.does(&Deed::Types(ACCUSATION.to_owned()));
        assert!(suspected(&person), "message {kept}");
        none(&mut person);
        assert!(!suspected(&person));
        assert_eq!(accusations(&person.draft), kept);
    }
    person.does(&Deed::Edits(0, "Rác để đầu ngõ.".to_owned()));
    assert_eq!(accusations(&person.draft), 1);
    person.does(&Deed::Edits(0, ACCUSATION.to_owned()));
    assert!(suspected(&person), "an edit is another text");
}

#[test]
fn a_sentence_that_begins_like_an_answer_is_none() {
    let group = GroupCode::new("TDP07");
    let mut person = telling(&group);
    sends(&mut person, text("1", "Rác để đầu ngõ.", 0));
    sends(&mut person, text("2", ACCUSATION, 10));
    for (message, said) in
        [("3", "Có 5 hộ cùng bị ngập."), ("4", "Đã gửi đơn ba lần."), ("5", "Không có đèn.")]
    {
        assert_eq!(sends(&mut person, text(message, said, 20)), None, "{said}");
        assert!(suspected(&person), "{said}");
    }
    assert_eq!(sends(&mut person, text("6", "không ạ", 30)), None);
    let expected =
        format!("Rác để đầu ngõ.\n{ACCUSATION}\nCó 5 hộ cùng bị ngập.\nĐã gửi đơn ba lần.\nKhông có đèn.");
    assert_eq!(person.draft.text(), Said::new(&expected));
    sends(&mut person, text("7", ACCUSATION, 40));
    let end = sends(&mut person, text("8", "Đúng ạ", 50));
    assert_eq!(end, Some(Next::Denunciation { written: true }));
}

#[test]
fn the_rest_of_a_cut_text_and_the_rest_of_an_album_wait_with_their_beginning() {
    let group = GroupCode::new("TDP07");
    let long = format!("{ACCUSATION}. {}", "a".repeat(4_096));
    let (first, rest) = long.split_at(long.char_indices().nth(4_096).expect("it is cut").0);
    let mut person = telling(&group);
    sends(&mut person, text("1", first, 0));
    sends(&mut person, text("2", rest, 1));
    none(&mut person);
    assert_eq!(person.draft.text(), Said::new(&long));

    let mut person = telling(&group);
    sends(&mut person, photo("1", ACCUSATION));
    for message in ["2", "3", "4"] {
        sends(&mut person, photo(message, ""));
    }
    assert!(suspected(&person));
    none(&mut person);
    assert_eq!((person.draft.count(FileKind::Photo), accusations(&person.draft)), (4, 1));
}

#[test]
fn a_cut_text_is_judged_as_a_whole() {
    let group = GroupCode::new("TDP07");
    let filling = "a ".repeat(2_000);
    let mut person = telling(&group);
    sends(&mut person, text("1", &format!("{filling}. Tôi tố"), 0));
    assert!(!suspected(&person));
    sends(&mut person, text("2", "cáo ông Bình.", 1));
    assert!(suspected(&person), "{:?}", person.session.stage);
}

#[test]
fn another_accusation_behind_the_first_is_asked_about_by_itself() {
    let group = GroupCode::new("TDP07");
    let mut person = telling(&group);
    for (message, said) in [("1", ACCUSATION), ("2", "Rác để đầu ngõ."), ("3", ACCUSATION)] {
        sends(&mut person, text(message, said, 60));
    }
    none(&mut person);
    assert!(suspected(&person), "the second");
    assert_eq!(accusations(&person.draft), 1);
    none(&mut person);
    assert!(!suspected(&person));
    assert_eq!(accusations(&person.draft), 2);
}
