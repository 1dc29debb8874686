//! The words that a person reads: `locales/<language>/topho.ftl`, one Fluent file a language.
//!
//! `fl!(words::loader(language), "message-id", name = value)` gives a message. The id and the argument names are checked
//! when the crate is built, against the Vietnamese file; a test below holds every other language against it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::{I18nAssets, LanguageLoader};
use unic_langid::LanguageIdentifier;

use crate::domain::language::Language;
use crate::domain::voice::{Address, Voice};

/// The name of the Fluent files, which `i18n.toml` tells the checks of `fl!` too.
const DOMAIN: &str = "topho";

/// The messages as they are said to a person: in their language, by their form of address; a bare [`Language`] stands for
/// the usual one. What a language lacks is said in Vietnamese.
pub fn loader(voice: impl Into<Voice>) -> &'static FluentLanguageLoader {
    static LOADERS: LazyLock<BTreeMap<Voice, FluentLanguageLoader>> = LazyLock::new(|| {
        let of_language = |language| Address::ALL.map(|address| Voice::new(language, address));
        Language::ALL.into_iter().flat_map(of_language).map(|voice| (voice, load(voice))).collect()
    });
    &LOADERS[&voice.into()]
}

/// The text with a capital at the beginning: names of months and periods stand in small letters within a sentence.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// So many letters of a text at most, cut between words, with `…` where something is missing.
pub fn shortened(text: &str, letters: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(letters) else { return text.to_owned() };
    let kept = &text[..end];
    let cut = if text[end..].starts_with(char::is_whitespace) {
        end
    } else {
        kept.rfind(char::is_whitespace).unwrap_or(end)
    };
    format!(
        "{}…",
        kept[..cut].trim_end_matches(|letter: char| letter.is_whitespace() || ",;:".contains(letter))
    )
}

/// The day as in a heading: `thứ Bảy 05/10`, `Saturday 05/10`.
pub fn day_label(day: NaiveDate, language: Language) -> String {
    let name = match language {
        Language::Vi => ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
            [day.weekday().num_days_from_monday() as usize],
        Language::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
            [day.weekday().num_days_from_monday() as usize],
    };
    format!("{name} {}", day.format("%d/%m"))
}

/// The Fluent file of a language. Included, so that a change of words rebuilds the crate and checks its `fl!` again.
const fn source(language: Language) -> &'static str {
    match language {
        Language::Vi => include_str!("../locales/vi/topho.ftl"),
        Language::En => include_str!("../locales/en/topho.ftl"),
    }
}

fn load(voice: Voice) -> FluentLanguageLoader {
    let loader = FluentLanguageLoader::new(DOMAIN, identifier(Language::default()));
    loader
        .load_languages(&Locales(voice.address), &[identifier(voice.language)])
        .expect("the Fluent files are part of the program, in UTF-8");
    // The invisible marks around arguments serve right-to-left scripts; here they would only end up in copied figures.
    loader.set_use_isolating(false);
    loader
}

/// The file of a language with the terms of address set to these words.
fn addressed(language: Language, address: Address) -> String {
    let usual = Address::default().word();
    let set = |source: String, term: &str, from: &str, to: &str| {
        source.replace(&format!("\n{term} = {from}\n"), &format!("\n{term} = {to}\n"))
    };
    let source = set(source(language).to_owned(), "-bac", usual, address.word());
    set(source, "-bac-capital", &capitalised(usual), &capitalised(address.word()))
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.code().parse().expect("the code of a language is a language identifier")
}

/// The included files, under the paths at which the loader looks for them, for somebody who is addressed so.
struct Locales(Address);

impl Locales {
    fn path(language: Language) -> String {
        format!("{}/{DOMAIN}.ftl", language.code())
    }
}

impl I18nAssets for Locales {
    fn get_files(&self, file_path: &str) -> Vec<Cow<'_, [u8]>> {
        let wanted = Language::ALL.into_iter().filter(|language| Self::path(*language) == file_path);
        wanted.map(|language| Cow::Owned(addressed(language, self.0).into_bytes())).collect()
    }

    fn filenames_iter(&self) -> Box<dyn Iterator<Item = String> + '_> {
        Box::new(Language::ALL.into_iter().map(Self::path))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use i18n_embed_fl::fl;

    use super::*;

    /// The arguments of each message, read from the file by its lines.
    fn arguments(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = None;
        for line in source(language).lines() {
            let begins = line.starts_with(|letter: char| letter.is_ascii_lowercase());
            if let Some((id, _)) = line.split_once('=').filter(|_| begins) {
                let id = id.trim().to_owned();
                assert!(
                    messages.insert(id.clone(), BTreeSet::new()).is_none(),
                    "{id} stands twice in {language:?}"
                );
                current = Some(id);
            }
            let Some(found) = current.as_ref().and_then(|id| messages.get_mut(id)) else { continue };
            found.extend(line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
                    .collect::<String>()
            }));
        }
        messages
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(shortened("Rác ở đầu ngõ", 13), "Rác ở đầu ngõ");
        assert_eq!(shortened("Rác ở đầu, ngõ", 12), "Rác ở đầu…");
        assert_eq!(shortened("Rác ở đầu ngõ", 9), "Rác ở đầu…");
        assert_eq!(shortened("Rácởđầungõ", 4), "Rácở…");
    }

    #[test]
    fn every_language_has_the_same_messages_with_the_same_arguments() {
        let reference = arguments(Language::Vi);
        for language in Language::ALL {
            let found = arguments(language);
            let missing: Vec<_> = reference.keys().filter(|id| !found.contains_key(*id)).collect();
            assert!(missing.is_empty(), "{language:?} lacks {missing:?}");
            for (id, arguments) in found {
                assert_eq!(Some(&arguments), reference.get(&id), "{id} in {language:?} and in Vietnamese");
            }
        }
    }

    #[test]
    fn the_loader_reads_every_message_of_the_files() {
        for language in Language::ALL {
            let read: BTreeSet<String> = loader(language)
                .with_message_iter(&identifier(language), |messages| {
                    messages.map(|message| message.id.name.to_owned()).collect()
                });
            assert_eq!(
                read,
                arguments(language).into_keys().collect(),
                "{language:?} has a message that Fluent cannot read"
            );
        }
    }

    #[test]
    fn everybody_is_addressed_as_they_chose() {
        for address in Address::ALL {
            let voice = Voice::new(Language::Vi, address);
            let said = fl!(loader(voice), "report-opening-kept");
            assert!(said.starts_with(&format!("{} có thể dừng", capitalised(address.word()))), "{said}");
            assert!(fl!(loader(voice), "report-again").contains("Nhập lại"));
        }
        assert_eq!(
            fl!(loader(Language::Vi), "report-opening-kept"),
            fl!(loader(Voice::default()), "report-opening-kept")
        );
    }

    #[test]
    fn nobody_is_addressed_by_a_word_of_the_file() {
        let spoken = source(Language::Vi).lines().filter(|line| !line.starts_with(['#', '-']));
        let words = |line: &str| {
            line.to_lowercase().split(|letter: char| !letter.is_alphabetic()).any(|word| word == "bác")
        };
        let fixed: Vec<_> = spoken.filter(|line| words(line)).collect();
        assert!(fixed.is_empty(), "write {{ -bac }}: {fixed:?}");
    }

    #[test]
    fn the_files_are_composed_unicode() {
        for language in Language::ALL {
            assert!(unicode_normalization::is_nfc(source(language)), "{language:?} is not in NFC");
        }
    }
}
