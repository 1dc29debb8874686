//! Following a petition that was sent.

use crate::bot::desk::Desk;
use crate::bot::help;

/// A button below what the sender hears of a petition.
pub async fn follow(desk: &mut Desk<'_>, _choice: &str) -> anyhow::Result<()> {
    help::stale_button(desk).await
}
