//! Everything that one report's dialogue works on, loaded.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::dialogue::report::{ByOthers, Form, History};
use crate::domain::answer::Answers;
use crate::domain::catalogue::Catalogue;
use crate::domain::people::{Part, PostKind};
use crate::domain::period::Month;
use crate::domain::period::local_day;
use crate::domain::permissions::Permission;
use crate::domain::report::{Hands, Writer};
use crate::domain::voice::Voice;
use crate::domain::ward::Group;
use crate::store::drafts::{self, DraftKey};
use crate::store::history;
use crate::store::people::Holding;
use crate::store::wards::{self, StoredWard};

use crate::bot::desk::Desk;

/// A report with its ward, its catalogue and what was submitted before.
pub struct LoadedReport {
    pub report: DraftKey,
    pub ward: StoredWard,
    pub catalogue: Arc<Catalogue>,
    pub group: Group,
    pub history: History,
    /// What is being written; where nothing is, what was submitted of the month.
    pub answers: Answers,
    /// The draft's version.
    pub version: i32,
    /// The version that a deputy has handed over to the leader.
    pub handed_over: Option<i32>,
    /// The post under which the person writes.
    pub post: Holding,
    pub writer: Writer,
    /// Everybody who has written in the draft so far.
    pub writers: Vec<Writer>,
    pub hands: Hands,
    pub others: ByOthers,
    pub voice: Voice,
    pub today: NaiveDate,
}

impl LoadedReport {
    /// Loads the report. `None` when the person holds no post that writes it (any more), or when it is none of the ward's.
    pub async fn load(desk: &mut Desk<'_>, report: &DraftKey) -> anyhow::Result<Option<Self>> {
        if writer_of(desk, report).is_none() {
            return Ok(None);
        }
        let Some(ward) = wards::by_id(&mut *desk.conn, report.ward_id).await? else { return Ok(None) };
        let Some(group) = ward.ward.group(&report.group).cloned() else { return Ok(None) };
        let catalogue =
            desk.house.catalogues.load(&mut *desk.conn, ward.ward_id, &ward.catalogue_digest).await?;
        let draft = drafts::load(&mut *desk.conn, report, desk.now).await?;
        // Whoever has taken up the post meanwhile may have written in it.
        desk.read_posts_anew().await?;
        let Some((post, writer)) = writer_of(desk, report) else { return Ok(None) };
        let history = load_history(desk, report).await?;
        let submitted = || history.submitted.get(&report.month).cloned().unwrap_or_default();
        let answers = draft.answers.unwrap_or_else(submitted);
        Ok(Some(Self {
            report: report.clone(),
            ward,
            catalogue,
            group,
            others: by_others(&answers, &draft.hands, writer.post),
            history,
            answers,
            version: draft.version,
            handed_over: draft.handed_over,
            post,
            writer,
            writers: draft.writers,
            hands: draft.hands,
            voice: desk.voice(),
            today: local_day(desk.now),
        }))
    }

    /// The form of the report's month.
    pub fn form(&self) -> Form<'_> {
        Form {
            catalogue: &self.catalogue,
            ward: &self.ward.ward,
            group: &self.group,
            part: self.report.part,
            month: self.report.month,
            history: &self.history,
            writer: self.writer.post,
            others: &self.others,
            voice: self.voice,
            today: self.today,
        }
    }

    /// Whether the month can be reported: it is open, and the group is in force in it.
    pub fn is_open(&self) -> bool {
        self.ward.ward.calendar.is_open(self.report.month, self.today)
            && self.group.in_force(self.report.month)
    }
}

/// The post under which the person writes the report. Of several, one that may send it comes first, and the group's own
/// before the secretary's.
fn writer_of(desk: &Desk<'_>, report: &DraftKey) -> Option<(Holding, Writer)> {
    let entitled = |post: &&Holding| {
        let own = post.group.as_ref() == Some(&report.group) && post.kind.part() == Some(report.part);
        let files = post.kind.may(Permission::FileForLeader) && report.part == Part::Leader;
        post.ward_id == report.ward_id && (own || files)
    };
    let rank =
        |post: &&Holding| (post.kind.may(Permission::SubmitReport), post.kind.may(Permission::FileForLeader));
    let post = desk.posts().iter().filter(entitled).max_by_key(rank)?.clone();
    let pseudonym = desk.visitor.as_ref()?.person.pseudonym.clone();
    let writer = Writer { post: post.kind, pseudonym };
    Some((post, writer))
}

/// The answers of the draft that posts other than the writer's gave.
fn by_others(answers: &Answers, hands: &Hands, writer: PostKind) -> ByOthers {
    let mut others = ByOthers::new();
    for (key, post) in hands.iter().filter(|(_, post)| **post != writer) {
        if let Some(answer) = answers.get(key) {
            others.entry(*post).or_default().insert(key.clone(), answer.clone());
        }
    }
    others
}

async fn load_history(desk: &mut Desk<'_>, report: &DraftKey) -> anyhow::Result<History> {
    let DraftKey { ward_id, group, month, part } = report;
    // The month before January is December: last month's figures are shown there too.
    let january = month.year_so_far().next().unwrap_or(*month);
    let span = (january.previous(), *month);
    let months = history::submitted(&mut *desk.conn, *ward_id, group, *part, span).await?;
    let next_revision = months.get(month).map_or(1, |(revision, _)| revision + 1);
    let submitted = months.into_iter().map(|(month, (_, answers))| (month, answers)).collect();
    let other_part = match part {
        Part::Leader => Answers::new(),
        Part::FrontBoardHead => {
            let span = (*month, *month);
            let mut leader = history::submitted(&mut *desk.conn, *ward_id, group, Part::Leader, span).await?;
            leader.remove(month).map(|(_, answers)| answers).unwrap_or_default()
        }
    };
    Ok(History { submitted, other_part, next_revision })
}

/// The months of a group that a part can be reported for, oldest first, with whether they were submitted.
pub async fn open_months(
    desk: &mut Desk<'_>,
    ward: &StoredWard,
    group: &Group,
    part: Part,
) -> anyhow::Result<Vec<(Month, bool)>> {
    let today = local_day(desk.now);
    let submitted =
        crate::store::reports::submitted_months(&mut *desk.conn, ward.ward_id, &group.code, part).await?;
    let open = ward.ward.calendar.open_months(today).into_iter().filter(|month| group.in_force(*month));
    Ok(open.map(|month| (month, submitted.contains_key(&month))).collect())
}
