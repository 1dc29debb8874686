//! A log of what the bot called, for tests: no tokens, no texts.

use std::collections::VecDeque;

use serde::Serialize;

const REMEMBERED: usize = 50_000;

/// One call of the Bot API.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    /// Grows by one with each call.
    pub number: u64,
    /// In lower case.
    pub method: String,
    pub chat: Option<i64>,
    /// HTTP status; 0 when the connection was broken on purpose.
    pub status: u16,
    /// The refusal, if it was one.
    pub description: Option<String>,
    pub milliseconds: u64,
    /// Milliseconds since 1970, by the machine's clock.
    pub at: i64,
}

#[derive(Debug, Default)]
pub struct CallLog {
    calls: VecDeque<Call>,
    last: u64,
}

impl CallLog {
    /// Adds a call; its number is given here.
    pub fn add(&mut self, mut call: Call) {
        self.last += 1;
        call.number = self.last;
        self.calls.push_back(call);
        if self.calls.len() > REMEMBERED {
            self.calls.pop_front();
        }
    }

    /// Calls with a number above `number`, oldest first.
    pub fn after(&self, number: u64) -> Vec<Call> {
        let later = self.calls.iter().filter(|call| call.number > number);
        later.cloned().collect()
    }
}
