//! Wards and their residential groups.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::anyhow;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use sqlx::types::Json;

use super::impossible;
use crate::domain::catalogue::{Fault, Key};
use crate::domain::figure::Rounding;
use crate::domain::petition::{Body, PetitionSettings, Retention, Rules, Template, WorkingDays};
use crate::domain::ward::{Calendar, Group, GroupCode, Ward};

/// A ward as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredWard {
    pub ward_id: i32,
    pub ward: Ward,
    /// The digest of the catalogue that the ward asks now.
    pub catalogue_digest: String,
}

/// What of a ward stands in its `settings` column.
#[derive(Debug, Serialize, Deserialize)]
struct Settings {
    optional: BTreeSet<Key>,
    #[serde(with = "StoredRounding")]
    rounding: Rounding,
    calendar: Calendar,
    targets: Vec<Target>,
    // Absent in rows of before there were petitions.
    #[serde(default)]
    petitions: Petitions,
    #[serde(default)]
    retention: Retention,
}

/// What a ward says about its petitions. The files of rules and working days are kept where they are not the program's.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Petitions {
    bodies: Vec<Body>,
    templates: Vec<Template>,
    denunciation_office: Option<String>,
    settlement_working_days: Option<u32>,
    rules: Option<String>,
    working_days: Option<String>,
}

/// How [`Rounding`] is written.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Rounding", rename_all = "snake_case")]
enum StoredRounding {
    HalfUp,
    Truncate,
}

#[derive(Debug, Serialize, Deserialize)]
struct Target {
    key: Key,
    year: i32,
    value: i64,
}

/// Creates or updates the ward of that code, with its groups, and returns its id. Groups that `ward` does not name stay:
/// their reports count for the months in which they were in force.
pub async fn save(
    conn: &mut PgConnection,
    ward: &Ward,
    catalogue_digest: &str,
    now: DateTime<Utc>,
) -> anyhow::Result<i32> {
    let settings = serde_json::to_value(Settings::of(ward))?;
    let ward_id = sqlx::query_scalar!(
        "insert into ward (code, name, receipt_code, settings, catalogue_digest, updated_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (code) do update
         set name = excluded.name, receipt_code = excluded.receipt_code, settings = excluded.settings,
             catalogue_digest = excluded.catalogue_digest, updated_at = excluded.updated_at
         returning ward_id",
        ward.code,
        ward.name,
        ward.receipt_code,
        settings,
        catalogue_digest,
        now,
    )
    .fetch_one(&mut *conn)
    .await?;
    for group in &ward.groups {
        save_group(conn, ward_id, group).await?;
    }
    for group in &ward.groups {
        save_predecessors(conn, ward_id, group).await?;
    }
    Ok(ward_id)
}

/// Adds what is not known yet of which groups a group came out of. The predecessors are there already.
async fn save_predecessors(conn: &mut PgConnection, ward_id: i32, group: &Group) -> Result<(), sqlx::Error> {
    if group.predecessors.is_empty() {
        return Ok(());
    }
    let predecessors: Vec<String> = group.predecessors.iter().map(ToString::to_string).collect();
    sqlx::query!(
        "insert into group_succession (ward_id, predecessor, successor)
         select $1, predecessor, $3 from unnest($2::text[]) predecessor
         on conflict do nothing",
        ward_id,
        &predecessors,
        group.code.as_str(),
    )
    .execute(conn)
    .await
    .map(drop)
}

/// Creates or updates one group of a ward.
pub async fn save_group(conn: &mut PgConnection, ward_id: i32, group: &Group) -> anyhow::Result<()> {
    sqlx::query!(
        "insert into residential_group (ward_id, group_code, number, name, valid_from, valid_to, household_codes)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (ward_id, group_code) do update
         set number = excluded.number, name = excluded.name, valid_from = excluded.valid_from,
             valid_to = excluded.valid_to, household_codes = excluded.household_codes",
        ward_id,
        group.code.as_str(),
        i32::try_from(group.number)?,
        group.name,
        group.valid_from,
        group.valid_to,
        &group.household_codes,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The ward of that code.
pub async fn by_code(conn: &mut PgConnection, code: &str) -> anyhow::Result<Option<StoredWard>> {
    let ward_id = sqlx::query_scalar!("select ward_id from ward where code = $1", code)
        .fetch_optional(&mut *conn)
        .await?;
    match ward_id {
        Some(ward_id) => by_id(conn, ward_id).await,
        None => Ok(None),
    }
}

/// The ward of that id.
pub async fn by_id(conn: &mut PgConnection, ward_id: i32) -> anyhow::Result<Option<StoredWard>> {
    let row = sqlx::query!(
        r#"select code, name, receipt_code, settings as "settings: Json<Settings>", catalogue_digest
           from ward where ward_id = $1"#,
        ward_id
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let groups = groups(conn, ward_id).await?;
    let ward = row.settings.0.into_ward(row.code, row.name, row.receipt_code, groups)?;
    Ok(Some(StoredWard { ward_id, ward, catalogue_digest: row.catalogue_digest }))
}

/// The codes of every ward, in alphabetical order.
pub async fn codes(conn: &mut PgConnection) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!("select code from ward order by code").fetch_all(conn).await
}

/// Every ward, in the order of their codes.
pub async fn list(conn: &mut PgConnection) -> anyhow::Result<Vec<StoredWard>> {
    let ward_ids =
        sqlx::query_scalar!("select ward_id from ward order by code").fetch_all(&mut *conn).await?;
    let mut wards = Vec::with_capacity(ward_ids.len());
    for ward_id in ward_ids {
        wards.extend(by_id(conn, ward_id).await?);
    }
    Ok(wards)
}

/// Holds the ward until the end of the transaction: of two transactions that ask whether theirs was the last report of a
/// month, the later one sees the earlier one's report.
pub async fn hold(conn: &mut PgConnection, ward_id: i32) -> Result<(), sqlx::Error> {
    sqlx::query_scalar!("select ward_id from ward where ward_id = $1 for no key update", ward_id)
        .fetch_one(conn)
        .await
        .map(drop)
}

async fn groups(conn: &mut PgConnection, ward_id: i32) -> anyhow::Result<Vec<Group>> {
    let rows = sqlx::query!(
        r#"select group_code, number, name, valid_from, valid_to, household_codes,
             array(select predecessor from group_succession succession
                   where succession.ward_id = residential_group.ward_id and successor = group_code
                   order by predecessor) as "predecessors!"
           from residential_group where ward_id = $1 order by number, group_code"#,
        ward_id
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Group {
                code: GroupCode::new(&row.group_code),
                number: u32::try_from(row.number).map_err(|_| impossible("group number", row.number))?,
                name: row.name,
                valid_from: row.valid_from,
                valid_to: row.valid_to,
                household_codes: row.household_codes,
                predecessors: row.predecessors.iter().map(|code| GroupCode::new(code)).collect(),
            })
        })
        .collect()
}

impl Settings {
    fn of(ward: &Ward) -> Self {
        let target = |((key, year), value): (&(Key, i32), &i64)| Target {
            key: key.clone(),
            year: *year,
            value: *value,
        };
        Self {
            optional: ward.optional.clone(),
            rounding: ward.rounding,
            calendar: ward.calendar.clone(),
            targets: ward.targets.iter().map(target).collect(),
            petitions: Petitions::of(&ward.petitions),
            retention: ward.retention,
        }
    }

    fn into_ward(
        self,
        code: String,
        name: String,
        receipt_code: String,
        groups: Vec<Group>,
    ) -> anyhow::Result<Ward> {
        let targets: BTreeMap<_, _> =
            self.targets.into_iter().map(|target| ((target.key, target.year), target.value)).collect();
        Ok(Ward {
            code,
            name,
            receipt_code,
            groups,
            optional: self.optional,
            rounding: self.rounding,
            calendar: self.calendar,
            targets,
            petitions: self.petitions.into_settings()?,
            retention: self.retention,
        })
    }
}

impl Petitions {
    fn of(settings: &PetitionSettings) -> Self {
        let own = |source: &str, of_program: &str| (source != of_program).then(|| source.to_owned());
        Self {
            bodies: settings.bodies.clone(),
            templates: settings.templates.clone(),
            denunciation_office: settings.denunciation_office.clone(),
            settlement_working_days: settings.settlement_working_days,
            rules: own(settings.rules.source(), Rules::of_program().source()),
            working_days: own(settings.working_days.source(), WorkingDays::of_program().source()),
        }
    }

    fn into_settings(self) -> anyhow::Result<PetitionSettings> {
        let rules = match self.rules {
            None => Rules::of_program(),
            Some(source) => {
                Arc::new(Rules::read(&source).map_err(|faults| unusable("petition rules", &faults))?)
            }
        };
        let working_days = match self.working_days {
            None => WorkingDays::of_program(),
            Some(source) => {
                Arc::new(WorkingDays::read(&source).map_err(|faults| unusable("working days", &faults))?)
            }
        };
        Ok(PetitionSettings {
            bodies: self.bodies,
            templates: self.templates,
            denunciation_office: self.denunciation_office,
            settlement_working_days: self.settlement_working_days,
            rules,
            working_days,
        })
    }
}

/// A ward's own file that was checked when it was loaded, and that this version cannot use.
fn unusable(what: &str, faults: &[Fault]) -> anyhow::Error {
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    anyhow!("the ward's own file of {what} cannot be used; load the ward again: {}", faults.join("; "))
}
