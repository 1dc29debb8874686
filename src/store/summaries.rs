//! A ward's figures, compiled from the rows as they are: there are no stored totals that could be stale.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::catalogues::CatalogueCache;
use super::petitions::register;
use super::reports;
use super::wards::StoredWard;
use crate::domain::catalogue::Catalogue;
use crate::domain::period::Period;
use crate::summary::comparison::{Comparison, compare, compared_periods};
use crate::summary::{Compiled, Records, compile};

/// Everything that a summary of a period is written from.
#[derive(Debug, Clone)]
pub struct Summary {
    pub catalogue: Arc<Catalogue>,
    pub compiled: Compiled,
    /// With the earlier periods of which there is something.
    pub comparisons: Vec<Comparison>,
}

/// Compiles a period from what was submitted at `as_of` or before.
pub async fn load(
    conn: &mut PgConnection,
    catalogues: &CatalogueCache,
    ward: &StoredWard,
    period: Period,
    as_of: DateTime<Utc>,
) -> anyhow::Result<Summary> {
    let catalogue = catalogues.load(conn, ward.ward_id, &ward.catalogue_digest).await?;
    let compiled = compile_period(conn, &catalogue, ward, period, as_of).await?;
    let mut comparisons = Vec::new();
    for (relation, earlier) in compared_periods(period) {
        let earlier = compile_period(conn, &catalogue, ward, earlier, as_of).await?;
        comparisons.extend(compare(&compiled, &earlier, relation, ward.ward.rounding));
    }
    Ok(Summary { catalogue, compiled, comparisons })
}

async fn compile_period(
    conn: &mut PgConnection,
    catalogue: &Catalogue,
    ward: &StoredWard,
    period: Period,
    as_of: DateTime<Utc>,
) -> anyhow::Result<Compiled> {
    let entries = reports::entries_of_year(conn, ward.ward_id, period.year()).await?;
    let petitions = register::all(conn, ward.ward_id).await?;
    let records = Records { entries: &entries, petitions: &petitions };
    Ok(compile(catalogue, &ward.ward, records, period, as_of))
}
