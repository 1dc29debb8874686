//! Finding petitions: lists without anything personal, and one petition with its sealed words.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::domain::people::PostKind;
use crate::domain::petition::content::Content;
use crate::domain::petition::{Detail, EventKind, Field, Kind, Milestone, Number, Petition, Status};
use crate::domain::ward::GroupCode;
use crate::seal::Keyring;
use crate::store::{group_column, group_columns, group_of};
use crate::store::{impossible, purposes};

/// A petition as the register lists it: nothing of it is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub petition: Petition,
    pub field: Field,
    /// The group that it is about; absent where it is the ward's.
    pub group: Option<GroupCode>,
    /// The post that passed it on, and whose the following is; absent for imported ones, and where it is kept no longer.
    pub sender: Option<(PostKind, Option<GroupCode>)>,
    /// The post that has taken it.
    pub handler: Option<PostKind>,
    pub households: Option<u32>,
    pub identity_protected: bool,
}

/// A petition with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub listed: Listed,
    /// Absent where it is kept no longer.
    pub content: Option<Content>,
    /// Oldest first.
    pub events: Vec<Event>,
}

/// Something that happened to a petition, with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub milestone: Milestone,
    pub detail: Detail,
}

/// Which petitions are listed. All conditions hold.
#[derive(Debug, Clone, Default)]
pub struct Which<'a> {
    /// In one of these; absent for any.
    pub statuses: Option<&'a [Status]>,
    /// Passed on by this post of one of these groups; no groups for posts of the ward.
    pub sender: Option<(PostKind, &'a [GroupCode])>,
    /// Of this number.
    pub number: Option<&'a Number>,
    pub like: Option<Like<'a>>,
}

/// Petitions about the same group (or the ward) and field that were received in a span of time, both ends included.
#[derive(Debug, Clone, Copy)]
pub struct Like<'a> {
    pub group: Option<&'a GroupCode>,
    pub field: Field,
    pub received: (DateTime<Utc>, DateTime<Utc>),
}

impl Listed {
    /// Its number.
    pub const fn number(&self) -> &Number {
        self.petition.number()
    }

    /// How many events it has: who acts on an older number has seen an older card.
    pub fn events(&self) -> usize {
        self.petition.milestones().count()
    }
}

/// The petitions of a ward, the newest first.
pub async fn list(
    conn: &mut PgConnection,
    ward_id: i32,
    which: &Which<'_>,
    page: (i64, i64),
) -> anyhow::Result<Vec<Listed>> {
    let statuses = which.statuses.map(codes);
    let (limit, offset) = page;
    let rows = sqlx::query_as!(
        Row,
        "select number, kind, field, group_code, status, sender_post, sender_group, handler_post, households,
                identity_protected
         from petition
         where ward_id = $1 and ($2::text[] is null or status = any ($2))
           and ($3::text is null or (sender_post = $3 and coalesce(sender_group, '') = any ($4)))
           and ($5::text is null or number = $5)
           and ($6::text is null or (field = $6 and group_code = $7 and received_at between $8 and $9))
         order by received_at desc, number desc
         limit $10 offset $11",
        ward_id,
        statuses.as_deref() as Option<&[String]>,
        which.sender.map(|(kind, _)| kind.code()),
        &which.sender.map_or_else(Vec::new, |(_, groups)| group_columns(groups)),
        which.number.map(Number::as_str),
        which.like.map(|like| like.field.code()),
        which.like.map(|like| group_column(like.group)),
        which.like.map(|like| like.received.0),
        which.like.map(|like| like.received.1),
        limit,
        offset,
    )
    .fetch_all(&mut *conn)
    .await?;
    let numbers: Vec<String> = rows.iter().map(|row| row.number.clone()).collect();
    let mut milestones = milestones(conn, ward_id, &numbers).await?;
    rows.into_iter()
        .map(|row| {
            let own = milestones.remove(&row.number).unwrap_or_default();
            row.listed(&own)
        })
        .collect()
}

/// How many petitions there are.
pub async fn count(conn: &mut PgConnection, ward_id: i32, which: &Which<'_>) -> anyhow::Result<usize> {
    let statuses = which.statuses.map(codes);
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from petition
           where ward_id = $1 and ($2::text[] is null or status = any ($2))
             and ($3::text is null or (sender_post = $3 and coalesce(sender_group, '') = any ($4)))
             and ($5::text is null or number = $5)
             and ($6::text is null or (field = $6 and group_code = $7 and received_at between $8 and $9))"#,
        ward_id,
        statuses.as_deref() as Option<&[String]>,
        which.sender.map(|(kind, _)| kind.code()),
        &which.sender.map_or_else(Vec::new, |(_, groups)| group_columns(groups)),
        which.number.map(Number::as_str),
        which.like.map(|like| like.field.code()),
        which.like.map(|like| group_column(like.group)),
        which.like.map(|like| like.received.0),
        which.like.map(|like| like.received.1),
    )
    .fetch_one(conn)
    .await?;
    usize::try_from(count).map_err(|_| impossible("count", count))
}

/// Every petition of a ward that is still to be ended, the newest first.
pub async fn open_ones(conn: &mut PgConnection, ward_id: i32) -> anyhow::Result<Vec<Listed>> {
    let open = Status::open();
    let which = Which { statuses: Some(&open), ..Which::default() };
    list(conn, ward_id, &which, (i64::MAX, 0)).await
}

/// The petition of that number, opened.
pub async fn one(
    conn: &mut PgConnection,
    keyring: &Keyring,
    ward_id: i32,
    number: &Number,
) -> anyhow::Result<Option<Opened>> {
    let which = Which { number: Some(number), ..Which::default() };
    let Some(listed) = list(conn, ward_id, &which, (1, 0)).await?.pop() else { return Ok(None) };
    let mut contents = contents(conn, keyring, ward_id, &[number.as_str().to_owned()]).await?;
    let content = contents.pop().map(|(_, content)| content);
    let rows = sqlx::query!(
        "select sequence, detail from petition_event where ward_id = $1 and number = $2 order by sequence",
        ward_id,
        number.as_str(),
    )
    .fetch_all(conn)
    .await?;
    let details = rows.into_iter().map(|row| match row.detail {
        None => Ok(Detail::Nothing),
        Some(sealed) => {
            let purpose = purposes::petition_event(ward_id, number.as_str(), row.sequence);
            // The fault says nothing of the words.
            serde_json::from_slice(&keyring.open(&purpose, &sealed)?)
                .map_err(|_| impossible("detail", number))
        }
    });
    let details: Vec<Detail> = details.collect::<anyhow::Result<_>>()?;
    let events = listed.petition.milestones().zip(details);
    let events = events.map(|(milestone, detail)| Event { milestone, detail }).collect();
    Ok(Some(Opened { listed, content, events }))
}

/// What these petitions say, as far as it is kept.
pub async fn contents(
    conn: &mut PgConnection,
    keyring: &Keyring,
    ward_id: i32,
    numbers: &[String],
) -> anyhow::Result<Vec<(Number, Content)>> {
    let rows = sqlx::query!(
        r#"select number, content as "content!" from petition
           where ward_id = $1 and number = any ($2) and content is not null order by number"#,
        ward_id,
        numbers,
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let plain = keyring.open(&purposes::petition(ward_id, &row.number), &row.content)?;
            let content = serde_json::from_slice(&plain).map_err(|_| impossible("content", &row.number))?;
            Ok((number_of(&row.number)?, content))
        })
        .collect()
}

/// A row of `petition` without its words.
struct Row {
    number: String,
    kind: String,
    field: String,
    group_code: String,
    status: String,
    sender_post: Option<String>,
    sender_group: Option<String>,
    handler_post: Option<String>,
    households: Option<i32>,
    identity_protected: bool,
}

impl Row {
    fn listed(self, milestones: &[Milestone]) -> anyhow::Result<Listed> {
        let kind = Kind::from_code(&self.kind).ok_or_else(|| impossible("kind", &self.kind))?;
        let petition = Petition::replay(&number_of(&self.number)?, kind, milestones)?;
        if petition.status().code() != self.status {
            return Err(impossible("status", &self.status));
        }
        let post = |code: &String| PostKind::from_code(code).ok_or_else(|| impossible("post", code));
        let sender = self.sender_post.as_ref().map(post).transpose()?;
        let sender_group = self.sender_group.as_deref().and_then(group_of);
        let households = self.households.map(u32::try_from).transpose();
        Ok(Listed {
            petition,
            field: Field::from_code(&self.field).ok_or_else(|| impossible("field", &self.field))?,
            group: group_of(&self.group_code),
            sender: sender.map(|kind| (kind, sender_group)),
            handler: self.handler_post.as_ref().map(post).transpose()?,
            households: households.map_err(|_| impossible("count of households", &self.number))?,
            identity_protected: self.identity_protected,
        })
    }
}

async fn milestones(
    conn: &mut PgConnection,
    ward_id: i32,
    numbers: &[String],
) -> anyhow::Result<BTreeMap<String, Vec<Milestone>>> {
    let rows = sqlx::query!(
        "select number, at, kind, status from petition_event
         where ward_id = $1 and number = any ($2) order by number, sequence",
        ward_id,
        numbers,
    )
    .fetch_all(conn)
    .await?;
    let mut all: BTreeMap<String, Vec<Milestone>> = BTreeMap::new();
    for row in rows {
        let milestone = milestone_of(row.at, &row.kind, &row.status)?;
        all.entry(row.number).or_default().push(milestone);
    }
    Ok(all)
}

fn milestone_of(at: DateTime<Utc>, kind: &str, status: &str) -> anyhow::Result<Milestone> {
    let kind = EventKind::from_code(kind).ok_or_else(|| impossible("kind of event", kind))?;
    let status = Status::from_code(status).ok_or_else(|| impossible("status", status))?;
    Ok(Milestone { at, kind, status })
}

fn number_of(column: &str) -> anyhow::Result<Number> {
    Number::parse(column).ok_or_else(|| impossible("number", column))
}

/// Statuses as the tables write them.
pub(in crate::store) fn codes(statuses: &[Status]) -> Vec<String> {
    statuses.iter().map(|status| status.code().to_owned()).collect()
}
