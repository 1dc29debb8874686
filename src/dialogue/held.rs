//! What waits for the answer to whether it is a denunciation, whichever dialogue it was sent to.

use i18n_embed_fl::fl;
use serde::{Deserialize, Serialize};

use crate::domain::language::Language;
use crate::domain::petition::looks_like_denunciation;
use crate::words::loader;

use super::cut::Cut;
use super::sent::Sent;
use super::typed::says;

/// The most messages that wait.
const MOST: usize = 20;

/// Messages that wait, in the order in which they came. They stand here, and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Held<F>(Vec<Sent<F>>);

/// What became of one more message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added<F> {
    /// It is the rest of a text that the messenger cut, and stands behind that.
    Joined,
    /// It waits with the others.
    Waits,
    /// Too many wait already.
    Refused(Sent<F>),
}

impl<F> Held<F> {
    /// Nothing was sent: a denunciation was chosen.
    pub const fn nothing() -> Self {
        Self(Vec::new())
    }

    /// One message.
    pub fn of(sent: Sent<F>) -> Self {
        Self(vec![sent])
    }

    /// Whether nothing was sent.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the message waits here.
    pub fn knows(&self, message: &str) -> bool {
        self.0.iter().any(|sent| sent.message() == message)
    }

    /// Whether anything of it still looks like a denunciation.
    pub fn is_suspected(&self) -> bool {
        self.0.iter().any(|sent| looks_like_denunciation(sent.words()))
    }

    /// Whatever else is sent before the answer waits as well.
    pub fn add(&mut self, sent: Sent<F>) -> Added<F> {
        if let (Some(Sent::Text { text, sent_at, .. }), Sent::Text { text: rest, sent_at: then, .. }) =
            (self.0.last_mut(), &sent)
            && let Some(cut) = Cut::of(text, *sent_at).filter(|cut| cut.goes_on(*then))
        {
            text.push_str(cut.seam());
            text.push_str(rest);
            *sent_at = *then;
            return Added::Joined;
        }
        if self.0.len() >= MOST {
            return Added::Refused(sent);
        }
        self.0.push(sent);
        Added::Waits
    }

    /// A message that waits was changed, and reads so now.
    pub fn change(&mut self, message: &str, words: &str) {
        for sent in self.0.iter_mut().filter(|sent| sent.message() == message) {
            sent.change_to(words);
        }
    }

    /// The files among them.
    pub fn files(&self) -> impl Iterator<Item = &F> {
        self.0.iter().filter_map(|sent| match sent {
            Sent::File { file, .. } => Some(file),
            Sent::Text { .. } | Sent::Edited { .. } => None,
        })
    }

    /// The messages, to be taken now: the first, of which the person has said that it is none, and those behind it.
    pub fn release(mut self) -> Option<(Sent<F>, Self)> {
        (!self.0.is_empty()).then(|| (self.0.remove(0), self))
    }
}

/// The answer to the question, where a text is one and says nothing more: a longer text waits, whatever it begins with.
pub fn answer(text: &str) -> Option<bool> {
    let words = Language::ALL.map(loader);
    let yes = words.map(|words| fl!(words, "petition-is-denunciation"));
    let no =
        words.map(|words| [fl!(words, "petition-no-denunciation"), fl!(words, "petition-chosen-by-mistake")]);
    if says(text, yes) || says(text, ["có", "đúng", "đúng vậy", "đúng thế", "phải", "yes"]) {
        return Some(true);
    }
    let is_no =
        says(text, no.as_flattened()) || says(text, ["không", "không phải", "không đúng", "nhầm", "no"]);
    is_no.then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_answer_is_one() {
        for text in ["Đúng ạ", "có", "dung vay", "Vâng, đúng rồi", "đúng, là tố cáo", "yes"] {
            assert_eq!(answer(text), Some(true), "{text}");
        }
        for text in ["không", "Không phải ạ", "khong, chi la phan anh", "nhầm rồi", "no"] {
            assert_eq!(answer(text), Some(false), "{text}");
        }
        for text in [
            "Có 5 hộ cùng bị ngập",
            "Có 5 hộ ký",
            "Đã gửi đơn ba lần",
            "đã gửi",
            "Không có đèn đường từ hôm qua",
            "không có đèn",
            "đúng không?",
            "",
        ] {
            assert_eq!(answer(text), None, "{text}");
        }
    }
}
