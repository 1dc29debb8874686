//! The ward's set-up in chat: posts, invitations, the committee's chat, targets, calendar, indicators, groups.

use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::help;

/// In the middle of typing something about the ward's set-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InWard {}

/// `/ward`
pub async fn open(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    help::not_understood(desk).await
}

/// A button of the ward's set-up.
pub async fn choose(desk: &mut Desk<'_>, _choice: &str) -> anyhow::Result<()> {
    help::stale_button(desk).await
}

/// Whatever is sent in the middle of setting something up.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    help::not_understood(desk).await
}
