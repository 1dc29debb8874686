//! `topho ward load`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use chrono::NaiveDate;
use sqlx::{Connection, PgConnection};

use crate::cli::check::explained;
use crate::cli::terminal::{complain, say};
use crate::domain::audit::Origin;
use crate::domain::catalogue::{Catalogue, Fault, FaultSeverity};
use crate::domain::petition::{Rules, WorkingDays};
use crate::domain::ward::{Group, GroupCode, Ward};
use crate::domain::ward_change::{Difference, Setting, differences};
use crate::domain::ward_file::WardFile;
use crate::store::wards::StoredWard;
use crate::store::{audit, catalogues, wards};

/// Reads the ward's file and its catalogue, and stores both; or tells their faults and stores nothing.
///
/// A group that has ended stays so, unless the file says when it ends or `reopened` names it.
pub async fn run(path: &Path, reopened: &[String]) -> anyhow::Result<bool> {
    let mut setting = crate::cli::open().await?;
    let keyring = setting.keyring().await?;
    let Some(files) = read(path)? else {
        complain(&format!("topho: the ward of {} was not loaded", path.display()));
        return Ok(false);
    };
    let mut ward = files.ward_file.ward;
    if let Some(unknown) =
        reopened.iter().find(|code| ward.groups.iter().all(|group| group.code.as_str() != **code))
    {
        complain(&format!(
            "topho: `--reopen {unknown}`: {} has no group {unknown}; nothing was loaded",
            path.display()
        ));
        return Ok(false);
    }
    let digest = catalogues::digest_of(&files.catalogue_source);
    let now = setting.clock.now();
    let mut transaction = setting.conn.begin().await?;
    let before = held(&mut transaction, &ward.code).await?;
    keep_predecessors(before.as_ref(), &mut ward);
    let ended = keep_ends(before.as_ref(), &mut ward, reopened);
    let ward = &ward;
    let ward_id = wards::save(&mut transaction, ward, &digest, now).await?;
    let version = &files.catalogue.version;
    catalogues::save(&mut transaction, ward_id, version, &files.catalogue_source).await?;
    let after = StoredWard { ward_id, ward: ward.clone(), catalogue_digest: digest.clone() };
    let (states, origin) = ((before.as_ref(), &after), Origin::command_line());
    audit::append_ward_changes(&mut transaction, states, keyring.as_ref(), &origin, now).await?;
    transaction.commit().await?;
    let kept = ended.iter().map(|(code, last)| {
        let last = last.format("%d/%m/%Y");
        format!(
            "Kept {code} ended with {last}, of which the file does not tell: to open it again, load with `--reopen {code}`."
        )
    });
    let lines: Vec<String> = [told(before.as_ref(), ward, &digest)].into_iter().chain(kept).collect();
    say(lines.join("\n"))?;
    Ok(true)
}

/// A ward's file and its catalogue, without faults.
struct Files {
    ward_file: WardFile,
    catalogue: Catalogue,
    catalogue_source: String,
}

/// Reads both files; `None` where they have faults, which it has told.
fn read(path: &Path) -> anyhow::Result<Option<Files>> {
    let source = text(path)?;
    let mut ward_file = match WardFile::read(&source) {
        Ok(ward_file) => ward_file,
        Err(faults) => {
            tell(path, &source, &faults);
            return Ok(None);
        }
    };
    let catalogue_path = beside(path, &ward_file.catalogue_path);
    let catalogue_source = text(&catalogue_path)?;
    let (catalogue, faults) = Catalogue::read(&catalogue_source);
    let Some(catalogue) = catalogue else {
        tell(&catalogue_path, &catalogue_source, &faults);
        return Ok(None);
    };
    let faults = ward_file.check_against(&catalogue);
    tell(path, &source, &faults);
    let usable = faults.iter().all(|fault| fault.severity != FaultSeverity::Error);
    let usable = read_own_rules(path, &mut ward_file)? && usable;
    Ok(usable.then_some(Files { ward_file, catalogue, catalogue_source }))
}

/// Reads the ward's own files on petitions, where it names any; `false` where they have faults, which it has told.
fn read_own_rules(path: &Path, ward_file: &mut WardFile) -> anyhow::Result<bool> {
    let mut usable = true;
    let petitions = &mut ward_file.ward.petitions;
    if let Some(named) = &ward_file.petition_rules_path {
        let (path, source) = read_beside(path, named)?;
        match Rules::read(&source) {
            Ok(rules) => petitions.rules = Arc::new(rules),
            Err(faults) => {
                tell(&path, &source, &faults);
                usable = false;
            }
        }
    }
    if let Some(named) = &ward_file.working_days_path {
        let (path, source) = read_beside(path, named)?;
        match WorkingDays::read(&source) {
            Ok(working_days) => petitions.working_days = Arc::new(working_days),
            Err(faults) => {
                tell(&path, &source, &faults);
                usable = false;
            }
        }
    }
    Ok(usable)
}

fn read_beside(ward_file: &Path, named: &str) -> anyhow::Result<(PathBuf, String)> {
    let path = beside(ward_file, named);
    let source = text(&path)?;
    Ok((path, source))
}

fn text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// The path that a ward's file names, relative to that file.
fn beside(ward_file: &Path, named: &str) -> PathBuf {
    ward_file.parent().unwrap_or_else(|| Path::new("")).join(named)
}

fn tell(path: &Path, source: &str, faults: &[Fault]) {
    for fault in faults {
        complain(&explained(&path.display().to_string(), source, fault));
    }
}

/// What loading did, in one line and one more for each group that changed.
fn told(before: Option<&StoredWard>, ward: &Ward, digest: &str) -> String {
    let groups = ward.groups.len();
    let Some(before) = before else {
        return format!("Created {} ({}) with {groups} groups.", ward.code, ward.name);
    };
    let mut lines = vec![format!("Updated {} ({}), {groups} groups.", ward.code, ward.name)];
    if before.catalogue_digest != digest {
        lines.push("The catalogue has changed.".to_owned());
    }
    lines.extend(ward.groups.iter().filter_map(|group| group_change(&before.ward, group)));
    // Whatever was set meanwhile in chat or by a command and is replaced here is told, old and new.
    let replaced = differences(&before.ward, ward);
    let replaced =
        replaced.iter().filter(|one| !matches!(one.setting, Setting::Group(_)) || is_replaced(one));
    lines.extend(replaced.map(ToString::to_string));
    let left = before.ward.groups.iter().filter(|group| ward.group(&group.code).is_none());
    lines.extend(left.map(|group| {
        format!(
            "Kept {} ({}), which the file does not name: to end it, give it a valid_to.",
            group.code, group.name
        )
    }));
    if *before == (StoredWard { ward: ward.clone(), ..before.clone() }) && lines.len() == 1 {
        return format!("{} ({}) is as it was, {groups} groups.", ward.code, ward.name);
    }
    lines.join("\n")
}

/// A group that was there and stays there, as another one.
const fn is_replaced(one: &Difference) -> bool {
    one.old.is_some() && one.new.is_some()
}

/// The ward of that code, where there is one, held until the transaction ends.
async fn held(conn: &mut PgConnection, code: &str) -> anyhow::Result<Option<StoredWard>> {
    let Some(known) = wards::by_code(&mut *conn, code).await? else { return Ok(None) };
    wards::hold(&mut *conn, known.ward_id).await?;
    wards::by_id(conn, known.ward_id).await
}

/// Groups that have ended stay so where the file does not say when they end: it may be older than their merger. Gives them,
/// with their last days.
fn keep_ends(
    before: Option<&StoredWard>,
    ward: &mut Ward,
    reopened: &[String],
) -> Vec<(GroupCode, NaiveDate)> {
    let mut kept = Vec::new();
    for group in ward.groups.iter_mut().filter(|group| group.valid_to.is_none()) {
        let known = before.and_then(|before| before.ward.group(&group.code));
        let Some(last) = known.and_then(|known| known.valid_to) else { continue };
        if !reopened.iter().any(|code| code == group.code.as_str()) {
            group.valid_to = Some(last);
            kept.push((group.code.clone(), last));
        }
    }
    kept
}

/// Where the file does not say out of which groups a group came, what is known of it stays.
fn keep_predecessors(before: Option<&StoredWard>, ward: &mut Ward) {
    for group in ward.groups.iter_mut().filter(|group| group.predecessors.is_empty()) {
        if let Some(known) = before.and_then(|before| before.ward.group(&group.code)) {
            group.predecessors.clone_from(&known.predecessors);
        }
    }
}

fn group_change(before: &Ward, group: &Group) -> Option<String> {
    match before.group(&group.code) {
        None => Some(format!("Added {} ({}).", group.code, group.name)),
        Some(earlier) if earlier == group => None,
        Some(_) => Some(format!("Changed {} ({}).", group.code, group.name)),
    }
}
