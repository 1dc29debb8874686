//! One question.

use i18n_embed_fl::fl;

use crate::channels::{Button, Choices, Message};
use crate::dialogue::petition::draft::{About, Given};
use crate::dialogue::petition::form::Question;
use crate::dialogue::petition::tap::Tap;
use crate::domain::petition::content::Place;
use crate::domain::petition::{Asked, Field, Kind};

use super::{Drawn, Screen, gathered};

/// How many groups stand in a row of buttons.
const GROUPS_A_ROW: usize = 4;

impl Screen<'_> {
    pub(super) fn question(&self, question: Question) -> Drawn {
        let (text, mut rows) = match question {
            Question::About => self.about(),
            Question::Kind => self.kind(),
            Question::Field => self.field(),
            Question::What => self.what(),
            Question::Place => self.place(),
            Question::Name => self.name(),
            Question::Phone => self.phone(),
            Question::Households => self.households(),
        };
        rows.push(self.leaving_row(question));
        (format!("{}\n{text}", self.heading(question)), rows)
    }

    fn heading(&self, question: Question) -> String {
        let words = self.words();
        let label = match question {
            Question::About => fl!(words, "petition-about"),
            Question::Kind => fl!(words, "petition-kind"),
            Question::Field => fl!(words, "petition-field"),
            Question::What => fl!(words, "petition-what"),
            Question::Place => fl!(words, "petition-place"),
            Question::Name => fl!(words, "petition-name"),
            Question::Phone => fl!(words, "petition-phone"),
            Question::Households => fl!(words, "petition-households"),
        };
        let (at, of) = self.form.step(question);
        format!("**{at}/{of} · {label}**")
    }

    /// Where everything else is there, back to the card; otherwise to the question before.
    fn leaving_row(&self, question: Question) -> Vec<Button> {
        let words = self.words();
        if self.form.next_open(self.draft).is_none() {
            return vec![self.button(&Tap::Review, fl!(words, "report-keep"))];
        }
        let before = self.form.before(self.draft, question);
        let back = before.map(|_| self.button(&Tap::Back, fl!(words, "report-back")));
        back.into_iter().chain([self.later()]).collect()
    }

    fn now(&self, shown: &str) -> String {
        format!("\n{}", fl!(self.words(), "report-now", answer = shown))
    }

    fn about(&self) -> Drawn {
        let words = self.words();
        let group = |group: &crate::domain::ward::Group| {
            let label = fl!(words, "petition-group", group = group.number);
            self.button(&Tap::About(About::Group(group.code.clone())), label)
        };
        let groups: Vec<_> = self.form.groups().into_iter().map(group).collect();
        let mut rows: Vec<_> = groups.chunks(GROUPS_A_ROW).map(<[Button]>::to_vec).collect();
        rows.push(vec![self.button(&Tap::About(About::Ward), fl!(words, "petition-whole-ward"))]);
        (fl!(words, "petition-ask-about"), rows)
    }

    fn kind(&self) -> Drawn {
        let (words, language, rules) = (self.words(), self.form.voice.language, self.form.rules());
        let explained = Asked::ALL.into_iter().map(|asked| {
            let rule = rules.kind(asked);
            let (label, meaning) = (rule.label.get(language), rule.meaning.get(language));
            let examples = fl!(words, "petition-examples", examples = rule.examples.get(language));
            format!("**{label}**: {meaning} {examples}")
        });
        let begin = self.form.before(self.draft, Question::Kind).is_none() && self.draft.kind.is_none();
        let kept = begin.then(|| fl!(words, "petition-kept"));
        let ask = [Some(fl!(words, "petition-ask-kind")), kept].into_iter().flatten().collect::<Vec<_>>();
        let text = [ask.join(" ")].into_iter().chain(explained).collect::<Vec<_>>().join("\n\n");
        let button = |asked: Asked| self.button(&Tap::Kind(asked), rules.kind(asked).label.get(language));
        let buttons: Vec<_> = Asked::ALL.into_iter().map(button).collect();
        (text, buttons.chunks(2).map(<[Button]>::to_vec).collect())
    }

    fn field(&self) -> Drawn {
        let (language, rules) = (self.form.voice.language, self.form.rules());
        let button = |field: Field| vec![self.button(&Tap::Field(field), rules.field(field).get(language))];
        (fl!(self.words(), "petition-ask-field"), Field::ALL.into_iter().map(button).collect())
    }

    fn what(&self) -> Drawn {
        let words = self.words();
        if self.draft.pieces.is_empty() {
            let urgent = (self.draft.kind == Some(Kind::Feedback))
                .then(|| self.form.rules().urgent.get(self.form.voice.language).to_owned());
            let text = [Some(fl!(words, "petition-ask-what")), urgent];
            return (text.into_iter().flatten().collect::<Vec<_>>().join("\n\n"), vec![]);
        }
        let done = self.button(&Tap::Done, fl!(words, "report-lines-done"));
        let undo = self.button(&Tap::Undo, fl!(words, "petition-undo"));
        let text = format!("{}\n{}", gathered(self.form, self.draft), fl!(words, "petition-more"));
        (text, vec![vec![done], vec![undo]])
    }

    fn place(&self) -> Drawn {
        let words = self.words();
        let now = match self.draft.place.as_ref().and_then(Given::value) {
            Some(place) => self.now(&self.place_words(place)),
            None => String::new(),
        };
        let pass = self.button(&Tap::Pass, fl!(words, "petition-pass"));
        (fl!(words, "petition-ask-place") + &now, vec![vec![pass]])
    }

    /// The place as a line of a card.
    pub(super) fn place_words(&self, place: &Place) -> String {
        match place {
            Place::Words(said) => Message::verbatim(said.as_str()),
            Place::Point(_) => fl!(self.words(), "petition-point"),
        }
    }

    fn name(&self) -> Drawn {
        let words = self.words();
        let unnamed = self.draft.kind.is_none_or(|kind| self.form.may_be_unnamed(kind));
        let hint =
            if unnamed { fl!(words, "petition-unnamed-hint") } else { fl!(words, "petition-name-needed") };
        let now = match self.draft.name.as_ref().and_then(Given::value) {
            Some(name) => self.now(&Message::verbatim(name.as_str())),
            None => String::new(),
        };
        let own = self.form.own.map(|_| self.button(&Tap::Own, fl!(words, "petition-own")));
        let pass = unnamed.then(|| self.button(&Tap::Pass, fl!(words, "petition-unnamed")));
        let rows = own.into_iter().chain(pass).map(|button| vec![button]).collect();
        (format!("{}\n{hint}{now}", fl!(words, "petition-ask-name")), rows)
    }

    fn phone(&self) -> Drawn {
        let words = self.words();
        let now = match self.draft.phone.as_ref().and_then(Given::value) {
            Some(phone) => self.now(&phone.spoken()),
            None => String::new(),
        };
        let pass = self.button(&Tap::Pass, fl!(words, "petition-no-phone"));
        (fl!(words, "petition-ask-phone") + &now, vec![vec![pass]])
    }

    fn households(&self) -> Drawn {
        let words = self.words();
        let now = match self.draft.households.as_ref().and_then(Given::value) {
            Some(count) => self.now(&count.to_string()),
            None => String::new(),
        };
        let one = self.button(&Tap::Households(1), fl!(words, "petition-household-count", count = 1));
        let pass = self.button(&Tap::Pass, fl!(words, "petition-not-known"));
        (fl!(words, "petition-ask-households") + &now, vec![vec![one, pass]])
    }

    /// A number of households that may mean several.
    pub(in crate::dialogue::petition) fn households_asked_back(&self, readings: &[u32]) -> Message {
        let words = self.words();
        let reading = |count: u32| {
            let label = fl!(words, "petition-household-count", count = count);
            vec![self.button(&Tap::Households(count), label)]
        };
        let mut rows: Vec<_> = readings.iter().copied().map(reading).collect();
        rows.push(vec![self.button(&Tap::Pass, fl!(words, "petition-not-known"))]);
        rows.push(self.leaving_row(Question::Households));
        let text =
            format!("{}\n{}", self.heading(Question::Households), fl!(words, "petition-households-unclear"));
        Message { text, choices: Choices::Buttons(rows) }
    }
}
