//! Properties of the report, whatever a person does. What people see is told by the stories.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::channels::Choices;
use crate::domain::answer::{Answer, Answers, Value};
use crate::domain::catalogue::{Catalogue, Kind, Scope, Severity};
use crate::domain::language::Language;
use crate::domain::people::{Part, PostKind};
use crate::domain::period::Month;
use crate::domain::ward_file::WardFile;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let source = include_str!("../../../catalogue/mttq-ward.toml");
    Catalogue::read(source).0.expect("our catalogue has no faults")
});

/// What a person may do; positions are taken modulo what there is.
#[derive(Debug, Clone)]
enum Deed {
    Types(String),
    /// Taps a button of the newest message.
    Taps(usize),
    /// Taps a button of any earlier message.
    TapsOld(usize),
    /// Changes an earlier message that gave an answer.
    Edits(usize, String),
    SendsSticker,
    /// Taps whatever brings the report nearer to being sent.
    Hurries,
}

fn texts() -> impl Strategy<Value = String> {
    let usual = [
        "0",
        "1",
        "3",
        "12",
        "5000",
        "1tr2",
        "1.250",
        "1.250.000",
        "15 triệu",
        "khoảng 50",
        "chưa có",
        "không",
        "có",
        "rồi",
        "đúng",
        "không áp dụng",
        "HN-07-01; đoàn thể; gạo; 500k",
        "HN-99-01",
        "doanh nghiệp",
        "Đường ngõ 12 ngập.",
        "1: 500k",
        "Vì người nghèo: 2tr\n5. Qua đời: 1\nrác: 3",
        "16",
        "99",
    ];
    prop_oneof![9 => select(usual.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,30}"]
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        4 => texts().prop_map(Deed::Types),
        6 => (0..20_usize).prop_map(Deed::Taps),
        1 => (0..200_usize).prop_map(Deed::TapsOld),
        1 => (0..20_usize, texts()).prop_map(|(at, text)| Deed::Edits(at, text)),
        1 => Just(Deed::SendsSticker),
        2 => Just(Deed::Hurries),
    ];
    vec(deed, 1..120)
}

/// Last months' figures, so that the checks on history have something to say.
fn history(month: Month, fund: i64) -> History {
    let month_answers = |fund: i64| {
        let numbers = [
            ("fund_poor_raised", fund),
            ("deaths", 1),
            ("cremations", 1),
            ("households_total", 216),
            ("population_total", 830),
        ];
        let numbers = numbers
            .into_iter()
            .map(|(key, number)| (crate::domain::catalogue::Key::new(key), Answer::number(number)));
        numbers.collect::<Answers>()
    };
    let earlier = month.year_so_far().filter(|earlier| *earlier < month);
    let submitted: BTreeMap<_, _> = earlier.map(|earlier| (earlier, month_answers(fund))).collect();
    History { submitted, next_revision: 1, ..History::default() }
}

/// The answer is of its indicator's kind.
fn fits(kind: &Kind, answer: &Answer) -> bool {
    match (kind, answer) {
        (_, Answer::Blank { .. })
        | (Kind::YesNo, Answer::Value(Value::YesNo(_)))
        | (Kind::ShortText | Kind::Narrative, Answer::Value(Value::Text(_)))
        | (Kind::List(_), Answer::Value(Value::Items(_))) => true,
        (Kind::Count | Kind::Money, Answer::Value(Value::Number(number))) => *number >= 0,
        _ => false,
    }
}

/// The person at one place, with all the buttons that they were ever shown.
struct Person {
    session: Session,
    answers: Answers,
    newest: Vec<String>,
    all: Vec<String>,
    gave: Vec<Answered>,
    now: DateTime<Utc>,
    turns: usize,
}

impl Person {
    fn input(&self, deed: &Deed) -> Option<Input> {
        let tap =
            |data: &String| Tap::parse(data).map(|(nonce, tap)| Input::Tap { nonce: nonce.to_owned(), tap });
        match deed {
            Deed::Types(text) => Some(Input::Text { text: text.clone(), sent_at: self.now }),
            Deed::Taps(at) => self.newest.get(at % self.newest.len().max(1)).and_then(tap),
            Deed::TapsOld(at) => self.all.get(at % self.all.len().max(1)).and_then(tap),
            Deed::Edits(at, text) => {
                let gave = self.gave.get(at % self.gave.len().max(1))?.clone();
                Some(Input::Edited { gave, text: text.clone() })
            }
            Deed::SendsSticker => Some(Input::Other),
            Deed::Hurries => {
                let nearer = [
                    Tap::Send,
                    Tap::SendAnyway,
                    Tap::HandOver,
                    Tap::AsLastMonth,
                    Tap::LinesDone,
                    Tap::Review,
                    Tap::Number(0),
                ];
                let taps: Vec<_> = self.newest.iter().filter_map(|data| Tap::parse(data)).collect();
                let (nonce, tap) =
                    nearer.iter().find_map(|wanted| taps.iter().find(|(_, tap)| tap == wanted))?;
                Some(Input::Tap { nonce: (*nonce).to_owned(), tap: tap.clone() })
            }
        }
    }

    /// Takes over what a turn decided; the submitted answers, where it submits.
    fn take(&mut self, form: &Form, turn: Turn) -> Option<Answers> {
        self.turns += 1;
        self.now += TimeDelta::seconds(20);
        self.gave.extend(turn.answered);
        self.answers = turn.answers;
        for message in &turn.messages {
            assert!(!message.text.trim().is_empty(), "something is said");
            let Choices::Buttons(rows) = &message.choices else { continue };
            let data = rows.iter().flatten().map(|button| button.data.clone());
            self.newest = data.inspect(|data| assert!(data.len() <= 64, "{data}")).collect();
            self.all.extend(self.newest.clone());
        }
        match turn.next {
            Next::Stay(session) => self.session = session,
            Next::Leave(_) => {
                *self = Self {
                    turns: self.turns,
                    now: self.now,
                    ..opened(form, self.answers.clone(), self.turns)
                }
            }
            Next::Submit(answers) => return Some(answers),
            Next::HandOver => return Some(form.submittable(&self.answers)),
        }
        None
    }
}

fn opened(form: &Form, answers: Answers, turns: usize) -> Person {
    let turn = open(form, answers, 0, Held::new(), format!("n{turns}"));
    let Next::Stay(session) = turn.next.clone() else { panic!("a report opens at its card") };
    let mut person = Person {
        session,
        answers: Answers::new(),
        newest: vec![],
        all: vec![],
        gave: vec![],
        now: DateTime::UNIX_EPOCH,
        turns,
    };
    person.take(form, turn);
    person
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_person_does_answers_fit_and_only_a_whole_report_is_sent(
        deeds in deeds(),
        month in 1..=12_u32,
        fund in select(vec![0_i64, 350_000, 1_250_000]),
        language in select(Language::ALL.to_vec()),
        writer in select(vec![PostKind::Leader, PostKind::Deputy, PostKind::Secretary, PostKind::FrontBoardHead]),
    ) {
        let part = writer.part().unwrap_or(Part::Leader);
        let others = ByOthers::new();
        let catalogue = &*CATALOGUE;
        let ward = WardFile::read(include_str!("../../../wards/phuc-loi.toml")).expect("our ward").ward;
        let month = Month::new(2019, month).expect("a month");
        let (history, group) = (history(month, fund), ward.groups[6].clone());
        let today = month.next().first_day();
        let form = Form { catalogue, ward: &ward, group: &group, part, month, history: &history, writer, others: &others, voice: language.into(), today };
        let mut person = opened(&form, Answers::new(), 0);
        for deed in &deeds {
            let Some(input) = person.input(deed) else { continue };
            let stale = matches!(&input, Input::Tap { nonce, .. } if *nonce != person.session.nonce);
            let before = person.answers.clone();
            let turn = step(&form, person.session.clone(), before.clone(), input, format!("n{}", person.turns + 1));
            prop_assert!(!stale || (turn.answers == before && turn.toast.is_some()), "a stale button changes nothing");
            prop_assert!(!turn.messages.is_empty() || turn.toast.is_some() || matches!(turn.next, Next::Submit(_) | Next::HandOver), "no silence");
            prop_assert!(!matches!(turn.next, Next::Submit(_)) || writer != PostKind::Deputy, "a deputy sends nothing");
            if let Some(submitted) = person.take(&form, turn) {
                for indicator in form.asked(&submitted) {
                    prop_assert!(submitted.contains_key(&indicator.key), "{} is missing", indicator.key);
                }
                let number = |key: &str| submitted.get(key).and_then(Answer::as_number);
                for rule in catalogue.rules.iter().filter(|rule| rule.scope == Scope::GroupMonth && rule.severity == Severity::Error) {
                    prop_assert!(rule.condition.holds(&number) != Some(false), "{} is broken: {submitted:?}", rule.id);
                }
                return Ok(());
            }
            for (key, answer) in &person.answers {
                let kind = &catalogue.get(key.as_str()).expect("answers are the catalogue's").kind;
                prop_assert!(fits(kind, answer), "{key}: {answer:?}");
            }
            let stored = serde_json::to_value(&person.session).expect("sessions are stored as JSON");
            prop_assert_eq!(serde_json::from_value::<Session>(stored).expect("and read back"), person.session.clone());
        }
    }
}
