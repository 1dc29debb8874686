//! The cards of a whole report: opening, narratives, review.

use i18n_embed_fl::fl;

use chrono::NaiveDate;

use crate::channels::Button;
use crate::domain::catalogue::Indicator;
use crate::domain::people::PostKind;
use crate::words::{day_label, loader};

use super::Screen;
use crate::dialogue::report::display;
use crate::dialogue::report::tap::Tap;

/// How many number buttons stand in a row of the review card.
const NUMBERS_A_ROW: usize = 5;
/// A leader needs about this long for a question.
const SECONDS_A_QUESTION: usize = 15;

impl Screen<'_> {
    pub(super) fn opening(&self) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.voice);
        let asked = self.form.asked(self.answers);
        let open = asked.iter().filter(|one| !self.answers.contains_key(&one.key)).count();
        let minutes = (asked.len() * SECONDS_A_QUESTION).div_ceil(60);
        let mut text = vec![self.heading()];
        if self.form.is_correction() {
            text.push(fl!(words, "report-opening-correction", revision = self.form.history.next_revision));
        }
        let started = !self.answers.is_empty();
        text.push(match (started, open) {
            (false, _) => fl!(words, "report-opening-fresh", count = asked.len(), minutes = minutes),
            (true, 0) => fl!(words, "report-opening-complete"),
            (true, _) if self.form.is_correction() => fl!(words, "report-opening-gaps", open = open),
            (true, _) => fl!(words, "report-opening-started", open = open, count = asked.len()),
        });
        text.extend(self.by_others());
        if self.form.writer == PostKind::Secretary {
            text.push(fl!(words, "report-filing"));
        }
        text.push(fl!(words, "report-due", day = day_label(self.due(), self.form.voice.language)));
        text.push(fl!(words, "report-opening-kept"));
        let begin = if started { fl!(words, "report-continue") } else { fl!(words, "report-begin") };
        let mut rows = vec![];
        if open > 0 {
            rows.push(vec![self.button(&Tap::Begin, begin)]);
        }
        if started {
            rows.push(vec![self.button(&Tap::Review, fl!(words, "report-review"))]);
        }
        if !started && open > 1 && self.form.history.submitted.contains_key(&self.form.month.previous()) {
            rows.push(vec![self.button(&Tap::AsLastMonth, fl!(words, "report-as-last-month"))]);
        }
        if open > 1 {
            rows.push(vec![self.button(&Tap::WholeMonth, fl!(words, "report-whole-month"))]);
        }
        rows.push(vec![self.later()]);
        (text.join("\n"), rows)
    }

    pub(super) fn review(&self) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.voice);
        let figures = self.form.asked(self.answers).into_iter();
        let notes =
            self.form.narratives(self.answers).into_iter().filter(|one| self.answers.contains_key(&one.key));
        let shown: Vec<_> = figures.chain(notes).collect();
        let line = |(at, one): (usize, &&Indicator)| {
            let answer = self.answers.get(&one.key);
            let answer = answer.map_or_else(
                || fl!(words, "report-open"),
                |answer| display::short(one, answer, self.form.voice.language),
            );
            format!("{}. {}: {answer}", at + 1, one.short_label().get(self.form.voice.language))
        };
        let lines = shown.iter().enumerate().map(line);
        let text = [self.heading()].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
        let open = shown.iter().filter(|one| !self.answers.contains_key(&one.key)).count();
        let hint = match (open, self.form.submits(), self.form.is_correction()) {
            (1.., _, _) => fl!(words, "report-review-open", open = open),
            (0, true, false) => fl!(words, "report-review-hint"),
            (0, true, true) => {
                fl!(words, "report-review-correction", revision = self.form.history.next_revision)
            }
            (0, false, _) => fl!(words, "report-review-draft"),
        };
        let numbers = shown
            .iter()
            .enumerate()
            .map(|(at, one)| self.button(&Tap::Open(one.key.clone()), (at + 1).to_string()));
        let numbers: Vec<_> = numbers.collect();
        let mut rows: Vec<_> = numbers.chunks(NUMBERS_A_ROW).map(<[Button]>::to_vec).collect();
        if !self.form.narratives(self.answers).is_empty() {
            rows.push(vec![self.button(&Tap::Narratives, fl!(words, "report-add-narrative"))]);
        }
        if open > 0 {
            rows.push(vec![self.button(&Tap::Begin, fl!(words, "report-answer-rest", open = open))]);
        } else if self.form.submits() {
            rows.push(vec![self.button(&Tap::Send, fl!(words, "report-send"))]);
        } else {
            rows.push(vec![self.button(&Tap::HandOver, fl!(words, "report-hand-over"))]);
        }
        rows.push(vec![self.later()]);
        let by_others = self.by_others().join(" ");
        let below = [by_others, hint].into_iter().filter(|line| !line.is_empty());
        let text = [text].into_iter().chain(below).collect::<Vec<_>>().join("\n\n");
        (text, rows)
    }

    pub(super) fn same_as_last_month(&self) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.voice);
        let month = self.form.month.previous().label(self.form.voice.language);
        let send = self.button(&Tap::SendAnyway, fl!(words, "report-send-anyway"));
        let review = self.button(&Tap::Review, fl!(words, "report-look-again"));
        (fl!(words, "report-same-as-last-month", month = month), vec![vec![send], vec![review]])
    }

    pub(super) fn narratives(&self) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.voice);
        let offered = self.form.narratives(self.answers).into_iter().map(|one| {
            let done = if self.answers.contains_key(&one.key) { "✓ " } else { "" };
            let label = format!("{done}{}", one.short_label().get(self.form.voice.language));
            vec![self.button(&Tap::Open(one.key.clone()), label)]
        });
        let review = vec![self.button(&Tap::Review, fl!(words, "report-narratives-done"))];
        (fl!(words, "report-narratives"), offered.chain([review]).collect())
    }

    /// Who else has answered something of what stands here.
    fn by_others(&self) -> Vec<String> {
        let words = loader(self.form.voice);
        let line = |(post, count): (PostKind, usize)| match post {
            PostKind::Leader => Some(fl!(words, "report-by-leader", count = count)),
            PostKind::Deputy => Some(fl!(words, "report-by-deputy", count = count)),
            PostKind::Secretary => Some(fl!(words, "report-by-secretary", count = count)),
            // His part of the report is his alone, and the other posts write no group's report.
            PostKind::FrontBoardHead
            | PostKind::Chair
            | PostKind::CommitteeMember
            | PostKind::Administrator => None,
        };
        self.form.answered_by_others(self.answers).into_iter().filter_map(line).collect()
    }

    fn due(&self) -> NaiveDate {
        self.form.ward.calendar.due_on(self.form.month)
    }
}
