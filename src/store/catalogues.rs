//! Catalogues by the SHA-256 of their source, so that a report can name the very questions that it answered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, anyhow};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

use super::hexadecimal;
use crate::domain::catalogue::Catalogue;

/// The digest by which a catalogue's source is known: SHA-256 in hexadecimal.
pub fn digest_of(source: &str) -> String {
    hexadecimal(&Sha256::digest(source.as_bytes()))
}

/// Keeps a catalogue's source for a ward, once, and returns its digest.
pub async fn save(
    conn: &mut PgConnection,
    ward_id: i32,
    version: &str,
    source: &str,
) -> Result<String, sqlx::Error> {
    let digest = digest_of(source);
    sqlx::query!(
        "insert into catalogue (ward_id, digest, version, source) values ($1, $2, $3, $4)
         on conflict (ward_id, digest) do nothing",
        ward_id,
        digest,
        version,
        source,
    )
    .execute(conn)
    .await?;
    Ok(digest)
}

/// The source that a ward keeps under a digest.
async fn source(conn: &mut PgConnection, ward_id: i32, digest: &str) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar!("select source from catalogue where ward_id = $1 and digest = $2", ward_id, digest)
        .fetch_optional(conn)
        .await
}

/// Catalogues that this process has read. A digest always means the same catalogue, so nothing here goes stale. Clones
/// share what they hold.
#[derive(Debug, Clone, Default)]
pub struct CatalogueCache(Arc<Mutex<HashMap<String, Arc<Catalogue>>>>);

impl CatalogueCache {
    /// The catalogue that a ward keeps under a digest, read once a process.
    pub async fn load(
        &self,
        conn: &mut PgConnection,
        ward_id: i32,
        digest: &str,
    ) -> anyhow::Result<Arc<Catalogue>> {
        if let Some(known) = self.lock().get(digest) {
            return Ok(Arc::clone(known));
        }
        let source = source(conn, ward_id, digest)
            .await?
            .ok_or_else(|| anyhow!("ward {ward_id} keeps no catalogue under {digest}"))?;
        let (catalogue, faults) = Catalogue::read(&source);
        let catalogue = catalogue.with_context(|| {
            let first = faults.first().map_or_else(String::new, ToString::to_string);
            format!("the catalogue {digest} that the ward keeps cannot be used by this version ({first})")
        })?;
        let catalogue = Arc::new(catalogue);
        self.lock().insert(digest.to_owned(), Arc::clone(&catalogue));
        Ok(catalogue)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Catalogue>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
