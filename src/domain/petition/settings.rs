//! What a ward says about its petitions, and how long it keeps what.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Rules, WorkingDays};

/// A ward's own data on petitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PetitionSettings {
    /// The bodies that petitions are forwarded to, in the order in which they are offered.
    pub bodies: Vec<Body>,
    /// Replies that a handler may begin from.
    pub templates: Vec<Template>,
    /// Where a denunciation can be made: address, hours, phone. Vietnamese.
    pub denunciation_office: Option<String>,
    /// The ward's own limit for settling recommendations and feedback, in working days from reception.
    pub settlement_working_days: Option<u32>,
    pub rules: Arc<Rules>,
    pub working_days: Arc<WorkingDays>,
}

/// A body that petitions are forwarded to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    pub name: String,
}

/// The text of a reply. Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    pub title: String,
    pub text: String,
}

impl Default for PetitionSettings {
    /// Those of a ward that has said nothing: the program's rules, no bodies, no templates.
    fn default() -> Self {
        Self {
            bodies: Vec::new(),
            templates: Vec::new(),
            denunciation_office: None,
            settlement_working_days: None,
            rules: Rules::of_program(),
            working_days: WorkingDays::of_program(),
        }
    }
}

/// How long a ward keeps what is personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Retention {
    /// Drafts of reports, in days after their month and after the last change, whichever is later.
    pub drafts_days: u32,
    /// Petitions, in years after their end.
    pub petitions_years: u32,
    /// Petitions that could not be handled, in years after their end.
    pub ineligible_years: u32,
    /// Identities, in years after the last post.
    pub identities_years: u32,
    /// The audit, in years.
    pub audit_years: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            drafts_days: 90,
            petitions_years: 5,
            ineligible_years: 1,
            identities_years: 1,
            audit_years: 10,
        }
    }
}
