//! Refusals of the Bot API → [`SendError`].

use std::time::Duration;

use super::client::CallError;
use crate::channels::SendError;

/// The pause where Telegram asks for one without saying how long.
const UNSAID_PAUSE: Duration = Duration::from_secs(5);

/// Telegram's words (in lower case) for what needs no doing any more.
const ALREADY_DONE: [&str; 6] = [
    "message is not modified",
    "message to edit not found",
    "message can't be edited",
    "query is too old",
    "query id is invalid",
    "message_id_invalid",
];

/// Telegram's words (in lower case) for a chat that is gone.
const CLOSED: [&str; 4] =
    ["chat not found", "group chat was deactivated", "peer_id_invalid", "user is deactivated"];

/// What a failed call means for sending.
pub(super) fn send_error(fault: CallError) -> SendError {
    let (code, description, retry_after, migrated_to) = match fault {
        CallError::Declined { code, description, retry_after, migrated_to } => {
            (code, description, retry_after, migrated_to)
        }
        CallError::NoAnswer(text) | CallError::BadAddress(text) => return SendError::Unreachable(text),
    };
    if let Some(chat) = migrated_to {
        return SendError::Migrated(chat.to_string());
    }
    let words = description.to_lowercase();
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
    match code {
        429 => SendError::RetryAfter(retry_after.unwrap_or(UNSAID_PAUSE)),
        403 => SendError::Closed(description),
        400 if says(&ALREADY_DONE) => SendError::AlreadyDone(description),
        400 if says(&CLOSED) => SendError::Closed(description),
        // A token that was revoked says nothing about what waits to be sent.
        401 | 404 | 409 | 500.. => SendError::Unreachable(format!("{code}: {description}")),
        _ => SendError::Refused(format!("{code}: {description}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declined(code: u16, description: &str) -> SendError {
        let description = description.to_owned();
        send_error(CallError::Declined { code, description, retry_after: None, migrated_to: None })
    }

    #[test]
    fn refusals_become_a_few_errors() {
        let closed =
            ["Forbidden: bot was blocked by the user", "Forbidden: bot was kicked from the group chat"];
        for words in closed {
            assert_eq!(declined(403, words), SendError::Closed(words.to_owned()));
        }
        assert!(matches!(declined(400, "Bad Request: chat not found"), SendError::Closed(_)));
        for words in [
            "Bad Request: message is not modified: specified new message content …",
            "Bad Request: message to edit not found",
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
        ] {
            assert_eq!(declined(400, words), SendError::AlreadyDone(words.to_owned()));
        }
        assert!(matches!(declined(400, "Bad Request: BUTTON_DATA_INVALID"), SendError::Refused(_)));
        assert!(matches!(declined(413, "Request Entity Too Large"), SendError::Refused(_)));
        assert!(matches!(declined(401, "Unauthorized"), SendError::Unreachable(_)));
        assert!(matches!(declined(502, "Bad Gateway"), SendError::Unreachable(_)));
        assert_eq!(declined(429, "Too Many Requests"), SendError::RetryAfter(UNSAID_PAUSE));
        let migrated = CallError::Declined {
            code: 400,
            description: "Bad Request: group chat was upgraded to a supergroup chat".to_owned(),
            retry_after: None,
            migrated_to: Some(-100_900),
        };
        assert_eq!(send_error(migrated), SendError::Migrated("-100900".to_owned()));
    }
}
