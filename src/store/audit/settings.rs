//! Changes of a ward's settings.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::{append, digest};
use crate::domain::audit::{Origin, WardState, ward_changes};
use crate::seal::Keyring;
use crate::store::wards::StoredWard;

/// Appends what differs between a ward `before`, where there was one, and `after`.
pub async fn append_ward_changes(
    conn: &mut PgConnection,
    (before, after): (Option<&StoredWard>, &StoredWard),
    keyring: Option<&Keyring>,
    origin: &Origin,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let changes = ward_changes(after.ward_id, before.map(state), state(after), &|text| digest(keyring, text));
    append(conn, origin, at, &changes).await
}

fn state(stored: &StoredWard) -> WardState<'_> {
    WardState { ward: &stored.ward, catalogue_digest: &stored.catalogue_digest }
}
