//! A long text that the messenger cut in two: its rest comes in the next message.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// A text that may have been cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    pub sent_at: DateTime<Utc>,
    /// It was cut at a space, which the messenger leaves out.
    pub at_a_space: bool,
}

impl Cut {
    /// Texts from this length on (UTF-16 units) may have been cut: messengers cut at 4,096, or at the space before.
    const SHORTEST: usize = 3_900;
    /// The longest text of one message, in UTF-16 units.
    const FULL: usize = 4_096;
    /// The parts of a cut text are sent within the same moment.
    const SAME_MOMENT: Duration = Duration::seconds(3);

    /// Where a text is so long that it may go on in the next message.
    pub(in crate::dialogue) fn of(text: &str, sent_at: DateTime<Utc>) -> Option<Self> {
        let units = text.encode_utf16().count();
        (units >= Self::SHORTEST).then_some(Self { sent_at, at_a_space: units < Self::FULL })
    }

    /// Whether a message sent at `sent_at` is the rest.
    pub(in crate::dialogue) fn goes_on(&self, sent_at: DateTime<Utc>) -> bool {
        let after = sent_at - self.sent_at;
        Duration::zero() <= after && after <= Self::SAME_MOMENT
    }

    /// What belongs between the parts.
    pub(in crate::dialogue) const fn seam(&self) -> &'static str {
        if self.at_a_space { " " } else { "" }
    }
}
