//! `/figures`: a group's own months of the year.

use crate::documents::chat;
use crate::domain::period::Month;
use crate::domain::period::local_day;
use crate::domain::permissions::Permission;
use crate::store::people::Holding;
use crate::store::{reports, wards};
use crate::summary::own_year::own_year;

use super::desk::Desk;
use super::replies;

/// Shows each group of the person's posts its months of the year; in January those of the year that has just ended.
pub async fn own(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let posts: Vec<Holding> =
        desk.posts().iter().filter(|post| post.kind.may(Permission::ReadGroupFigures)).cloned().collect();
    if posts.is_empty() {
        return replies::not_for_you(desk).await;
    }
    for post in posts {
        show(desk, &post).await?;
    }
    Ok(())
}

async fn show(desk: &mut Desk<'_>, post: &Holding) -> anyhow::Result<()> {
    let (Some(part), Some(code)) = (post.kind.part(), &post.group) else { return Ok(()) };
    let Some(ward) = wards::by_id(&mut *desk.conn, post.ward_id).await? else { return Ok(()) };
    let Some(group) = ward.ward.group(code) else { return Ok(()) };
    let today = local_day(desk.now);
    let open = ward.ward.calendar.open_months(today).into_iter().last();
    let until = open.unwrap_or_else(|| Month::of(today).previous());
    let catalogue = desk.house.catalogues.load(&mut *desk.conn, ward.ward_id, &ward.catalogue_digest).await?;
    let entries = reports::entries_of_year(&mut *desk.conn, ward.ward_id, until.year()).await?;
    let year = own_year(&catalogue, &ward.ward, (group, part), &entries, until, desk.now);
    for text in chat::own_year(&catalogue, &ward.ward, group, &year, desk.language(), desk.longest_text()) {
        desk.say_text(text).await?;
    }
    Ok(())
}
