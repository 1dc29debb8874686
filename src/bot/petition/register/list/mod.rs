//! `/petitions`: lists of petitions, and the ways to narrow them down.

mod draw;
mod narrow;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::petition::loaded::{LoadedPetition, handling_post, today};
use crate::bot::petition::wording::Wording;
use crate::bot::replies;
use crate::channels::{Choices, Message};
use crate::domain::people::PostKind;
use crate::domain::permissions::Permission;
use crate::domain::petition::{Number, Standing, Status, deadlines, next_due};
use crate::store::petitions::find::{self, Listed, Which};
use crate::store::wards::{self, StoredWard};

use super::card;
use super::choice::{Choice, Filter};
use draw::{Counts, Page};
pub use narrow::narrow;

/// How many petitions a page shows.
const A_PAGE: usize = 8;

/// `/petitions`, perhaps with the number of a petition.
pub async fn open(desk: &mut Desk<'_>, argument: &str) -> anyhow::Result<()> {
    let mut ward_ids: Vec<i32> =
        desk.posts_that(Permission::HandlePetitions).iter().map(|post| post.ward_id).collect();
    ward_ids.sort_unstable();
    ward_ids.dedup();
    let number = Number::typed(argument);
    for spelling in number.iter().flat_map(Number::spellings) {
        for ward_id in &ward_ids {
            if let Some((loaded, _)) = LoadedPetition::for_handler(desk, *ward_id, &spelling).await? {
                return card::say(desk, &loaded, None).await;
            }
        }
    }
    let missing = number.map(|number| {
        fl!(crate::words::loader(desk.voice()), "register-not-found", number = number.as_str())
    });
    match ward_ids.as_slice() {
        [] => replies::not_for_you(desk).await,
        [ward_id] => match page(desk, *ward_id, &Filter::Open, 0, missing).await? {
            Some(message) => desk.say(message).await.map(drop),
            None => replies::not_for_you(desk).await,
        },
        several => choose_ward(desk, several).await,
    }
}

/// A page of a list; it takes the place of the list that was tapped.
pub async fn turn(desk: &mut Desk<'_>, ward_id: i32, filter: &Filter, at: usize) -> anyhow::Result<()> {
    let message = page(desk, ward_id, filter, at, None).await?;
    amend(desk, message).await
}

async fn amend(desk: &mut Desk<'_>, message: Option<Message>) -> anyhow::Result<()> {
    let Some(message) = message else { return replies::stale_button(desk).await };
    desk.answer_tap(None).await?;
    desk.replace_tapped(message).await
}

async fn choose_ward(desk: &mut Desk<'_>, ward_ids: &[i32]) -> anyhow::Result<()> {
    let mut rows = Vec::new();
    for ward_id in ward_ids {
        if let Some(stored) = wards::by_id(&mut *desk.conn, *ward_id).await? {
            let list = Choice::List { filter: Filter::Open, page: 0 };
            rows.push(vec![list.button(*ward_id, stored.ward.name)]);
        }
    }
    let text = fl!(crate::words::loader(desk.voice()), "register-choose-ward");
    desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop)
}

/// What a handler of the ward sees; `None` for everybody else.
async fn handler(desk: &mut Desk<'_>, ward_id: i32) -> anyhow::Result<Option<(StoredWard, PostKind)>> {
    let Some(post) = handling_post(desk, ward_id) else { return Ok(None) };
    Ok(wards::by_id(&mut *desk.conn, ward_id).await?.map(|ward| (ward, post)))
}

/// A petition of a list, with how it stands.
struct Line {
    listed: Listed,
    due: Option<NaiveDate>,
    standing: Standing,
}

async fn page(
    desk: &mut Desk<'_>,
    ward_id: i32,
    filter: &Filter,
    at: usize,
    lead: Option<String>,
) -> anyhow::Result<Option<Message>> {
    let Some((ward, post)) = handler(desk, ward_id).await? else { return Ok(None) };
    let today = today(desk);
    let open = open_lines(desk, &ward, today).await?;
    let counts = Counts::of(&open, post);
    let (all, lines, at) = match filter {
        Filter::Done => done(desk, &ward, today, at).await?,
        Filter::Open
        | Filter::New
        | Filter::Mine
        | Filter::DueSoon
        | Filter::Overdue
        | Filter::Field(_)
        | Filter::Group(_) => {
            let lines: Vec<_> = open.into_iter().filter(|line| takes(filter, line, post)).collect();
            let all = lines.len();
            let at = at.min(last_page(all));
            (all, lines.into_iter().skip(at * A_PAGE).take(A_PAGE).collect(), at)
        }
    };
    let wording = Wording { ward: &ward.ward, voice: desk.voice() };
    let page = Page { ward_id, filter, all, at, lines: &lines, counts: &counts, wording };
    Ok(Some(page.message(lead)))
}

/// Every open petition, the most urgent first: those that fall due earliest, then those without a deadline, the newest first.
async fn open_lines(desk: &mut Desk<'_>, ward: &StoredWard, today: NaiveDate) -> anyhow::Result<Vec<Line>> {
    let open = find::open_ones(&mut *desk.conn, ward.ward_id).await?;
    let mut lines: Vec<Line> = open.into_iter().map(|listed| line(listed, ward, today)).collect();
    lines.sort_by_key(|line| (line.due.is_none(), line.due));
    Ok(lines)
}

fn line(listed: Listed, ward: &StoredWard, today: NaiveDate) -> Line {
    let settings = &ward.ward.petitions;
    let deadlines = deadlines(&listed.petition, settings);
    let next = next_due(&deadlines);
    let standing = Standing::of(next, today, &settings.working_days);
    Line { due: next.and_then(|next| next.due.ok()), standing, listed }
}

/// A page of those that are ended, the newest first.
async fn done(
    desk: &mut Desk<'_>,
    ward: &StoredWard,
    today: NaiveDate,
    at: usize,
) -> anyhow::Result<(usize, Vec<Line>, usize)> {
    let ended = Status::ended();
    let which = Which { statuses: Some(&ended), ..Which::default() };
    let all = find::count(&mut *desk.conn, ward.ward_id, &which).await?;
    let at = at.min(last_page(all));
    let page = (i64::try_from(A_PAGE)?, i64::try_from(at * A_PAGE)?);
    let listed = find::list(&mut *desk.conn, ward.ward_id, &which, page).await?;
    Ok((all, listed.into_iter().map(|listed| line(listed, ward, today)).collect(), at))
}

fn takes(filter: &Filter, line: &Line, post: PostKind) -> bool {
    match filter {
        Filter::Open => true,
        Filter::New => line.listed.petition.status() == Status::Received,
        Filter::Mine => line.listed.handler == Some(post),
        Filter::DueSoon => line.standing.is_near(),
        Filter::Overdue => line.standing.is_overdue(),
        Filter::Done => false,
        Filter::Field(field) => line.listed.field == *field,
        Filter::Group(group) => line.listed.group == *group,
    }
}

const fn last_page(all: usize) -> usize {
    all.saturating_sub(1) / A_PAGE
}
