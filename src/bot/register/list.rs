//! `/petitions`: lists of petitions, and the ways to narrow them down.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::channels::{Button, Choices, Message};
use crate::domain::people::PostKind;
use crate::domain::permissions::Permission;
use crate::domain::petition::{Field, Number, Standing, Status, deadlines, next_due};
use crate::domain::ward::GroupCode;
use crate::store::petitions::find::{self, Listed, Which};
use crate::store::wards::{self, StoredWard};

use super::card;
use super::choice::{Choice, Filter};
use super::dossier::{Dossier, handling_post, today};
use super::wording::Wording;

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
            if let Some((dossier, _)) = Dossier::for_handler(desk, *ward_id, &spelling).await? {
                return card::say(desk, &dossier, None).await;
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

/// The fields, or the groups, that have open petitions.
pub async fn narrow(desk: &mut Desk<'_>, ward_id: i32, by: &Choice) -> anyhow::Result<()> {
    let message = kinds_of_lists(desk, ward_id, by).await?;
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
    let text = lead.into_iter().chain(texts(filter, all, &lines, at, wording)).collect::<Vec<_>>();
    let rows = rows(ward_id, filter, all, &lines, at, &counts, wording);
    Ok(Some(Message { text: text.join("\n\n"), choices: Choices::Buttons(rows) }))
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
    let ended: Vec<Status> = Status::ALL.into_iter().filter(|status| !status.is_open()).collect();
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

/// How many open petitions each filter would show.
struct Counts {
    open: usize,
    new: usize,
    mine: usize,
    due_soon: usize,
    overdue: usize,
}

impl Counts {
    fn of(open: &[Line], post: PostKind) -> Self {
        let count = |filter: Filter| open.iter().filter(|line| takes(&filter, line, post)).count();
        Self {
            open: open.len(),
            new: count(Filter::New),
            mine: count(Filter::Mine),
            due_soon: count(Filter::DueSoon),
            overdue: count(Filter::Overdue),
        }
    }
}

fn texts(filter: &Filter, all: usize, lines: &[Line], at: usize, wording: Wording<'_>) -> Vec<String> {
    let words = wording.words();
    let heading = fl!(words, "register-heading", filter = wording.filter(filter), count = all);
    if lines.is_empty() {
        let empty = match filter {
            Filter::Open => fl!(words, "register-empty-open"),
            Filter::New
            | Filter::Mine
            | Filter::DueSoon
            | Filter::Overdue
            | Filter::Done
            | Filter::Field(_)
            | Filter::Group(_) => fl!(words, "register-empty"),
        };
        return vec![heading, empty];
    }
    let hint = match last_page(all) {
        0 => fl!(words, "register-tap-to-open"),
        last => {
            let (page, pages) = (at + 1, last + 1);
            fl!(words, "register-page", page = page, pages = pages)
        }
    };
    let lines = lines.iter().map(|line| {
        let listed = &line.listed;
        let petition = &listed.petition;
        let first = [
            format!("**{}**", listed.number()),
            wording.kind(petition.kind()),
            wording.short_field(listed.field),
            wording.group(listed.group.as_ref()),
        ];
        let status = wording.status(petition.status());
        let second = match line.standing {
            Standing::NoDeadline => status,
            standing @ (Standing::Unknown(_) | Standing::DueIn(_) | Standing::OverdueBy(_)) => {
                format!("{status} · {}", wording.standing(standing))
            }
        };
        format!("{}\n{second}", first.join(" · "))
    });
    [heading].into_iter().chain(lines).chain([hint]).collect()
}

fn rows(
    ward_id: i32,
    shown: &Filter,
    all: usize,
    lines: &[Line],
    at: usize,
    counts: &Counts,
    wording: Wording<'_>,
) -> Vec<Vec<Button>> {
    let words = wording.words();
    let numbers = lines.iter().map(|line| line.listed.number());
    let numbers: Vec<_> =
        numbers.map(|number| Choice::Card(number.clone()).button(ward_id, number.as_str())).collect();
    let mut rows: Vec<_> = numbers.chunks(2).map(<[Button]>::to_vec).collect();
    let to_page =
        |page: usize, label: &str| Choice::List { filter: shown.clone(), page }.button(ward_id, label);
    let turns = [
        (at > 0).then(|| to_page(at.saturating_sub(1), "◀")),
        (at < last_page(all)).then(|| to_page(at + 1, "▶")),
    ];
    let turns: Vec<_> = turns.into_iter().flatten().collect();
    if !turns.is_empty() {
        rows.push(turns);
    }
    let counted = [
        (Filter::Open, Some(counts.open)),
        (Filter::New, Some(counts.new)),
        (Filter::Mine, Some(counts.mine)),
        (Filter::DueSoon, Some(counts.due_soon)),
        (Filter::Overdue, Some(counts.overdue)),
        (Filter::Done, None),
    ];
    let filters = counted.into_iter().filter(|(filter, _)| filter != shown).map(|(filter, count)| {
        let name = wording.filter(&filter);
        let label = count.map_or(name.clone(), |count| format!("{name}: {count}"));
        Choice::List { filter, page: 0 }.button(ward_id, label)
    });
    let filters: Vec<_> = filters.collect();
    rows.extend(filters.chunks(2).map(<[Button]>::to_vec));
    if counts.open > 0 {
        rows.push(vec![
            Choice::Fields.button(ward_id, fl!(words, "register-fields-button")),
            Choice::Groups.button(ward_id, fl!(words, "register-groups-button")),
        ]);
    }
    rows
}

async fn kinds_of_lists(desk: &mut Desk<'_>, ward_id: i32, by: &Choice) -> anyhow::Result<Option<Message>> {
    let Some((ward, _)) = handler(desk, ward_id).await? else { return Ok(None) };
    let open = find::open_ones(&mut *desk.conn, ward_id).await?;
    let wording = Wording { ward: &ward.ward, voice: desk.voice() };
    let button = |filter: Filter, count: usize| {
        let label = format!("{}: {count}", wording.filter(&filter));
        vec![Choice::List { filter, page: 0 }.button(ward_id, label)]
    };
    let (text, mut rows): (String, Vec<Vec<Button>>) = if *by == Choice::Fields {
        let count = |field: Field| open.iter().filter(|listed| listed.field == field).count();
        let fields =
            Field::ALL.into_iter().map(|field| (field, count(field))).filter(|(_, count)| *count > 0);
        let rows = fields.map(|(field, count)| button(Filter::Field(field), count)).collect();
        (fl!(wording.words(), "register-choose-field"), rows)
    } else {
        let mut groups: BTreeMap<(u32, Option<GroupCode>), usize> = BTreeMap::new();
        for listed in &open {
            let number = listed.group.as_ref().and_then(|code| ward.ward.group(code));
            let key = (number.map_or(0, |group| group.number), listed.group.clone());
            *groups.entry(key).or_default() += 1;
        }
        let buttons: Vec<Button> =
            groups.into_iter().flat_map(|((_, group), count)| button(Filter::Group(group), count)).collect();
        let rows = buttons.chunks(3).map(<[Button]>::to_vec).collect();
        (fl!(wording.words(), "register-choose-group"), rows)
    };
    let list = Choice::List { filter: Filter::Open, page: 0 };
    rows.push(vec![list.button(ward_id, fl!(wording.words(), "register-list-button"))]);
    Ok(Some(Message { text, choices: Choices::Buttons(rows) }))
}
