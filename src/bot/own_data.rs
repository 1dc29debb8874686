//! One's own data: what is kept of a person, and its removal.

use crate::dialogue::enrol::Place;

use super::desk::Desk;
use super::{enrol, help};

/// `/mydata`: what is kept of the person.
pub async fn show(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    help::not_understood(desk).await
}

/// `/forget`: asks whether the person is to be removed.
pub async fn ask_to_forget(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    help::not_understood(desk).await
}

/// A button of the two.
pub async fn choose(desk: &mut Desk<'_>, choice: &str) -> anyhow::Result<()> {
    match choice {
        "address" => enrol::change(desk, Place::Address).await,
        "phone" => enrol::change(desk, Place::Phone).await,
        _ => help::stale_button(desk).await,
    }
}
