//! Where a person is in doing something with a petition.

use serde::{Deserialize, Serialize};

use crate::dialogue::cut::Cut;
use crate::dialogue::held::Held;
use crate::domain::petition::{Action, ActionKind, Evidence, Said};

/// The place of one person, between two messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub action: ActionKind,
    pub stage: Stage,
    /// Carried by the buttons of the newest message: a button with another one is stale.
    pub nonce: String,
    /// The newest text, where the messenger may have cut it: it goes on in the next message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<Cut>,
}

/// What is asked for, with what was given before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The one text of an action that needs one: a question, a reason, an answer, where to turn to.
    Words,
    /// The body that it is forwarded to.
    Body,
    /// The reference number of forwarding.
    Reference {
        body: Said,
    },
    Outcome,
    /// What the outcome rests on.
    Reason {
        outcome: Said,
    },
    /// Photos that show the outcome.
    Evidence {
        outcome: Said,
        reason: Said,
        photos: Vec<File>,
    },
    /// Whatever the sender adds: text, photos, voice notes.
    More {
        text: Option<Said>,
        files: Vec<File>,
    },
    /// Everything is there, and is shown before it is done.
    Review {
        action: Action,
        files: Vec<File>,
    },
    /// Is this a denunciation? What the sender sends is held here, and nowhere else, until they have said so; `back` is the
    /// stage that was open.
    Suspected {
        held: Held<File>,
        back: Box<Stage>,
    },
}

/// What is sent while something is done with a petition. A file is taken in already.
pub type Sent = crate::dialogue::sent::Sent<File>;

/// A file that was sent for it. Its bytes are kept elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub attachment_id: i64,
    pub kind: FileKind,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Photo,
    Voice,
}

impl Session {
    /// At a stage, before anything is shown.
    pub(super) const fn at(action: ActionKind, stage: Stage) -> Self {
        Self { action, stage, nonce: String::new(), cut: None }
    }

    /// What is set aside when the person turns to something else, and the files that belong to nothing then. Nothing is where
    /// nothing was given; what may be a denunciation goes.
    pub fn into_aside(self) -> (Option<Self>, Vec<File>) {
        let files = self.files();
        let stage = match self.stage {
            Stage::Suspected { back, .. } => *back,
            stage => stage,
        };
        let kept = stage.files();
        let dropped = files.into_iter().filter(|file| !kept.contains(file)).collect();
        let session = Self { stage, cut: None, ..self };
        (session.stage.has_content().then_some(session), dropped)
    }

    /// What was written so far, as one reads it.
    pub fn written(&self) -> Option<String> {
        self.stage.written()
    }

    /// The files that belong to what is being done.
    pub fn files(&self) -> Vec<File> {
        self.stage.files()
    }

    /// Whether a file of this kind is taken now.
    pub fn takes(&self, kind: FileKind) -> bool {
        self.stage.takes(kind)
    }
}

impl Stage {
    /// The files that were sent for it.
    fn files(&self) -> Vec<File> {
        match self {
            Self::Evidence { photos: files, .. } | Self::More { files, .. } | Self::Review { files, .. } => {
                files.clone()
            }
            Self::Words | Self::Body | Self::Reference { .. } | Self::Outcome | Self::Reason { .. } => vec![],
            Self::Suspected { held, back } => back.files().into_iter().chain(held.files().copied()).collect(),
        }
    }

    fn takes(&self, kind: FileKind) -> bool {
        match self {
            Self::More { .. } => true,
            Self::Evidence { .. } => kind == FileKind::Photo,
            Self::Suspected { back, .. } => back.takes(kind),
            Self::Review { action, .. } => match action.kind() {
                ActionKind::AddMore => true,
                kind_of_action => kind_of_action == ActionKind::Settle && kind == FileKind::Photo,
            },
            Self::Words | Self::Body | Self::Reference { .. } | Self::Outcome | Self::Reason { .. } => false,
        }
    }

    /// Whether anything was given that would be a loss.
    fn has_content(&self) -> bool {
        self.written().is_some() || !self.files().is_empty()
    }

    fn written(&self) -> Option<String> {
        match self {
            Self::Words | Self::Body | Self::Outcome => None,
            Self::Reference { body: text } | Self::Reason { outcome: text } => Some(text.to_string()),
            Self::Evidence { outcome, reason, .. } => Some(format!("{outcome}\n{reason}")),
            Self::More { text, .. } => text.as_ref().map(ToString::to_string),
            Self::Review { action, .. } => action.clone().into_detail().written(),
            Self::Suspected { back, .. } => back.written(),
        }
    }

    /// Where an action begins that needs something said; `None` for one that is done at once.
    pub fn first(action: ActionKind) -> Option<Self> {
        match action {
            ActionKind::Take | ActionKind::Accept | ActionKind::Start => None,
            ActionKind::AskMore
            | ActionKind::RefuseAsIneligible
            | ActionKind::Guide
            | ActionKind::Refuse
            | ActionKind::Answer
            | ActionKind::Reopen => Some(Self::Words),
            ActionKind::Forward => Some(Self::Body),
            ActionKind::Settle => Some(Self::Outcome),
            ActionKind::AddMore => Some(Self::More { text: None, files: vec![] }),
            // The sender hears of it, and the ward's reports count it: a slip of the finger must not do it.
            ActionKind::MarkCoordinated => {
                Some(Self::Review { action: Action::MarkCoordinated, files: vec![] })
            }
            ActionKind::Withdraw => Some(Self::Review { action: Action::Withdraw, files: vec![] }),
        }
    }
}

/// The action that one text makes whole; `None` where it needs other things.
pub(super) fn with_words(action: ActionKind, text: Said) -> Option<Action> {
    match action {
        ActionKind::AskMore => Some(Action::AskMore { question: text }),
        ActionKind::RefuseAsIneligible => Some(Action::RefuseAsIneligible { reason: text }),
        ActionKind::Guide => Some(Action::Guide { where_to: text }),
        ActionKind::Refuse => Some(Action::Refuse { reason: text }),
        ActionKind::Answer => Some(Action::Answer { text }),
        ActionKind::Reopen => Some(Action::Reopen { reason: text }),
        ActionKind::AddMore => Some(Action::AddMore { text: Some(text) }),
        ActionKind::Take
        | ActionKind::Accept
        | ActionKind::Start
        | ActionKind::Settle
        | ActionKind::Forward
        | ActionKind::MarkCoordinated
        | ActionKind::Withdraw => None,
    }
}

/// The evidence that these photos are.
pub(super) fn evidence(photos: &[File]) -> Evidence {
    match u32::try_from(photos.len()) {
        Ok(0) => Evidence::NotApplicable,
        count => Evidence::Photos(count.unwrap_or(u32::MAX)),
    }
}
