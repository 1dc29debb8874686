//! Submitted revisions of the groups' months, part by part. They are added, and never changed.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::ensure;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::{answers_of, impossible, month_of, revision_of, ward_entries};
use crate::domain::answer::Answers;
use crate::domain::people::{Part, PostKind};
use crate::domain::period::Month;
use crate::domain::report::{Entry, Source, Writer};
use crate::domain::ward::GroupCode;

/// One part of a group's month on its way into the store.
#[derive(Debug, Clone)]
pub struct Submission<'a> {
    pub ward_id: i32,
    pub group: &'a GroupCode,
    pub month: Month,
    pub part: Part,
    pub answers: &'a Answers,
    /// The catalogue under which the questions were answered.
    pub catalogue_digest: &'a str,
    pub submitted_at: DateTime<Utc>,
    /// Who wrote it, in the order of their first answer.
    pub writers: &'a [Writer],
    /// Who submitted it, and under which post; absent for imported reports.
    pub submitted_by: Option<(i64, PostKind)>,
}

/// What became of a revision that came with its own number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Stored,
    /// The same revision with the same answers and time was there already.
    Known,
    /// That revision is there with other answers or another time.
    Differs,
}

/// Stores the next revision of a part of a group's month and returns its number. Two at once are numbered one after the
/// other.
pub async fn submit(conn: &mut PgConnection, submission: &Submission<'_>) -> anyhow::Result<u32> {
    hold_group(conn, submission.ward_id, submission.group).await?;
    let newest = sqlx::query_scalar!(
        r#"select coalesce(max(revision), 0) as "revision!" from report
           where ward_id = $1 and group_code = $2 and month = $3 and part = $4"#,
        submission.ward_id,
        submission.group.as_str(),
        submission.month.first_day(),
        submission.part.code(),
    )
    .fetch_one(&mut *conn)
    .await?;
    let revision = revision_of(newest)? + 1;
    ensure!(insert(conn, submission, revision).await?, "revision {revision} was stored by somebody else");
    Ok(revision)
}

/// Stores a revision under the number that it came with; one that is there stays as it is.
pub async fn restore(
    conn: &mut PgConnection,
    submission: &Submission<'_>,
    revision: u32,
) -> anyhow::Result<Outcome> {
    if insert(conn, submission, revision).await? {
        return Ok(Outcome::Stored);
    }
    let stored = sqlx::query!(
        "select answers, submitted_at from report
         where ward_id = $1 and group_code = $2 and month = $3 and part = $4 and revision = $5",
        submission.ward_id,
        submission.group.as_str(),
        submission.month.first_day(),
        submission.part.code(),
        i32::try_from(revision)?,
    )
    .fetch_one(conn)
    .await?;
    let same =
        stored.submitted_at == submission.submitted_at && answers_of(stored.answers)? == *submission.answers;
    Ok(if same { Outcome::Known } else { Outcome::Differs })
}

/// The newest revision of a part of a group's month before `revision`, with its answers.
pub async fn revision_before(
    conn: &mut PgConnection,
    ward_id: i32,
    (group, month, part): (&GroupCode, Month, Part),
    revision: u32,
) -> anyhow::Result<Option<(u32, Answers)>> {
    let row = sqlx::query!(
        "select revision, answers from report
         where ward_id = $1 and group_code = $2 and month = $3 and part = $4 and revision < $5
         order by revision desc limit 1",
        ward_id,
        group.as_str(),
        month.first_day(),
        part.code(),
        i32::try_from(revision)?,
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| Ok((revision_of(row.revision)?, answers_of(row.answers)?))).transpose()
}

/// Every revision of a year's months, of each group and of the ward itself.
pub async fn entries_of_year(conn: &mut PgConnection, ward_id: i32, year: i32) -> anyhow::Result<Vec<Entry>> {
    let Some((first, last)) = Month::new(year, 1).zip(Month::new(year, 12)) else { return Ok(Vec::new()) };
    let rows = sqlx::query_as!(
        Row,
        "select group_code, month, part, revision, answers, submitted_at from report
         where ward_id = $1 and month between $2 and $3
         order by group_code, part, month, revision",
        ward_id,
        first.first_day(),
        last.first_day(),
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut entries = rows.into_iter().map(Entry::try_from).collect::<anyhow::Result<Vec<_>>>()?;
    entries.extend(ward_entries::between(conn, ward_id, first, last).await?);
    Ok(entries)
}

/// The months of which a group has submitted the part, each with its newest revision's number.
pub async fn submitted_months(
    conn: &mut PgConnection,
    ward_id: i32,
    group: &GroupCode,
    part: Part,
) -> anyhow::Result<BTreeMap<Month, u32>> {
    let rows = sqlx::query!(
        r#"select month, max(revision) as "revision!" from report
           where ward_id = $1 and group_code = $2 and part = $3 group by month"#,
        ward_id,
        group.as_str(),
        part.code(),
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| Ok((month_of(row.month)?, revision_of(row.revision)?))).collect()
}

/// The months of which each group has submitted the part.
pub async fn submitted_months_of_groups(
    conn: &mut PgConnection,
    ward_id: i32,
    part: Part,
) -> anyhow::Result<BTreeMap<GroupCode, BTreeSet<Month>>> {
    let rows = sqlx::query!(
        "select distinct group_code, month from report where ward_id = $1 and part = $2",
        ward_id,
        part.code(),
    )
    .fetch_all(conn)
    .await?;
    let mut months: BTreeMap<GroupCode, BTreeSet<Month>> = BTreeMap::new();
    for row in rows {
        months.entry(GroupCode::new(&row.group_code)).or_default().insert(month_of(row.month)?);
    }
    Ok(months)
}

/// When somebody last submitted a report of one of a ward's months of that year; imported ones do not count.
pub async fn newest_submission(
    conn: &mut PgConnection,
    ward_id: i32,
    year: i32,
) -> Result<Option<DateTime<Utc>>, sqlx::Error> {
    sqlx::query_scalar!(
        "select max(submitted_at) from report
         where ward_id = $1 and extract(year from month) = $2::int and submitted_by is not null",
        ward_id,
        year,
    )
    .fetch_one(conn)
    .await
}

/// Every group and month of a ward whose leader's part was submitted.
pub async fn submitted_of_ward(
    conn: &mut PgConnection,
    ward_id: i32,
) -> anyhow::Result<BTreeSet<(GroupCode, Month)>> {
    let rows = sqlx::query!(
        "select distinct group_code, month from report where ward_id = $1 and part = $2",
        ward_id,
        Part::Leader.code(),
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| Ok((GroupCode::new(&row.group_code), month_of(row.month)?))).collect()
}

/// The groups that have submitted the part of a month.
pub async fn groups_that_submitted(
    conn: &mut PgConnection,
    ward_id: i32,
    month: Month,
    part: Part,
) -> Result<BTreeSet<GroupCode>, sqlx::Error> {
    let codes = sqlx::query_scalar!(
        "select distinct group_code from report where ward_id = $1 and month = $2 and part = $3",
        ward_id,
        month.first_day(),
        part.code(),
    )
    .fetch_all(conn)
    .await?;
    Ok(codes.iter().map(|code| GroupCode::new(code)).collect())
}

/// Holds the group until the end of the transaction, so that its revisions are numbered one after the other.
async fn hold_group(conn: &mut PgConnection, ward_id: i32, group: &GroupCode) -> Result<(), sqlx::Error> {
    sqlx::query_scalar!(
        "select group_code from residential_group where ward_id = $1 and group_code = $2 for no key update",
        ward_id,
        group.as_str(),
    )
    .fetch_one(conn)
    .await
    .map(drop)
}

/// Whether the revision was not there yet.
async fn insert(conn: &mut PgConnection, submission: &Submission<'_>, revision: u32) -> anyhow::Result<bool> {
    let done = sqlx::query!(
        "insert into report (ward_id, group_code, month, part, revision, answers, catalogue_digest, submitted_at,
                             writers, submitted_by, submitted_as)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict do nothing",
        submission.ward_id,
        submission.group.as_str(),
        submission.month.first_day(),
        submission.part.code(),
        i32::try_from(revision)?,
        serde_json::to_value(submission.answers)?,
        submission.catalogue_digest,
        submission.submitted_at,
        &submission.writers.iter().map(Writer::to_string).collect::<Vec<_>>(),
        submission.submitted_by.map(|(person_id, _)| person_id),
        submission.submitted_by.map(|(_, post)| post.code()),
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

struct Row {
    group_code: String,
    month: NaiveDate,
    part: String,
    revision: i32,
    answers: serde_json::Value,
    submitted_at: DateTime<Utc>,
}

impl TryFrom<Row> for Entry {
    type Error = anyhow::Error;

    fn try_from(row: Row) -> anyhow::Result<Self> {
        let part = Part::from_code(&row.part).ok_or_else(|| impossible("part", &row.part))?;
        Ok(Self {
            source: Source::Group(GroupCode::new(&row.group_code), part),
            month: month_of(row.month)?,
            revision: revision_of(row.revision)?,
            submitted_at: row.submitted_at,
            answers: answers_of(row.answers)?,
        })
    }
}
