//! A group's submitted months, newest revisions only.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::domain::answer::Answers;
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::ward::GroupCode;

use super::{answers_of, month_of, revision_of};

/// The newest revision of each submitted month from `first` to `last`, with its number.
pub async fn submitted(
    conn: &mut PgConnection,
    ward_id: i32,
    group: &GroupCode,
    part: Part,
    (first, last): (Month, Month),
) -> anyhow::Result<BTreeMap<Month, (u32, Answers)>> {
    let rows = sqlx::query!(
        "select distinct on (month) month, revision, answers from report
           where ward_id = $1 and group_code = $2 and part = $3 and month between $4 and $5
           order by month, revision desc",
        ward_id,
        group.as_str(),
        part.code(),
        first.first_day(),
        last.first_day(),
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| Ok((month_of(row.month)?, (revision_of(row.revision)?, answers_of(row.answers)?))))
        .collect()
}
