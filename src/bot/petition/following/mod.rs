//! Following a petition: how it stands, for whoever holds the post that passed it on, and what they can do about it.

mod asked;
mod choice;
mod follow;
mod sent;
mod status;
mod unprompted;
mod verdict;

pub use self::follow::{follow, follow_number};
pub use self::unprompted::take_unprompted;
pub use self::verdict::{give_verdict, verdict};

pub(super) use self::choice::What;
pub(super) use self::sent::button as list_button;
pub(super) use self::status::{say_done, say_status};
