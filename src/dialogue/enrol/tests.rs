//! What each question takes, and what comes of whatever a person does.

use proptest::prelude::*;

use crate::channels::{Choices, Message};
use crate::domain::language::Language;
use crate::domain::petition::Retention;
use crate::domain::phone::PhoneNumber;
use crate::domain::voice::{Address, Voice};

use super::understand::{address, agrees, is_it_you, skips, wants_details};
use super::*;

fn offer() -> Offer {
    Offer {
        voice: Voice::default(),
        ward: "phường Phúc Lợi".to_owned(),
        posts: vec!["Tổ trưởng tổ dân phố số 7".to_owned()],
        taker: Taker::Stranger,
        held: false,
        asks_consent: true,
        kept: Retention::default(),
    }
}

fn at(place: Place) -> Session {
    Session { place, nonce: "now".to_owned(), language: None }
}

fn tap(tap: Tap) -> Input {
    Input::Tap { nonce: "now".to_owned(), tap }
}

fn place_of(turn: &Turn) -> Option<Place> {
    match &turn.next {
        Next::Stay(session) => Some(session.place),
        Next::Leave(_) => None,
    }
}

#[test]
fn yes_and_no_are_understood_as_people_type_them() {
    for text in [
        "đúng",
        "Đúng, là tôi",
        "dung roi",
        "có",
        "ok",
        "OK bạn",
        "vâng",
        "dạ phải",
        "Tôi đây",
        "đúng là tôi ạ",
        "yes",
        "It's me",
    ] {
        assert_eq!(is_it_you(text), Some(true), "{text}");
    }
    for text in ["không", "không phải", "Không phải tôi", "nhầm rồi", "no", "sai rồi", "not me"]
    {
        assert_eq!(is_it_you(text), Some(false), "{text}");
    }
    for text in ["", "chào", "là ai vậy", "12", "đúng không?", "Dừng lại đã", "dừng", "tôi phải đi họp"]
    {
        assert_eq!(is_it_you(text), None, "{text}");
    }
    assert!(wants_details("cho xem chi tiết") && !wants_details("đồng ý"));
}

#[test]
fn consent_is_explicit() {
    for text in ["tôi đồng ý", "Đồng ý ạ", "dong y", "vâng, tôi đồng ý", "nhất trí", "I agree"]
    {
        assert_eq!(agrees(text), Some(true), "{text}");
    }
    for text in ["không", "tôi không đồng ý", "khong dong y", "no", "I don't agree"] {
        assert_eq!(agrees(text), Some(false), "{text}");
    }
    for text in [
        "Dừng lại đã",
        "dung la toi",
        "đúng",
        "phải",
        "vâng",
        "ok",
        "đồng ý cái gì?",
        "không hiểu lắm",
        "để tôi hỏi con trai rồi mới đồng ý được",
    ] {
        assert_eq!(agrees(text), None, "{text}");
    }
}

#[test]
fn a_form_of_address_is_understood_with_and_without_marks() {
    for (text, expected) in [
        ("Chị", Address::Chi),
        ("chi", Address::Chi),
        ("đồng chí", Address::DongChi),
        ("dong chi.", Address::DongChi),
        ("gọi tôi là ông", Address::Ong),
        ("bà", Address::Ba),
    ] {
        assert_eq!(address(text), Some(expected), "{text}");
    }
    assert_eq!(address("em"), None);
    assert!(skips("để sau") && skips("không") && skips("bo qua") && !skips("0912345678"));
}

#[test]
fn a_second_post_asks_only_whether_it_is_you() {
    let form = Form::Offer(Offer { asks_consent: false, taker: Taker::Known, ..offer() });
    let turn = step(&form, at(Place::IsItYou), tap(Tap::Me), "next".to_owned());
    assert_eq!(turn.decision, Some(Decision::TakeUp { consents: false }));
    assert_eq!(turn.next, Next::Leave(Leaving::Done));
}

#[test]
fn a_new_text_is_asked_again_and_the_rest_is_not() {
    let form = Form::Offer(Offer { taker: Taker::Known, ..offer() });
    let turn = step(&form, at(Place::IsItYou), tap(Tap::Me), "next".to_owned());
    assert_eq!((place_of(&turn), turn.decision), (Some(Place::Consent), None));
    let turn = step(&form, at(Place::Consent), tap(Tap::Agree), "next".to_owned());
    assert_eq!(turn.decision, Some(Decision::TakeUp { consents: true }));
    assert_eq!(turn.next, Next::Leave(Leaving::Done));
}

#[test]
fn buttons_are_read_back_and_fit() {
    let plain = [Tap::Me, Tap::NotMe, Tap::Agree, Tap::Details, Tap::Refuse];
    let taps =
        plain.into_iter().chain(Address::ALL.map(Tap::Address)).chain(Language::ALL.map(Tap::Language));
    for tap in taps {
        let button = tap.button("abcdef", "label");
        assert_eq!(Tap::parse(&button.data), Some(("abcdef", tap)));
        assert!(button.data.len() <= 64);
    }
    for forged in ["e.", "e.abcdef", "e.abcdef.nothing", "e.abcdef.a:", "r.abcdef.me"] {
        assert_eq!(Tap::parse(forged), None, "{forged}");
    }
}

fn inputs() -> impl Strategy<Value = Input> {
    let taps = [Tap::Me, Tap::NotMe, Tap::Agree, Tap::Details, Tap::Refuse];
    let taps = taps.into_iter().chain(Address::ALL.map(Tap::Address)).chain(Language::ALL.map(Tap::Language));
    let taps = prop::sample::select(taps.collect::<Vec<_>>());
    let texts = ["có", "không", "chi tiết", "chị", "để sau", "0912345678", "gì vậy?", "", "👍"];
    prop_oneof![
        8 => (taps, prop::sample::select(vec!["now", "long ago"]))
            .prop_map(|(tap, nonce)| Input::Tap { nonce: nonce.to_owned(), tap }),
        3 => prop::sample::select(texts.to_vec()).prop_map(|text| Input::Text(text.to_owned())),
        1 => Just(Input::OwnNumber(PhoneNumber::read("0912345678").expect("a number"))),
        1 => Just(Input::OtherNumber),
        1 => Just(Input::Other),
        1 => prop::sample::select(Language::ALL.to_vec()).prop_map(Input::Speak),
    ]
}

fn says_something(messages: &[Message]) -> bool {
    messages.last().is_some_and(|message| !message.text.trim().is_empty())
}

proptest! {
    /// Whatever a person does: nothing ends in silence, a stale button changes nothing, and nobody takes anything up without
    /// having said who they are and having agreed, in this order.
    #[test]
    fn nothing_is_taken_up_without_consent(
        given in prop::collection::vec(inputs(), 1..30),
        asks_consent: bool,
        stranger: bool,
    ) {
        let taker = if stranger { Taker::Stranger } else { Taker::Known };
        let form = Form::Offer(Offer { taker, asks_consent, ..offer() });
        let mut session = at(Place::IsItYou);
        let (mut is_the_one, mut agreed, mut taken_up) = (false, false, false);
        for input in given {
            let stale = matches!(&input, Input::Tap { nonce, .. } if nonce != "now");
            let place = session.place;
            let turn = step(&form, session.clone(), input.clone(), "now".to_owned());
            prop_assert!(turn.toast.is_some() || says_something(&turn.messages)
                || matches!((&turn.next, &turn.decision), (Next::Leave(Leaving::Done), Some(_))));
            if stale {
                prop_assert_eq!(&turn.next, &Next::Stay(session.clone()));
                prop_assert_eq!(&turn.decision, &None);
            }
            is_the_one |= place == Place::IsItYou
                && (matches!(turn.decision, Some(Decision::TakeUp { .. }))
                    || place_of(&turn).is_some_and(|next| next != Place::IsItYou));
            agreed |= matches!(place, Place::Consent | Place::Details)
                && matches!(turn.decision, Some(Decision::TakeUp { consents: true }));
            match &turn.decision {
                Some(Decision::TakeUp { consents }) => {
                    prop_assert!(is_the_one && !taken_up);
                    prop_assert_eq!(*consents, asks_consent);
                    prop_assert!(agreed || !asks_consent);
                    taken_up = true;
                }
                Some(Decision::Address(_) | Decision::Phone(_)) => prop_assert!(taken_up),
                Some(Decision::Speak(_)) | None => {}
            }
            for message in &turn.messages {
                let Choices::Buttons(rows) = &message.choices else { continue };
                prop_assert!(rows.concat().iter().all(|button| Tap::parse(&button.data).is_some()));
            }
            match turn.next {
                Next::Stay(next) => session = next,
                Next::Leave(_) => break,
            }
        }
    }
}
