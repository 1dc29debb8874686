//! Whether a text plainly is a denunciation (tố cáo), which the bot must not take.
//!
//! Only plain cases: somebody says that they denounce, or says of an official or a named person that they took bribes or
//! people's money. A mere complaint, a critical word about officials, a question about the law are none. Words are compared
//! as they are typed where they carry diacritics, else without any; without any, “to cao” may also be a tall tree, so more
//! has to stand around it.

mod phrases;
#[cfg(test)]
mod tests;
mod words;

use phrases::{
    ABOUT_THE_LAW, BARE_FOLLOWERS, CRIMES, Crime, ENGLISH, LEADING_IN, NEGATIONS, OFFICIALS, PERSONS,
    PREVENTING, PROSECUTING, SENDERS, TARGETS, VISITING, WISHING,
};
use words::{How, Sentence, sentences};

/// So many words may stand between a crime and whose it is.
const NEAR: usize = 5;

/// Whether the text plainly is a denunciation.
pub fn looks_like_denunciation(text: &str) -> bool {
    sentences(text).iter().any(|sentence| denounces(sentence) || accuses(sentence) || in_english(sentence))
}

/// “Tôi tố cáo ông …”, “đơn tố cáo”.
fn denounces(sentence: &Sentence) -> bool {
    (0..sentence.len()).any(|at| match sentence.finds(at, "tố cáo") {
        Some(how) => !is_negated(sentence, at) && denounces_at(sentence, at, how),
        None => false,
    })
}

fn denounces_at(sentence: &Sentence, at: usize, how: How) -> bool {
    if at > 0 && ABOUT_THE_LAW.iter().any(|phrase| sentence.ends_before(at, phrase)) {
        return false;
    }
    if TARGETS.iter().any(|target| sentence.finds(at + 2, target).is_some()) {
        return true;
    }
    if sentence.ends_before(at, "đơn") || sentence.ends_before(at, "thư") {
        return !["mẫu", "hòm", "nhận", "xử lý", "giải quyết"]
            .iter()
            .any(|phrase| sentence.ends_before(at - 1, phrase));
    }
    let begins = before(sentence, at, WISHING);
    let wished = begins < at;
    // Without diacritics, “nhà tôi to cao” is a tall house: somebody has to say that they want to.
    let said_so = wished || how == How::AsTyped;
    said_so && SENDERS.iter().any(|sender| sentence.ends_before(begins, sender))
}

/// “Ông … nhận hối lộ”, “cán bộ ăn chặn tiền hỗ trợ”.
fn accuses(sentence: &Sentence) -> bool {
    (0..sentence.len()).any(|at| CRIMES.iter().any(|crime| accuses_at(sentence, at, crime)))
}

fn accuses_at(sentence: &Sentence, at: usize, crime: &Crime) -> bool {
    let Some(how) = sentence.finds(at, crime.phrase) else { return false };
    if is_negated(sentence, at) || sentence.any_before(at, PREVENTING) {
        return false;
    }
    if how == How::AsTyped && blames(sentence, at + crime.phrase.split(' ').count()) {
        return true;
    }
    if sentence.any_before(at, PROSECUTING) {
        return false;
    }
    let officials = sentence.any_before(at, OFFICIALS);
    if how == How::Bare {
        let next = at + crime.phrase.split(' ').count();
        let is_visit = VISITING.iter().any(|phrase| sentence.ends_before(at, phrase));
        let goes_on = !crime.needs_follower
            || BARE_FOLLOWERS.iter().any(|follower| sentence.finds(next, follower).is_some());
        return officials && goes_on && !is_visit;
    }
    officials
        || (crime.of_anybody && (sentence.any_before(at, PERSONS) && !sentence.any_before(at, &["bà con"])))
}

/// Whether soon after the crime, which ends before `next`, it is said whose it is: “tham nhũng đất đai của ông phó chủ tịch”.
fn blames(sentence: &Sentence, next: usize) -> bool {
    let is_somebody = |at: usize| {
        let named = PERSONS.iter().chain(OFFICIALS).any(|who| sentence.finds(at, who).is_some());
        named && sentence.finds(at, "bà con").is_none()
    };
    (next..sentence.len().min(next + NEAR))
        .any(|at| sentence.finds(at, "của").is_some() && is_somebody(at + 1))
}

fn in_english(sentence: &Sentence) -> bool {
    (0..sentence.len()).any(|at| {
        let found = ENGLISH.iter().any(|phrase| sentence.finds(at, phrase).is_some());
        found && !sentence.any_before(at, &["not", "never", "no", "against", "prevent", "fight", "if"])
    })
}

/// Whether “không”, “chưa” … stands before, with nothing between but words that lead in.
fn is_negated(sentence: &Sentence, at: usize) -> bool {
    let begins = before(sentence, at, LEADING_IN);
    NEGATIONS.iter().any(|negation| sentence.ends_before(begins, negation))
}

/// Where the run of such words begins that ends before `at`.
fn before(sentence: &Sentence, at: usize, words: &[&str]) -> usize {
    let mut begins = at;
    while begins > 0 && words.iter().any(|word| sentence.finds(begins - 1, word).is_some()) {
        begins -= 1;
    }
    begins
}
