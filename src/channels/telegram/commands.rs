//! Commands as people type them: `/name argument`, in groups `/name@bot argument`.

/// The longest word that is still taken for a command's name, in letters.
const LONGEST_NAME: usize = 32;

/// Reads a command: its name in lower case, and its argument. Absent where the text is none, or is meant for another bot.
pub(super) fn read(text: &str, username: &str) -> Option<(String, String)> {
    let rest = text.strip_prefix('/')?;
    let (word, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (name, bot) = word.split_once('@').map_or((word, None), |(name, bot)| (name, Some(bot)));
    let for_us = bot.is_none_or(|bot| bot.eq_ignore_ascii_case(username));
    let is_name = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    (for_us && is_name).then(|| (name.to_lowercase(), argument.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(text: &str) -> Option<(String, String)> {
        read(text, "PhucLoiBot")
    }

    fn read_as(name: &str, argument: &str) -> (String, String) {
        (name.to_owned(), argument.to_owned())
    }

    #[test]
    fn commands_are_read_with_their_argument() {
        assert_eq!(command("/summary 9 tháng 2019"), Some(read_as("summary", "9 tháng 2019")));
        assert_eq!(command("/Summary@phucloibot\nquý 3 2019 "), Some(read_as("summary", "quý 3 2019")));
        assert_eq!(command("/start a_B-9"), Some(read_as("start", "a_B-9")));
        assert_eq!(command("/báocáo"), Some(read_as("báocáo", "")));
    }

    #[test]
    fn other_texts_are_no_commands() {
        for text in ["/", "/ 5", "1/2", "/tổ/7", "/summary@anotherbot", "/@PhucLoiBot", " /help"] {
            assert_eq!(command(text), None, "{text}");
        }
    }
}
