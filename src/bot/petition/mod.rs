//! A resident's petition, passed on and followed by whoever holds the post that sent it.

use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::help;

/// In the middle of writing a petition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InPetition {}

/// `/petition`
pub async fn open(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    help::not_understood(desk).await
}

/// Whatever is sent in the middle of a petition.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    help::not_understood(desk).await
}

/// A button below what the sender hears of a petition.
pub async fn follow(desk: &mut Desk<'_>, _choice: &str) -> anyhow::Result<()> {
    help::stale_button(desk).await
}
