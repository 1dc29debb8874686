//! Character references of HTML: the few that Telegram knows.

/// `&lt;`, `&gt;`, `&amp;`, `&quot;` and numbers; anything else stays as it is written.
pub fn reference(text: &str) -> Option<(char, usize)> {
    for (name, character) in [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"')] {
        if text.starts_with(name) {
            return Some((character, name.len()));
        }
    }
    let digits = text.strip_prefix("&#")?;
    let end = digits.find(';').filter(|end| (1..=8).contains(end))?;
    let number = match digits[..end].strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => digits[..end].parse().ok()?,
    };
    Some((char::from_u32(number).filter(|c| *c != '\0')?, end + 3))
}

/// A text with its references read.
pub fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let (character, length) = match next {
            '&' => reference(rest).unwrap_or(('&', 1)),
            other => (other, other.len_utf8()),
        };
        plain.push(character);
        rest = &rest[length..];
    }
    plain
}
