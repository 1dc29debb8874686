//! The fields, or the groups, to narrow the list down to.

use std::collections::BTreeMap;

use i18n_embed_fl::fl;

use super::{amend, handler};
use crate::bot::desk::Desk;
use crate::bot::petition::register::choice::{Choice, Filter};
use crate::bot::petition::wording::Wording;
use crate::channels::{Button, Choices, Message};
use crate::domain::petition::Field;
use crate::domain::ward::{GroupCode, Ward};
use crate::store::petitions::find::{self, Listed};

/// The fields, or the groups, that have open petitions.
pub async fn narrow(desk: &mut Desk<'_>, ward_id: i32, by: &Choice) -> anyhow::Result<()> {
    let message = ways(desk, ward_id, by).await?;
    amend(desk, message).await
}

async fn ways(desk: &mut Desk<'_>, ward_id: i32, by: &Choice) -> anyhow::Result<Option<Message>> {
    let Some((ward, _)) = handler(desk, ward_id).await? else { return Ok(None) };
    let open = find::open_ones(&mut *desk.conn, ward_id).await?;
    let wording = Wording { ward: &ward.ward, voice: desk.voice() };
    let words = wording.words();
    let (text, filters, a_row) = if *by == Choice::Fields {
        (fl!(words, "register-choose-field"), by_field(&open), 1)
    } else {
        (fl!(words, "register-choose-group"), by_group(&open, &ward.ward), 3)
    };
    let buttons = filters.into_iter().map(|(filter, count)| {
        let label = format!("{}: {count}", wording.filter(&filter));
        Choice::List { filter, page: 0 }.button(ward_id, label)
    });
    let buttons: Vec<Button> = buttons.collect();
    let mut rows: Vec<_> = buttons.chunks(a_row).map(<[Button]>::to_vec).collect();
    let list = Choice::List { filter: Filter::Open, page: 0 };
    rows.push(vec![list.button(ward_id, fl!(words, "register-list-button"))]);
    Ok(Some(Message { text, choices: Choices::Buttons(rows) }))
}

fn by_field(open: &[Listed]) -> Vec<(Filter, usize)> {
    let count = |field: Field| open.iter().filter(|listed| listed.field == field).count();
    let counted = Field::ALL.into_iter().map(|field| (Filter::Field(field), count(field)));
    counted.filter(|(_, count)| *count > 0).collect()
}

/// By the groups' numbers; those that concern no group come first.
fn by_group(open: &[Listed], ward: &Ward) -> Vec<(Filter, usize)> {
    let mut counts: BTreeMap<(u32, Option<GroupCode>), usize> = BTreeMap::new();
    for listed in open {
        let group = listed.group.as_ref().and_then(|code| ward.group(code));
        let number = group.map_or(0, |group| group.number);
        *counts.entry((number, listed.group.clone())).or_default() += 1;
    }
    counts.into_iter().map(|((_, group), count)| (Filter::Group(group), count)).collect()
}
