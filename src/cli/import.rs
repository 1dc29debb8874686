//! `topho import`.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;

use super::terminal::{complain, say};
use crate::import::{self, File, ImportError, Imported, Terms};
use crate::store::catalogues::CatalogueCache;

/// What to bring in.
#[derive(Debug, Args)]
pub struct ImportOptions {
    /// The ward's code
    #[arg(long, value_name = "WARD")]
    ward: String,
    /// A JSON file with any of `groups`, `group_reports`, `superseded_reports`, `ward_entries` and `petitions`; petitions
    /// are kept sealed, by the key in `TOPHO_KEY`
    #[arg(value_name = "FILE.json")]
    file: PathBuf,
}

/// Brings a file in whole, or tells each of its faults.
pub async fn run(options: ImportOptions) -> anyhow::Result<bool> {
    let mut setting = super::open().await?;
    let ward = super::ward(&mut setting.conn, &options.ward).await?;
    let catalogue =
        CatalogueCache::default().load(&mut setting.conn, ward.ward_id, &ward.catalogue_digest).await?;
    let name = options.file.display().to_string();
    let bytes = fs::read(&options.file).with_context(|| format!("{name} cannot be read"))?;
    let source = String::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8 text"))?;
    let file = File { name: &name, source: &source };
    let keyring = setting.keyring().await?;
    let terms = Terms { until: None, now: setting.clock.now(), keyring: keyring.as_ref() };
    match import::run(&mut setting.conn, &ward, &catalogue, file, terms).await {
        Ok(imported) => {
            say(told(&imported))?;
            Ok(true)
        }
        Err(ImportError::Refused(faults)) => {
            for fault in &faults {
                complain(fault);
            }
            complain(&format!("topho: nothing of {name} was brought in"));
            Ok(false)
        }
        Err(ImportError::Failed(error)) => Err(error),
    }
}

fn told(imported: &Imported) -> String {
    let Imported { groups, own_groups, reports, ward_months, petitions, later: _ } = imported;
    let counts = format!(
        "groups: {} new, {} known already; reports: {} new, {} known already; months of the ward's own entries: {} new, {} known already; \
         petitions: {} new, {} known already",
        groups.stored,
        groups.known,
        reports.stored,
        reports.known,
        ward_months.stored,
        ward_months.known,
        petitions.stored,
        petitions.known,
    );
    let own = own_groups.iter().map(|code| {
        format!(
            "Kept {code} as the ward has it: the file gives it another name, number or days (`topho ward group` changes them)."
        )
    });
    [counts].into_iter().chain(own).collect::<Vec<_>>().join("\n")
}
