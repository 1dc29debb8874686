//! Telegram's HTML: a handful of tags, and faults in Telegram's own words.

use super::references::{reference, unescaped};
use super::{Entity, Styled, is_link, units};

struct Open {
    tag: String,
    entity: Entity,
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    text: String,
    open: Vec<Open>,
    entities: Vec<Entity>,
}

/// Reads HTML into a text with entities. The error is what Telegram says after `can't parse entities: `.
pub fn parse(source: &str) -> Result<Styled, String> {
    let mut reader = Reader {
        source,
        at: 0,
        text: String::with_capacity(source.len()),
        open: Vec::new(),
        entities: Vec::new(),
    };
    while let Some(next) = reader.rest().chars().next() {
        match next {
            '<' if reader.rest().starts_with("</") => reader.end_tag()?,
            '<' => reader.start_tag()?,
            '&' => reader.character_reference(),
            other => {
                reader.text.push(other);
                reader.at += other.len_utf8();
            }
        }
    }
    if let Some(open) = reader.open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", open.tag));
    }
    Ok(Styled { text: reader.text, entities: reader.entities })
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let inside = &self.rest()[1..];
        let name_length = inside
            .find(|c: char| c.is_whitespace() || c == '>')
            .ok_or_else(|| format!("Unclosed start tag at byte offset {begin}"))?;
        let tag = inside[..name_length].to_lowercase();
        if !is_known(&tag) {
            return Err(format!("Unsupported start tag \"{tag}\" at byte offset {begin}"));
        }
        self.at += 1 + name_length;
        let attributes = self.attributes(&tag, begin)?;
        let entity = entity_of(&tag, &attributes, units(&self.text), begin)?;
        self.open.push(Open { tag, entity });
        Ok(())
    }

    fn attributes(&mut self, tag: &str, begin: usize) -> Result<Vec<(String, String)>, String> {
        let mut found = Vec::new();
        loop {
            self.skip_spaces();
            let rest = self.rest();
            match rest.chars().next() {
                None => {
                    return Err(format!("Unclosed start tag \"{tag}\" at byte offset {begin}"));
                }
                Some('>') => {
                    self.at += 1;
                    return Ok(found);
                }
                Some(_) => {}
            }
            let length = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>').unwrap_or(rest.len());
            if length == 0 {
                return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
            }
            let name = rest[..length].to_lowercase();
            self.at += length;
            self.skip_spaces();
            if !self.rest().starts_with('=') {
                if tag == "blockquote" && name == "expandable" {
                    found.push((name, String::new()));
                    continue;
                }
                return Err(format!(
                    "Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {begin}"
                ));
            }
            self.at += 1;
            self.skip_spaces();
            let value = self.attribute_value(tag, begin)?;
            found.push((name, value));
        }
    }

    fn attribute_value(&mut self, tag: &str, begin: usize) -> Result<String, String> {
        let rest = self.rest();
        let unclosed = || format!("Unclosed start tag \"{tag}\" at byte offset {begin}");
        let quote = rest.chars().next().ok_or_else(unclosed)?;
        if quote == '"' || quote == '\'' {
            let length = rest[1..].find(quote).ok_or_else(unclosed)?;
            self.at += length + 2;
            return Ok(unescaped(&rest[1..=length]));
        }
        let length = rest.find(|c: char| c.is_whitespace() || c == '>').ok_or_else(unclosed)?;
        self.at += length;
        Ok(unescaped(&rest[..length]))
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let inside = &self.rest()[2..];
        let length = inside.find('>').ok_or_else(|| format!("Unclosed end tag at byte offset {begin}"))?;
        let name = inside[..length].trim().to_lowercase();
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        if !name.is_empty() && name != open.tag {
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                open.tag
            ));
        }
        self.at += length + 3;
        self.close(open);
        Ok(())
    }

    fn close(&mut self, open: Open) {
        let mut entity = open.entity;
        entity.length = units(&self.text) - entity.offset;
        if entity.length == 0 {
            return;
        }
        if entity.kind == "text_link" {
            let written: String = self.text.encode_utf16().skip(entity.offset).collect_lossy();
            let url = entity.url.take().filter(|url| !url.is_empty());
            let url = url.unwrap_or(written);
            if !is_link(&url) {
                return;
            }
            entity.url = Some(url);
        }
        // `<pre><code class="language-…">` is one entity: the language goes to the outer one.
        if let (true, Some(outer)) = (entity.kind == "code", self.open.last_mut())
            && outer.entity.kind == "pre"
            && entity.language.is_some()
        {
            outer.entity.language = entity.language;
            return;
        }
        entity.language = entity.language.filter(|_| entity.kind == "pre");
        self.entities.push(entity);
    }

    fn character_reference(&mut self) {
        let (character, length) = reference(self.rest()).unwrap_or(('&', 1));
        self.text.push(character);
        self.at += length;
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }
}

trait CollectLossy {
    fn collect_lossy(self) -> String;
}

impl<I: Iterator<Item = u16>> CollectLossy for I {
    fn collect_lossy(self) -> String {
        char::decode_utf16(self).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

fn is_known(tag: &str) -> bool {
    matches!(
        tag,
        "a" | "b"
            | "strong"
            | "i"
            | "em"
            | "s"
            | "strike"
            | "del"
            | "u"
            | "ins"
            | "tg-spoiler"
            | "tg-emoji"
            | "span"
            | "pre"
            | "code"
            | "blockquote"
    )
}

fn entity_of(
    tag: &str,
    attributes: &[(String, String)],
    offset: usize,
    begin: usize,
) -> Result<Entity, String> {
    let attribute = |name: &str| {
        let found = attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone())
    };
    let kind = match tag {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "s" | "strike" | "del" => "strikethrough",
        "u" | "ins" => "underline",
        "a" => "text_link",
        "span" if attribute("class").as_deref() != Some("tg-spoiler") => {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        "tg-spoiler" | "span" => "spoiler",
        "tg-emoji" => "custom_emoji",
        "blockquote" if attribute("expandable").is_some() => "expandable_blockquote",
        known => known,
    };
    let mut entity = Entity::new(kind, offset, 0);
    entity.url = attribute("href").filter(|_| tag == "a");
    entity.custom_emoji_id = attribute("emoji-id").filter(|_| tag == "tg-emoji");
    entity.language = attribute("class")
        .filter(|_| tag == "code")
        .and_then(|class| class.strip_prefix("language-").map(str::to_owned));
    Ok(entity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_utf16_units() {
        let styled = parse("📝 <b>Tổ &lt;7&gt;</b> <a href=\"https://a.vn?x=1&amp;y\">đây</a>").unwrap();
        assert_eq!(styled.text, "📝 Tổ <7> đây");
        assert_eq!((styled.entities[0].offset, styled.entities[0].length), (3, 6));
        assert_eq!(styled.entities[1].url.as_deref(), Some("https://a.vn?x=1&y"));
    }

    #[test]
    fn faults_use_telegrams_words() {
        for (source, words) in [
            ("a <p>b</p>", "Unsupported start tag \"p\" at byte offset 2"),
            ("x < 3", "Unsupported start tag \"\" at byte offset 2"),
            ("<b>a", "Can't find end tag corresponding to start tag \"b\""),
            ("<b>a</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""),
            ("a</b>", "Unexpected end tag at byte offset 1"),
            ("<b", "Unclosed start tag at byte offset 0"),
            ("<span>a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
        ] {
            assert_eq!(parse(source).unwrap_err(), words);
        }
    }
}
