//! Entities that Telegram finds by itself in any text: commands, mentions, hashtags, links.

use super::{Entity, is_link, units};

/// Finds them in order. A word is taken whole, so `a/b` and `me@home.vn` are no command and no mention.
pub fn find(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut offset = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let opened = word.trim_start_matches(['(', '"', '“', '\'', '[']);
        let at = offset + units(word) - units(opened);
        if let Some((kind, length)) = kind_of(opened) {
            found.push(Entity::new(kind, at, length));
        }
        offset += units(piece);
    }
    found
}

/// The kind of a word, and how many of its UTF-16 units belong to the entity.
fn kind_of(word: &str) -> Option<(&'static str, usize)> {
    if let Some(rest) = word.strip_prefix('/') {
        let name = leading(rest, |c| c.is_ascii_alphanumeric() || c == '_');
        let after = &rest[name..];
        let to_bot = after
            .strip_prefix('@')
            .map_or(0, |bot| 1 + leading(bot, |c| c.is_ascii_alphanumeric() || c == '_'));
        let clean = rest[name + to_bot..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '/');
        return (clean && (1..=64).contains(&name)).then_some(("bot_command", 1 + name + to_bot));
    }
    if let Some(rest) = word.strip_prefix('@') {
        let name = leading(rest, |c| c.is_ascii_alphanumeric() || c == '_');
        return (3..=32).contains(&name).then_some(("mention", 1 + name));
    }
    if let Some(rest) = word.strip_prefix('#') {
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let counts = name.chars().any(char::is_alphabetic);
        return counts.then_some(("hashtag", 1 + units(&name)));
    }
    if word.starts_with("http://") || word.starts_with("https://") {
        let link = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '”', ']']);
        return is_link(link).then_some(("url", units(link)));
    }
    None
}

/// How many leading ASCII characters pass the test.
fn leading(text: &str, passes: fn(char) -> bool) -> usize {
    text.chars().take_while(|c| passes(*c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_whole() {
        let found = find("Bác gõ /baocao@topho_bot, hỏi @thu_ky hoặc #tổ7 xem https://a.vn/x. 1/2 a@b.vn");
        let seen: Vec<_> = found.iter().map(|e| (e.kind.as_str(), e.offset, e.length)).collect();
        assert_eq!(seen, [("bot_command", 7, 17), ("mention", 30, 7), ("hashtag", 43, 4), ("url", 52, 14)]);
    }
}
