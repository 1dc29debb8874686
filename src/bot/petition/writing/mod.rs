//! Writing a resident's petition, and sending it: for whoever holds a post that passes petitions on.

mod announce;
mod apply;
mod correct;
mod loaded;
mod open;
mod proceed;
mod send;

use serde::{Deserialize, Serialize};

use crate::dialogue::petition::Session;
use crate::domain::people::PostKind;
use crate::domain::ward::GroupCode;
use crate::store::petitions::drafts::DraftOf;

pub use self::correct::correct;
pub use self::loaded::{kept_files, without_messages, without_writer};
pub use self::open::{open, open_chosen};
pub use self::proceed::proceed;

/// In the middle of writing a petition: whose, and where in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InPetition {
    pub ward_id: i32,
    pub post: PostKind,
    pub group: Option<GroupCode>,
    /// The draft that is written on; absent while nothing is stored of it.
    pub draft_id: Option<String>,
    pub session: Session,
}

impl InPetition {
    /// Whose petition is being written.
    pub fn draft_of(&self) -> DraftOf {
        DraftOf { ward_id: self.ward_id, post: self.post, group: self.group.clone() }
    }

    /// At a stage of the petition in this draft.
    pub fn at(of: &DraftOf, draft_id: Option<String>, session: Session) -> Self {
        let DraftOf { ward_id, post, group } = of.clone();
        Self { ward_id, post, group, draft_id, session }
    }
}
