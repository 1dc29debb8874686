//! One's own data: what is kept of a person, changing it, withdrawing the consent, and being removed.

mod consent;
mod forget;
mod leave;
mod loaded;
mod show;

pub use self::consent::ask_consent;
pub use self::forget::ask_to_forget;
pub use self::show::show;

use crate::dialogue::enrol::Place;

use super::desk::Desk;
use super::{enrol, replies};

/// A button of one's own data: `phone`, `address`, `agree.<version>`, `details`, or one that leads to being removed.
pub async fn choose(desk: &mut Desk<'_>, choice: &str) -> anyhow::Result<()> {
    if desk.visitor.is_none() {
        return replies::stale_button(desk).await;
    }
    let (what, rest) = choice.split_once('.').unwrap_or((choice, ""));
    match (what, rest) {
        ("address", "") => enrol::change(desk, Place::Address).await,
        ("phone", "") => enrol::change(desk, Place::Phone).await,
        ("details", "") => consent::details(desk).await,
        ("agree", version) => consent::agree(desk, version).await,
        ("forget", "") => forget::ask(desk, forget::Why::Wish).await,
        ("withdraw", "") => forget::ask(desk, forget::Why::Withdrawal).await,
        ("keep", "") => forget::keep(desk).await,
        ("wait", ticket) => forget::wait(desk, ticket).await,
        ("vacant", ticket) => forget::confirm(desk, ticket).await,
        ("erase", ticket) => forget::erase(desk, ticket).await,
        _ => replies::stale_button(desk).await,
    }
}
