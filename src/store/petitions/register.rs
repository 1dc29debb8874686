//! The petition register as a summary counts it. Nothing sealed is opened.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::domain::petition::{EventKind, Field, Kind, Milestone, Number, Petition, Status};
use crate::store::group_of;
use crate::store::impossible;
use crate::summary::Registered;

/// Every petition of a ward, in the order of their reception, with everything that was recorded of it.
pub async fn all(conn: &mut PgConnection, ward_id: i32) -> anyhow::Result<Vec<Registered>> {
    let mut milestones = milestones(conn, ward_id).await?;
    let rows = sqlx::query!(
        "select number, kind, field, group_code, identity_protected from petition
         where ward_id = $1 order by received_at, number",
        ward_id
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let number = Number::parse(&row.number).ok_or_else(|| impossible("number", &row.number))?;
            let kind = Kind::from_code(&row.kind).ok_or_else(|| impossible("kind", &row.kind))?;
            let recorded = milestones.remove(&row.number).unwrap_or_default();
            Ok(Registered {
                petition: Petition::replay(&number, kind, &recorded)?,
                field: Field::from_code(&row.field).ok_or_else(|| impossible("field", &row.field))?,
                group: group_of(&row.group_code),
                identity_protected: row.identity_protected,
            })
        })
        .collect()
}

async fn milestones(
    conn: &mut PgConnection,
    ward_id: i32,
) -> anyhow::Result<BTreeMap<String, Vec<Milestone>>> {
    let rows = sqlx::query!(
        "select number, at, kind, status from petition_event where ward_id = $1 order by number, sequence",
        ward_id
    )
    .fetch_all(conn)
    .await?;
    let mut all: BTreeMap<String, Vec<Milestone>> = BTreeMap::new();
    for row in rows {
        let kind = EventKind::from_code(&row.kind).ok_or_else(|| impossible("kind of event", &row.kind))?;
        let status = Status::from_code(&row.status).ok_or_else(|| impossible("status", &row.status))?;
        all.entry(row.number).or_default().push(Milestone { at: row.at, kind, status });
    }
    Ok(all)
}
