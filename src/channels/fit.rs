//! Fits what is to be sent to what a messenger takes: one [`Outgoing`] a call of the platform.

use super::bold::{plain, shown_length, utf16_length};
use super::{Ability, Capabilities, Choices, Message, MessageRef, Outgoing};

/// Splits what one call cannot carry. Buttons end up on the last part, so the last part is what later changes are
/// about; an amended message keeps its place for the first part.
pub fn fit(outgoing: Outgoing, capabilities: Capabilities) -> Vec<Outgoing> {
    match outgoing {
        Outgoing::Message(message) => fit_message(message, capabilities, Outgoing::Message),
        Outgoing::Amend { of, message } => {
            fit_message(message, capabilities, |message| Outgoing::Amend { of: of.clone(), message })
        }
        Outgoing::Voice { name, bytes, caption } if !capabilities.can(Ability::SendVoice) => {
            fit(Outgoing::Document { name, bytes, caption }, capabilities)
        }
        Outgoing::Voice { name, bytes, caption } => {
            let (caption, rest) = fit_caption(caption, capabilities);
            with_text(Outgoing::Voice { name, bytes, caption }, rest, capabilities)
        }
        Outgoing::Location { latitude, longitude } if !capabilities.can(Ability::SendLocation) => {
            let text = format!("{latitude}, {longitude}\nhttps://maps.google.com/?q={latitude},{longitude}");
            fit(Outgoing::Message(Message { text, choices: Choices::None }), capabilities)
        }
        Outgoing::Picture { name, bytes, caption } => {
            let (caption, rest) = fit_caption(caption, capabilities);
            with_text(Outgoing::Picture { name, bytes, caption }, rest, capabilities)
        }
        Outgoing::Document { name, bytes, caption } => {
            let (caption, rest) = fit_caption(caption, capabilities);
            with_text(Outgoing::Document { name, bytes, caption }, rest, capabilities)
        }
        Outgoing::ClearButtons { .. }
        | Outgoing::Toast { .. }
        | Outgoing::Location { .. }
        | Outgoing::Commands(_) => vec![outgoing],
    }
}

/// The message that an outgoing is about.
impl Outgoing {
    pub fn target(&self) -> Option<&MessageRef> {
        match self {
            Self::ClearButtons { of } | Self::Amend { of, .. } => Some(of),
            Self::Message(_)
            | Self::Toast { .. }
            | Self::Picture { .. }
            | Self::Document { .. }
            | Self::Voice { .. }
            | Self::Location { .. }
            | Self::Commands(_) => None,
        }
    }
}

fn fit_message(
    message: Message,
    capabilities: Capabilities,
    first: impl Fn(Message) -> Outgoing,
) -> Vec<Outgoing> {
    let mut parts = split(&message.text, capabilities.text_units);
    let last = parts.pop().unwrap_or_default();
    let mut messages: Vec<_> =
        parts.into_iter().map(|text| Message { text, choices: Choices::None }).collect();
    messages.push(Message { text: last, choices: fit_choices(message.choices, capabilities) });
    let mut messages = messages.into_iter();
    messages.next().map(first).into_iter().chain(messages.map(Outgoing::Message)).collect()
}

/// Where the messenger has no button that sends a number or a place, the other labels are left: people can type.
fn fit_choices(choices: Choices, capabilities: Capabilities) -> Choices {
    match choices {
        Choices::Contact { rest, .. } if !capabilities.can(Ability::AskContact) => menu(rest),
        Choices::Location { rest, .. } if !capabilities.can(Ability::AskLocation) => menu(rest),
        Choices::None
        | Choices::Buttons(_)
        | Choices::Menu(_)
        | Choices::Contact { .. }
        | Choices::Location { .. } => choices,
    }
}

/// A menu of ordinary labels, where there are any.
fn menu(rows: Vec<Vec<String>>) -> Choices {
    if rows.iter().all(Vec::is_empty) { Choices::None } else { Choices::Menu(rows) }
}

/// The caption, or where it is too long none, and the text to send behind.
fn fit_caption(caption: String, capabilities: Capabilities) -> (String, Option<String>) {
    if shown_length(&caption) <= capabilities.caption_units {
        return (caption, None);
    }
    (String::new(), Some(caption))
}

fn with_text(outgoing: Outgoing, text: Option<String>, capabilities: Capabilities) -> Vec<Outgoing> {
    let parts = text.map_or_else(Vec::new, |text| split(&text, capabilities.text_units));
    let messages = parts.into_iter().map(|text| Outgoing::Message(Message { text, choices: Choices::None }));
    std::iter::once(outgoing).chain(messages).collect()
}

/// Cuts a text into parts of at most `limit` UTF-16 units as shown: between sections, else between lines, and within a
/// line only where the line alone is too long.
fn split(text: &str, limit: usize) -> Vec<String> {
    let cut_lines = |section: &str| cut(section, "\n", limit, shown_length, |line| cut_line(line, limit));
    cut(text, "\n\n", limit, shown_length, cut_lines)
}

/// Cuts a line between words, and a word anywhere. Cut in two, marks would lose each other, so they go before.
fn cut_line(line: &str, limit: usize) -> Vec<String> {
    cut(&plain(line).text, " ", limit, utf16_length, |word| cut_word(word, limit))
}

/// Cuts a text that is too long at `seam` into as few parts as possible, and with `finer` what is still too long.
fn cut(
    text: &str,
    seam: &str,
    limit: usize,
    length: impl Fn(&str) -> usize,
    finer: impl Fn(&str) -> Vec<String>,
) -> Vec<String> {
    if length(text) <= limit {
        return vec![text.to_owned()];
    }
    let mut parts: Vec<String> = Vec::new();
    for piece in text.split(seam) {
        let pieces = if length(piece) <= limit { vec![piece.to_owned()] } else { finer(piece) };
        let mut pieces = pieces.into_iter();
        let joined =
            parts.last().zip(pieces.as_slice().first()).map(|(part, piece)| format!("{part}{seam}{piece}"));
        if let (Some(part), Some(joined)) = (parts.last_mut(), joined)
            && length(&joined) <= limit
        {
            *part = joined;
            pieces.next();
        }
        parts.extend(pieces);
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn cut_word(word: &str, limit: usize) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut units = 0;
    for letter in word.chars() {
        if units + letter.len_utf16() > limit {
            parts.push(String::new());
            units = 0;
        }
        units += letter.len_utf16();
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts
}

/// Cuts a short text to at most `limit` UTF-16 units, with `…` where something is missing.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    if utf16_length(text) <= limit {
        return text.to_owned();
    }
    let mut units = 1;
    let kept = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= limit
    });
    kept.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::channels::Button;

    const SMALL: Capabilities = Capabilities { text_units: 20, caption_units: 10, abilities: &[] };

    fn buttons() -> Choices {
        Choices::Buttons(vec![vec![Button { label: "Gửi".into(), data: "send".into() }]])
    }

    fn message(text: &str, choices: Choices) -> Outgoing {
        Outgoing::Message(Message { text: text.into(), choices })
    }

    #[test]
    fn a_long_text_is_cut_between_sections_and_keeps_its_buttons_on_the_last_part() {
        let text = "**Các loại quỹ**\n1: 2\n\n**Việc tang**\n3: 4\n5: 6";
        let parts = fit(message(text, buttons()), Capabilities { text_units: 25, ..SMALL });
        assert_eq!(
            parts,
            [
                message("**Các loại quỹ**\n1: 2", Choices::None),
                message("**Việc tang**\n3: 4\n5: 6", buttons())
            ]
        );
    }

    #[test]
    fn a_section_that_is_too_long_is_cut_between_lines_and_a_line_between_words() {
        assert_eq!(split("một hai\nba bốn\nnăm sáu bảy", 14), ["một hai\nba bốn", "năm sáu bảy"]);
        assert_eq!(split("**một hai ba** bốn", 8), ["một hai", "ba bốn"]);
        assert_eq!(split("nnnnnnnnnn", 4), ["nnnn", "nnnn", "nn"]);
        assert_eq!(split("", 4), [""]);
    }

    #[test]
    fn an_amended_message_that_grew_too_long_goes_on_below() {
        let of = MessageRef::Outbox(7);
        let parts = fit(
            Outgoing::Amend {
                of: of.clone(),
                message: Message { text: "một hai ba\nbốn năm sáu".into(), choices: buttons() },
            },
            Capabilities { text_units: 12, ..SMALL },
        );
        let first = Message { text: "một hai ba".into(), choices: Choices::None };
        assert_eq!(parts, [Outgoing::Amend { of, message: first }, message("bốn năm sáu", buttons())]);
    }

    #[test]
    fn a_caption_that_is_too_long_follows_as_a_message() {
        let picture = |caption: &str| Outgoing::Picture {
            name: "a.png".into(),
            bytes: vec![1],
            caption: caption.into(),
        };
        assert_eq!(fit(picture("mười chữ"), SMALL), [picture("mười chữ")]);
        let long = "nhiều hơn mười chữ";
        assert_eq!(fit(picture(long), SMALL), [picture(""), message(long, Choices::None)]);
    }

    #[test]
    fn what_a_messenger_cannot_do_is_done_another_way() {
        let all = Capabilities { text_units: 200, caption_units: 10, abilities: Ability::ALL };
        let least = Capabilities { abilities: &[], ..all };
        let rest = vec![vec!["Bỏ qua".to_owned()]];
        let asks = |choices: Choices| message("Số của bác?", choices);
        let contact = Choices::Contact { label: "Gửi số".into(), rest: rest.clone() };
        let place = Choices::Location { label: "Gửi vị trí".into(), rest: Vec::new() };
        let voice = Outgoing::Voice { name: "a.ogg".into(), bytes: vec![1], caption: "Ghi âm".into() };
        let spot = Outgoing::Location { latitude: 21.0426.into(), longitude: 105.9282.into() };
        for outgoing in [asks(contact.clone()), asks(place.clone()), voice.clone(), spot.clone()] {
            assert_eq!(fit(outgoing.clone(), all), [outgoing]);
        }
        assert_eq!(fit(asks(contact), least), [asks(Choices::Menu(rest))]);
        assert_eq!(fit(asks(place), least), [asks(Choices::None)]);
        let file = Outgoing::Document { name: "a.ogg".into(), bytes: vec![1], caption: "Ghi âm".into() };
        assert_eq!(fit(voice, least), [file]);
        let written = "21.042600, 105.928200\nhttps://maps.google.com/?q=21.042600,105.928200";
        assert_eq!(fit(spot, least), [message(written, Choices::None)]);
    }

    #[test]
    fn a_short_text_is_kept_and_a_long_one_ends_in_an_ellipsis() {
        assert_eq!(shorten("Đã ghi 👍", 9), "Đã ghi 👍");
        assert_eq!(shorten("Đã ghi 👍", 8), "Đã ghi …");
    }

    proptest! {
        #[test]
        fn no_part_is_too_long_and_no_letter_is_lost(text in "(\\*\\*|ổ|👵🏽|abc|\n|\n\n| ){0,60}", limit in 4..30usize) {
            let parts = split(&text, limit);
            for part in &parts {
                prop_assert!(shown_length(part) <= limit, "{part:?}");
            }
            let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&parts.concat()), letters(&text));
        }
    }
}
