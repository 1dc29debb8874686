//! Properties of writing a petition, whatever a person does. What people see is told by the stories.

mod suspicion;

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::channels::Choices;
use crate::domain::language::Language;
use crate::domain::petition::content::{Asker, Point};
use crate::domain::petition::{Field, Kind, PetitionSettings, Said};
use crate::domain::phone::PhoneNumber;
use crate::domain::voice::Voice;
use crate::domain::ward::{GroupCode, Ward};
use crate::domain::ward_file::WardFile;

static WARD: LazyLock<Ward> = LazyLock::new(|| {
    let source = include_str!("../../../../wards/phuc-loi.toml");
    WardFile::read(source).expect("our ward's file has no faults").ward
});

static SETTINGS: LazyLock<PetitionSettings> = LazyLock::new(PetitionSettings::default);

/// What a person may do; positions are taken modulo what there is.
#[derive(Debug, Clone)]
enum Deed {
    Types(String),
    SendsPhoto(String),
    SendsVoice,
    SendsLocation,
    SharesContact(String, String),
    SendsSticker,
    /// Changes an earlier message.
    Edits(usize, String),
    /// Taps a button of the newest message.
    Taps(usize),
    /// Taps a button of any earlier message.
    TapsOld(usize),
    /// Taps whatever brings the petition nearer to being sent.
    Hurries,
    /// Leaves it, and opens it again.
    ComesBack,
}

fn texts() -> impl Strategy<Value = String> {
    let usual = [
        "Rác để đầu ngõ 12 đã ba ngày.",
        "Phản ánh",
        "khiếu nại",
        "tố cáo",
        "2",
        "7",
        "12 hộ",
        "khoảng 12",
        "0",
        "không",
        "có",
        "đúng",
        "Nguyễn Thị Lan",
        "Nguyễn Thị Lan 0912 345 678",
        "0912345678",
        "091234",
        "không nêu tên",
        "Tôi tố cáo ông A nhận hối lộ",
        " ",
    ];
    prop_oneof![
        12 => select(usual.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,30}",
        1 => Just("dài ".repeat(1_000)),
    ]
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        5 => texts().prop_map(Deed::Types),
        1 => texts().prop_map(Deed::SendsPhoto),
        1 => Just(Deed::SendsVoice),
        1 => Just(Deed::SendsLocation),
        1 => (texts(), texts()).prop_map(|(name, phone)| Deed::SharesContact(name, phone)),
        1 => Just(Deed::SendsSticker),
        1 => (0..40_usize, texts()).prop_map(|(at, text)| Deed::Edits(at, text)),
        6 => (0..20_usize).prop_map(Deed::Taps),
        1 => (0..200_usize).prop_map(Deed::TapsOld),
        4 => Just(Deed::Hurries),
        1 => Just(Deed::ComesBack),
    ];
    vec(deed, 1..100)
}

/// The person at one stage, with all the buttons that they were ever shown.
struct Person<'a> {
    form: Form<'a>,
    session: Session,
    draft: Draft,
    newest: Vec<String>,
    all: Vec<String>,
    messages: usize,
    turns: usize,
    now: DateTime<Utc>,
}

impl<'a> Person<'a> {
    fn begins(form: Form<'a>) -> Self {
        let turn = open(&form, form.blank(), "n0".to_owned());
        let Next::Stay(session) = turn.next.clone() else { panic!("opening stays") };
        let now = DateTime::UNIX_EPOCH;
        let (newest, all) = (vec![], vec![]);
        let mut person =
            Self { form, session, draft: turn.draft.clone(), newest, all, messages: 0, turns: 0, now };
        person.sees(&turn);
        person
    }

    fn sees(&mut self, turn: &Turn) {
        let Some(message) = &turn.message else { return };
        let Choices::Buttons(rows) = &message.choices else { return };
        self.newest = rows.iter().flatten().map(|button| button.data.clone()).collect();
        self.all.extend(self.newest.iter().cloned());
    }

    fn input(&mut self, deed: &Deed) -> Option<Input> {
        let message = format!("m{}", self.messages + 1);
        let tap = |data: &String| {
            let (nonce, tap) = Tap::parse(data).expect("every button is read back");
            Input::Tap { nonce: nonce.to_owned(), tap }
        };
        let file = |kind, caption: &str| {
            let file = SentFile { kind, file: "file".into(), sent_at: self.now, album: None };
            Input::Sent(Sent::File { message: message.clone(), file, caption: caption.into() })
        };
        let input = match deed {
            Deed::Types(text) => Input::Sent(Sent::Text { message, text: text.clone(), sent_at: self.now }),
            Deed::SendsPhoto(caption) => file(FileKind::Photo, caption),
            Deed::SendsVoice => file(FileKind::Voice, ""),
            Deed::SendsLocation => Input::Location { message, point: Point::new(21.04, 105.92) },
            Deed::SharesContact(name, phone) => {
                Input::Contact { message, name: name.clone(), phone: phone.clone() }
            }
            Deed::SendsSticker => Input::Other,
            Deed::Edits(at, text) => {
                let message = format!("m{}", at % self.messages.max(1) + 1);
                return Some(Input::Sent(Sent::Edited { message, text: text.clone() }));
            }
            Deed::Taps(at) => return self.newest.get(at % self.newest.len().max(1)).map(tap),
            Deed::TapsOld(at) => return self.all.get(at % self.all.len().max(1)).map(tap),
            Deed::Hurries => return self.hurries(),
            Deed::ComesBack => return None,
        };
        self.messages += 1;
        Some(input)
    }

    fn hurries(&mut self) -> Option<Input> {
        let taps: Vec<_> = self.newest.iter().filter_map(|data| Tap::parse(data)).collect();
        let nearer = [Tap::Send, Tap::Done, Tap::Review, Tap::Resume, Tap::NoDenunciation, Tap::Pass];
        let found = nearer.iter().find_map(|wanted| taps.iter().find(|(_, tap)| tap == wanted));
        let (nonce, tap) = found.or_else(|| taps.first())?;
        Some(Input::Tap { nonce: (*nonce).to_owned(), tap: tap.clone() })
    }

    /// Does it; what has come out for good, where it has.
    fn does(&mut self, deed: &Deed) -> Option<Next> {
        self.turns += 1;
        self.now += TimeDelta::seconds(2);
        let nonce = format!("n{}", self.turns);
        let (before, draft) = (self.session.clone(), self.draft.clone());
        let (accused, asked) = (accusations(&draft), matches!(before.stage, Stage::Suspected { .. }));
        let turn = match self.input(deed) {
            Some(input) => {
                let stale = matches!(&input, Input::Tap { nonce, .. } if *nonce != before.nonce);
                let turn = step(&self.form, before.clone(), draft.clone(), input, nonce);
                if stale {
                    assert_eq!((&turn.next, &turn.draft), (&Next::Stay(before), &draft), "a stale button");
                }
                turn
            }
            None => open(&self.form, draft, nonce),
        };
        Self::checks(&turn);
        let kept = accusations(&turn.draft);
        assert!(kept <= accused || asked, "kept before it was said to be no denunciation");
        self.sees(&turn);
        self.draft = turn.draft;
        self.keeps_files();
        match turn.next {
            Next::Stay(session) => self.session = session,
            Next::Leave => {
                let turn = open(&self.form, self.draft.clone(), format!("back{}", self.turns));
                self.sees(&turn);
                let Next::Stay(session) = turn.next else { panic!("opening stays") };
                self.session = session;
            }
            end @ (Next::Send(_) | Next::Denunciation { .. }) => return Some(end),
        }
        None
    }

    /// As the bot does with files that have come.
    fn keeps_files(&mut self) {
        for (number, piece) in (1_i64..).zip(&mut self.draft.pieces) {
            if let Piece::File { file, .. } = piece {
                *file = File::Kept(number);
            }
        }
    }

    fn checks(turn: &Turn) {
        let silent = turn.message.is_none() && turn.toast.is_none();
        match &turn.next {
            Next::Stay(_) | Next::Leave => assert!(!silent, "nothing was said"),
            Next::Send(complete) => {
                assert!(complete.content.text.is_some() || !complete.files.is_empty(), "nothing in it");
                let named = matches!(complete.content.asker, Asker::Named { .. });
                assert!(named || complete.kind != Kind::Complaint, "a complaint without a name");
                assert!(complete.households != Some(0));
            }
            Next::Denunciation { .. } => {
                assert!(!turn.draft.has_content(), "something is left of a denunciation");
            }
        }
        if let Some(message) = &turn.message {
            assert!(!message.text.contains("{ $"), "a placeable is not filled in: {}", message.text);
            if let Choices::Buttons(rows) = &message.choices {
                assert!(!rows.is_empty() && rows.iter().flatten().all(|button| button.data.len() <= 64));
            }
        }
    }
}

/// How many texts that are kept accuse somebody.
fn accusations(draft: &Draft) -> usize {
    draft.text().map_or(0, |text| text.as_str().matches("nhận hối lộ").count())
}

fn form(group: Option<&GroupCode>, language: Language) -> Form<'_> {
    Form {
        ward: &WARD,
        petitions: &SETTINGS,
        group,
        voice: Voice::from(language),
        today: NaiveDate::from_ymd_opt(2019, 10, 2).expect("a day"),
        own: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_a_person_does_nothing_incomplete_is_sent_and_nothing_ends_in_silence(
        deeds in deeds(), of_ward: bool, language in select(Language::ALL.to_vec())
    ) {
        let group = GroupCode::new("TDP07");
        let form = form((!of_ward).then_some(&group), language);
        let mut person = Person::begins(form);
        for deed in &deeds {
            if person.does(deed).is_some() {
                person = Person::begins(form);
            }
        }
    }

    #[test]
    fn a_session_and_a_draft_are_read_back_as_they_were_stored(deeds in deeds()) {
        let group = GroupCode::new("TDP07");
        let mut person = Person::begins(form(Some(&group), Language::Vi));
        for deed in &deeds {
            if person.does(deed).is_some() {
                break;
            }
            let stored = serde_json::to_string(&(&person.session, &person.draft)).expect("JSON");
            let read: (Session, Draft) = serde_json::from_str(&stored).expect("what was stored");
            prop_assert_eq!(&read, &(person.session.clone(), person.draft.clone()));
        }
    }
}

#[test]
fn a_text_that_the_messenger_cut_is_joined_without_a_seam() {
    let at = |seconds: i64| DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
    let piece = |message: &str, text: &str, seconds: i64| {
        Piece::text(message.into(), text, at(seconds)).expect("a text")
    };
    let (full, at_a_space) = ("a".repeat(4_096), "b".repeat(4_000));
    let joined = |pieces: Vec<Piece>| Draft { pieces, ..Draft::default() }.text().map(String::from);
    assert_eq!(joined(vec![piece("1", &full, 0), piece("2", "c", 1)]), Some(format!("{full}c")));
    assert_eq!(joined(vec![piece("1", &at_a_space, 0), piece("2", "c", 0)]), Some(format!("{at_a_space} c")));
    assert_eq!(joined(vec![piece("1", &full, 0), piece("2", "c", 60)]), Some(format!("{full}\nc")));
    assert_eq!(joined(vec![piece("1", "a", 0), piece("2", "b", 1)]), Some("a\nb".to_owned()));
    assert_eq!(joined(vec![]), None);
}

#[test]
fn buttons_may_be_typed() {
    let group = GroupCode::new("TDP07");
    let mut person = Person::begins(form(Some(&group), Language::Vi));
    let says = |person: &mut Person, text: &str| person.does(&Deed::Types(text.to_owned()));
    for text in ["phản ánh", "1", "Rác để đầu ngõ 12."] {
        says(&mut person, text);
    }
    says(&mut person, "Xong rồi ạ");
    assert_eq!(person.session.stage, Stage::Asking(Question::Place));
    for text in ["Ngõ 12", "không nêu tên", "12"] {
        says(&mut person, text);
    }
    assert_eq!(person.session.stage, Stage::Review);
    assert_eq!(person.draft.text(), Said::new("Rác để đầu ngõ 12."));
    assert_eq!(says(&mut person, "khoan gửi"), None);
    assert!(matches!(says(&mut person, "gui di"), Some(Next::Send(_))));
}

#[test]
fn a_field_is_named_by_some_of_its_words() {
    let group = GroupCode::new("TDP07");
    let mut person = Person::begins(form(Some(&group), Language::Vi));
    person.does(&Deed::Types("phản ánh".to_owned()));
    for text in ["trật tự", "xong", "gửi ạ"] {
        person.does(&Deed::Types(text.to_owned()));
        assert_eq!(person.session.stage, Stage::Asking(Question::Field), "{text}");
        assert!(!person.draft.has_content(), "{text}");
    }
    person.does(&Deed::Types("Rác đầu ngõ 12".to_owned()));
    assert!(person.draft.has_content(), "what is no field is what the petition says");
    person.does(&Deed::Types("moi truong".to_owned()));
    assert_eq!(person.draft.field, Some(Field::Environment));
}

#[test]
fn ways_are_typed_and_slips_are_not_what_a_petition_says() {
    let group = GroupCode::new("TDP07");
    let name = Said::new("Nguyễn Văn An").expect("a name");
    let form = Form { own: Some((&name, None)), ..form(Some(&group), Language::Vi) };
    let mut person = Person::begins(form);
    let says = |person: &mut Person, text: &str| person.does(&Deed::Types(text.to_owned()));
    says(&mut person, "phan ang");
    assert_eq!((&person.session.stage, person.draft.has_content()), (&Stage::Asking(Question::Kind), false));
    for text in ["phản ánh", "môi trường", "Rác để đầu ngõ 12.", "xong", "Quay lại"] {
        says(&mut person, text);
    }
    assert_eq!(person.session.stage, Stage::Asking(Question::What), "back from where it is");
    says(&mut person, "xong");
    says(&mut person, "Ngõ 12");
    says(&mut person, "la toi");
    assert_eq!((person.draft.own, &person.draft.name), (true, &Some(Given::Given(name.clone()))));
    says(&mut person, "để sau");
    assert_eq!(person.session.stage, Stage::Found);
    says(&mut person, "bỏ viết đơn mới");
    assert_eq!(person.session.stage, Stage::Discarding);
    says(&mut person, "viet tiep");
    assert!(person.draft.own && person.draft.text() == Said::new("Rác để đầu ngõ 12."));
}

#[test]
fn a_name_may_come_with_its_number() {
    let group = GroupCode::new("TDP07");
    for typed in
        ["Nguyễn Thị Lan, 0912 345 678", "Nguyễn Thị Lan (0912345678)", "Nguyễn Thị Lan - SĐT: 0912.345.678"]
    {
        let session = Session { stage: Stage::Asking(Question::Name), nonce: "a".into() };
        let input = Input::Sent(Sent::Text {
            message: "1".into(),
            text: typed.into(),
            sent_at: DateTime::UNIX_EPOCH,
        });
        let form = form(Some(&group), Language::Vi);
        let turn = step(&form, session, form.blank(), input, "b".into());
        assert_eq!(turn.draft.name, Said::new("Nguyễn Thị Lan").map(Given::Given), "{typed}");
        assert_eq!(turn.draft.phone, PhoneNumber::read("0912345678").map(Given::Given), "{typed}");
    }
}
