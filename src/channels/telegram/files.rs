//! Fetching a file that a person sent: `getFile` gives a link, which lives an hour, and the link gives the bytes.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use super::client::{CallError, Client, DownloadError, read_result};
use crate::channels::{FetchError, LARGEST_FILE};

/// The pause where Telegram asks for one without saying how long.
const UNSAID_PAUSE: Duration = Duration::from_secs(5);

/// What `getFile` answers.
#[derive(Deserialize)]
struct Link {
    file_path: Option<String>,
    file_size: Option<u64>,
}

/// Brings the bytes of a file by its id. The link is asked for anew each time: an earlier one may be dead.
pub(super) async fn fetch(client: &Client, file: &str) -> Result<Vec<u8>, FetchError> {
    let answer = client.call("getFile", &json!({ "file_id": file })).await.map_err(link_error)?;
    let link: Link = read_result(&answer).map_err(link_error)?;
    if link.file_size.is_some_and(|size| size > LARGEST_FILE as u64) {
        return Err(FetchError::TooLarge);
    }
    let path = link.file_path.ok_or_else(|| FetchError::Refused("no link was given".to_owned()))?;
    client.download(&path, LARGEST_FILE).await.map_err(|fault| download_error(&fault))
}

/// What a failed `getFile` means.
fn link_error(fault: CallError) -> FetchError {
    match fault {
        CallError::Declined { code: 429, retry_after, .. } => {
            FetchError::RetryAfter(retry_after.unwrap_or(UNSAID_PAUSE))
        }
        CallError::Declined { code: 400, description, .. } => {
            if description.to_lowercase().contains("file is too big") {
                return FetchError::TooLarge;
            }
            FetchError::Refused(description)
        }
        // A token that was revoked says nothing about the file.
        CallError::Declined { code, description, .. } => {
            FetchError::Unreachable(format!("{code}: {description}"))
        }
        CallError::NoAnswer(text) | CallError::BadAddress(text) => FetchError::Unreachable(text),
    }
}

/// What a failed download means.
fn download_error(fault: &DownloadError) -> FetchError {
    match fault {
        DownloadError::TooLarge => FetchError::TooLarge,
        DownloadError::Status(429) => FetchError::RetryAfter(UNSAID_PAUSE),
        DownloadError::Status(404 | 410) => FetchError::Refused("the link is dead".to_owned()),
        DownloadError::Status(_) | DownloadError::NoAnswer(_) => FetchError::Unreachable(fault.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declined(code: u16, description: &str) -> FetchError {
        let description = description.to_owned();
        link_error(CallError::Declined { code, description, retry_after: None, migrated_to: None })
    }

    #[test]
    fn refusals_and_outages_are_told_apart() {
        let gone = "Bad Request: wrong file_id or the file is temporarily unavailable";
        assert_eq!(declined(400, gone), FetchError::Refused(gone.to_owned()));
        assert_eq!(declined(400, "Bad Request: file is too big"), FetchError::TooLarge);
        assert_eq!(declined(429, "Too Many Requests"), FetchError::RetryAfter(UNSAID_PAUSE));
        assert!(matches!(declined(401, "Unauthorized"), FetchError::Unreachable(_)));
        assert!(matches!(declined(502, "Bad Gateway"), FetchError::Unreachable(_)));
        assert!(matches!(download_error(&DownloadError::Status(404)), FetchError::Refused(_)));
        assert!(matches!(download_error(&DownloadError::Status(500)), FetchError::Unreachable(_)));
        assert_eq!(download_error(&DownloadError::TooLarge), FetchError::TooLarge);
    }
}
