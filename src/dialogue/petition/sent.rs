//! A file on its way into a petition.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::draft::FileKind;

/// What is sent while a petition is being written.
pub type Sent = crate::dialogue::sent::Sent<SentFile>;

/// A photo or a voice note as it arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentFile {
    pub kind: FileKind,
    /// The platform's id.
    pub file: String,
    pub sent_at: DateTime<Utc>,
    /// The album that it came in.
    pub album: Option<String>,
}
