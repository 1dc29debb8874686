//! The form of one month: which questions a post is asked, in which order, given what was answered so far.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::answer::{Answer, Answers, Value};
use crate::domain::catalogue::{Catalogue, Indicator, Kind};
use crate::domain::people::{Part, PostKind};
use crate::domain::period::Month;
use crate::domain::permissions::Permission;
use crate::domain::voice::Voice;
use crate::domain::ward::{Group, Ward};

/// Everything that a report's dialogue may know, besides the session and the draft.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    pub catalogue: &'a Catalogue,
    pub ward: &'a Ward,
    pub group: &'a Group,
    pub part: Part,
    pub month: Month,
    pub history: &'a History,
    /// The post that is at it: a deputy drafts for the leader, a secretary may file for the leader.
    pub writer: PostKind,
    /// What other posts than that have answered in the draft.
    pub others: &'a ByOthers,
    pub voice: Voice,
    /// The day in the ward.
    pub today: NaiveDate,
}

/// The answers of a draft that each of the other posts gave.
pub type ByOthers = BTreeMap<PostKind, Answers>;

/// What is known of other months, newest revisions only.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Submitted answers of this part, by month: the year's earlier months, the month before, and the month itself where
    /// it was submitted already.
    pub submitted: BTreeMap<Month, Answers>,
    /// What the group's other part gave for this month and may be looked at here: the front board head's form sees the
    /// leader's figures, never the other way round.
    pub other_part: Answers,
    /// The revision that a submission of the month would become.
    pub next_revision: u32,
}

impl<'a> Form<'a> {
    /// The figures that the month may ask, in the catalogue's order: those in season whose condition may come to hold.
    pub fn figures(&self) -> Vec<&'a Indicator> {
        let figures = self.in_season().filter(|indicator| indicator.kind != Kind::Narrative);
        figures.filter(|indicator| self.condition_may_hold(indicator)).collect()
    }

    /// The narratives that are offered at the end and never forced.
    pub fn narratives(&self, answers: &Answers) -> Vec<&'a Indicator> {
        let narratives = self.in_season().filter(|indicator| indicator.kind == Kind::Narrative);
        narratives.filter(|indicator| self.condition_holds(indicator, answers)).collect()
    }

    /// The figures that are asked as far as known from `answers`: a condition on a question that is not answered yet, or
    /// that was answered with a blank, does not hold.
    pub fn asked(&self, answers: &Answers) -> Vec<&'a Indicator> {
        let figures = self.figures().into_iter();
        figures.filter(|indicator| self.condition_holds(indicator, answers)).collect()
    }

    /// The first asked figure without an answer, beginning after `key`, then from the start.
    pub fn next_open(&self, answers: &Answers, after: Option<&str>) -> Option<&'a Indicator> {
        let asked = self.asked(answers);
        let start =
            after.and_then(|key| asked.iter().position(|one| one.key.as_str() == key)).map_or(0, |at| at + 1);
        let (before, behind) = asked.split_at(start);
        behind.iter().chain(before).find(|one| !answers.contains_key(&one.key)).copied()
    }

    /// The asked figure before `key`.
    pub fn before(&self, answers: &Answers, key: &str) -> Option<&'a Indicator> {
        let asked = self.asked(answers);
        let at = asked.iter().position(|one| one.key.as_str() == key)?;
        at.checked_sub(1).map(|at| asked[at])
    }

    /// What may be submitted of `answers`: the answers of questions that are asked.
    pub fn submittable(&self, answers: &Answers) -> Answers {
        let asked = self.asked(answers).into_iter().chain(self.narratives(answers));
        asked.filter_map(|one| Some((one.key.clone(), answers.get(&one.key)?.clone()))).collect()
    }

    /// The indicator of that key, where this form can ask it.
    pub fn find(&self, key: &str) -> Option<&'a Indicator> {
        self.in_season().find(|indicator| indicator.key.as_str() == key)
    }

    /// Whether the writer's own tap submits.
    pub fn submits(&self) -> bool {
        self.writer.may(Permission::SubmitReport) || self.writer.may(Permission::FileForLeader)
    }

    /// How many of the answers stand as each of the other posts gave them.
    pub fn answered_by_others(&self, answers: &Answers) -> Vec<(PostKind, usize)> {
        let shown: Vec<_> = self.asked(answers).into_iter().chain(self.narratives(answers)).collect();
        let counted = self.others.iter().map(|(post, given)| {
            let stands = |one: &&&Indicator| {
                given.get(&one.key).is_some_and(|answer| answers.get(&one.key) == Some(answer))
            };
            (*post, shown.iter().filter(stands).count())
        });
        counted.filter(|(_, count)| *count > 0).collect()
    }

    /// What last month's submitted report says of the indicator.
    pub fn last_month(&self, key: &str) -> Option<&'a Answer> {
        self.history.submitted.get(&self.month.previous())?.get(key)
    }

    /// The submitted answers of the earlier months of the same year.
    pub fn earlier_in_year(&self) -> impl Iterator<Item = (Month, &'a Answers)> + use<'a> {
        let month = self.month;
        let submitted = self.history.submitted.range(..month);
        submitted
            .filter(move |(earlier, _)| earlier.year() == month.year())
            .map(|(earlier, answers)| (*earlier, answers))
    }

    /// Whether the month was submitted before.
    pub fn is_correction(&self) -> bool {
        self.history.submitted.contains_key(&self.month)
    }

    fn in_season(&self) -> impl Iterator<Item = &'a Indicator> + use<'a> {
        let form = *self;
        form.catalogue.indicators.iter().filter(move |indicator| {
            indicator.asked_of() == Some(form.part)
                && (!indicator.optional || form.ward.optional.contains(&indicator.key))
                && indicator.season.asks(form.month, form.said_yes_earlier(indicator))
        })
    }

    fn said_yes_earlier(&self, indicator: &Indicator) -> bool {
        let yes = Answer::Value(Value::YesNo(true));
        self.earlier_in_year().any(|(_, answers)| answers.get(&indicator.key) == Some(&yes))
    }

    /// Whether the form asks what the condition is about: in a month without the question of the people's conference nobody
    /// is asked how many came to it.
    fn condition_may_hold(&self, indicator: &Indicator) -> bool {
        let asks = |key: &str| self.find(key).is_some_and(|one| self.condition_may_hold(one));
        indicator.ask_if.as_ref().is_none_or(|condition| condition.keys().into_iter().all(asks))
    }

    fn condition_holds(&self, indicator: &Indicator, answers: &Answers) -> bool {
        let asked_itself = |key: &str| self.find(key).is_some_and(|one| self.condition_holds(one, answers));
        let number = |key: &str| answers.get(key).filter(|_| asked_itself(key)).and_then(Answer::as_number);
        indicator.ask_if.as_ref().is_none_or(|condition| condition.holds(&number) == Some(true))
    }
}
