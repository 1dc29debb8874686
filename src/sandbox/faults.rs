//! Faults on order: what a test wants the platform, or the way to it, to do wrong.

use serde::{Deserialize, Serialize};

use super::errors::ApiError;

/// What goes wrong.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum FaultKind {
    /// 429, to be tried again after so many seconds.
    TooManyRequests { retry_after: u64 },
    /// Any refusal: an HTTP status and a full description.
    Refuse { code: u16, description: String },
    /// The connection breaks, and nothing was done.
    DropBefore,
    /// The connection breaks after everything was done.
    DropAfter,
    /// The call is done after a pause.
    Delay { milliseconds: u64 },
}

/// A fault for the next `times` calls that match.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fault {
    /// A method of the Bot API; any when absent.
    #[serde(default)]
    pub method: Option<String>,
    /// A chat; any when absent.
    #[serde(default)]
    pub chat: Option<i64>,
    #[serde(default = "once")]
    pub times: u32,
    #[serde(flatten)]
    pub kind: FaultKind,
}

fn once() -> u32 {
    1
}

#[derive(Debug, Default)]
pub struct Faults {
    queue: Vec<Fault>,
}

impl Faults {
    pub fn add(&mut self, fault: Fault) {
        self.queue.push(fault);
    }

    pub fn clear(&mut self) {
        self.queue.clear();
    }

    pub fn list(&self) -> &[Fault] {
        &self.queue
    }

    /// Takes the first fault that matches. `method` in any case.
    pub fn take(&mut self, method: &str, chat: Option<i64>) -> Option<FaultKind> {
        let matches = |fault: &Fault| {
            let method_fits =
                fault.method.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method));
            method_fits && fault.chat.is_none_or(|wanted| Some(wanted) == chat)
        };
        let at = self.queue.iter().position(matches)?;
        let fault = &mut self.queue[at];
        let kind = fault.kind.clone();
        fault.times = fault.times.saturating_sub(1);
        if fault.times == 0 {
            self.queue.remove(at);
        }
        Some(kind)
    }
}

impl FaultKind {
    /// The refusal, for the kinds that are one.
    pub fn refusal(&self) -> Option<ApiError> {
        match self {
            Self::TooManyRequests { retry_after } => Some(ApiError::too_many_requests(*retry_after)),
            Self::Refuse { code, description } => Some(ApiError::new(*code, description)),
            Self::DropBefore | Self::DropAfter | Self::Delay { .. } => None,
        }
    }
}
