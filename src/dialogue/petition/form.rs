//! What a petition's dialogue knows, and which questions there are.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::petition::{Asked, Kind, PetitionSettings, Rules, Said};
use crate::domain::phone::PhoneNumber;
use crate::domain::voice::Voice;
use crate::domain::ward::{Group, GroupCode, Ward};

use super::draft::{About, Draft, Given};

/// What a step needs to know of the ward and of who writes.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    pub ward: &'a Ward,
    pub petitions: &'a PetitionSettings,
    /// The group of the post that writes; absent for a post of the ward, which says what the petition is about.
    pub group: Option<&'a GroupCode>,
    pub voice: Voice,
    pub today: NaiveDate,
    /// Where the person's own name is known: name and telephone number, for petitions of their own household.
    pub own: Option<(&'a Said, Option<&'a PhoneNumber>)>,
}

/// A question of the dialogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    About,
    Kind,
    Field,
    What,
    Place,
    Name,
    Phone,
    Households,
}

impl Question {
    /// Every question, in the order in which they are asked.
    pub const ALL: [Self; 8] = [
        Self::About,
        Self::Kind,
        Self::Field,
        Self::What,
        Self::Place,
        Self::Name,
        Self::Phone,
        Self::Households,
    ];

    /// A short name, for buttons.
    pub const fn code(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Kind => "kind",
            Self::Field => "field",
            Self::What => "what",
            Self::Place => "place",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Households => "households",
        }
    }
}

impl Form<'_> {
    /// What the kinds, fields and notes are called.
    pub fn rules(&self) -> &Rules {
        &self.petitions.rules
    }

    /// A draft in which nothing is written.
    pub fn blank(&self) -> Draft {
        Draft { about: self.group.cloned().map(About::Group), ..Draft::default() }
    }

    /// Whether anything is chosen or written.
    pub fn is_begun(&self, draft: &Draft) -> bool {
        *draft != self.blank()
    }

    /// Whether the question is asked, as far as the answers tell.
    pub fn asks(&self, draft: &Draft, question: Question) -> bool {
        match question {
            Question::About => self.group.is_none(),
            Question::Phone => draft.name != Some(Given::Passed),
            Question::Kind
            | Question::Field
            | Question::What
            | Question::Place
            | Question::Name
            | Question::Households => true,
        }
    }

    /// The first question without an answer.
    pub fn next_open(&self, draft: &Draft) -> Option<Question> {
        self.asked(draft).into_iter().find(|question| !draft.answers(*question))
    }

    /// The question before this one.
    pub fn before(&self, draft: &Draft, question: Question) -> Option<Question> {
        self.asked(draft).into_iter().rfind(|one| *one < question)
    }

    /// The questions that are asked, in order.
    pub fn asked(&self, draft: &Draft) -> Vec<Question> {
        Question::ALL.into_iter().filter(|question| self.asks(draft, *question)).collect()
    }

    /// Which step a question is, and of how many. Name and telephone number are one step.
    pub fn step(&self, question: Question) -> (usize, usize) {
        let steps = Question::ALL.into_iter().filter(|one| *one != Question::Phone);
        let steps: Vec<_> = steps.filter(|one| *one != Question::About || self.group.is_none()).collect();
        let shown = if question == Question::Phone { Question::Name } else { question };
        let at = steps.iter().position(|one| *one == shown).unwrap_or(0);
        (at + 1, steps.len())
    }

    /// Whether a petition of this kind may come without a name.
    pub fn may_be_unnamed(&self, kind: Kind) -> bool {
        self.rules().kind(Asked::Take(kind)).anonymous
    }

    /// The groups that a petition can be about, in the order of their numbers.
    pub fn groups(&self) -> Vec<&Group> {
        let mut groups: Vec<_> =
            self.ward.groups.iter().filter(|group| group.in_force_on(self.today)).collect();
        groups.sort_by_key(|group| group.number);
        groups
    }
}
