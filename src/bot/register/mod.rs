//! The register of petitions, for those who handle them.

use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::help;

/// In the middle of typing something about a petition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handling {}

/// `/petitions`
pub async fn open(desk: &mut Desk<'_>, _argument: &str) -> anyhow::Result<()> {
    help::not_understood(desk).await
}

/// A button of the register.
pub async fn choose(desk: &mut Desk<'_>, _choice: &str) -> anyhow::Result<()> {
    help::stale_button(desk).await
}

/// Whatever is sent in the middle of handling a petition.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    help::not_understood(desk).await
}
