//! [`step`]: from what was asked and what the person did to where they go on.

use i18n_embed_fl::fl;

use crate::channels::{Choices, Message};
use crate::dialogue::report::understand::agrees;
use crate::domain::ward_change::{WardChange, differences};
use crate::words::loader;

use super::Form;
use super::screen::Screen;
use super::session::{Asked, Place, Session};
use super::tap::Tap;
use super::turn::{Input, Next, Turn};
use super::typed::{Meaning, read, take};
use super::wording::refusal;

/// Asks for something.
pub fn ask(form: &Form, asked: Asked, nonce: String) -> Turn {
    Stepper { form, nonce }.asks(asked, None)
}

/// Goes on from where the person is; `nonce` is a fresh word for the next buttons.
pub fn step(form: &Form, session: Session, input: Input, nonce: String) -> Turn {
    let stepper = Stepper { form, nonce };
    match input {
        Input::Text(text) => stepper.text(session.place, &text),
        Input::Tap { nonce, tap } if nonce == session.nonce => stepper.tap(session.place, tap),
        Input::Tap { .. } => {
            let toast = Some(fl!(loader(form.voice), "stale-button"));
            Turn { next: Next::Stay(session), message: None, toast }
        }
        Input::Other => stepper.shows(session.place, Some(fl!(loader(form.voice), "ward-only-text"))),
    }
}

struct Stepper<'a> {
    form: &'a Form<'a>,
    nonce: String,
}

impl Stepper<'_> {
    fn text(self, place: Place, text: &str) -> Turn {
        match place {
            Place::Confirm { asked, change, shown } if agrees(text) => self.confirmed(asked, change, &shown),
            // Whatever else is typed is the value once more.
            Place::Asked(asked) | Place::Unclear { asked, .. } | Place::Confirm { asked, .. } => {
                let meaning = read(self.form, &asked, text);
                self.means(asked, meaning)
            }
        }
    }

    fn tap(self, place: Place, tap: Tap) -> Turn {
        match (place, tap) {
            (_, Tap::Leave) => {
                let text = fl!(loader(self.form.voice), "ward-left");
                let message = Some(Message { text, choices: Choices::None });
                Turn { next: Next::Leave, message, toast: None }
            }
            (Place::Confirm { asked, change, shown }, Tap::Confirm) => self.confirmed(asked, change, &shown),
            (
                Place::Confirm { asked, .. } | Place::Unclear { asked, .. } | Place::Asked(asked),
                Tap::Again,
            ) => self.asks(asked, None),
            (
                Place::Asked(asked) | Place::Unclear { asked, .. } | Place::Confirm { asked, .. },
                Tap::Number(_) | Tap::Numbers(..) | Tap::Day(_) | Tap::Confirm,
            ) => {
                let meaning = take(self.form, &asked, tap);
                self.means(asked, meaning)
            }
        }
    }

    fn means(self, asked: Asked, meaning: Meaning) -> Turn {
        match meaning {
            Meaning::Change(change) => self.proposes(asked, change, None),
            Meaning::Next(asked) => self.asks(asked, None),
            Meaning::Unclear(readings) => self.shows(Place::Unclear { asked, readings }, None),
            Meaning::Unreadable => {
                let lead = Screen::of(self.form, &self.nonce).unreadable(&asked);
                self.asks(asked, Some(lead))
            }
        }
    }

    /// Shows the change and waits for a yes; one that cannot be made is asked anew.
    fn proposes(self, asked: Asked, change: WardChange, lead: Option<String>) -> Turn {
        match change.applied_to(self.form.ward, self.form.catalogue) {
            Ok(after) => {
                let shown = differences(self.form.ward, &after);
                self.shows(Place::Confirm { asked, change, shown }, lead)
            }
            Err(fault) => {
                let lead = lead.into_iter().chain([refusal(self.form, &fault)]);
                let lead = lead.collect::<Vec<_>>().join("\n");
                self.asks(asked, Some(lead))
            }
        }
    }

    /// The change is made as it was shown. Where the ward was changed meanwhile, it is shown again.
    fn confirmed(
        self,
        asked: Asked,
        change: WardChange,
        shown: &[crate::domain::ward_change::Difference],
    ) -> Turn {
        let now = change.applied_to(self.form.ward, self.form.catalogue);
        match now.map(|after| differences(self.form.ward, &after)) {
            Ok(now) if now == shown => Turn { next: Next::Make(change), message: None, toast: None },
            Ok(_) | Err(_) => {
                let lead = fl!(loader(self.form.voice), "ward-changed-meanwhile");
                self.proposes(asked, change, Some(lead))
            }
        }
    }

    fn asks(self, asked: Asked, lead: Option<String>) -> Turn {
        self.shows(Place::Asked(asked), lead)
    }

    fn shows(self, place: Place, lead: Option<String>) -> Turn {
        let message = Screen::of(self.form, &self.nonce).show(&place, lead);
        Turn { next: Next::Stay(Session { place, nonce: self.nonce }), message: Some(message), toast: None }
    }
}
