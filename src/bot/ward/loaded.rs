//! Everything that setting up one ward works on, loaded, and how its cards are shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::channels::{Button, Choices, Message};
use crate::dialogue::ward::Form;
use crate::domain::catalogue::Catalogue;
use crate::domain::period::Month;
use crate::domain::period::local_day;
use crate::domain::voice::Voice;
use crate::domain::ward::{GroupCode, Ward};
use crate::store::reports;
use crate::store::wards::{self, StoredWard};
use crate::words::loader;

use super::choice::Choice;

/// How many lines a page of a list has.
pub const PAGE: usize = 8;

/// The ward with what its cards show.
pub struct LoadedWard {
    pub stored: StoredWard,
    pub catalogue: Arc<Catalogue>,
    pub submitted: BTreeSet<(GroupCode, Month)>,
    pub voice: Voice,
    pub today: NaiveDate,
}

impl LoadedWard {
    /// Loads the ward. The person's permission is asked before.
    pub async fn load(desk: &mut Desk<'_>, ward_id: i32) -> anyhow::Result<Option<Self>> {
        let Some(stored) = wards::by_id(&mut *desk.conn, ward_id).await? else { return Ok(None) };
        let catalogue =
            desk.house.catalogues.load(&mut *desk.conn, ward_id, &stored.catalogue_digest).await?;
        let submitted = reports::submitted_of_ward(&mut *desk.conn, ward_id).await?;
        let today = local_day(desk.now);
        Ok(Some(Self { stored, catalogue, submitted, voice: desk.voice(), today }))
    }

    /// The ward as it is set up now.
    pub fn ward(&self) -> &Ward {
        &self.stored.ward
    }

    /// What the dialogue may know.
    pub fn form(&self) -> Form<'_> {
        Form {
            ward_id: self.stored.ward_id,
            ward: &self.stored.ward,
            catalogue: &self.catalogue,
            submitted: &self.submitted,
            voice: self.voice,
            today: self.today,
        }
    }

    /// A button below one of its cards.
    pub fn button(&self, choice: &Choice, label: impl Into<String>) -> Button {
        choice.button(self.stored.ward_id, label)
    }

    /// The row that leads back to the ward's card.
    pub fn back_home(&self) -> Vec<Button> {
        vec![self.button(&Choice::Home, fl!(loader(self.voice), "ward-back-home"))]
    }

    /// Buttons to the page before and the one after, where there are such.
    pub fn turn_pages(&self, page: usize, count: usize, to: impl Fn(usize) -> Choice) -> Vec<Button> {
        let words = loader(self.voice);
        let before =
            page.checked_sub(1).map(|before| self.button(&to(before), fl!(words, "ward-page-before")));
        let after =
            ((page + 1) * PAGE < count).then(|| self.button(&to(page + 1), fl!(words, "ward-page-after")));
        before.into_iter().chain(after).collect()
    }
}

/// Shows a card in place of the one whose button was tapped, or as a new message.
pub async fn show_card(desk: &mut Desk<'_>, text: String, rows: Vec<Vec<Button>>) -> anyhow::Result<()> {
    let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    let message = Message { text, choices: Choices::Buttons(rows) };
    desk.answer_tap(None).await?;
    desk.replace_tapped(message).await
}
