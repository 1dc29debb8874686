//! A leader or a front board head who reports months, answer by answer, and checks that nothing else is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::watch;

use crate::support::Talk;

use super::asked::{Answers, Given, Post, Question, Questions};
use super::book::{Month, MonthReport};
use super::screens::{heading, noted_narratives, question, review_labels, with_dots};

/// Somebody who reports for a group.
pub struct Reporter {
    pub talk: Talk,
    pub post: Post,
    pub group: u32,
    questions: Arc<Questions>,
    /// What was submitted, the newest revision of each month.
    pub submitted: BTreeMap<Month, Answers>,
    /// Which of their messages gave an answer.
    typed: BTreeMap<(Month, String), i64>,
    /// Counts every answer of everybody.
    progress: Arc<watch::Sender<usize>>,
}

impl Reporter {
    pub fn new(
        talk: Talk,
        (post, group): (Post, u32),
        questions: Arc<Questions>,
        progress: Arc<watch::Sender<usize>>,
    ) -> Self {
        Self { talk, post, group, questions, submitted: BTreeMap::new(), typed: BTreeMap::new(), progress }
    }

    /// The count of everybody's answers.
    pub fn progress(&self) -> Arc<watch::Sender<usize>> {
        Arc::clone(&self.progress)
    }

    /// Reports a month: opens it, answers what is asked, writes the narratives, looks at everything, sends it.
    pub async fn reports(&mut self, report: &MonthReport) {
        self.opens(report.month).await;
        let answers = self.answers(report).await;
        let answers = self.writes_narratives(report, answers).await;
        self.sends(report, answers).await;
    }

    /// The oldest month owed is opened, and says how many questions it has.
    async fn opens(&mut self, month: Month) {
        self.talk.types("/baocao").await;
        let card = self.talk.card();
        assert_eq!(heading(card), Some(self.heading(month)), "{card:#?}");
        let count = self.questions.figures(self.post, month, &self.said_yes(month), &Answers::new()).len();
        assert!(card.text.contains(&format!("\n{count} câu, ")), "{count} questions against {card:#?}");
        self.talk.taps("Bắt đầu").await;
    }

    /// Answers question after question. Each has to be the next one of the catalogue, and counted rightly: a figure that is
    /// asked back shows no question, and fails here.
    async fn answers(&mut self, report: &MonthReport) -> Answers {
        let (mut answers, yes) = (Answers::new(), self.said_yes(report.month));
        loop {
            let questions = Arc::clone(&self.questions);
            let asked = questions.figures(self.post, report.month, &yes, &answers);
            let next = asked.iter().position(|question| !answers.contains_key(&question.key));
            let Some(at) = next else { return answers };
            let shown = question(self.talk.card());
            let expected = Some((at + 1, asked.len(), asked[at].label.clone()));
            assert_eq!(shown, expected, "{:?} of group {}: {:#?}", self.post, self.group, self.talk.card());
            let given = asked[at].answer_of(report);
            self.gives(report, asked[at], &given, at).await;
            answers.insert(asked[at].key.clone(), given);
            self.progress.send_modify(|count| *count += 1);
        }
    }

    /// Gives an answer by typing or by a button, now one, now the other.
    async fn gives(&mut self, report: &MonthReport, question: &Question, given: &Given, at: usize) {
        let by_button = (at + self.group as usize + report.month.number as usize).is_multiple_of(2);
        let number = match given {
            Given::NotKnownYet if by_button => return self.talk.taps("Chưa có số liệu").await,
            Given::NotKnownYet => return self.types(report, question, "chưa có số liệu").await,
            Given::Value(Value::Array(items)) => return self.lists(report, question, items, by_button).await,
            Given::Value(Value::Bool(yes)) if by_button => {
                return self.talk.taps(if *yes { "Có" } else { "Không" }).await;
            }
            Given::Value(Value::Bool(yes)) => {
                return self.types(report, question, if *yes { "có" } else { "không" }).await;
            }
            Given::Value(value) => value.as_i64().unwrap_or_else(|| panic!("{value} is no number")),
        };
        let before = report.month.previous().and_then(|month| self.submitted.get(&month)?.get(&question.key));
        let same = before == Some(given);
        match number {
            0 if by_button => self.talk.taps("0").await,
            1.. if by_button && same => self.talk.taps("Như tháng trước").await,
            _ if question.kind == "money_vnd" && at.is_multiple_of(3) => {
                self.types(report, question, &with_dots(number)).await;
            }
            _ => self.types(report, question, &number.to_string()).await,
        }
    }

    async fn types(&mut self, report: &MonthReport, question: &Question, text: &str) {
        let message = self.talk.types(text).await;
        self.typed.insert((report.month, question.key.clone()), message);
    }

    /// A list: field by field, or a line each.
    async fn lists(&mut self, report: &MonthReport, question: &Question, items: &[Value], by_button: bool) {
        let cells = |item: &Value| -> [String; 4] {
            ["household_code", "helper_type", "form_of_help", "value_vnd"].map(|field| match &item[field] {
                Value::String(text) => question.choices.get(text).unwrap_or(text).clone(),
                other => other.to_string(),
            })
        };
        match (items, by_button) {
            ([], true) => self.talk.taps("Không có").await,
            ([], false) => self.types(report, question, "không").await,
            (items, true) => {
                self.talk.taps("Thêm một lượt").await;
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        self.talk.taps("Thêm lượt nữa").await;
                    }
                    let [code, helper, form, value] = cells(item);
                    self.talk.taps(&code).await;
                    self.talk.taps(&helper).await;
                    self.talk.types(&form).await;
                    self.talk.types(&value).await;
                }
                self.talk.taps("Xong").await;
            }
            (items, false) => {
                let lines: Vec<_> = items.iter().map(|item| cells(item).join("; ")).collect();
                self.types(report, question, &lines.join("\n")).await;
            }
        }
    }

    /// After the last figure the narratives are offered together: those of the golden report are written.
    async fn writes_narratives(&mut self, report: &MonthReport, mut answers: Answers) -> Answers {
        let questions = Arc::clone(&self.questions);
        let offered = questions.narratives(self.post, report.month, &self.said_yes(report.month), &answers);
        if offered.is_empty() {
            return answers;
        }
        let labels: Vec<&str> = offered.iter().map(|question| question.label.as_str()).collect();
        assert_eq!(
            noted_narratives(self.talk.card()),
            labels.iter().map(|label| (*label, false)).collect::<Vec<_>>()
        );
        for question in offered {
            let Some(text) = report.values.get(&question.key) else { continue };
            self.talk.taps(&question.label).await;
            self.talk.types(text.as_str().expect("a text")).await;
            assert!(
                noted_narratives(self.talk.card()).contains(&(&question.label, true)),
                "{:#?}",
                self.talk.card()
            );
            answers.insert(question.key.clone(), Given::Value(text.clone()));
            self.progress.send_modify(|count| *count += 1);
        }
        self.talk.taps("Xem lại báo cáo").await;
        answers
    }

    /// Looks through the card of all answers, and sends the report.
    async fn sends(&mut self, report: &MonthReport, answers: Answers) {
        let card = self.talk.card();
        assert!(card.text.contains(&self.heading(report.month)), "{card:#?}");
        assert_eq!(review_labels(card), self.reviewed(report.month, &answers), "{card:#?}");
        self.talk.taps("Gửi báo cáo").await;
        let part = if self.post == Post::FrontBoardHead { "-MT" } else { "" };
        let receipt = format!("**PL-{:02}-{}-{}{part}**", self.group, report.month.code(), report.revision);
        assert!(self.talk.card().text.contains(&receipt), "{receipt} against {:#?}", self.talk.card());
        self.submitted.insert(report.month, answers);
    }

    /// Opens a month that was sent, from the list of months, and corrects an answer.
    pub async fn corrects_from_the_list(&mut self, report: &MonthReport, key: &str) {
        self.talk.types("/baocao").await;
        self.talk.taps(&format!("Tháng {}/{} · đã gửi", report.month.number, report.month.year)).await;
        assert!(
            self.talk.card().text.contains(&format!("đó sẽ là bản lần {}", report.revision)),
            "{:#?}",
            self.talk.card()
        );
        self.talk.taps("Xem lại các câu đã trả lời").await;
        let (mut answers, label) = (self.submitted[&report.month].clone(), self.label(key));
        let place =
            review_labels(self.talk.card()).iter().position(|shown| *shown == label).expect("its line");
        self.talk.taps(&(place + 1).to_string()).await;
        assert_eq!(
            question(self.talk.card()).map(|(_, _, label)| label),
            Some(label),
            "{:#?}",
            self.talk.card()
        );
        self.talk.types(&report.values[key].to_string()).await;
        answers.insert(key.to_owned(), Given::Value(report.values[key].clone()));
        self.sends(report, answers).await;
    }

    /// Edits the message that once gave an answer of a month that was sent.
    pub async fn corrects_by_editing(&mut self, report: &MonthReport, key: &str) {
        let message = self.typed[&(report.month, key.to_owned())];
        self.talk.edits(message, &report.values[key].to_string()).await;
        let mut answers = self.submitted[&report.month].clone();
        answers.insert(key.to_owned(), Given::Value(report.values[key].clone()));
        self.sends(report, answers).await;
    }

    /// The questions of the year that were answered yes before the month.
    fn said_yes(&self, month: Month) -> BTreeSet<String> {
        let earlier = self.submitted.range(..month).flat_map(|(_, answers)| answers);
        earlier
            .filter(|(_, given)| **given == Given::Value(json!(true)))
            .map(|(key, _)| key.clone())
            .collect()
    }

    /// The labels on the card of all answers: figures, then the narratives written.
    fn reviewed(&self, month: Month, answers: &Answers) -> Vec<String> {
        let yes = self.said_yes(month);
        let figures = self.questions.figures(self.post, month, &yes, answers);
        let narratives = self.questions.narratives(self.post, month, &yes, answers);
        let written = narratives.into_iter().filter(|question| answers.contains_key(&question.key));
        figures.into_iter().chain(written).map(|question| question.label.clone()).collect()
    }

    fn label(&self, key: &str) -> String {
        self.questions.label(key).to_owned()
    }

    fn heading(&self, month: Month) -> String {
        format!("**Báo cáo {} · Tổ {}**", month.label(), self.group)
    }
}
