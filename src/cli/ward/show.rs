//! `topho ward list` and `topho ward show`.

use std::collections::BTreeMap;

use crate::cli::terminal::say;
use crate::domain::catalogue::Catalogue;
use crate::domain::figure::{Rounding, number};
use crate::domain::language::Language;
use crate::domain::people::PostKind;
use crate::domain::petition::{DeadlineId, DeadlineRule, Limit, PetitionSettings, Retention, Start};
use crate::domain::ward::{Group, GroupCode, Ward};
use crate::store::catalogues::CatalogueCache;
use crate::store::{committee_chats, posts, wards};

/// The groups of a ward, or the ward itself, with the posts that somebody holds.
type HeldPosts = BTreeMap<Option<GroupCode>, Vec<PostKind>>;

/// Lists every ward: code, name, groups in force today.
pub async fn list() -> anyhow::Result<bool> {
    let mut setting = crate::cli::open().await?;
    let today = setting.clock.today();
    let wards = wards::list(&mut setting.conn).await?;
    if wards.is_empty() {
        say("There is no ward yet: load one by `topho ward load WARD.toml`.")?;
    }
    for stored in wards {
        let in_force = stored.ward.groups.iter().filter(|group| group.in_force_on(today)).count();
        say(format!("{}\t{}\t{in_force} groups in force", stored.ward.code, stored.ward.name))?;
    }
    Ok(true)
}

/// Shows all of a ward that its file says, and which of its posts are held. Names of persons are kept nowhere.
pub async fn one(code: &str) -> anyhow::Result<bool> {
    let mut setting = crate::cli::open().await?;
    let stored = crate::cli::ward(&mut setting.conn, code).await?;
    let conn = &mut setting.conn;
    let catalogue = CatalogueCache::default().load(conn, stored.ward_id, &stored.catalogue_digest).await?;
    let mut held = HeldPosts::new();
    for post in posts::held(conn, stored.ward_id).await? {
        held.entry(post.group).or_default().push(post.kind);
    }
    let chats = committee_chats::of_ward(conn, stored.ward_id).await?.len();
    let mut lines = about(&stored.ward, &catalogue);
    lines.push(format!("posts of the ward held: {}", post_names(&held, None)));
    lines.push(format!("committee chats: {chats}"));
    lines.push(format!("groups: {}", stored.ward.groups.len()));
    lines.extend(stored.ward.groups.iter().map(|group| group_line(group, &held)));
    say(lines.join("\n"))?;
    Ok(true)
}

fn about(ward: &Ward, catalogue: &Catalogue) -> Vec<String> {
    let calendar = &ward.calendar;
    let rounding = match ward.rounding {
        Rounding::HalfUp => "half up",
        Rounding::Truncate => "cut off",
    };
    let optional: Vec<_> = ward.optional.iter().map(crate::domain::catalogue::Key::as_str).collect();
    let mut lines = vec![
        format!("{}: {}", ward.code, ward.name),
        format!("receipts: {}-…; percentages: {rounding}", ward.receipt_code),
        format!(
            "months: from {} on, open on day {}, due on day {} of the next month",
            calendar.first_month, calendar.opens_day, calendar.due_day
        ),
        format!("catalogue: version {}, {} indicators", catalogue.version, catalogue.indicators.len()),
        format!("optional indicators: {}", or_none(&optional.join(", "))),
    ];
    let target =
        |((key, year), value): (&(_, i32), &i64)| format!("target: {key} {year}: {}", number(*value));
    lines.extend(ward.targets.iter().map(target));
    lines.extend(about_petitions(&ward.petitions));
    lines.push(kept(ward.retention));
    lines
}

/// Bodies, replies, deadlines and the years of the calendar of working days.
fn about_petitions(petitions: &PetitionSettings) -> Vec<String> {
    let PetitionSettings {
        bodies,
        templates,
        denunciation_office,
        settlement_working_days,
        rules,
        working_days,
    } = petitions;
    let bodies: Vec<_> = bodies.iter().map(|body| body.name.as_str()).collect();
    let titles: Vec<_> = templates.iter().map(|template| template.title.as_str()).collect();
    let years: Vec<_> = working_days.years().map(|year| year.to_string()).collect();
    let limit = settlement_working_days.map_or_else(
        || "no limit of the ward's own".to_owned(),
        |days| format!("{days} working days from reception"),
    );
    let mut lines = vec![
        format!("petitions go to: {}", or_none(&bodies.join("; "))),
        format!("reply templates: {}", or_none(&titles.join("; "))),
        format!("denunciations are made: {}", denunciation_office.as_deref().unwrap_or("not said")),
        format!("recommendations and feedback are settled within: {limit}"),
    ];
    lines.extend(rules.deadlines.iter().filter_map(deadline_line));
    lines.push(format!("working days are known of: {}", or_none(&years.join(", "))));
    lines
}

/// A deadline that the bot watches over and that the law sets.
fn deadline_line(rule: &DeadlineRule) -> Option<String> {
    DeadlineId::from_code(&rule.id)?;
    let limit = match rule.limit? {
        Limit::Days(days) => format!("{days} days"),
        Limit::WorkingDays(days) => format!("{days} working days"),
        Limit::WorkingHours(hours) => format!("{hours} working hours"),
    };
    let start = match rule.start {
        Start::Reception => "reception",
        Start::Acceptance => "acceptance",
    };
    let checked = if rule.verified { "" } else { ", not checked" };
    Some(format!(
        "deadline: {}: {limit} from {start} ({}{checked})",
        rule.what.get(Language::En),
        rule.source
    ))
}

fn kept(retention: Retention) -> String {
    let Retention { drafts_days, petitions_years, ineligible_years, identities_years, audit_years } =
        retention;
    format!(
        "kept: drafts {drafts_days} days after their month and the last change; petitions {petitions_years} years after their end, \
         ineligible ones {ineligible_years}; identities {identities_years} years after the last post; audit {audit_years} years"
    )
}

fn group_line(group: &Group, held: &HeldPosts) -> String {
    let until = group.valid_to.map_or_else(String::new, |day| day.to_string());
    format!(
        "  {}\t{}\t{}\t{}..{until}\t{} household codes\theld: {}",
        group.code,
        group.number,
        group.name,
        group.valid_from,
        group.household_codes.len(),
        post_names(held, Some(&group.code)),
    )
}

fn post_names(held: &HeldPosts, group: Option<&GroupCode>) -> String {
    let mut codes: Vec<_> = held.get(&group.cloned()).into_iter().flatten().map(|kind| kind.code()).collect();
    codes.sort_unstable();
    or_none(&codes.join(", ")).to_owned()
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}
