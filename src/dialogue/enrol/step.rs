//! One step of taking up an invitation.

use i18n_embed_fl::fl;

use crate::channels::Message;
use crate::domain::language::Language;
use crate::domain::voice::{Address, Voice};
use crate::words::loader;

use super::screen::show;
use super::session::{Place, Session};
use super::tap::Tap;
use super::turn::{Decision, Form, Input, Leaving, Next, Offer, Taker, Turn};
use super::understand;

/// Opens a question; `nonce` is that of its buttons.
pub fn open(form: &Form, place: Place, language: Option<Language>, nonce: String) -> Turn {
    let session = Session { place, nonce: String::new(), language };
    Step { form: form.clone(), session, nonce, lead: vec![], decision: None }.goes_to(place)
}

/// Decides what an input does. The new nonce is that of the buttons that the turn shows.
pub fn step(form: &Form, session: Session, input: Input, nonce: String) -> Turn {
    let place = session.place;
    let step = Step { form: form.clone(), session, nonce, lead: vec![], decision: None };
    match (input, place) {
        (Input::Speak(language), _) => step.speaks(language),
        (Input::Tap { nonce, .. }, _) if nonce != step.session.nonce => step.stale(),
        (Input::Tap { tap: Tap::Language(language), .. }, _) => {
            let turn = step.speaks(language);
            Turn { amends: true, ..turn }
        }
        (Input::Tap { tap, .. }, Place::IsItYou) => match tap {
            Tap::Me => step.takes_it(),
            Tap::NotMe => step.passes_it_on(),
            Tap::Agree | Tap::Details | Tap::Refuse | Tap::Address(_) | Tap::Language(_) => step.stale(),
        },
        (Input::Tap { tap, .. }, Place::Consent | Place::Details) => match tap {
            Tap::Agree => step.takes_up(true),
            Tap::Details => step.goes_to(Place::Details),
            Tap::Refuse => step.refuses(),
            Tap::Me | Tap::NotMe | Tap::Address(_) | Tap::Language(_) => step.stale(),
        },
        (Input::Tap { tap: Tap::Address(address), .. }, Place::Address) => step.wants_address(address),
        (Input::Tap { .. }, Place::Address | Place::Phone) => step.stale(),
        (Input::Text(text), _) => step.text(&text),
        (Input::OwnNumber(number), Place::Phone) => {
            let said = fl!(loader(step.voice()), "enrol-phone-noted", number = number.spoken());
            step.decides(Decision::Phone(number)).says(said).done()
        }
        (Input::OtherNumber, Place::Phone) => {
            let said = fl!(loader(step.voice()), "enrol-phone-not-own");
            step.says(said).asks_again()
        }
        (Input::OwnNumber(_) | Input::OtherNumber | Input::Other, _) => step.asks_for_a_tap(),
    }
}

/// A step under way.
struct Step {
    form: Form,
    session: Session,
    nonce: String,
    /// What is said before the next question.
    lead: Vec<String>,
    decision: Option<Decision>,
}

impl Step {
    const fn voice(&self) -> Voice {
        self.form.voice()
    }

    fn says(mut self, line: String) -> Self {
        self.lead.push(line);
        self
    }

    fn decides(mut self, decision: Decision) -> Self {
        self.decision = Some(decision);
        self
    }

    fn text(self, text: &str) -> Turn {
        match self.session.place {
            Place::IsItYou => match understand::is_it_you(text) {
                Some(true) => self.takes_it(),
                Some(false) => self.passes_it_on(),
                None => self.asks_for_a_tap(),
            },
            Place::Consent | Place::Details => match understand::agrees(text) {
                _ if understand::wants_details(text) => self.goes_to(Place::Details),
                Some(true) => self.takes_up(true),
                Some(false) => self.refuses(),
                None => self.asks_for_a_tap(),
            },
            Place::Address => match understand::address(text) {
                Some(address) => self.wants_address(address),
                None => self.asks_for_a_tap(),
            },
            Place::Phone if understand::skips(text) => {
                let said = fl!(loader(self.voice()), "enrol-phone-skipped");
                self.says(said).done()
            }
            Place::Phone => {
                let said = fl!(loader(self.voice()), "enrol-phone-by-button");
                self.says(said).asks_again()
            }
        }
    }

    fn takes_it(self) -> Turn {
        match &self.form {
            Form::Offer(Offer { asks_consent: true, .. }) => self.goes_to(Place::Consent),
            Form::Offer(_) | Form::Introduction { .. } | Form::Change { .. } => self.takes_up(false),
        }
    }

    fn takes_up(self, consents: bool) -> Turn {
        let introduces = matches!(&self.form, Form::Offer(Offer { taker: Taker::Stranger, .. }));
        let step = self.decides(Decision::TakeUp { consents });
        match (introduces, step.voice().language) {
            (false, _) => step.done(),
            (true, Language::Vi) => step.goes_to(Place::Address),
            // Whoever is spoken to in English is “you”.
            (true, Language::En) => step.goes_to(Place::Phone),
        }
    }

    fn wants_address(mut self, address: Address) -> Turn {
        let voice = Voice::new(self.voice().language, address);
        self.form = self.form.spoken(voice);
        let said = fl!(loader(voice), "enrol-address-noted", address = address.word());
        let step = self.decides(Decision::Address(address)).says(said);
        match step.form {
            Form::Change { .. } => step.done(),
            Form::Offer(_) | Form::Introduction { .. } => step.goes_to(Place::Phone),
        }
    }

    fn speaks(mut self, language: Language) -> Turn {
        let voice = Voice { language, ..self.voice() };
        self.form = self.form.spoken(voice);
        self.session.language = Some(language);
        let place = self.session.place;
        self.decides(Decision::Speak(language)).goes_to(place)
    }

    fn passes_it_on(self) -> Turn {
        let said = fl!(loader(self.voice()), "enrol-not-me-goodbye");
        self.says(said).leaves(Leaving::Declined)
    }

    fn refuses(self) -> Turn {
        let said = fl!(loader(self.voice()), "consent-refused");
        self.says(said).leaves(Leaving::Declined)
    }

    fn done(self) -> Turn {
        self.leaves(Leaving::Done)
    }

    fn leaves(self, how: Leaving) -> Turn {
        let messages = self.lead.into_iter().map(|text| Message { text, ..Message::default() }).collect();
        Turn { next: Next::Leave(how), decision: self.decision, messages, amends: false, toast: None }
    }

    fn asks_for_a_tap(self) -> Turn {
        if self.session.place == Place::Phone {
            return self.asks_again(); // says by itself where its buttons are
        }
        let said = fl!(loader(self.voice()), "enrol-tap-please");
        self.says(said).asks_again()
    }

    /// The long text is not repeated: the short one stands for it.
    fn asks_again(self) -> Turn {
        let place = match self.session.place {
            Place::Details => Place::Consent,
            place @ (Place::IsItYou | Place::Consent | Place::Address | Place::Phone) => place,
        };
        self.goes_to(place)
    }

    fn goes_to(mut self, place: Place) -> Turn {
        let messages = vec![show(&self.form, place, &self.lead, &self.nonce)];
        self.session.place = place;
        self.session.nonce = self.nonce;
        Turn { next: Next::Stay(self.session), decision: self.decision, messages, amends: false, toast: None }
    }

    fn stale(self) -> Turn {
        let toast = Some(fl!(loader(self.voice()), "stale-button"));
        Turn { next: Next::Stay(self.session), decision: None, messages: vec![], amends: false, toast }
    }
}
