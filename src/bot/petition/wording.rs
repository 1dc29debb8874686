//! How petitions are put into words, for handlers and senders alike.

use chrono::{DateTime, NaiveDate, Utc};
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed_fl::fl;

use crate::bot::wording::post_name;
use crate::channels::Message;
use crate::domain::people::PostKind;
use crate::domain::period::WARD_ZONE;
use crate::domain::petition::content::{Asker, Place};
use crate::domain::petition::{
    ActionKind, Asked, Deadline, DeadlineId, Field, Kind, NoData, Standing, Status,
};
use crate::domain::voice::Voice;
use crate::domain::ward::{GroupCode, Ward};
use crate::store::attachments::{self, Attachment};
use crate::words::loader;

use super::register::Filter;

/// The words of a ward's petitions, as they are said to one person.
#[derive(Clone, Copy)]
pub(in crate::bot) struct Wording<'a> {
    pub ward: &'a Ward,
    pub voice: Voice,
}

impl Wording<'_> {
    /// The words in the person's language and address.
    pub fn words(&self) -> &'static FluentLanguageLoader {
        loader(self.voice)
    }

    /// What the ward calls a kind of petition.
    pub fn kind(&self, kind: Kind) -> String {
        self.ward.petitions.rules.kind(Asked::Take(kind)).label.get(self.voice.language).to_owned()
    }

    /// What the ward calls a field, with what it explains.
    pub fn field(&self, field: Field) -> String {
        self.ward.petitions.rules.field(field).get(self.voice.language).to_owned()
    }

    /// The field without what it explains behind a colon or a comma, for lines of a list.
    pub fn short_field(&self, field: Field) -> String {
        let whole = self.field(field);
        whole.split([':', ',']).next().unwrap_or_default().to_owned()
    }

    /// What the ward calls a status.
    pub fn status(&self, status: Status) -> String {
        self.ward.petitions.rules.status(status).label.get(self.voice.language).to_owned()
    }

    /// `tổ 7`, or that it is the whole ward's.
    pub fn group(&self, group: Option<&GroupCode>) -> String {
        match group.and_then(|code| self.ward.group(code)) {
            Some(group) => fl!(self.words(), "register-group", group = group.number),
            None => fl!(self.words(), "register-ward"),
        }
    }

    /// A post, as `Tổ trưởng tổ dân phố số 7`.
    pub fn post(&self, (kind, group): (PostKind, Option<&GroupCode>)) -> String {
        post_name(kind, group.and_then(|code| self.ward.group(code)), self.voice.language)
    }

    /// `16/10/2019`
    pub fn day(day: NaiveDate) -> String {
        day.format("%d/%m/%Y").to_string()
    }

    /// `14:05 02/10/2019`, in local time.
    pub fn moment(at: DateTime<Utc>) -> String {
        at.with_timezone(&WARD_ZONE).format("%H:%M %d/%m/%Y").to_string()
    }

    /// What has to be done by a deadline.
    pub fn task(&self, id: DeadlineId) -> String {
        let rule = self.ward.petitions.rules.deadline(id.code());
        rule.map_or_else(String::new, |rule| rule.what.get(self.voice.language).to_owned())
    }

    /// A deadline's last day, or that it is not known.
    pub fn due(&self, deadline: &Deadline) -> String {
        match deadline.due {
            Ok(day) => Self::day(day),
            Err(NoData { year }) => fl!(self.words(), "register-no-data", year = year.to_string()),
        }
    }

    /// How far away a deadline is, or by how much it was missed.
    pub fn standing(&self, standing: Standing) -> String {
        let words = self.words();
        match standing {
            Standing::NoDeadline => fl!(words, "register-no-deadline"),
            Standing::Unknown(NoData { year }) => fl!(words, "register-no-data", year = year.to_string()),
            Standing::DueIn(0) => fl!(words, "register-due-today"),
            Standing::DueIn(days) => fl!(words, "register-due-in", days = days),
            Standing::OverdueBy(0) => fl!(words, "register-overdue-today"),
            Standing::OverdueBy(days) => fl!(words, "register-overdue-by", days = days),
        }
    }

    /// `3 ảnh, 1 ghi âm`; `None` where there are no files.
    pub fn files(&self, files: &[Attachment]) -> Option<String> {
        let count = |kind| files.iter().filter(|file| file.kind == kind).count();
        let (photos, voices) = (count(attachments::Kind::Photo), count(attachments::Kind::Voice));
        let photos = (photos > 0).then(|| fl!(self.words(), "petition-photos", count = photos));
        let voices = (voices > 0).then(|| fl!(self.words(), "petition-voices", count = voices));
        let parts: Vec<_> = photos.into_iter().chain(voices).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Whose opinion it is, with their number where it is known.
    pub fn asker(&self, asker: &Asker) -> String {
        let words = self.words();
        match asker {
            Asker::Unnamed => fl!(words, "register-card-anonymous"),
            Asker::Alias(name) | Asker::Named { name, phone: None } => {
                fl!(words, "register-card-asks", who = Message::verbatim(name.as_str()))
            }
            Asker::Named { name, phone: Some(phone) } => {
                let who = format!("{}, {}", Message::verbatim(name.as_str()), phone.spoken());
                fl!(words, "register-card-asks", who = who)
            }
        }
    }

    /// Where it is.
    pub fn place(&self, place: &Place) -> String {
        match place {
            Place::Words(place) => {
                fl!(self.words(), "register-card-place", place = Message::verbatim(place.as_str()))
            }
            Place::Point(_) => fl!(self.words(), "register-card-place-on-map"),
        }
    }

    /// What a list is called.
    pub fn filter(&self, filter: &Filter) -> String {
        let words = self.words();
        match filter {
            Filter::Open => fl!(words, "register-filter-open"),
            Filter::New => fl!(words, "register-filter-new"),
            Filter::Mine => fl!(words, "register-filter-mine"),
            Filter::DueSoon => fl!(words, "register-filter-due"),
            Filter::Overdue => fl!(words, "register-filter-overdue"),
            Filter::Done => fl!(words, "register-filter-done"),
            Filter::Field(field) => self.field(*field),
            Filter::Group(group) => self.group(group.as_ref()),
        }
    }

    /// What an action is called on its button.
    pub fn action(&self, action: ActionKind) -> String {
        let words = self.words();
        match action {
            ActionKind::Take => fl!(words, "petition-action-take"),
            ActionKind::AskMore => fl!(words, "petition-action-ask-more"),
            ActionKind::AddMore => fl!(words, "petition-action-known"),
            ActionKind::RefuseAsIneligible => fl!(words, "petition-action-ineligible"),
            ActionKind::Guide => fl!(words, "petition-action-guide"),
            ActionKind::Forward => fl!(words, "petition-action-forward"),
            ActionKind::Accept => fl!(words, "petition-action-accept"),
            ActionKind::Refuse => fl!(words, "petition-action-refuse"),
            ActionKind::Start => fl!(words, "petition-action-start"),
            ActionKind::Answer => fl!(words, "petition-action-answer"),
            ActionKind::Settle => fl!(words, "petition-action-settle"),
            ActionKind::Reopen => fl!(words, "petition-action-reopen"),
            ActionKind::Withdraw => fl!(words, "petition-action-withdraw"),
            ActionKind::MarkCoordinated => fl!(words, "petition-action-coordinated"),
        }
    }
}
